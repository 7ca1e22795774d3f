extension OrderTest {
  init?(years: [Int], _ rates: [Rate]) { return nil }
}
