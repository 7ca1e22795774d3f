import Charts
import Drawing
import Testing
import Units

@Suite struct MonthlyChartTests {
  let context = ChartsTests.context()
  let room = Rect(x: 0, y: 0, width: 500, height: 200)

  /// 2024 and the first half of 2025, one month missing.
  private func chart() -> MonthlyChart {
    var observed: [Double?] = (0..<18).map { Double(40 + $0) }
    observed[6] = nil
    return MonthlyChart(
      firstMonth: 2024 * 12, observed: observed, observedName: "mois observé",
      trend: MonthlyChart.Trend(
        values: [Double](repeating: 50, count: 18),
        band: (0..<18).map { _ in Interval(lower: 40, upper: 60) }, name: "tendance"),
      events: [MonthlyChart.Event(month: 2025 * 12 + 2, label: "mars 2025 : changement")])
  }

  @Test func joinsNothingAcrossAMonthThatIsNotKnown() {
    let shapes = chart().shapes(in: room, context: context)
    let palette = Palette()
    let lines = shapes.strokes.filter { $0.stroke.color == palette.repere }
    #expect(lines.map { $0.path.points.count } == [6, 11])
    #expect(shapes.fills.count { $0.color == palette.ardoise } == 17)
  }

  @Test func drawsTheBandUnderTheTrendAndNamesYearsAndEvents() {
    let shapes = chart().shapes(in: room, context: context)
    let palette = Palette()
    #expect(shapes.fills.contains { $0.color == palette.bande })
    let trend = shapes.strokes.first { $0.stroke.color == palette.bleu }
    // Level, from the middle of the first month to that of the last.
    #expect(trend.map { Set($0.path.points.map(\.y)).count } == 1)
    for words in ["2024", "2025", "mois observé", "tendance", "mars 2025 : changement", "0"] {
      #expect(shapes.strings.contains(words), "\(words)")
    }
  }
}

extension SeededNumbers {
  mutating func monthlyChart() -> MonthlyChart {
    let count = Int(1 + share() * 70)
    let observed = (0..<count).map { _ in chance(0.1) ? nil : value(negative: false) }
    var trend: MonthlyChart.Trend?
    if chance(0.7) {
      let values = (0..<count).map { _ in value(negative: false) }
      trend = MonthlyChart.Trend(
        values: values, band: values.map { Interval(lower: 0.8 * $0, upper: 1.3 * $0) },
        name: label())
    }
    let first = 2020 * 12 + Int(share() * 12)
    let events = (0..<Int(share() * 3)).map { _ in
      MonthlyChart.Event(month: first + Int(share() * Double(count)), label: label())
    }
    return MonthlyChart(
      firstMonth: first, observed: observed, observedName: label(), trend: trend, events: events)
  }
}
