import Charts
import Document
import Dossier
import Problems
import Strategy
import Templates
import Units

extension EvaluationMaterial {
  /// The indicators of an axis on their way to their targets.
  func tracks(of axis: EvaluatedAxis) throws(Problem) -> Figure? {
    let all = axis.actions.flatMap(\.indicators)
    guard !all.isEmpty else { return nil }
    // Empty tracks side by side say less than their list, unless there is nothing else.
    let measured = all.filter { $0.last != nil }
    let indicators = measured.isEmpty ? all : measured
    var rows: [IndicatorTracks.Row] = []
    for indicator in indicators { rows.append(try row(of: indicator)) }
    let scope: TemplateScope = [
      "axe": .text(axis.identifier), "titre": .text(axis.title), "jour": .date(evaluation.day),
      "n": .integer(indicators.count),
    ]
    return Figure(
      title: try phrase("evaluation.figures.indicateurs.titre", scope),
      subtitle: try phrase("evaluation.figures.indicateurs.sous-titre", scope),
      chart: Chart(
        plot: IndicatorTracks(rows: rows, words: try trackWords()),
        alternativeText: try words(
          "evaluation.figures.indicateurs.texte",
          scope.adding(["valeurs": .text(rows.map(said).joined(separator: " ; "))])),
        values: try trackValues(indicators)),
      reading: try reading(of: indicators)
        + unmeasured(measured.isEmpty ? [] : all.filter { $0.last == nil }),
      source: try phrase("evaluation.figures.indicateurs.note", scope),
      anchor: "figure-evaluation-indicateurs-" + axis.identifier)
  }

  /// The first that has the three values of a track.
  private func reading(of indicators: [DisclosedIndicator]) throws(Problem) -> [Inline] {
    let placed = indicators.first { indicator -> Bool in
      guard !indicator.isHidden, indicator.initial != nil else { return false }
      if case .toward = progress(of: indicator) { return true }
      return false
    }
    guard let placed else { return [] }
    return try phrase(
      "evaluation.figures.indicateurs.lecture",
      [
        "nom": .text("\(placed.label) (\(placed.reference))"),
        "initial": .text(try measureText(placed.initial)),
        "dernier": .text(try measureText(placed.last)), "cible": .text(valueText(placed.target)),
      ])
  }

  /// Names those that nothing was measured of, since they have no track.
  private func unmeasured(_ indicators: [DisclosedIndicator]) throws(Problem) -> [Inline] {
    guard !indicators.isEmpty else { return [] }
    let names = indicators.map { "\($0.label) (\($0.reference))" }
    let key = indicators.count == 1 ? "un" : "plusieurs"
    return try phrase(
      "evaluation.figures.indicateurs.non-mesures.\(key)", ["noms": .text(French.list(names))])
  }

  private func row(of indicator: DisclosedIndicator) throws(Problem) -> IndicatorTracks.Row {
    var details = [indicator.unit, indicator.source].compactMap(\.self)
    if let kind = indicator.kind {
      details.insert(try words("evaluation.natures.\(kind.rawValue)"), at: 0)
    }
    return IndicatorTracks.Row(
      ObjectiveTree.Reference(indicator.reference.description), label: indicator.label,
      detail: details.joined(separator: ", "),
      initial: try reading(indicator.initial, indicator.initialDate),
      last: try reading(indicator.last, indicator.lastDate),
      target: IndicatorTracks.Reading(
        valueText(indicator.target), date: shortDate(indicator.deadline)),
      progress: progress(of: indicator))
  }

  /// An empty track where a hidden value would be read off its length.
  private func progress(of indicator: DisclosedIndicator) -> IndicatorTracks.Progress {
    if indicator.trend == .reached { return .toward(1) }
    guard !indicator.isHidden, let last = indicator.last?.value else { return .notMeasured }
    guard let initial = indicator.initial?.value, let target = indicator.target else {
      return .notMeasured
    }
    return IndicatorTracks.Progress(initial: initial, last: last, target: target)
  }

  private func reading(
    _ measure: DisclosedMeasure?, _ date: CalendarDate?
  ) throws(Problem) -> IndicatorTracks.Reading {
    IndicatorTracks.Reading(
      try measureText(measure), date: measure == nil ? "" : shortDate(date))
  }

  /// « 12/2026 ».
  private func shortDate(_ date: CalendarDate?) -> String {
    guard let date else { return "" }
    return "\(date.month < 10 ? "0" : "")\(date.month)/\(date.year)"
  }

  private func trackWords() throws(Problem) -> IndicatorTracks.Words {
    func word(_ key: String) throws(Problem) -> String {
      try words("evaluation.piste.\(key)")
    }
    return IndicatorTracks.Words(
      indicator: try word("indicateur"), progress: try word("progression"),
      initial: try word("initial"), last: try word("dernier"), target: try word("cible"),
      notMeasured: try word("non-situe"), notPlaced: try word("non-situe"),
      away: try word("s-eloigne"))
  }

  private func said(_ row: IndicatorTracks.Row) -> String {
    "\(row.number.text) \(row.label) : \(row.initial.text), \(row.last.text), \(row.target.text)"
  }

  private func trackValues(_ indicators: [DisclosedIndicator]) throws(Problem) -> ValueTable {
    var rows: [[String]] = []
    for indicator in indicators {
      rows.append([
        indicator.reference.description, indicator.label, try measureText(indicator.initial),
        try measureText(indicator.last), valueText(indicator.target),
        try words("evaluation.tendances.\(indicator.trend.rawValue)"),
      ])
    }
    var columns: [String] = []
    for key in ["numero", "indicateur", "initial", "dernier", "cible", "tendance"] {
      columns.append(try words("evaluation.colonnes.\(key)"))
    }
    return ValueTable(columns: columns, rows: rows)
  }

  /// Indicators that somebody has to look at, and why.
  func alertsTable() throws(Problem) -> Table? {
    var rows: [Table.Row] = []
    for indicator in evaluation.indicators where !indicator.alerts.isEmpty {
      var alerts: [String] = []
      for alert in indicator.alerts {
        alerts.append(try words("evaluation.alertes.\(alert.rawValue)"))
      }
      rows.append(
        Table.Row([
          [.text("\(indicator.reference) – \(indicator.label)")],
          [.text(try measureText(indicator.initial))], [.text(try measureText(indicator.last))],
          [.text(valueText(indicator.target))],
          [.text(indicator.deadline?.french.unbroken ?? "–")],
          [.text(try words("evaluation.tendances.\(indicator.trend.rawValue)"))],
          [.text(alerts.joined(separator: ", "))],
        ]))
    }
    return try table(
      "alertes",
      [
        EvaluationColumn(key: "indicateur", stretch: 2),
        EvaluationColumn(key: "initial", alignment: .right),
        EvaluationColumn(key: "dernier", alignment: .right),
        EvaluationColumn(key: "cible", alignment: .right),
        EvaluationColumn(key: "echeance", stretch: 0.9),
        EvaluationColumn(key: "tendance", stretch: 1), EvaluationColumn(key: "alerte", stretch: 1),
      ], rows)
  }
}
