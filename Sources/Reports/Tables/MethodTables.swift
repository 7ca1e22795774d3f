import Analysis
import Document
import Dossier
import Drawing
import Problems
import Templates
import Units

extension ReportMaterial {
  /// Every file that was read, with its checksum.
  func filesTable() throws(Problem) -> Table {
    var rows: [Table.Row] = []
    for source in dossier.sources {
      let digest = source.sha256
      rows.append(
        Table.Row([
          [.text(source.path)],
          [.text(named(source))],
          [.text(source.vintage)], [.text(source.licence.isEmpty ? "–" : source.licence)],
          [.text(String(digest.prefix(32))), .lineBreak, .text(String(digest.dropFirst(32)))],
        ]))
    }
    return Table(
      title: try phrase("tableaux.sources.titre"),
      columns: [
        Table.Column([.text(try words("colonnes.fichier"))], .left, stretch: 1.2),
        Table.Column([.text(try words("colonnes.source"))], .left, stretch: 1.4),
        Table.Column([.text(try words("colonnes.millesime"))], .left),
        Table.Column([.text(try words("colonnes.licence"))], .left, stretch: 0.6),
        Table.Column([.text(try words("colonnes.empreinte"))], .left, isSecondary: true),
      ],
      rows: rows, anchor: "tableau-sources")
  }

  /// « Insee : Populations légales des communes »; a layer of the town has no producer.
  private func named(_ source: Source) -> String {
    [source.producer, source.dataset].filter { !$0.isEmpty }
      .joined(separator: French.narrowSpace + ": ")
  }
}

extension Material {
  /// With whom the territory is compared, and at what distance.
  func comparablesTable() throws(Problem) -> Table? {
    guard case .available(let comparables) = findings.comparables else { return nil }
    let rows = comparables.members.map { member in
      Table.Row([
        [.text(name(ofArea: member.code))], [.text(member.code)],
        text(member.distance.map { French.decimal($0, places: 2) }),
      ])
    }
    let scope: TemplateScope = ["groupe": .text(try groupName)]
    return Table(
      title: try phrase("tableaux.comparables.titre", scope),
      columns: [
        Table.Column([.text(try words("colonnes.territoire"))], .left, stretch: 1),
        Table.Column([.text(try words("colonnes.code"))], .left),
        Table.Column([.text(try words("colonnes.distance"))]),
      ],
      rows: rows,
      source: try phrase("tableaux.comparables.note", comparablesScope()),
      anchor: "tableau-comparables")
  }

  /// What a sentence about the comparables may say.
  func comparablesScope() throws(Problem) -> TemplateScope {
    guard case .available(let comparables) = findings.comparables else { return [:] }
    var covariates: [String] = []
    for covariate in comparables.covariates {
      covariates.append(try words("social.\(covariate.key).nom").lowercasedFirst)
    }
    var candidates = comparables.members.count
    if case .similar(let found) = comparables.origin { candidates = found }
    return [
      "n": .integer(comparables.members.count), "candidats": .integer(candidates),
      "covariables": .text(French.list(covariates)),
      "communes": .text(try words("types.\(kindKey).plusieurs")),
      "groupe": .text(try groupName),
    ]
  }

  /// The numbered findings, strongest first.
  func findingsTable() throws(Problem) -> Table {
    var rows: [Table.Row] = []
    var domain: Finding.Domain?
    for finding in numbered {
      if finding.domain != domain {
        rows.append(
          Table.Row(
            [try phrase("domaines.\(finding.domain.rawValue)"), [], []], isGroup: true))
        domain = finding.domain
      }
      let number = number(of: finding.identifier) ?? ""
      rows.append(
        Table.Row([
          [.link(.destination("constat-" + finding.identifier), [.strong([.text(number)])])],
          try statement(of: finding),
          try phrase("forces.\(finding.strength.key)"),
        ]))
    }
    return Table(
      title: try phrase("tableaux.constats.titre"),
      columns: [
        Table.Column([.text(try words("colonnes.numero"))], .left),
        Table.Column([.text(try words("colonnes.constat"))], .left, stretch: 1),
        Table.Column([.text(try words("colonnes.force"))], .left),
      ],
      rows: rows, source: try phrase("tableaux.constats.note"), anchor: "tableau-constats")
  }
}

extension Finding.Strength {
  /// A key of the wording.
  var key: String {
    switch self {
    case .strong: "strong"
    case .established: "established"
    case .indicative: "indicative"
    case .undetermined: "undetermined"
    }
  }
}

extension String {
  var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
