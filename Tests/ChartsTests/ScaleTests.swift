import Testing

@testable import Charts

@Suite struct ScaleTests {
  @Test(arguments: [
    ([10.0], [0.0, 2, 4, 6, 8, 10]),
    ([3.9], [0, 1, 2, 3, 4]),
    ([0.047], [0, 0.01, 0.02, 0.03, 0.04, 0.05]),
    ([-9, 23], [-10, 0, 10, 20, 30]),
    ([1_234_567], [0, 250_000, 500_000, 750_000, 1_000_000, 1_250_000]),
    ([0, 0], [0, 1]),
    ([], [0, 1]),
  ])
  func choosesTheTicksThatAPersonWould(values: [Double], expected: [Double]) {
    let ticks = Ticks.covering(values).values
    #expect(ticks.count == expected.count)
    for (tick, wanted) in zip(ticks, expected) {
      #expect(abs(tick - wanted) < 1e-9 * (1 + abs(wanted)))
    }
  }

  @Test func coversAnyValuesWithFourToSixRoundTicks() {
    var numbers = SeededNumbers(seed: 3)
    for _ in 0..<500 {
      let values = (0..<3).map { _ in numbers.value() }
      guard values.contains(where: { $0 != 0 }) else { continue }
      let ticks = Ticks.covering(values)
      #expect(ticks.first <= (values.min() ?? 0) + 1e-9 * ticks.step)
      #expect(ticks.last >= (values.max() ?? 0) - 1e-9 * ticks.step)
      #expect((4...6).contains(ticks.count), "\(values) gave \(ticks.values)")
      #expect(ticks.values.contains { abs($0) < ticks.step / 2 }, "zero is always shown")
    }
  }

  @Test func keepsCountsWhole() {
    #expect(Ticks.covering([2], counts: true).values == [0, 1, 2, 3])
  }

  @Test func writesTicksWithTheDecimalsTheyNeed() {
    #expect(Ticks.covering([10.1]).labels == ["0", "2,5", "5,0", "7,5", "10,0", "12,5"])
    #expect(Ticks.covering([-4, 4]).labels == ["\u{2212}4", "\u{2212}2", "0", "2", "4"])
  }

  @Test func putsEqualRatiosAtEqualDistances() {
    let axis = Scale(0.25...4, from: 0, to: 80, kind: .logarithmic)
    #expect(abs(axis.position(of: 1) - 40) < 1e-9)
    #expect(abs(axis.position(of: 2) - 60) < 1e-9)
    #expect(axis.heldPosition(of: 0) == 0)
  }

  @Test(arguments: [
    (0.3, 40.0, [0.3, 1, 3, 10, 30, 100]),
    (1.0, 4, [1, 2, 5]),
    (0.02, 1.85, [0.01, 0.03, 0.1, 0.3, 1, 3]),
  ])
  func choosesRoundTicksOnALogarithmicAxis(low: Double, high: Double, expected: [Double]) {
    let ticks = logarithmicTicks(covering: low, high)
    #expect(ticks.first ?? 0 <= low * 1.0001)
    #expect(ticks.last ?? 0 >= high * 0.9999)
    #expect((2...6).contains(ticks.count))
    #expect(expected.allSatisfy { wanted in ticks.contains { abs($0 / wanted - 1) < 1e-9 } })
  }

  @Test func widensTheAxisOfRatiosForTheCommuneNotForOneOddNeighbour() {
    let others = [Double](repeating: 1.1, count: 99)
    let usual = RatioAxis(holding: [1.5], nearly: others + [80], from: 0, to: 100)
    #expect(usual.factor == 3)
    let wide = RatioAxis(holding: [7], nearly: others, from: 0, to: 100)
    #expect(wide.factor == 10)
    #expect(wide.marks.map(\.label) == ["÷\u{A0}10", "×\u{A0}10", "÷\u{A0}3", "×\u{A0}3"])
  }
}
