import CairoRenderer
import Document
import Dossier
import Drawing
import Layout
import Problems
import Reports
import Templates

/// A document before it has pages, with what is needed to give it some.
struct DocumentDraft {
  let document: Document
  let look: ThemeFile
  let workshop: Workshop
  let warnings: [Problem]
}

/// From a document to its file: what every report goes through.
extension Line {
  /// Makes a document with the templates and the look of a dossier.
  func draft(
    of dossier: Dossier,
    _ make: (TemplateLibrary, ReportOptions) throws(Problems) -> Warned<Document>
  ) throws(Problems) -> DocumentDraft {
    try draft(with: templateLibrary(for: dossier), make)
  }

  /// Makes a document with the templates and the look of a library.
  func draft(
    with templates: TemplateLibrary,
    _ make: (TemplateLibrary, ReportOptions) throws(Problems) -> Warned<Document>
  ) throws(Problems) -> DocumentDraft {
    let look = try templates.theme("vigie")
    let options = ReportOptions(edition: request.documentEdition, logo: look.value.logo)
    let document = try make(templates, options)
    let workshop = try alone { () throws(Problem) in
      try workshops.workshop(for: look.value.theme)
    }
    return DocumentDraft(
      document: document.value, look: look.value, workshop: workshop,
      warnings: look.warnings + document.warnings)
  }

  /// Writes `CODE-NAME.pdf`, whole or not at all.
  func write(
    _ draft: consuming DocumentDraft, of dossier: Dossier, named name: String
  ) throws(Problems) -> WrittenFile {
    try write(consume draft, code: dossier.territory.code, named: name)
  }

  /// The same for the territory of a code.
  func write(
    _ draft: consuming DocumentDraft, code: String, named name: String
  ) throws(Problems) -> WrittenFile {
    let (pdf, pages) = try pdf(of: consume draft)
    let file = request.fileName(code: code, document: name)
    return try alone { () throws(Problem) in
      try OutputFolder(path: request.output, drafts: request.draftFolder)
        .write(pdf, to: file, pages: pages)
    }
  }

  /// The file of a document and its number of pages.
  ///
  /// A document is let go when it has pages, and each page when it is drawn: what follows takes as
  /// much memory as they did.
  private func pdf(
    of draft: consuming DocumentDraft
  ) throws(Problems) -> (bytes: [UInt8], pages: Int) {
    let workshop = draft.workshop
    let publication = laidOut(consume draft)
    let pages = publication.pages.count
    try inspection?(publication)
    do throws(RenderingError) {
      return (try workshop.renderer.pdf(consume publication), pages)
    } catch { throw Problems([.rendering(error)]) }
  }

  private func laidOut(_ draft: consuming DocumentDraft) -> Publication {
    var publication = layOut(
      draft.document, theme: draft.look.theme, measurer: draft.workshop.typeSetter,
      hyphenator: draft.workshop.hyphenator
    ).publication
    if request.attachesData { publication.attachments = draft.document.attachments }
    return publication
  }

  func templateLibrary(for dossier: Dossier) -> TemplateLibrary {
    TemplateLibrary(folders: templateFolders(for: dossier), sharing: shared.templates)
  }

  func templateFolders(for dossier: Dossier) -> [String] {
    TemplatePlaces(
      option: request.surroundings.templateOption,
      dossier: dossier.templateFolder,
      environment: request.surroundings.templateFolder,
      executable: request.surroundings.executable
    ).folders
  }
}
