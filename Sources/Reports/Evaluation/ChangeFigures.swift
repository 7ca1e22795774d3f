import Analysis
import Charts
import Document
import Dossier
import Problems
import Strategy
import Templates
import Units

/// An indicator with what was recorded before and after.
struct EvaluatedChange {
  let indicator: DisclosedIndicator
  let verdict: RecordedVerdict
  let change: BeforeAfter
}

extension EvaluationMaterial {
  /// Indicators whose change could be computed, in the order of the tree.
  var changes: [EvaluatedChange] {
    evaluation.recorded.compactMap { indicator in
      guard let verdict = indicator.recorded, let change = verdict.change else { return nil }
      return EvaluatedChange(indicator: indicator, verdict: verdict, change: change)
    }
  }

  /// The change of the territory over that of its comparables, one row an indicator.
  func ratios() throws(Problem) -> Figure? {
    let compared = changes.filter { $0.change.group.value != nil }
    guard let first = compared.first else { return nil }
    var rows: [DotInterval.Row] = []
    for item in compared { rows.append(try row(of: item)) }
    let scope: TemplateScope = ["groupe": .text(try groupName)]
    return Figure(
      title: try phrase("evaluation.figures.rapports.titre", scope),
      subtitle: try phrase("evaluation.figures.rapports.sous-titre", scope),
      chart: Chart(
        plot: DotInterval(
          rows: rows, scale: .logarithmic,
          reference: DotInterval.Reference(
            1, label: try words("evaluation.figures.rapports.egal")),
          places: 2, showsIntervals: true),
        alternativeText: try words(
          "evaluation.figures.rapports.texte",
          scope.adding(["valeurs": .text(rows.map(said).joined(separator: " ; "))])),
        values: try ratioValues(compared)),
      reading: try phrase("evaluation.figures.rapports.lecture", try changeScope(first)),
      source: try note("source", compared), anchor: "figure-evaluation-rapports")
  }

  private func row(of item: EvaluatedChange) throws(Problem) -> DotInterval.Row {
    let group = item.change.group.value
    let label = "\(item.indicator.reference) – \(try name(of: item.verdict.series))"
    let charted: Verdict =
      switch item.verdict.word {
      case .lessFavourable: .higher
      case .moreFavourable: .lower
      case .inconclusive, .withoutDirection, .notEvaluated: .undetermined
      }
    return DotInterval.Row(
      label, Estimate(group?.ratioOfRatios, interval: group?.ratioInterval),
      isEstablished: group.map { $0.verdict != .notEstablished } ?? false, verdict: charted)
  }

  private func said(_ row: DotInterval.Row) -> String {
    "\(row.label) : \(row.estimate.value.map { French.decimal($0, places: 2) } ?? "n.d.")"
  }

  private func ratioValues(_ items: [EvaluatedChange]) throws(Problem) -> ValueTable {
    var rows: [[String]] = []
    for item in items {
      guard let group = item.change.group.value else { continue }
      rows.append([
        item.indicator.reference.description, try name(of: item.verdict.series),
        French.decimal(group.ratioOfRatios, places: 2),
        French.interval(group.ratioInterval, places: 2),
        try word(of: item.verdict),
      ])
    }
    var columns: [String] = []
    for key in ["numero", "serie", "rapport", "intervalle", "verdict"] {
      columns.append(try words("evaluation.colonnes.\(key)"))
    }
    return ValueTable(columns: columns, rows: rows)
  }

  func name(of series: Indicator) throws(Problem) -> String {
    try words("indicateurs.\(series.rawValue).nom")
  }

  /// Rates before and after, and both changes.
  func changesTable() throws(Problem) -> Table? {
    var rows: [Table.Row] = []
    for item in changes {
      let change = item.change
      let group = change.group.value
      rows.append(
        Table.Row([
          [
            .text(
              "\(item.indicator.reference) – \(try name(of: item.verdict.series)), pour "
                + (try denominator(of: change)))
          ],
          try cell(of: change.before, item), try cell(of: change.after, item),
          ratio(change.ratio, change.interval),
          group.map { ratio($0.ratio, $0.interval) } ?? [.text("–")],
          group.map { ratio($0.ratioOfRatios, $0.ratioInterval) } ?? [.text("–")],
        ]))
    }
    let heads = ["avant", "apres", "propre", "groupe", "rapport"].map {
      EvaluationColumn(key: $0, stretch: 0.8)
    }
    return try table(
      "avant-apres", [EvaluationColumn(key: "serie", stretch: 1.5)] + heads, rows,
      source: try note(evaluation.tests == 0 ? "note-seul" : "note", changes))
  }

  private func denominator(of change: BeforeAfter) throws(Problem) -> String {
    try words(
      "denominateurs.\(change.before.rate.denominator == .dwellings ? "logements" : "habitants")")
  }

  /// « 7,0 » over « 247 infractions ; 2019, 2022 et 2023 ».
  private func cell(
    of period: RatePeriod, _ item: EvaluatedChange
  ) throws(Problem) -> [Inline] {
    let facts = period.rate.facts
    let unit = try words(
      "unites.\(item.verdict.series.unit.key).\(facts < 2 ? "un" : "plusieurs")")
    return [
      .strong([.text(French.decimal(period.rate.perThousand, places: 1))]), .lineBreak,
      .text("\(French.integer(facts))\u{A0}\(unit) ; \(printed(period.years))"),
    ]
  }

  private func ratio(_ value: Double, _ interval: Interval) -> [Inline] {
    [
      .strong([.text(French.decimal(value, places: 2))]), .lineBreak,
      .text(French.interval(interval, places: 2)),
    ]
  }

  private func note(_ key: String, _ items: [EvaluatedChange]) throws(Problem) -> [Inline] {
    guard let change = items.first?.change else { return [] }
    let source = change.source
    let named = [source.producer, source.dataset, source.vintage].filter { !$0.isEmpty }
    return try phrase(
      "evaluation.figures.rapports.\(key)",
      [
        "citation": .text(named.joined(separator: ", ")), "comparaisons": .text(try comparisons()),
        "groupe": .text(try groupName),
      ])
  }

  /// The values that a sentence on a change may name.
  func changeScope(_ item: EvaluatedChange) throws(Problem) -> TemplateScope {
    let change = item.change
    var scope: TemplateScope = [
      "serie": .text(try name(of: item.verdict.series)),
      "avant": .text(printed(change.before.years)), "apres": .text(printed(change.after.years)),
      "propre": .number(change.ratio, places: 2),
      "propre_intervalle": .interval(change.interval, places: 2),
      "groupe": .text(try groupName),
    ]
    if let group = change.group.value {
      scope["comparables"] = .number(group.ratio, places: 2)
      scope["rapport"] = .number(group.ratioOfRatios, places: 2)
      scope["rapport_intervalle"] = .interval(group.ratioInterval, places: 2)
      scope["n"] = .integer(group.codes.count)
      scope["ecartees"] = .integer(group.leftOut)
      scope["p"] = .number(group.adjustedP, places: 3)
    }
    return scope
  }
}
