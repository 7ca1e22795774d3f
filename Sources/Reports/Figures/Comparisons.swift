import Analysis
import Charts
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// Every indicator against its comparables, on one axis of ratios.
  func strips() throws(Problem) -> Figure? {
    guard let malveillance = findings.malveillance,
      let year = malveillance.indicators.compactMap(\.strip?.year).max()
    else { return nil }
    var rows: [RankedStrips.Row] = []
    for study in malveillance.indicators { rows.append(try strip(of: study)) }
    let scope: TemplateScope = [
      "n": .text(spelled(rows.count)), "annee": .year(year), "groupe": .text(try groupName),
      "territoire": .text(territory.name.short),
    ]
    return Figure(
      title: try phrase("figures.bandes.titre", scope),
      subtitle: try phrase("figures.bandes.sous-titre", scope),
      chart: Chart(
        plot: RankedStrips(
          rows: rows, valueHeading: try words("figures.bandes.colonne"), words: try ratioWords()),
        alternativeText: try words(
          "figures.bandes.texte",
          scope.adding(["valeurs": .text(rows.map(described).joined(separator: " ; "))])),
        values: ValueTable(
          columns: [
            try words("colonnes.indicateur"), try words("colonnes.rapport"),
            try words("colonnes.intervalle"), try words("colonnes.verdict"),
          ],
          rows: rows.map { row in
            [
              row.label, row.ratio.value.map { French.decimal($0, places: 2) } ?? "n.d.",
              row.ratio.interval.map { French.interval($0, places: 2) } ?? "–", row.word,
            ]
          })),
      reading: try reading(ofStrips: malveillance.indicators),
      source: try cite(malveillance.source) + [.text(" ")]
        + (try phrase("figures.bandes.note", scope.adding(testScope(.levels)))),
      anchor: "figure-bandes")
  }

  /// A ratio of one is « égal » here: nothing is expected, two rates are compared.
  private func ratioWords() throws(Problem) -> ChartWords {
    var chartWords = ChartWords()
    chartWords.expected = try words("figures.references.egal")
    return chartWords
  }

  private func strip(of study: IndicatorStudy) throws(Problem) -> RankedStrips.Row {
    let label = try words("indicateurs.\(study.indicator.rawValue).nom")
    guard let strip = study.strip else {
      let reason =
        study.series.latest == nil
        ? try words("figures.bandes.secret") : try words("figures.bandes.sans-reference")
      return RankedStrips.Row(
        label, ratio: Estimate(nil), comparables: [], verdict: .undetermined, word: reason)
    }
    return RankedStrips.Row(
      label, ratio: Estimate(strip.ratio, interval: strip.interval),
      comparables: strip.members.map(\.ratio), verdict: strip.verdict.charted,
      word: try words("verdicts.niveau.\(strip.verdict.levelKey)"))
  }

  private func described(_ row: RankedStrips.Row) -> String {
    "\(row.label) : \(row.ratio.value.map { French.decimal($0, places: 2) } ?? "n.d."), \(row.word)"
  }

  private func reading(ofStrips studies: [IndicatorStudy]) throws(Problem) -> [Inline] {
    let established = studies.first { $0.strip?.verdict == .above || $0.strip?.verdict == .below }
    guard let study = established ?? studies.first(where: { $0.strip != nil }),
      let strip = study.strip
    else { return [] }
    var scope = try values(of: study)
    scope["rapport"] = .number(strip.ratio, places: 2)
    scope["rapport_intervalle"] = strip.interval.map { .interval($0, places: 2) } ?? .missing
    let isEstablished = strip.verdict == .above || strip.verdict == .below
    return try phrase(
      isEstablished ? "figures.bandes.lecture" : "figures.bandes.lecture-indeterminee", scope)
  }

  /// An indicator against each reference that could be used.
  func ratios(of study: IndicatorStudy) throws(Problem) -> Figure? {
    let usable = study.comparisons.filter { $0.ratio != nil }
    guard !usable.isEmpty else { return nil }
    var rows: [DotInterval.Row] = []
    for comparison in usable {
      rows.append(
        DotInterval.Row(
          try shortName(of: comparison.kind) + " (\(comparison.year))",
          Estimate(comparison.ratio, interval: comparison.interval),
          isEstablished: comparison.verdict == .above || comparison.verdict == .below,
          verdict: comparison.verdict.charted))
    }
    let scope = try values(of: study)
    return Figure(
      title: try phrase("figures.references.titre", scope),
      subtitle: try phrase("figures.references.sous-titre", scope),
      chart: Chart(
        plot: DotInterval(
          rows: rows, scale: .logarithmic,
          reference: DotInterval.Reference(1, label: try words("figures.references.egal")),
          places: 2, showsIntervals: true),
        alternativeText: try words(
          "figures.references.texte",
          scope.adding([
            "valeurs": .text(
              rows.map { row in
                "\(row.label) : \(row.estimate.value.map { French.decimal($0, places: 2) } ?? "n.d.")"
              }.joined(separator: " ; "))
          ])),
        values: ValueTable(
          columns: [
            try words("colonnes.reference"), try words("colonnes.rapport"),
            try words("colonnes.intervalle"),
          ],
          rows: rows.map { row in
            [
              row.label, row.estimate.value.map { French.decimal($0, places: 2) } ?? "n.d.",
              row.estimate.interval.map { French.interval($0, places: 2) } ?? "–",
            ]
          })),
      reading: try reading(of: usable[0], of: study),
      source: try source(of: study, references: study.references),
      anchor: "figure-references-\(study.indicator.rawValue)")
  }

  private func reading(
    of comparison: LevelComparison, of study: IndicatorStudy
  ) throws(Problem) -> [Inline] {
    let scope = try values(of: study).adding([
      "annee": .year(comparison.year), "groupe_de": .text(try withDe(comparison.kind)),
      "rapport": .optional(comparison.ratio) { .number($0, places: 2) },
      "rapport_intervalle": comparison.interval.map { .interval($0, places: 2) } ?? .missing,
    ])
    return try phrase("figures.references.lecture", scope)
  }

  /// « m » and the threshold of a family of tests, for a note.
  func testScope(_ kind: TestFamily.Kind) -> TemplateScope {
    guard let family = findings.context.family(kind) else { return ["m": .integer(0)] }
    return ["m": .integer(family.tests), "seuil": .number(family.threshold, places: 2)]
  }
}

extension Finding.Verdict {
  /// The key of its word among those of a level.
  var levelKey: String {
    switch self {
    case .above, .below, .notPublished: rawValue
    default: Finding.Verdict.notEstablished.rawValue
    }
  }
}
