import Statistics

extension OrderTest {
  /// The test of Mann 1945 and Kendall 1975 on the rates, with the slope of Sen 1968.
  ///
  /// Exact where the enumeration is there; ten years or more with ties have the normal p only.
  init(years: [Int], _ rates: [Rate], level: Double) {
    let test = sound { () throws(InvalidInput) in
      try mannKendall(
        times: years.map(Double.init), values: rates.map(\.perThousand), level: level)
    }
    self.init(
      s: test.s, p: test.exactPValue ?? test.normalPValue, isExact: test.exactPValue != nil,
      senSlope: test.senSlope)
  }
}
