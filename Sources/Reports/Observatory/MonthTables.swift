import Analysis
import Charts
import Document
import Dossier
import Problems
import Templates
import Units

extension ObservatoryMaterial {
  func overallSeries(_ observed: SourceObservation) -> MonthlySeries? {
    observed.series.first { $0.category == nil }
  }

  /// Trend, season and break of each series, one row a category.
  func trendsTable(_ observed: SourceObservation) throws(Problem) -> Table? {
    var rows: [Table.Row] = []
    for series in observed.series where !series.counts.isEmpty {
      rows.append(try trendRow(series))
    }
    let months = overallSeries(observed)?.months ?? 0..<0
    return try table(
      "tendances",
      [
        .name("categorie"), .number("par-an", under: "tendance"), .interval(under: "tendance"),
        .verdict(under: "tendance"), .name("saison", stretch: 1.2), .name("rupture", stretch: 1),
      ], rows, scope: try scope(of: observed).adding(["mois": .text(try span(of: months))]),
      anchor: "tendances-\(key(of: observed))",
      source: try citation(
        of: observed,
        noting: [
          try phrase("observatoire.tableaux.tendances-note", ["n": .integer(rows.count)])
        ]))
  }

  private func trendRow(_ series: MonthlySeries) throws(Problem) -> Table.Row {
    let trend = series.trend.value
    return Table.Row(
      [
        [.text(try name(ofCategory: series.category))],
        text(trend.map { French.percent($0.percentPerYear, places: 1, signed: true) }),
        text(trend.map { signedInterval($0.interval) }),
        [.text(try words(for: trend?.verdict, else: series.trend.reason))],
        [.text(try seasonWords(series.season))], [.text(try changeWords(series.change))],
      ], isKey: series.category == nil)
  }

  /// « plus en juin, juillet et août », « non établie ».
  func seasonWords(
    _ season: Availability<TranquilitySeason, RegisterAbsence>
  ) throws(Problem) -> String {
    guard let found = season.value else { return try words(for: season.reason) }
    guard found.isEstablished, !found.peaks.isEmpty else {
      return try words("observatoire.saison.aucune")
    }
    return try words(
      "observatoire.saison.plus",
      ["mois": .text(French.list(found.peaks.map { CalendarDate.monthNames[$0 - 1] }))])
  }

  /// « mars 2025 (× 1,42), à explorer ».
  func changeWords(
    _ change: Availability<LevelChange, RegisterAbsence>
  ) throws(Problem) -> String {
    guard let found = change.value else { return try words(for: change.reason) }
    guard found.isEstablished else { return try words("observatoire.rupture.aucune") }
    return try words(
      "observatoire.rupture.mois",
      [
        "mois": .text(monthName(found.firstMonth)), "rapport": .number(found.ratio, places: 2),
      ])
  }

  /// Main categories quarter by quarter, each against the mean of its own series.
  func categoriesHeatmap(_ observed: SourceObservation) throws(Problem) -> Figure? {
    let shown = observed.series.filter { series in
      series.counts.contains { $0.value.map { $0 > 0 } ?? false }
        && !series.counts.contains(.hidden)
    }
    guard shown.count > 1, let months = shown.first?.months else { return nil }
    let first = (months.lowerBound + 2) / 3 * 3
    let quarters = stride(from: first, to: months.upperBound - 2, by: 3).suffix(16).map { $0 }
    guard quarters.count >= 4 else { return nil }
    let values = shown.map { quarterIndices($0, quarters) }
    let scope = try scope(of: observed).adding([
      "mois": .text(try span(of: quarters[0]..<(quarters[quarters.count - 1] + 3))),
      "n": .integer(shown.count - 1),
    ])
    var rows: [String] = []
    for series in shown { rows.append(try name(ofCategory: series.category)) }
    return Figure(
      title: try phrase("observatoire.categories.titre", scope),
      subtitle: try phrase("observatoire.categories.sous-titre", scope),
      chart: Chart(
        plot: Heatmap(
          rows: rows, columns: quarters.map(quarterName), values: values,
          classes: try indexClasses(), unit: try words("observatoire.categories.unite"),
          colors: .diverging, numbers: .all),
        alternativeText: try words("observatoire.categories.texte", scope),
        values: ValueTable(
          columns: [try words("observatoire.colonnes.categorie")] + quarters.map(quarterName),
          rows: zip(rows, values).map { name, row in
            [name] + row.map { $0.map { French.decimal($0, places: 0) } ?? "–" }
          })),
      reading: try categoriesReading(rows, values, quarters, scope),
      source: try citation(of: observed),
      anchor: "figure-observatoire-categories-\(key(of: observed))")
  }

  private func quarterName(_ month: Int) -> String {
    "T\(month % 12 / 3 + 1) \(month / 12 % 100)"
  }

  /// 100 for as many facts per day as over the whole series.
  private func quarterIndices(_ series: MonthlySeries, _ quarters: [Int]) -> [Double?] {
    func days(_ months: Range<Int>) -> Double {
      Double(months.reduce(0) { $0 + CalendarDate.days(inMonth: $1 % 12 + 1, of: $1 / 12) })
    }
    func facts(_ months: Range<Int>) -> Double {
      Double(months.reduce(0) { $0 + (series.counts[$1 - series.firstMonth].value ?? 0) })
    }
    let mean = facts(series.months) / days(series.months)
    return quarters.map { quarter in
      let months = quarter..<quarter + 3
      guard mean > 0, series.months.contains(quarter), series.months.contains(quarter + 2)
      else { return nil }
      return facts(months) / days(months) / mean * 100
    }
  }

  private func indexClasses() throws(Problem) -> [Heatmap.Class] {
    var classes: [Heatmap.Class] = []
    for (bound, key) in [
      (0.0, "tres-bas"), (75.0, "bas"), (90.0, "proche"), (110.0, "haut"), (125.0, "tres-haut"),
    ] {
      classes.append(Heatmap.Class(from: bound, label: try words("figures.annees.classes.\(key)")))
    }
    return classes
  }

  private func categoriesReading(
    _ rows: [String], _ values: [[Double?]], _ quarters: [Int], _ scope: TemplateScope
  ) throws(Problem) -> [Inline] {
    guard values.count > 1, let value = values[1].last ?? nil, let last = quarters.last else {
      return []
    }
    return try phrase(
      "observatoire.categories.lecture",
      scope.adding([
        "categorie": .text(rows[1].lowercasedFirst), "trimestre": .text(quarterName(last)),
        "valeur": .number(value, places: 0),
      ]))
  }
}
