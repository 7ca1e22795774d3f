public import Analysis
import Document
public import Dossier
import Law
public import Problems
public import Templates
import Units

/// What a version of a strategy prints besides itself: the findings it cites in the words and with
/// the figures of today, the law, the cover.
public struct StrategySurroundings: Sendable {
  public let findings: [FrozenFinding]
  public let setting: FrozenSetting
}

/// The findings of those names and the setting, in the words of an edition.
///
/// A name that no finding has is left out.
public func strategySurroundings(
  citing names: [String], in findings: Findings, of dossier: Dossier,
  framework: NationalFramework?, edition: DocumentEdition, templates: TemplateLibrary
) throws(Problems) -> Warned<StrategySurroundings> {
  let wording = try templates.wording()
  let material = Material(
    dossier: dossier, findings: findings,
    obligations: obligations(in: Situation(of: dossier)), wording: wording.value,
    edition: edition)
  return try located { () throws(Problem) in
    var frozen: [FrozenFinding] = []
    for finding in names.compactMap(findings.finding) {
      frozen.append(try material.frozen(finding))
    }
    var setting = try material.setting
    setting.framework = framework
    return Warned(
      StrategySurroundings(findings: frozen, setting: setting), warnings: wording.warnings)
  }
}

extension Material {
  fileprivate func frozen(_ finding: Finding) throws(Problem) -> FrozenFinding {
    var frozen = FrozenFinding(
      identifier: finding.identifier, sentences: [try sentence(of: finding).plainText],
      figures: finding.evidence.map(FrozenFigure.init))
    frozen.number = number(of: finding.identifier) ?? ""
    frozen.strength = try words("forces.\(finding.strength.key)")
    frozen.domain = try words("domaines.\(finding.domain.rawValue)")
    // The first cell is the number of the finding.
    // Probabilities stay in the diagnostic: the strength says what they allow to affirm.
    frozen.evidence = try evidenceRows(of: finding, where: { !$0.measure.hasPrefix("p-") })
      .map { row in row.cells.dropFirst().map(\.plainText) }
    return frozen
  }

  /// The sentence of a finding; a short one for what the diagnostic has no sentence for, since it
  /// establishes nothing.
  private func sentence(of finding: Finding) throws(Problem) -> [Inline] {
    guard !finding.saysSomething else { return try statement(of: finding) }
    if let known = try? statement(of: finding), known.plainText != finding.identifier {
      return known
    }
    let key = finding.verdict == .notPublished ? "non-publie" : "non-etabli"
    return try phrase(
      "strategie.indications.\(key)", ["sujet": .text(try subjectName(of: finding))])
  }

  private func subjectName(of finding: Finding) throws(Problem) -> String {
    let keys = ["indicateurs.\(finding.subject).nom", "social.\(finding.subject).nom"]
    for key in keys where wording.has(key) { return try words(key) }
    return finding.subject.split(separator: "-").joined(separator: " ").uppercasedFirst
  }

  fileprivate var setting: FrozenSetting {
    get throws(Problem) {
      var setting = FrozenSetting(
        territory: territory.withoutPlace, mission: dossier.mission,
        isFictitious: dossier.isFictitious, secrecy: dossier.secrecy)
      setting.law = FrozenTable(try obligationsTable(obligations))
      setting.legalState = LegalState.date
      setting.map = try frozenMap
      return setting
    }
  }
}

extension Territory {
  /// As a frozen file gives it back: what no page of a strategy prints is left out.
  fileprivate var withoutPlace: Territory {
    let kind: Kind =
      if case .intercommunality = kind { .intercommunality(memberCodes: []) } else { kind }
    return Territory(
      code: code, kind: kind, name: name, department: department, region: region,
      intercommunality: intercommunality.map {
        Intercommunality(name: $0.name, hasPreventionCompetence: nil, hasCISPD: nil)
      },
      municipalPopulation: municipalPopulation, totalPopulation: totalPopulation,
      populationVintage: populationVintage, municipalPoliceAgents: municipalPoliceAgents,
      densityClass: densityClass)
  }
}

extension FrozenFigure {
  fileprivate init(_ evidence: Evidence) {
    self.init(
      measure: evidence.measure, value: evidence.value, interval: evidence.interval,
      years: evidence.years,
      source: [evidence.source.producer, evidence.source.dataset, evidence.source.vintage]
        .filter { !$0.isEmpty }.joined(separator: ", "))
  }
}

extension FrozenTable {
  /// The cells of a table as plain text.
  init(_ table: Table) {
    let strong = table.columns.indices.map { column in
      table.rows.allSatisfy { row in
        row.cells[column].allSatisfy { if case .strong = $0 { true } else { false } }
      }
    }
    self.init(
      title: table.title.plainText,
      columns: zip(table.columns, strong).map { column, isStrong in
        Column(
          column.name.plainText, stretch: column.stretch, isStrong: isStrong,
          isSecondary: column.isSecondary)
      }, rows: table.rows.map { $0.cells.map(\.plainText) }, source: table.source.plainText)
  }

  func table(anchor: String) -> Table {
    Table(
      title: [.text(title)],
      columns: columns.map {
        Table.Column(
          [.text($0.name)], .left, isSecondary: $0.isSecondary, stretch: $0.stretch)
      },
      rows: rows.map { row in
        Table.Row(
          zip(row, columns).map { text, column in
            column.isStrong ? [.strong([.text(text)])] : [.text(text)]
          })
      }, source: [.text(source)], anchor: anchor)
  }
}
