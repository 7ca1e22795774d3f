import Analysis
import CairoRenderer
import Dossier
import Inputs
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
  let sources: SourceLibrary
  let study: ReferenceStudy
  let templates = TemplateLibrary(folders: [])

  init() {
    sources = SourceLibrary()
    study = ReferenceStudy()
  }

  /// The same open data and what was studied in it, with templates to read again.
  init(keeping other: SharedReadings) {
    sources = other.sources
    study = other.study
  }
}

/// The calls of a run, in order.
struct Line {
  let request: DocumentRequest
  let shared: SharedReadings
  let workshops: Workshops
  let desk: DossierDesk
  /// What looks at the pages of a document before they are drawn.
  var inspection: PageInspection?

  init(
    _ request: DocumentRequest, shared: SharedReadings = SharedReadings(),
    workshops: Workshops = Workshops(), desk: DossierDesk = DossierDesk()
  ) {
    self.request = request
    self.desk = desk
    self.shared = shared
    self.workshops = workshops
  }

  /// The dossier, read by the first document that needs it.
  func readDossier() throws(Problems) -> Warned<Dossier> {
    try desk.dossier { () throws(Problems) in
      if let madeUp = request.madeUp {
        return try Inputs.readDossier(
          madeUp, namedAt: request.dossierSpan, library: shared.sources,
          store: request.surroundings.store, date: request.date)
      }
      return try Inputs.readDossier(
        at: request.dossier, namedAt: request.dossierSpan, library: shared.sources,
        store: request.surroundings.store, date: request.date)
    }
  }

  func makeDiagnostic() throws(Problems) -> Warned<[WrittenFile]> {
    let composed = try composeDiagnostic()
    let file = try write(composed.draft, of: composed.dossier, named: "diagnostic")
    return Warned([file], warnings: composed.warnings)
  }

  /// A diagnostic before it has pages, with what it was made from.
  struct ComposedDiagnostic {
    let dossier: Dossier
    let findings: Findings
    let draft: DocumentDraft
    let warnings: [Problem]
  }

  func composeDiagnostic() throws(Problems) -> ComposedDiagnostic {
    let analysed = try analysedDossier()
    let (dossier, findings) = analysed.value
    let draft = try draftDiagnostic(of: dossier, findings: findings)
    return ComposedDiagnostic(
      dossier: dossier, findings: findings, draft: draft,
      warnings: analysed.warnings + draft.warnings)
  }

  /// A dossier with what the analysis finds in it.
  func analysedDossier() throws(Problems) -> Warned<(dossier: Dossier, findings: Findings)> {
    let read = try readDossier()
    let found = try findings(in: read.value)
    return Warned(
      (read.value, found.value),
      warnings: read.warnings + found.warnings)
  }

  func draftDiagnostic(of dossier: Dossier, findings: Findings) throws(Problems) -> DocumentDraft {
    try draft(of: dossier) { templates, options throws(Problems) in
      try diagnostic(of: dossier, findings: findings, templates: templates, options: options)
    }
  }

  /// A fault that only the analysis can see stops the run like any other.
  func findings(in dossier: Dossier) throws(Problems) -> Warned<Findings> {
    let found = desk.findings {
      analyse(dossier, for: request.documentEdition, using: shared.study)
    }
    guard !found.warnings.contains(where: \.isError) else { throw Problems(found.warnings) }
    return found
  }
}

/// Turns the one problem of a step into those of a run.
func alone<Value>(_ step: () throws(Problem) -> Value) throws(Problems) -> Value {
  do { return try step() } catch { throw Problems([error]) }
}

func drawn<Value>(_ step: () throws(RenderingError) -> Value) throws(Problems) -> Value {
  do { return try step() } catch { throw Problems([.rendering(error)]) }
}
