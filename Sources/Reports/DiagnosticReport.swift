public import Analysis
public import Document
public import Dossier
import Drawing
import Law
public import Problems
public import Templates
import Units

/// What a report is made from, besides the dossier and what was found in it.
public struct ReportOptions: Sendable {
  public var edition: DocumentEdition
  public var logo: [UInt8]?

  public init(edition: DocumentEdition = .publishable, logo: [UInt8]? = nil) {
    self.edition = edition
    self.logo = logo
  }
}

/// The diagnostic local de sécurité of a territory, as a document without pages.
///
/// Throws every problem of the templates at once.
public func diagnostic(
  of dossier: Dossier, findings: Findings, templates: TemplateLibrary, options: ReportOptions
) throws(Problems) -> Warned<Document> {
  let template = try templates.document("diagnostic.md")
  let wording = try templates.wording()
  let material = Material(
    dossier: dossier, findings: findings,
    obligations: obligations(in: Situation(of: dossier)), wording: wording.value,
    edition: options.edition)
  let source = try located { () throws(Problem) in try DiagnosticSource(material) }
  let outline = try source.authored(template.value)
  let document = try located { () throws(Problem) in
    try outline.value.material.document(from: outline.value.outline, options: options)
  }
  return Warned(
    document, warnings: template.warnings + wording.warnings + outline.warnings)
}

extension Material {
  /// With the tables behind its figures.
  fileprivate func document(
    from outline: ExpandedOutline, options: ReportOptions
  ) throws(Problem) -> Document {
    let title = outline.head.text("titre") + " \(dossier.mission.date.year)"
    var document = try document(
      from: outline,
      as: ReportIdentity(
        title: title, date: dossier.mission.date, picture: try coverPicture(), logo: options.logo))
    document.blocks = try AnnexTables(material: self).filling(outline.blocks)
    return document
  }
}
