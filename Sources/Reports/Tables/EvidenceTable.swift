import Analysis
import Document
import Dossier
import Drawing
import Problems
import Units

/// What each finding rests on, figure by figure: where the number of a finding leads.
extension Material {
  /// « C12 » as a link to the figures of the finding.
  func evidenceLink(to finding: Finding) -> Inline {
    .link(
      .destination(evidenceAnchor(finding)),
      [.strong([.text(number(of: finding.identifier) ?? "")])])
  }

  private func evidenceAnchor(_ finding: Finding) -> String { "preuve-" + finding.identifier }

  func evidenceTable() throws(Problem) -> Table? {
    guard !numbered.isEmpty else { return nil }
    var rows: [Table.Row] = []
    for finding in numbered { rows += try evidenceRows(of: finding) }
    return Table(
      title: try phrase("preuves.titre"),
      columns: [
        Table.Column([.text(try words("colonnes.numero"))], .left),
        Table.Column([.text(try words("preuves.mesure"))], .left, stretch: 1.4),
        Table.Column([.text(try words("preuves.valeur"))]),
        Table.Column([.text(try words("preuves.intervalle"))], isSecondary: true),
        Table.Column([.text(try words("preuves.annees"))], .left),
        Table.Column([.text(try words("preuves.source"))], .left, stretch: 1),
      ],
      rows: rows, source: try phrase("preuves.note"), anchor: "tableau-preuves")
  }

  /// One row a measure, of those of its evidence that are wanted.
  func evidenceRows(
    of finding: Finding, where isWanted: (Evidence) -> Bool = { _ in true }
  ) throws(Problem) -> [Table.Row] {
    var rows: [Table.Row] = []
    let wanted = finding.evidence.filter(isWanted)
    for (index, evidence) in wanted.enumerated() where evidence.value.isFinite {
      let form = EvidenceForm(evidence, subject: finding.subject)
      let isFirst = index == 0
      let back = Inline.link(
        .destination("constat-" + finding.identifier),
        [.strong([.text(number(of: finding.identifier) ?? "")])])
      let isSame = !isFirst && evidence.source == wanted[index - 1].source
      rows.append(
        Table.Row(
          [
            isFirst ? [back] : [], try name(of: evidence), [.text(form.value)],
            [.text(form.interval ?? "–")], [.text(French.years(evidence.years))],
            isSame ? [] : [.text(citation(evidence.source))],
          ], anchor: isFirst ? evidenceAnchor(finding) : ""))
    }
    return rows
  }

  /// « part, Les Coteaux (n = 120) ».
  private func name(of evidence: Evidence) throws(Problem) -> [Inline] {
    var name = try words("preuves.mesures.\(evidence.measure)")
    if let place = evidence.place { name += ", " + place }
    if let respondents = evidence.respondents { name += " (n = \(French.integer(respondents)))" }
    return [.text(name)]
  }

  private func citation(_ source: Source) -> String {
    [source.producer, source.dataset].filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

/// The figure and the interval of a piece of evidence, in the unit of its measure.
private struct EvidenceForm {
  let value: String
  let interval: String?

  init(_ evidence: Evidence, subject: String) {
    let form = Self.form(of: evidence, subject: subject)
    value = form(evidence.value)
    interval = evidence.interval.map {
      "[\(form($0.lower))\(French.narrowSpace); \(form($0.upper))]"
    }
  }

  private static func form(of evidence: Evidence, subject: String) -> (Double) -> String {
    switch evidence.measure {
    case "part", "prevalence": { French.percent($0 * 100, places: 1) }
    case "ecart-au-reste", "ecart-suivante": { French.signed($0 * 100, places: 1) }
    case "p-ajuste", "p-ordre": pValue
    case "evolution-annuelle": { French.percent($0, places: 1, signed: true) }
    case "taux": { French.decimal($0, places: $0 < 1 ? 2 : 1) }
    case "rapport", "rapport-a-la-moyenne", "ecart": { French.decimal($0, places: 2) }
    case "intensite": { French.decimal($0, places: 1) }
    case "valeur":
      { value in
        SocialVariable(rawValue: subject).map { printed(value, of: $0) }
          ?? French.decimal(value, places: 1)
      }
    default: { French.decimal($0, places: 0) }
    }
  }
}
