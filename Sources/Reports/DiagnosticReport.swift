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
  let source = try material.located { () throws(Problem) in try DiagnosticSource(material) }
  let outline = try source.authored(template.value)
  let document = try material.located { () throws(Problem) in
    try outline.value.material.document(from: outline.value.outline, options: options)
  }
  return Warned(
    document, warnings: template.warnings + wording.warnings + outline.warnings)
}

extension Material {
  /// Turns the one problem of a step into those of a run.
  fileprivate func located<Value>(
    _ step: () throws(Problem) -> Value
  ) throws(Problems) -> Value {
    do { return try step() } catch { throw Problems([error]) }
  }

  /// The expanded outline with its cover, its heads and the tables behind its figures.
  fileprivate func document(
    from outline: ExpandedOutline, options: ReportOptions
  ) throws(Problem) -> Document {
    let head = outline.head
    let title = head.text("titre") + " \(dossier.mission.date.year)"
    return Document(
      metadata: Publication.Metadata(
        title: title + " – " + territory.name.short, author: dossier.mission.author ?? "",
        subject: head.text("sujet"), keywords: head.texts("mots_cles"), language: "fr-FR",
        date: dossier.mission.date.iso),
      cover: head.cover(picture: try coverPicture(), logo: options.logo),
      runningHead: RunningHead(
        territory: territory.name.short, document: title,
        edition: try words("editions.\(edition.rawValue)"), warning: try warning()),
      blocks: try AnnexTables(material: self).filling(outline.blocks))
  }
}
