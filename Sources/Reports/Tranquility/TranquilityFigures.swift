import Analysis
import Charts
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// Every category that could be compared, on one axis of ratios.
  func changeRatios(_ table: TranquilityTable) throws(Problem) -> Figure? {
    let compared = table.categories.filter { $0.change.value != nil }
      .prefix(TranquilityTable.mostRows).map { $0 }
    guard compared.count > 1 else { return nil }
    let rows = compared.compactMap { category -> DotInterval.Row? in
      guard let ratio = category.change.value else { return nil }
      return DotInterval.Row(
        category.label, Estimate(ratio.ratio, interval: ratio.interval),
        isEstablished: ratio.verdict != .notEstablished, verdict: ratio.verdict.charted)
    }
    let scope = try scope(of: table)
    return Figure(
      title: try phrase("tranquillite.figures.rapports.titre", scope),
      subtitle: try phrase("tranquillite.figures.rapports.sous-titre", scope),
      chart: Chart(
        plot: DotInterval(
          rows: rows, scale: .logarithmic,
          reference: DotInterval.Reference(1, label: try words("tranquillite.figures.egal")),
          places: 2, showsIntervals: true),
        alternativeText: try words(
          "tranquillite.figures.rapports.texte", scope.adding(["valeurs": .text(said(rows))])),
        values: try ratioValues(compared)),
      reading: try ratioReading(compared[0]),
      source: try source(of: table), anchor: "figure-tranquillite-rapports-\(table.slug)")
  }

  private func said(_ rows: [DotInterval.Row]) -> String {
    rows.map { row in
      "\(row.label) : \(row.estimate.value.map { French.decimal($0, places: 2) } ?? "n.d.")"
    }.joined(separator: " ; ")
  }

  private func ratioReading(_ category: TranquilityCategory) throws(Problem) -> [Inline] {
    guard let ratio = category.change.value else { return [] }
    return try phrase(
      "tranquillite.figures.rapports.lecture",
      scope(of: ratio).adding(["categorie": .text(category.labelInSentence)]))
  }

  private func ratioValues(_ categories: [TranquilityCategory]) throws(Problem) -> ValueTable {
    var rows: [[String]] = []
    for category in categories {
      guard let ratio = category.change.value else { continue }
      rows.append([
        category.label, French.decimal(ratio.ratio, places: 2),
        French.interval(ratio.interval, places: 2),
        try words("tranquillite.verdicts.\(ratio.verdict.rawValue)"),
      ])
    }
    return ValueTable(
      columns: try ["categorie", "rapport", "intervalle", "verdict"].mapTyped {
        key throws(Problem) in try words("tranquillite.colonnes.\(key)")
      }, rows: rows)
  }

  /// The main category, period by period, over both windows.
  func monthBars(_ table: TranquilityTable) throws(Problem) -> Figure? {
    guard let windows = table.windows, let previous = windows.previous,
      let category = table.monthly, let series = category.series
    else { return nil }
    let counts = Dictionary(
      uniqueKeysWithValues: zip(series.months, series.counts).map { ($0, $1) })
    let latest = series.months.filter { windows.latest.contains($0) }
    guard latest.count == 12 / series.step, latest.allSatisfy({ previous.contains($0 - 12) })
    else { return nil }
    let names = [
      try words("tranquillite.figures.mois.latest"),
      try words("tranquillite.figures.mois.previous"),
    ]
    let rows = latest.map { month in (month, counts[month] ?? nil, counts[month - 12] ?? nil) }
    let scope = try scope(of: table).adding([
      "categorie": .text(category.label),
      "pas": .text(series.step == 1 ? "mois" : "trimestre"),
      "periode": .text(
        try words(of: MonthSpan(first: previous.first, last: windows.latest.last))),
      "valeurs": .text(
        rows.map { "\(monthName($0.0)) : \($0.1.map(String.init) ?? "–")" }
          .joined(separator: " ; ")),
    ])
    return Figure(
      title: try phrase("tranquillite.figures.mois.titre", scope),
      subtitle: try phrase("tranquillite.figures.mois.sous-titre", scope),
      chart: Chart(
        plot: GroupedBars(
          series: names,
          groups: rows.map { month, now, before in
            GroupedBars.Group(
              Self.shortMonths[month % 12], [now, before].map { Estimate($0.map(Double.init)) })
          }, places: 0, words: missingDash),
        alternativeText: try words("tranquillite.figures.mois.texte", scope),
        values: ValueTable(
          columns: [
            try words("tranquillite.colonnes.\(series.step == 1 ? "mois" : "trimestre")")
          ] + names,
          rows: rows.map { month, now, before in
            [monthName(month)] + [now, before].map { $0.map(French.integer) ?? "–" }
          })),
      reading: try monthReading(rows, scope), source: try source(of: table),
      anchor: "figure-tranquillite-mois-\(table.slug)")
  }

  /// The most counted month of the last twelve that has one to be held against.
  private func monthReading(
    _ rows: [(Int, Int?, Int?)], _ scope: TemplateScope
  ) throws(Problem) -> [Inline] {
    let whole = rows.compactMap { month, now, before in
      now.flatMap { now in before.map { (month: month, now: now, before: $0) } }
    }
    guard let most = whole.max(by: { $0.now < $1.now }) else { return [] }
    return try phrase(
      "tranquillite.figures.mois.lecture",
      scope.adding([
        "mois": .text(monthName(most.month)), "nombre": .integer(most.now),
        "avant": .integer(most.before),
      ]))
  }

  /// A gap in a table is not secrecy.
  private var missingDash: ChartWords {
    var chartWords = ChartWords()
    chartWords.missing = "–"
    return chartWords
  }

  /// Rows of one length, six panels at most, three at least so that none is wider than a figure.
  private func columns(for panels: Int) -> Int {
    let rows = (panels + 5) / 6
    return max(3, (panels + rows - 1) / rows)
  }

  private func panelReading(
    _ category: TranquilityCategory, _ verdict: String, _ scope: TemplateScope
  ) throws(Problem) -> [Inline] {
    guard let last = category.years.last, let count = last.count.value else { return [] }
    return try phrase(
      "tranquillite.figures.annees.lecture",
      scope.adding([
        "categorie": .text(category.label), "nombre": .integer(count),
        "fin": .text(monthName(last.span.last)), "verdict": .text(verdict),
      ]))
  }

  /// Spans of twelve months side by side, one small chart a category.
  func yearPanels(_ table: TranquilityTable) throws(Problem) -> Figure? {
    // Two years make no course, and a hole says nothing in so small a chart.
    let shown = table.categories.filter { category in
      category.years.count > 2 && !category.years.contains { $0.count == .hidden }
    }.prefix(TranquilityTable.mostPanels).map { $0 }
    guard let windows = table.windows, !shown.isEmpty else { return nil }
    var panels: [SmallMultiples.Panel] = []
    for category in shown {
      let verdict = category.trend.value?.verdict ?? .notEstablished
      panels.append(
        SmallMultiples.Panel(
          YearSeries(
            name: category.label,
            values: category.years.map {
              YearValue($0.span.last / 12, $0.count.value.map(Double.init))
            }),
          verdict: verdict.charted,
          word: try words(for: category.trend.value?.verdict, else: category.trend.reason)))
    }
    let years = shown.flatMap(\.years).map(\.span.last)
    let scope = try scope(of: table).adding([
      "mois": .text(CalendarDate.monthNames[windows.latest.last % 12]),
      "valeurs": .text(
        shown.map { "\($0.label) : \(printed($0.years.last?.count))" }.joined(separator: " ; ")),
    ])
    return Figure(
      title: try phrase("tranquillite.figures.annees.titre", scope),
      subtitle: try phrase("tranquillite.figures.annees.sous-titre", scope),
      chart: Chart(
        plot: SmallMultiples(panels: panels, columns: columns(for: panels.count), places: 0),
        alternativeText: try words("tranquillite.figures.annees.texte", scope),
        values: ValueTable(
          columns: [try words("tranquillite.colonnes.annee")] + shown.map(\.label),
          rows: Set(years).sorted().map { last in
            [monthName(last)]
              + shown.map { category in
                printed(category.years.first { $0.span.last == last }?.count)
              }
          })),
      reading: try panelReading(shown[0], panels[0].word, scope), source: try source(of: table),
      anchor: "figure-tranquillite-annees-\(table.slug)")
  }
}

extension TranquilityTable {
  /// The category to show month by month: the principal one, else the most counted that has them.
  var monthly: TranquilityCategory? {
    if let principal, principal.series != nil { return principal }
    return categories.first { $0.series != nil && $0.latest?.value != nil }
  }
}
