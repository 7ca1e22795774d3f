import Charts
import Drawing
import Testing
import Units

@Suite struct MonthlyChartTests {
  private typealias Month = MonthlyChart.Month

  private let palette = Palette()
  private let room = Rect(x: 0, y: 0, width: 400, height: 200)
  private let names = MonthlyChart.Names(observed: "mois observé", trend: "tendance")

  private func chart(
    from first: Month = Month(2024, 1), _ values: [Observation], trend: [Estimate] = []
  ) -> MonthlyChart {
    MonthlyChart(
      from: first,
      values: values.enumerated().map {
        MonthlyChart.Value($1, trend: $0 < trend.count ? trend[$0] : Estimate(nil))
      }, names: names)
  }

  private func shapes(_ chart: MonthlyChart) -> [Shape] {
    chart.shapes(in: room, context: context(share: 1))
  }

  private func lines(_ shapes: [Shape], width: Double) -> [[Point]] {
    shapes.strokes.filter { $0.stroke.width == width }.map(\.path.points)
  }

  @Test func setsEachValueInTheMiddleOfItsMonth() throws {
    let dots = shapes(chart([.value(0), .value(5), .value(10), .value(10)])).dots(palette.ardoise)
    try #require(dots.count == 4)
    // « 10 » of the scale takes 15 points, then 2.5 mm and half a point; at the right « 10 » in
    // 8 points takes 16, then 2.2 mm and a point.
    let left = max(6.5.mm, 15 + 2.5.mm + 0.5)
    let right = 400 - (16 + 2.2.mm + 1)
    let (top, bottom) = (3.5.mm, 200 - 6.mm)
    for (dot, (month, share)) in zip(dots, [(0.5, 0.0), (1.5, 0.5), (2.5, 1), (3.5, 1)]) {
      #expect(abs(dot.center.x - (left + month / 4 * (right - left))) < 1e-9)
      #expect(abs(dot.center.y - (bottom - share * (bottom - top))) < 1e-9)
    }
  }

  @Test func joinsNothingAcrossAMonthThatIsNotTold() {
    let shapes = shapes(
      chart([.value(4), .value(5), .hidden, .value(6), .value(7), .value(8), .missing, .value(9)]))
    #expect(lines(shapes, width: 0.8).map(\.count) == [2, 3])
    #expect(shapes.strings.filter { $0 == "masqué" }.count == 1)
    #expect(shapes.strings.filter { $0 == "n.d." }.count == 1)
    // Six dots: the lonely one too.
    #expect(shapes.dots(palette.ardoise).count == 6)
  }

  @Test func cutsBothLinesAtABreakAndNamesIt() {
    let trend = (1...6).map { Estimate(Double($0), interval: Interval(lower: 0, upper: 9)) }
    var chart = chart((1...6).map { .value(Double($0)) }, trend: trend)
    chart.breaks = [MonthlyChart.SeriesBreak(before: Month(2024, 3), label: "appli")]
    let shapes = shapes(chart)
    #expect(lines(shapes, width: 0.8).map(\.count) == [2, 4])
    #expect(lines(shapes, width: 2).map(\.count) == [2, 4])
    #expect(shapes.strings.contains("appli"))
    // Four corners and eight: a band for each part.
    let band = shapes.fills.first { $0.color == palette.bande }
    #expect(band?.path.points.count == 12)
    let rule = shapes.strokes.first { $0.stroke.dashes == [1.5, 1.5] }?.path.points.first?.x
    let dots = shapes.dots(palette.ardoise).map(\.center.x)
    #expect(abs((rule ?? 0) - (dots[1] + dots[2]) / 2) < 1e-9)
  }

  @Test func leavesOutABreakThatNoMonthComesBeforeOrAfter() {
    var chart = chart([.value(4), .value(5)])
    chart.breaks = [
      MonthlyChart.SeriesBreak(before: Month(2024, 1), label: "avant"),
      MonthlyChart.SeriesBreak(before: Month(2024, 3), label: "ensuite"),
    ]
    #expect(shapes(chart).strings.allSatisfy { $0 != "avant" && $0 != "ensuite" })
  }

  @Test func shadesThePeriodFromItsFirstMonthToItsLast() throws {
    var chart = chart((1...12).map { .value(Double($0)) })
    chart.period = MonthlyChart.Period(Month(2024, 7)...Month(2024, 9), label: "été")
    let shapes = shapes(chart)
    let ground = try #require(
      shapes.fills.first { $0.color == palette.sable1 }?.path.bounds)
    let dots = shapes.dots(palette.ardoise).map(\.center.x)
    let month = dots[1] - dots[0]
    #expect(abs(ground.left - (dots[6] - month / 2)) < 1e-9)
    #expect(abs(ground.width - 3 * month) < 1e-9)
    #expect(shapes.strings.contains("été"))
    chart.period = MonthlyChart.Period(Month(2025, 1)...Month(2025, 3), label: "été")
    #expect(!self.shapes(chart).strings.contains("été"))
  }

  @Test func namesLinesOnlyWhenThereAreTwo() {
    let alone = shapes(chart([.value(41), .value(52), .value(63)])).strings
    #expect(!alone.contains("mois observé") && !alone.contains("tendance"))
    #expect(alone.contains("41") && alone.contains("63") && !alone.contains("52"))
    let trend = [Estimate](
      repeating: Estimate(55, interval: Interval(lower: 48, upper: 62)), count: 3)
    let both = shapes(chart([.value(41), .value(52), .hidden], trend: trend)).strings
    #expect(both.contains("mois observé") && both.contains("tendance") && both.contains("55"))
    #expect(both.contains("[48\u{202F}; 62]"))
    // The last month is kept back: neither its number nor the one before stands for it.
    #expect(!both.contains("52") && both.filter { $0 == "masqué" }.count == 2)
  }

  @Test func writesYearsUnderTheirMonths() throws {
    let values = [Observation](repeating: .value(1), count: 30)
    let shapes = shapes(chart(from: Month(2023, 11), values))
    // A month has 12 points and a number takes 30: two months of 2023 leave it no room, four of
    // 2026 do.
    #expect(shapes.strings.filter { $0.hasPrefix("20") } == ["2024", "2025", "2026"])
    let dots = shapes.dots(palette.ardoise).map(\.center.x)
    let text = try #require(shapes.text("2024"))
    // January to December are the months 2 to 13: the middle is between 7 and 8.
    #expect(abs(text.origin.x + 15 - (dots[7] + dots[8]) / 2) < 1e-6)
  }

  @Test func tellsEveryMonthInTheTable() {
    let heads = MonthlyChart.TableHeads(
      month: "Mois", observed: "Appels", trend: "Tendance", interval: "Intervalle")
    let name = { (month: MonthlyChart.Month) in "\(month.number)/\(month.year)" }
    let values: [Observation] = [.value(12.4), .hidden, .missing]
    #expect(
      chart(from: Month(2024, 12), values).valueTable(heads, name: name)
        == ValueTable(
          columns: ["Mois", "Appels"],
          rows: [["12/2024", "12"], ["1/2025", "masqué"], ["2/2025", "n.d."]]))
    let trend = [Estimate(12, interval: Interval(lower: 9, upper: 15)), Estimate(12)]
    #expect(
      chart(from: Month(2024, 12), values, trend: trend).valueTable(heads, name: name).rows == [
        ["12/2024", "12", "12", "[9\u{202F}; 15]"], ["1/2025", "masqué", "12", "n.d."],
        ["2/2025", "n.d.", "n.d.", "n.d."],
      ])
  }
}
