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
    _ draft: DocumentDraft, of dossier: Dossier, named name: String
  ) throws(Problems) -> WrittenFile {
    try write(draft, code: dossier.territory.code, named: name)
  }

  /// The same for the territory of a code.
  func write(
    _ draft: DocumentDraft, code: String, named name: String
  ) throws(Problems) -> WrittenFile {
    let publication = layOut(
      draft.document, theme: draft.look.theme, measurer: draft.workshop.typeSetter,
      hyphenator: draft.workshop.hyphenator
    ).publication
    let pdf = try drawn { () throws(RenderingError) in
      try draft.workshop.renderer.pdf(publication)
    }
    let file = request.fileName(code: code, document: name)
    return try alone { () throws(Problem) in
      try OutputFolder(path: request.output).write(pdf, to: file, pages: publication.pages.count)
    }
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
