import Digests
public import Dossier
public import Problems
import SourceFiles
public import Units

/// Reads a dossier and all the files that it names, checked.
///
/// The path is that of a folder or of its `dossier.yaml`. `date` takes the place of
/// `mission.date`; `span` is where a batch names the dossier; `store` serves a dossier that asks for
/// it. All the problems of the files are thrown together when one is an error; otherwise the warnings
/// come with the dossier.
public func readDossier(
  at path: String, namedAt span: SourceSpan? = nil, library: SourceLibrary = SourceLibrary(),
  store: ReferenceStore? = nil, date: CalendarDate? = nil
) throws(Problems) -> Warned<Dossier> {
  try read(
    DossierFolder(dossierAt: path, namedAt: span), library: library, store: store, date: date)
}

/// Reads the dossier that a batch makes up; its problems are said where the batch asks for it.
public func readDossier(
  _ madeUp: BatchPlan.MadeUpDossier, namedAt span: SourceSpan?, library: SourceLibrary,
  store: ReferenceStore?, date: CalendarDate?
) throws(Problems) -> Warned<Dossier> {
  let folder = DossierFolder(text: madeUp.yaml, name: madeUp.code)
  func moved(_ problem: Problem) -> Problem {
    guard let span, problem.span?.file == madeUp.code else { return problem }
    return Problem(
      problem.severity, problem.identifier, "\(madeUp.code) : \(problem.summary)", at: span,
      hint: problem.hint, cause: problem.cause)
  }
  do throws(Problems) {
    var dossier = try read(folder, library: library, store: store, date: date)
    dossier.warnings = dossier.warnings.map(moved)
    return dossier
  } catch { throw Problems(error.all.map(moved)) }
}

private func read(
  _ folder: DossierFolder, library: SourceLibrary, store: ReferenceStore?, date: CalendarDate?
) throws(Problems) -> Warned<Dossier> {
  var problems = ProblemCollector()

  let hasher = SHA256Hasher()
  let root = try readYAML(folder.file, onBytes: { hasher.update($0) })
  problems.add(contentsOf: root.warnings)
  let keys = DossierKeys(root.value, in: folder, date: date, &problems)

  var sources = DossierSources(isFictitious: keys.isFictitious)
  sources.readRecordedCrime(keys.sources.recordedCrime, library, &problems)
  sources.readReference(keys.sources.reference, library, &problems)
  sources.readShapes(keys.sources, library, &problems)
  if let wanted = keys.sources.store {
    sources.readStore(wanted, for: keys.territory, in: store, library, &problems)
  }

  let territory = keys.territory.flatMap { keys in
    Territory(keys, completedBy: sources, &problems)
  }
  checkCodes(keys, in: sources, &problems)
  let map = territory.flatMap { TerritoryMap(of: $0, from: sources, &problems) }

  let context = LocalContext(
    keys, territory: territory, map: map, gazetteer: sources.gazetteer)
  let local = LocalSources(keys, context, &problems)
  sources.all += local.sources

  let facts = LocalRegister(
    folder: folder, entries: keys.sources.facts, context: FactContext(keys, sources, &problems),
    isFictitious: keys.isFictitious)
  let register = facts.read(&problems)
  sources.all += register.map(facts.sources) ?? []

  sources.all.append(
    Source(
      path: DossierFolder.fileName, producer: keys.mission?.author ?? "",
      dataset: "Dossier de la mission", vintage: keys.mission?.date.iso ?? "",
      sha256: hasher.finish().hex, records: 1, isFictitious: keys.isFictitious))

  guard let territory, let mission = keys.mission else { return try problems.finish(nil) }
  var dossier = Dossier(
    territory: territory, mission: mission, isFictitious: keys.isFictitious,
    comparison: keys.comparison, secrecy: keys.secrecy, recorded: sources.recorded,
    social: sources.social, map: map, gazetteer: sources.gazetteer,
    sources: sources.all.sorted { $0.path < $1.path },
    declared: DeclaredSources(
      files: keys.declared.merging(sources.stored) { $0 + $1 }))
  dossier.members = Territory.members(of: territory, in: sources)
  dossier.themes = keys.themes
  dossier.survey = local.survey
  dossier.interviews = local.interviews
  dossier.responses = local.responses
  dossier.localTables = local.tables
  dossier.register = register
  dossier.places = facts.context.places.listed
  dossier.texts = local.texts
  dossier.strategy = local.strategy
  dossier.meetings = local.meetings
  checkQueries(of: dossier, nomenclature: facts.context.nomenclature, &problems)
  dossier.templateFolder = folder.templates(declared: keys.declared[.templates]?.first)
  return try problems.finish(dossier)
}
