import Analysis
import CairoRenderer
import Document
import Dossier
import Drawing
import Inputs
import Layout
public import Problems
import Reports
import Templates
import Units

/// Reads a dossier, analyses it, writes its diagnostic, lays it out, draws it: the whole program.
public func makeDiagnostic(_ request: DocumentRequest) throws(Problems) -> Warned<[WrittenFile]> {
  try Line(request).makeDiagnostic()
}

/// What the documents of a batch share: files read once, and what doesn't depend on a territory.
struct SharedReadings: Sendable {
  let sources = SourceLibrary()
  let study = ReferenceStudy()
  let templates = TemplateLibrary(folders: [])
}

/// The calls of a run, in order.
struct Line {
  let request: DocumentRequest
  let shared: SharedReadings
  let workshops: Workshops

  init(
    _ request: DocumentRequest, shared: SharedReadings = SharedReadings(),
    workshops: Workshops = Workshops()
  ) {
    self.request = request
    self.shared = shared
    self.workshops = workshops
  }

  func makeDiagnostic() throws(Problems) -> Warned<[WrittenFile]> {
    let draft = try composeDiagnostic()
    let publication = layOut(
      draft.document, theme: draft.look.theme, measurer: draft.workshop.typeSetter,
      hyphenator: draft.workshop.hyphenator
    ).publication
    let pdf = try drawn { () throws(RenderingError) in
      try draft.workshop.renderer.pdf(publication)
    }
    let name = request.fileName(code: draft.dossier.territory.code, document: "diagnostic")
    let file = try alone { () throws(Problem) in
      try OutputFolder(path: request.output).write(
        pdf, to: name, pages: publication.pages.count)
    }
    return Warned([file], warnings: draft.warnings)
  }

  /// A document before it has pages, with what is needed to give it some.
  struct Draft {
    let dossier: Dossier
    let findings: Findings
    let document: Document
    let look: ThemeFile
    let workshop: Workshop
    let warnings: [Problem]
  }

  func composeDiagnostic() throws(Problems) -> Draft {
    let read = try readDossier(
      at: request.dossier, namedAt: request.dossierSpan, library: shared.sources,
      date: request.date)
    let found = try findings(in: read.value)
    let templates = templateLibrary(for: read.value)
    let look = try templates.theme("vigie")
    let options = ReportOptions(
      edition: request.documentEdition,
      logo: look.value.logo)
    let document = try diagnostic(
      of: read.value, findings: found.value, templates: templates, options: options)
    let workshop = try alone { () throws(Problem) in
      try workshops.workshop(for: look.value.theme)
    }
    return Draft(
      dossier: read.value, findings: found.value, document: document.value, look: look.value,
      workshop: workshop,
      warnings: read.warnings + unused(in: read.value) + found.warnings + look.warnings
        + document.warnings)
  }

  /// What the dossier names and this version makes nothing of, so that nobody waits for it.
  private func unused(in dossier: Dossier) -> [Problem] {
    let kinds: [DeclaredSources.Kind] = [
      .places, .facts,
    ]
    return kinds.filter(dossier.declared.isProvided).map { kind in
      Problem(
        .warning, "source-non-exploitee",
        "« \(kind.rawValue) » est nommé dans le dossier, et cette version n'en tire rien",
        at: SourceSpan(wholeOf: request.dossier))
    }
  }

  /// A fault that only the analysis can see stops the run like any other.
  func findings(in dossier: Dossier) throws(Problems) -> Warned<Findings> {
    let found = analyse(dossier, for: request.documentEdition, using: shared.study)
    guard !found.warnings.contains(where: \.isError) else { throw Problems(found.warnings) }
    return found
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

/// Turns the one problem of a step into those of a run.
func alone<Value>(_ step: () throws(Problem) -> Value) throws(Problems) -> Value {
  do { return try step() } catch { throw Problems([error]) }
}

func drawn<Value>(_ step: () throws(RenderingError) -> Value) throws(Problems) -> Value {
  do { return try step() } catch { throw Problems([.rendering(error)]) }
}
