import Analysis
import Charts
import Document
import Dossier
import Problems
import Templates
import Units

extension ObservatoryMaterial {
  /// What changed of a source by category; a word of one file that another lacks is no change.
  func changes(of observed: SourceObservation) -> [CategoryComparison] {
    observed.changes.filter { comparison in
      guard let category = comparison.category else { return false }
      return comparison.standing == .known || register.categories[category].isMapped
    }
  }

  /// Each category over the same period of the year before, on one axis of ratios.
  func changeRatios(_ observed: SourceObservation) throws(Problem) -> Figure? {
    let compared = observed.comparisons.filter { $0.change.value != nil }.prefix(16)
    guard compared.count > 1 else { return nil }
    var rows: [DotInterval.Row] = []
    for comparison in compared {
      guard let ratio = comparison.change.value else { continue }
      rows.append(
        DotInterval.Row(
          try name(ofCategory: comparison.category),
          Estimate(ratio.ratio, interval: ratio.interval),
          isEstablished: ratio.verdict != .notEstablished, verdict: ratio.verdict.charted))
    }
    let scope = try scope(of: observed)
    let said = rows.map { row in
      "\(row.label) : \(row.estimate.value.map { French.decimal($0, places: 2) } ?? "n.d.")"
    }.joined(separator: " ; ")
    return Figure(
      title: try title(of: observed),
      subtitle: try phrase("observatoire.rapports.sous-titre", scope),
      chart: Chart(
        plot: DotInterval(
          rows: rows, scale: .logarithmic,
          reference: DotInterval.Reference(1, label: try words("observatoire.rapports.egal")),
          places: 2, showsIntervals: true),
        alternativeText: try words(
          "observatoire.rapports.texte", scope.adding(["valeurs": .text(said)])),
        values: try ratioValues(Array(compared))),
      reading: try ratioReading(compared[0], scope),
      source: try citation(
        of: observed,
        noting: [
          try phrase("observatoire.rapports.note", ["n": .integer(observed.comparedTests)])
        ]),
      anchor: "figure-observatoire-rapports-\(key(of: observed))")
  }

  private func ratioValues(_ compared: [CategoryComparison]) throws(Problem) -> ValueTable {
    var rows: [[String]] = []
    for comparison in compared {
      guard let ratio = comparison.change.value else { continue }
      rows.append([
        try name(ofCategory: comparison.category), French.decimal(ratio.ratio, places: 2),
        French.interval(ratio.interval, places: 2),
        try words("observatoire.verdicts.\(ratio.verdict.rawValue)"),
      ])
    }
    return ValueTable(
      columns: try ["categorie", "rapport", "intervalle", "verdict"].mapTyped {
        key throws(Problem) in try words("observatoire.colonnes.\(key)")
      }, rows: rows)
  }

  private func ratioReading(
    _ comparison: CategoryComparison, _ scope: TemplateScope
  ) throws(Problem) -> [Inline] {
    guard let ratio = comparison.change.value else { return [] }
    return try phrase(
      "observatoire.rapports.lecture",
      scope.adding([
        "categorie": .text(try name(ofCategory: comparison.category).lowercasedFirst),
        "rapport": .number(ratio.ratio, places: 2),
        "intervalle": .interval(ratio.interval, places: 2),
        "nombre": .text(printed(comparison.facts)),
        "avant": .text(printed(comparison.earlier.first?.facts)),
      ]))
  }

  /// The categories in the period and in the same one of earlier years.
  func categoriesTable(_ observed: SourceObservation) throws(Problem) -> Table? {
    let most = 24
    let listed = observed.comparisons.prefix(most)
    let years = (listed.first?.earlier ?? []).indices.filter { index in
      listed.contains { $0.earlier.indices.contains(index) && $0.earlier[index].facts != nil }
    }
    var rows: [Table.Row] = []
    for comparison in listed { rows.append(try row(of: comparison, years)) }
    let heads = years.map { index in
      ObservatoryColumn(
        text: shortName(of: period.yearsBefore(index + 1)), spanner: "nombres")
    }
    let scope = try scope(of: observed)
    var notes = [
      try phrase(
        "observatoire.tableaux.categories-note", ["n": .integer(observed.comparedTests)])
    ]
    if observed.comparisons.count > most {
      notes.append(
        try phrase(
          "observatoire.tableaux.categories-suite",
          ["n": .integer(observed.comparisons.count - most)]))
    }
    let counts = listed.flatMap { [$0.facts] + $0.earlier.compactMap(\.facts) }
    notes.append(try maskNote(if: counts.contains(.hidden)))
    return try table(
      "categories",
      [
        .name("categorie"),
        ObservatoryColumn(text: shortName(of: period), spanner: "nombres"),
      ] + heads + [
        .number("part"), .number("rapport", under: "un-an"), .interval(under: "un-an"),
        .verdict(under: "un-an"),
      ], rows, scope: scope, anchor: "categories-\(key(of: observed))",
      source: try citation(of: observed, noting: notes))
  }

  private func row(
    of comparison: CategoryComparison, _ years: [Int]
  ) throws(Problem) -> Table.Row {
    let ratio = comparison.change.value
    let isTotal = comparison.category == nil
    var verdict = try words(for: ratio?.verdict, else: comparison.change.reason)
    switch comparison.standing {
    case .appeared: verdict = try words("observatoire.verdicts.apparue")
    case .vanished: verdict = try words("observatoire.verdicts.disparue")
    case .known: break
    }
    return Table.Row(
      [[.text(try name(ofCategory: comparison.category))], cell(comparison.facts)]
        + years.map { cell(comparison.earlier[$0].facts) } + [
          isTotal ? [.text("")] : [.text(share(comparison.share))],
          text(ratio.map { French.decimal($0.ratio, places: 2) }),
          text(ratio.map { French.interval($0.interval, places: 2) }), [.text(verdict)],
        ], isKey: isTotal)
  }

  /// The period just before, category by category: counts, without a judgement.
  func previousTable(_ observed: SourceObservation) throws(Problem) -> Table? {
    let listed = observed.comparisons.filter { $0.previous != nil }.prefix(16)
    var rows: [Table.Row] = []
    for comparison in listed {
      let difference: String =
        if let now = comparison.facts.value, let before = comparison.previous?.value {
          French.signed(Double(now - before), places: 0)
        } else {
          "–"
        }
      rows.append(
        Table.Row(
          [
            [.text(try name(ofCategory: comparison.category))], cell(comparison.previous),
            cell(comparison.facts), [.text(difference)],
          ], isKey: comparison.category == nil))
    }
    let isHidden = listed.contains { $0.facts == .hidden || $0.previous == .hidden }
    return try table(
      "precedent",
      [
        .name("categorie"), ObservatoryColumn(text: shortName(of: period.previous)),
        ObservatoryColumn(text: shortName(of: period)), .number("difference"),
      ], rows, scope: try scope(of: observed), anchor: "precedent-\(key(of: observed))",
      source: try citation(
        of: observed,
        noting: [
          try phrase("observatoire.tableaux.precedent-note"), try maskNote(if: isHidden),
        ]))
  }
}
