import Analysis
import Charts
import Document
import Dossier
import Problems
import Templates
import Units

extension ObservatoryMaterial {
  /// All the facts of a source month by month, per 30 days, with the trend; nil when too short, or
  /// when the edition hides a month.
  func monthlyFigure(_ observed: SourceObservation) throws(Problem) -> Figure? {
    guard let series = overallSeries(observed), series.months.count >= 12,
      series.perThirtyDays.contains(where: { $0 != nil })
    else { return nil }
    let scope = try seriesScope(series, observed)
    let trend = series.trend.value
    return Figure(
      title: try phrase("observatoire.serie.titre.\(trend?.verdict.rawValue ?? "absente")", scope),
      subtitle: try phrase("observatoire.serie.sous-titre\(trend == nil ? "-sans" : "")", scope),
      chart: Chart(
        plot: try monthlyChart(series),
        alternativeText: try words("observatoire.serie.texte", scope),
        values: try monthlyValues(series)),
      reading: try phrase("observatoire.serie.lecture", scope),
      source: try citation(
        of: observed,
        noting: trend == nil
          ? []
          : [
            try phrase(
              "observatoire.serie.methode."
                + (trend?.method == .decomposition ? "decomposition" : "regression"))
          ]),
      anchor: "figure-observatoire-serie-\(key(of: observed))")
  }

  private func monthlyChart(_ series: MonthlySeries) throws(Problem) -> MonthlyChart {
    let trend = series.trend.value.flatMap { $0.fitted.count == series.counts.count ? $0 : nil }
    var chart = MonthlyChart(
      from: month(series.firstMonth),
      values: series.counts.indices.map { index in
        MonthlyChart.Value(
          series.counts[index] == .hidden ? .hidden : Observation(series.perThirtyDays[index]),
          trend: trend.map { Estimate($0.fitted[index], interval: $0.band[index]) }
            ?? Estimate(nil))
      },
      names: MonthlyChart.Names(
        observed: try words("observatoire.serie.observe"),
        trend: try words("observatoire.serie.courbe")))
    chart.breaks = try levelChanges(in: series)
    chart.period = MonthlyChart.Period(
      month(period.firstMonth)...month(period.endMonth - 1), label: period.label)
    return chart
  }

  /// A level that changed: the facts are counted as before, so the lines go on.
  private func levelChanges(
    in series: MonthlySeries
  ) throws(Problem) -> [MonthlyChart.SeriesBreak] {
    guard let change = series.change.value, change.isEstablished else { return [] }
    return [
      MonthlyChart.SeriesBreak(
        before: month(change.firstMonth),
        label: try words(
          "observatoire.serie.niveau", ["mois": .text(monthName(change.firstMonth))]),
        cutsLines: false)
    ]
  }

  private func month(_ number: Int) -> MonthlyChart.Month {
    MonthlyChart.Month(number / 12, number % 12 + 1)
  }

  private func seriesScope(
    _ series: MonthlySeries, _ observed: SourceObservation
  ) throws(Problem) -> TemplateScope {
    var scope = try scope(of: observed).adding(["mois": .text(try span(of: series.months))])
    let known = series.perThirtyDays.indices.filter { series.perThirtyDays[$0] != nil }
    if let last = known.last, let value = series.perThirtyDays[last] {
      scope["mois_lu"] = .text(monthName(series.firstMonth + last))
      scope["valeur"] = .number(value, places: 0)
    }
    if let trend = series.trend.value {
      scope["evolution"] = .text(French.percent(abs(trend.percentPerYear), places: 1))
      scope["intervalle"] = .text(signedInterval(trend.interval))
    }
    scope["valeurs"] = .text(
      known.map { index in
        let value = series.perThirtyDays[index].map { French.decimal($0, places: 0) } ?? "–"
        return "\(monthName(series.firstMonth + index)) : \(value)"
      }.joined(separator: " ; "))
    return scope
  }

  private func monthlyValues(_ series: MonthlySeries) throws(Problem) -> ValueTable {
    let trend = series.trend.value
    var heads: [String] = []
    for key in ["mois", "nombre", "pour-trente-jours", "tendance-mois", "intervalle"] {
      heads.append(try words("observatoire.colonnes.\(key)"))
    }
    return ValueTable(
      columns: heads,
      rows: series.counts.indices.map { index in
        [
          monthName(series.firstMonth + index), printed(series.counts[index]),
          series.perThirtyDays[index].map { French.decimal($0, places: 1) } ?? "–",
          trend.map { French.decimal($0.fitted[index], places: 1) } ?? "–",
          trend.map { French.interval($0.band[index], places: 1) } ?? "–",
        ]
      })
  }
}
