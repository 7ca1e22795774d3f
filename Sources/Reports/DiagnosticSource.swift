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

  typealias Builder = BlockMaker<Material>

  var figureNames: [String] { Self.figures.keys.sorted() }
  var tableNames: [String] { Self.tables.keys.sorted() }
  var calloutNames: [String] { material.numbered.map(\.identifier) }
  var proseNames: [String] { [] }

  func figure(_ request: BlockRequest) throws(Problem) -> [Block]? {
    try Self.figures[request.name]?.blocks(of: material, for: request)
  }

  func table(_ request: BlockRequest) throws(Problem) -> [Block]? {
    try Self.tables[request.name]?.blocks(of: material, for: request)
  }

  func options(of kind: FenceKind, named name: String) -> [FenceOption] {
    let maker =
      switch kind {
      case .figure: Self.figures[name]
      case .table: Self.tables[name]
      case .callout, .prose: nil as Builder?
      }
    return maker?.options(for: material) ?? []
  }

  func callout(_ request: BlockRequest) throws(Problem) -> [Block]? {
    guard let finding = material.findings.finding(request.name) else { return nil }
    return material.number(of: request.name) == nil
      ? [] : try material.callout(for: [finding])
  }

  func prose(_ request: BlockRequest) throws(Problem) -> [Block]? { nil }

  static let figures = [
    recordedFigures, memberFigures, surveyFigures, perceptionFigures, tranquilityFigures,
    crossingFigures,
  ].reduce(into: [:]) { $0.merge($1) { first, _ in first } }

  static let tables = [
    recordedTables, memberTables, surveyTables, perceptionTables, tranquilityTables,
    crossingTables, indexes,
  ].reduce(into: [:]) { $0.merge($1) { first, _ in first } }

  private static let recordedFigures: [String: Builder] = [
    "territoire.carte": .init { material, _ throws(Problem) in blocks(try material.territoryMap())
    },
    "malveillance.taux": .init(.indicator) { material, request throws(Problem) in
      blocks(
        try material.study(for: request).map { study throws(Problem) in
          try material.rateOverYears(study)
        })
    },
    "malveillance.multiples": .init(.family) { material, request throws(Problem) in
      guard let family = material.family(for: request) else { return [] }
      return blocks(
        try material.multiples(of: family, without: material.principal(of: family)))
    },
    "malveillance.barres": .init(.family) { material, request throws(Problem) in
      guard let family = material.family(for: request) else { return [] }
      return blocks(try material.bars(of: family))
    },
    "malveillance.references": .init(.indicator) { material, request throws(Problem) in
      guard let study = material.study(for: request) else { return [] }
      return blocks(try material.ratios(of: study))
    },
    "malveillance.entonnoir": .init(.indicator) { material, request throws(Problem) in
      guard let study = material.study(for: request) else { return [] }
      return blocks(try material.funnel(of: study))
    },
    "malveillance.bandes": .init { material, _ throws(Problem) in blocks(try material.strips()) },
    "malveillance.annees": .init { material, _ throws(Problem) in blocks(try material.yearHeatmap())
    },
    "social.place": .init { material, _ throws(Problem) in blocks(try material.socialPlaces()) },
    "social.ecarts": .init { material, _ throws(Problem) in blocks(try material.profileContrasts())
    },
    "social.pyramide": .init { material, _ throws(Problem) in blocks(try material.pyramid()) },
    "social.pauvrete": .init { material, _ throws(Problem) in blocks(try material.poverty()) },
  ]

  private static let recordedTables: [String: Builder] = [
    "malveillance.famille": .init(.family) { material, request throws(Problem) in
      guard let family = material.family(for: request) else { return [] }
      return [.table(try material.familyTable(family))]
    },
    "droit.obligations": .init { material, _ throws(Problem) in
      [.table(try material.obligationsTable(material.obligations))]
    },
    "droit.articles": .init { material, _ throws(Problem) in
      [.table(try material.articlesTable(material.obligations.flatMap(\.references)))]
    },
    "sources": .init { material, _ throws(Problem) in [.table(try material.filesTable())] },
    "comparables": .init { material, _ throws(Problem) in
      try material.comparablesTable().map { [.table($0)] } ?? []
    },
    "preuves": .init { material, _ throws(Problem) in
      try material.evidenceTable().map { [.table($0)] } ?? []
    },
    "constats": .init { material, _ throws(Problem) in
      material.numbered.isEmpty ? [] : [.table(try material.findingsTable())]
    },
    "constats.sources": .init { material, _ throws(Problem) in
      try material.findingSourcesTable().map { [.table($0)] } ?? []
    },
    "social.profil": .init { material, _ throws(Problem) in
      try material.socialTable().map { [.table($0)] } ?? []
    },
    "social.absents": .init { material, _ throws(Problem) in
      try material.absentBlocksTable().map { [.table($0)] } ?? []
    },
    "malveillance.constats": .init(.family) { material, request throws(Problem) in
      guard let family = material.family(for: request) else { return [] }
      return try material.callout(
        for: material.numbered.filter { finding in
          family.indicators.contains { $0.indicator.rawValue == finding.subject }
        })
    },
    "social.constats": .init { material, _ throws(Problem) in
      try material.callout(for: material.numbered.filter { $0.domain == .social })
    },
    "territoire.quartiers": .init { material, _ throws(Problem) in
      try material.priorityDistrictsTable().map { [.table($0)] } ?? []
    },
    "textes": .init { material, _ throws(Problem) in
      try material.textsTable().map { [.table($0)] } ?? []
    },
    // Filled once the figures of the document are known.
    "annexe.valeurs": .init { _, _ in [.paragraph(Paragraph([], anchor: AnnexTables.placeholder))]
    },
  ]

  private static func blocks(_ figure: Figure?) -> [Block] { figure.map { [.figure($0)] } ?? [] }
}

extension BlockOption<Material> {
  fileprivate static let indicator = BlockOption("indicateur") { material in
    material.findings.malveillance.map { _ in Indicator.allCases.map(\.rawValue) }
  }
  fileprivate static let family = BlockOption("famille") { material in
    material.findings.malveillance.map { _ in IndicatorFamily.allCases.map(\.rawValue) }
  }
}

extension Material {
  /// The indicator that a fence names; nil when the dossier has no figure of it.
  fileprivate func study(for request: BlockRequest) -> IndicatorStudy? {
    request.options["indicateur"].flatMap(Indicator.init).flatMap {
      findings.malveillance?.study(of: $0)
    }
  }

  /// The family that a fence names; nil when the dossier has no figure of it.
  fileprivate func family(for request: BlockRequest) -> FamilyStudy? {
    let key = request.options["famille"]
    return findings.malveillance?.families.first { $0.family.rawValue == key }
  }
}
