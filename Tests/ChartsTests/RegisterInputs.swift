import Charts
import Units

/// What the charts of a register are asked in earnest: empty, kept back, and very large counts.
extension SeededNumbers {
  mutating func observation(upTo most: Double) -> Observation {
    if chance(0.1) { return .hidden }
    if chance(0.1) { return .missing }
    return .value(within(0...most))
  }

  mutating func hourHeatmap() -> Heatmap {
    let hours = HourColumns(from: integer(0...23), step: [1, 2][integer(0...1)])
    let days = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
    let most = [0, 4, 400, 99_999][integer(0...3)]
    let limits = most < 5 ? [0, 4] : [most / 5, most / 3, most / 2]
    var chart = Heatmap(
      rows: days, columns: hours.labels(),
      cells: days.map { _ in (0..<hours.count).map { _ in cell(limits.count, upTo: most) } },
      classes: zip([0] + limits.map { Double($0 + 1) }, ClassLabels.counts(upTo: limits))
        .map { Heatmap.Class(from: $0, label: $1) })
    chart.columnLabels = .edges
    chart.unit = chance(0.8) ? "appels" : label()
    chart.numbers = [.topClass, .all, .none][integer(0...2)]
    let seven = days.map { _ in observation(upTo: Double(most) * 20) }
    let all = (0..<hours.count).map { _ in observation(upTo: Double(most) * 5) }
    chart.totals = [.none, .sums, .given(rows: seven, columns: all)][integer(0...2)]
    if chance(0.7) {
      let column = integer(0...(hours.count - 4))
      chart.frame = Heatmap.Frame(
        rows: 3...5, columns: column...(column + integer(0...3)), title: label(), detail: label())
    }
    return chart
  }

  private mutating func cell(_ classes: Int, upTo most: Int) -> Heatmap.Cell {
    switch integer(0...9) {
    case 0: .hidden
    case 1: .missing
    case 2...4: .classed(integer(0...classes))
    default: .value(Double(integer(0...most)))
    }
  }

  mutating func monthlyChart() -> MonthlyChart {
    let count = integer(1...integer(1...130))
    let first = MonthlyChart.Month(integer(2001...2024), integer(1...12))
    let most = [0, 3, 150, 99_999][integer(0...3)]
    let fits = chance(0.7)
    var chart = MonthlyChart(
      from: first,
      values: (0..<count).map { _ in
        let level = within(0...Double(most))
        let trend = Estimate(level, interval: Interval(lower: level * 0.8, upper: level * 1.2))
        return MonthlyChart.Value(
          observation(upTo: Double(most)), trend: fits && !chance(0.05) ? trend : Estimate(nil))
      }, names: MonthlyChart.Names(observed: label(), trend: label()))
    chart.breaks = (0..<integer(0...2)).map { _ in
      MonthlyChart.SeriesBreak(before: first.advanced(by: integer(-1...count)), label: label())
    }
    if chance(0.6) {
      let start = integer(0...(count - 1))
      chart.period = MonthlyChart.Period(
        first.advanced(by: start)...first.advanced(by: integer(start...(count + 2))),
        label: label())
    }
    return chart
  }
}
