import Document
import Problems
import Templates

/// Answers the outline of a report: values, figures and tables by their names.
struct ReportSource<Material: ReportMaterial>: TemplateSource {
  typealias Builder = BlockMaker<Material>

  let material: Material
  let values: TemplateScope
  var figures: [String: Builder] = [:]
  var tables: [String: Builder] = [:]

  func value(_ name: String) -> TemplateValue? { values.value(name) }

  var valueNames: [String] { values.valueNames }
  var figureNames: [String] { figures.keys.sorted() }
  var tableNames: [String] { tables.keys.sorted() }
  var calloutNames: [String] { [] }
  var proseNames: [String] { [] }

  func figure(_ request: BlockRequest) throws(Problem) -> [Block]? {
    try figures[request.name]?.blocks(of: material, for: request)
  }

  func table(_ request: BlockRequest) throws(Problem) -> [Block]? {
    try tables[request.name]?.blocks(of: material, for: request)
  }

  func options(of kind: FenceKind, named name: String) -> [FenceOption] {
    let maker =
      switch kind {
      case .figure: figures[name]
      case .table: tables[name]
      case .callout, .prose: nil as Builder?
      }
    return maker?.options(for: material) ?? []
  }

  func callout(_ request: BlockRequest) throws(Problem) -> [Block]? { nil }
  func prose(_ request: BlockRequest) throws(Problem) -> [Block]? { nil }
}

/// The way of a report: an outline of the templates, answered by a source, becomes a document.
///
/// Throws every problem of the templates at once.
func report<Material: ReportMaterial>(
  outline name: String, templates: TemplateLibrary,
  from source: (Wording) throws(Problem) -> ReportSource<Material>,
  as identity: (OutlineHead, Material) throws(Problem) -> ReportIdentity
) throws(Problems) -> Warned<Document> {
  let template = try templates.document(name)
  let wording = try templates.wording()
  let source = try located { () throws(Problem) in try source(wording.value) }
  let outline = try expand(template.value, from: source)
  let document = try located { () throws(Problem) in
    try source.material.document(
      from: outline.value, as: try identity(outline.value.head, source.material))
  }
  return Warned(document, warnings: template.warnings + wording.warnings + outline.warnings)
}

/// What the outline of a report may name.
func catalogue<Source: TemplateSource>(
  of outline: String, templates: TemplateLibrary,
  from source: (Wording) throws(Problem) -> Source
) throws(Problems) -> TemplateCatalogue {
  let wording = try templates.wording()
  return try located { () throws(Problem) in
    TemplateCatalogue(of: outline, from: try source(wording.value))
  }
}

/// Turns the one problem of a step into those of a run.
func located<Value>(_ step: () throws(Problem) -> Value) throws(Problems) -> Value {
  do { return try step() } catch { throw Problems([error]) }
}
