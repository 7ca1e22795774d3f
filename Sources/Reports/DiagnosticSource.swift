import Analysis
import Document
import Dossier
import Law
import Problems
import Templates

/// Answers the outline of a diagnostic: its values, figures, tables and findings by name.
struct DiagnosticSource: TemplateSource {
  var material: Material
  let values: TemplateScope

  init(_ material: Material) throws(Problem) {
    self.material = material
    values = try material.diagnosticValues()
  }

  func value(_ name: String) -> TemplateValue? { values.value(name) }

  var valueNames: [String] { values.valueNames }

  typealias Builder = @Sendable (Material, BlockRequest) throws(Problem) -> [Block]

  var figureNames: [String] { Self.figures.keys.sorted() }
  var tableNames: [String] { Self.tables.keys.sorted() }
  var calloutNames: [String] { material.numbered.map(\.identifier) }
  var proseNames: [String] { [] }

  func figure(_ request: BlockRequest) throws(Problem) -> [Block]? {
    try Self.figures[request.name]?(material, request)
  }

  func table(_ request: BlockRequest) throws(Problem) -> [Block]? {
    try Self.tables[request.name]?(material, request)
  }

  func callout(_ request: BlockRequest) throws(Problem) -> [Block]? {
    guard let finding = material.findings.finding(request.name) else { return nil }
    return material.number(of: request.name) == nil
      ? [] : try material.callout(for: [finding])
  }

  func prose(_ request: BlockRequest) throws(Problem) -> [Block]? { nil }

  static let figures = [
    recordedFigures, surveyFigures, perceptionFigures, tranquilityFigures, crossingFigures,
  ].reduce(into: [:]) { $0.merge($1) { first, _ in first } }

  static let tables = [
    recordedTables, surveyTables, perceptionTables, tranquilityTables, crossingTables,
  ].reduce(into: [:]) { $0.merge($1) { first, _ in first } }

  private static let recordedFigures: [String: Builder] = [
    "territoire.carte": { material, _ throws(Problem) in blocks(try material.territoryMap()) },
    "malveillance.taux": { material, request throws(Problem) in
      blocks(
        try material.study(for: request).map { study throws(Problem) in
          try material.rateOverYears(study)
        })
    },
    "malveillance.multiples": { material, request throws(Problem) in
      guard let family = try material.family(for: request) else { return [] }
      return blocks(
        try material.multiples(of: family, without: material.principal(of: family)))
    },
    "malveillance.barres": { material, request throws(Problem) in
      guard let family = try material.family(for: request) else { return [] }
      return blocks(try material.bars(of: family))
    },
    "malveillance.references": { material, request throws(Problem) in
      guard let study = try material.study(for: request) else { return [] }
      return blocks(try material.ratios(of: study))
    },
    "malveillance.entonnoir": { material, request throws(Problem) in
      guard let study = try material.study(for: request) else { return [] }
      return blocks(try material.funnel(of: study))
    },
    "malveillance.bandes": { material, _ throws(Problem) in blocks(try material.strips()) },
    "malveillance.annees": { material, _ throws(Problem) in blocks(try material.yearHeatmap()) },
    "social.place": { material, _ throws(Problem) in blocks(try material.socialPlaces()) },
    "social.ecarts": { material, _ throws(Problem) in blocks(try material.profileContrasts()) },
    "social.pyramide": { material, _ throws(Problem) in blocks(try material.pyramid()) },
    "social.pauvrete": { material, _ throws(Problem) in blocks(try material.poverty()) },
  ]

  private static let recordedTables: [String: Builder] = [
    "malveillance.famille": { material, request throws(Problem) in
      guard let family = try material.family(for: request) else { return [] }
      return [.table(try material.familyTable(family))]
    },
    "droit.obligations": { material, _ throws(Problem) in
      [.table(try material.obligationsTable(material.obligations))]
    },
    "droit.articles": { material, _ throws(Problem) in
      [.table(try material.articlesTable(material.obligations.flatMap(\.references)))]
    },
    "sources": { material, _ throws(Problem) in [.table(try material.filesTable())] },
    "comparables": { material, _ throws(Problem) in
      try material.comparablesTable().map { [.table($0)] } ?? []
    },
    "preuves": { material, _ throws(Problem) in
      try material.evidenceTable().map { [.table($0)] } ?? []
    },
    "constats": { material, _ throws(Problem) in
      material.numbered.isEmpty ? [] : [.table(try material.findingsTable())]
    },
    "constats.sources": { material, _ throws(Problem) in
      try material.findingSourcesTable().map { [.table($0)] } ?? []
    },
    "social.profil": { material, _ throws(Problem) in
      try material.socialTable().map { [.table($0)] } ?? []
    },
    "social.absents": { material, _ throws(Problem) in
      try material.absentBlocksTable().map { [.table($0)] } ?? []
    },
    "malveillance.constats": { material, request throws(Problem) in
      guard let family = try material.family(for: request) else { return [] }
      return try material.callout(
        for: material.numbered.filter { finding in
          family.indicators.contains { $0.indicator.rawValue == finding.subject }
        })
    },
    "social.constats": { material, _ throws(Problem) in
      try material.callout(for: material.numbered.filter { $0.domain == .social })
    },
    "territoire.quartiers": { material, _ throws(Problem) in
      try material.priorityDistrictsTable().map { [.table($0)] } ?? []
    },
    "textes": { material, _ throws(Problem) in
      try material.textsTable().map { [.table($0)] } ?? []
    },
    // Filled once the figures of the document are known.
    "annexe.valeurs": { _, _ in [.paragraph(Paragraph([], anchor: AnnexTables.placeholder))] },
  ]

  private static func blocks(_ figure: Figure?) -> [Block] { figure.map { [.figure($0)] } ?? [] }
}

extension Material {
  /// The indicator that a fence names; nil when the dossier has no figures at all.
  func study(for request: BlockRequest) throws(Problem) -> IndicatorStudy? {
    try request.checkOptions(among: ["indicateur"])
    guard let malveillance = findings.malveillance else { return nil }
    guard let key = request.options["indicateur"] else {
      throw .optionMissing("indicateur", at: request.span)
    }
    guard let indicator = Indicator(rawValue: key) else {
      throw .unknownKey(
        key, among: Indicator.allCases.map(\.rawValue), at: request.place(of: "indicateur"))
    }
    return malveillance.study(of: indicator)
  }

  /// The family that a fence names; nil when the dossier has no figure of it.
  func family(for request: BlockRequest) throws(Problem) -> FamilyStudy? {
    try request.checkOptions(among: ["famille"])
    guard let malveillance = findings.malveillance else { return nil }
    guard let key = request.options["famille"] else {
      throw .optionMissing("famille", at: request.span)
    }
    guard let family = IndicatorFamily(rawValue: key) else {
      throw .unknownKey(
        key, among: IndicatorFamily.allCases.map(\.rawValue), at: request.place(of: "famille"))
    }
    return malveillance.families.first { $0.family == family }
  }
}

extension Problem {
  fileprivate static func optionMissing(_ option: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "option-absente", "il manque l'option « \(option) »", at: span,
      hint: "écrivez « \(option)=… » après le nom")
  }

  fileprivate static func unknownKey(
    _ key: String, among keys: [String], at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "nom-inconnu", "« \(key) » n'existe pas", at: span,
      hint: closest(to: key, among: keys).map { "vouliez-vous dire « \($0) » ?" }
        ?? "noms possibles : \(keys.joined(separator: ", "))")
  }
}
