import Charts
import Drawing
import Testing
import Units

@Suite struct SeasonProfileTests {
  private let palette = Palette()

  private func profile(_ ratios: [Double?], isEstablished: Bool = true) -> SeasonProfile {
    SeasonProfile(
      months: ratios.map {
        SeasonProfile.Month(
          "janv.", initial: "J",
          ratio: Estimate($0, interval: $0.map { Interval(lower: $0 * 0.9, upper: $0 * 1.1) }),
          isEstablished: isEstablished)
      }, meanName: "moyenne")
  }

  private func shapes(_ chart: SeasonProfile, width: Double = 400) -> [Shape] {
    chart.shapes(
      in: Rect(x: 0, y: 0, width: width, height: 150), context: context(share: 0.5))
  }

  @Test func setsEqualRatiosAtEqualDistancesFromTheMean() throws {
    let shapes = shapes(profile([0.8, 1.25, 1]))
    let heights = shapes.dots(palette.bleu).map(\.center.y)
    try #require(heights.count == 3)
    // 0,8 is 1 over 1,25.
    #expect(abs((heights[0] - heights[2]) - (heights[2] - heights[1])) < 1e-9)
    // The ends, 0,72 and 1,375, ask for an axis from ÷ 1,5 to × 1,5, over 150 − 12 − 14 points:
    // ln 1,25 over ln 1,5 is 0,5503 of its half.
    #expect(abs(heights[2] - heights[1] - 0.550_34 * 62) < 0.01)
    #expect(shapes.strings.contains("×\u{A0}1,5") && shapes.strings.contains("÷\u{A0}1,25"))
  }

  @Test func numbersTheHighestAndTheLowestMonthWhenEstablished() {
    let sure = shapes(profile([0.8, 1.3, 1, 1.2])).strings
    #expect(sure.contains("×\u{A0}1,30") && sure.contains("×\u{A0}0,80"))
    #expect(!sure.contains("×\u{A0}1,20"))
    let unsure = shapes(profile([0.8, 1.3, 1, 1.2], isEstablished: false))
    #expect(!unsure.strings.contains("×\u{A0}1,30"))
    #expect(unsure.dots(palette.bleu).isEmpty)
  }

  @Test func numbersNoMonthUnderTheMeanAsTheHighest() {
    let strings = shapes(profile([0.8, 0.9])).strings
    #expect(strings.contains("×\u{A0}0,80") && !strings.contains("×\u{A0}0,90"))
  }

  @Test func marksMonthsThatAreNotTold() {
    let shapes = shapes(profile([1, nil, 1.1, nil]))
    #expect(shapes.dots(palette.bleu).count == 2)
    #expect(shapes.strings.filter { $0 == "n.d." }.count == 1)
  }

  @Test func writesInitialsWhereNamesHaveNoRoom() {
    let twelve = profile([Double](repeating: 1, count: 12))
    #expect(shapes(twelve).strings.filter { $0 == "janv." }.count == 12)
    #expect(shapes(twelve, width: 200).strings.filter { $0 == "J" }.count == 12)
  }

  @Test func tellsItsMonthsInATable() {
    let table = profile([1.2, nil]).valueTable(
      SeasonProfile.TableHeads(month: "Mois", ratio: "Rapport", interval: "IC"))
    // 1,2 less and more a tenth of itself.
    #expect(
      table.rows == [
        ["janv.", "1,20", "[1,08\u{202F}; 1,32]"], ["janv.", "n.d.", "n.d."],
      ])
  }
}
