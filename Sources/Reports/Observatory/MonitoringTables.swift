import Analysis
import Document
import Dossier
import Problems
import Strategy
import Templates
import Units

extension ObservatoryMaterial {
  /// Indicators of the strategy, counted in the register up to the end of the period.
  func indicatorsTable() throws(Problem) -> Table? {
    var rows: [Table.Row] = []
    for monitored in content.indicators { rows.append(try row(of: monitored)) }
    let scope: TemplateScope = [
      "jour": .date(period.lastDay), "avant": .date(period.yearsBefore(1).lastDay),
    ]
    let isHidden = content.indicators.contains { monitored in
      monitored.indicator.hidesSomething || monitored.counted.now.value?.facts == .hidden
        || monitored.counted.yearBefore.value?.facts == .hidden
    }
    return try table(
      "indicateurs",
      [
        .name("indicateur", stretch: 1), .number("depart"), .number("un-an-avant"),
        .number("compte"), .number("cible"), .number("rapport", under: "un-an"),
        .interval(under: "un-an"), .verdict(under: "un-an"),
        ObservatoryColumn(key: "etat", alignment: .left),
      ], rows, scope: scope, anchor: "indicateurs",
      source: try phrase("observatoire.tableaux.indicateurs-note", scope)
        + (isHidden ? [.text(" ")] + (try maskNote(if: true)) : []))
  }

  private func row(of monitored: MonitoredIndicator) throws(Problem) -> Table.Row {
    let indicator = monitored.indicator
    let counted = monitored.counted
    let ratio = counted.change.value
    return Table.Row([
      [
        .strong([.text("\(indicator.reference)")]), .text(" \(indicator.label)"), .lineBreak,
        .text(try words(of: counted.query)),
      ],
      [.text(try measureText(indicator.initial))],
      try cell(counted.yearBefore), try cell(counted.now), [.text(valueText(indicator.target))],
      text(ratio.map { French.decimal($0.ratio, places: 2) }),
      text(ratio.map { French.interval($0.interval, places: 2) }),
      [.text(try words(for: ratio?.verdict, else: counted.change.reason))],
      [.text(try words("observatoire.etats.\(indicator.trend.rawValue)"))],
    ])
  }

  private func cell(
    _ counted: Availability<QueriedFacts, QueryAbsence>
  ) throws(Problem) -> [Inline] {
    guard let facts = counted.value?.facts else {
      return [.emphasis([.text(try words("observatoire.absences.non-couvert"))])]
    }
    return Reports.cell(facts)
  }

  /// « Nuisances sonores, de 21 h à 1 h, 12 mois ».
  private func words(of query: FactQuery) throws(Problem) -> String {
    var parts: [String] = []
    for names in [query.categories, query.sources, query.places] where !names.isEmpty {
      parts.append(French.list(names))
    }
    if !query.weekdays.isEmpty {
      parts.append(French.list(query.weekdays.map { FactQuery.weekdayNames[$0] }))
    }
    if let hours = query.hours { parts.append(try between(hours.from, hours.to)) }
    parts.append(try words("observatoire.fenetres.\(query.window.name)"))
    return parts.joined(separator: ", ")
  }

  /// Whole calendar years of yearly queries.
  func indicatorYearsTable() throws(Problem) -> Table? {
    let yearly = content.indicators.filter { !$0.counted.years.isEmpty }
    let years = Set(yearly.flatMap { $0.counted.years.map(\.year) }).sorted()
    let rows = yearly.map { monitored in
      Table.Row(
        [
          [
            .strong([.text("\(monitored.indicator.reference)")]),
            .text(" \(monitored.indicator.label)"),
          ]
        ]
          + years.map { year in
            Reports.cell(monitored.counted.years.first { $0.year == year }?.facts)
          })
    }
    return try table(
      "indicateurs-annees",
      [.name("indicateur")] + years.map { ObservatoryColumn(text: String($0)) }, rows,
      anchor: "indicateurs-annees",
      source: try phrase("observatoire.tableaux.indicateurs-annees-note"))
  }

  /// Queries that nothing could be counted for, and why.
  func uncountedSentences() throws(Problem) -> [[Inline]] {
    var sentences: [[Inline]] = []
    for monitored in content.indicators {
      guard let reason = monitored.counted.now.reason else { continue }
      var scope: TemplateScope = ["numero": .text("\(monitored.indicator.reference)")]
      let key: String
      switch reason {
      case .noRegister: key = "sans-registre"
      case .unknownCategories(let names):
        key = "categories"
        scope["noms"] = .text(French.list(names))
      case .unknownSources(let names):
        key = "sources"
        scope["noms"] = .text(French.list(names))
      case .unknownPlaces(let names):
        key = "lieux"
        scope["noms"] = .text(French.list(names))
      case .mixedUnits(let units):
        key = "unites"
        scope["noms"] = .text(French.list(units))
      case .notCovered(let source, let days):
        key = "non-couvert"
        scope["noms"] = .text(register.sources[source].name)
        scope["debut"] = .date(days.lowerBound)
        scope["fin"] = .date(days.upperBound)
      }
      sentences.append(try phrase("observatoire.non-comptes.\(key)", scope))
    }
    return sentences
  }
}
