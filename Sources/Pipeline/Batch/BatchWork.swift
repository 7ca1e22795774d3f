import Digests
import Dossier
import Inputs
import Problems
import SourceFiles
import Templates
import Units

/// What all workers of a batch know: what is asked for, what is there, where to write.
final class BatchWork: Sendable {
  let plan: BatchPlan
  let request: BatchRequest
  /// Those of the part.
  let entries: [BatchPlan.Entry]
  let folder: BatchFolder
  let names: PathNames
  let answers: AnswerBook
  let program: String
  let journal: BatchJournal
  let shared = SharedReadings()
  let leaks: LeakSearch
  private let past: PastRuns
  /// Of all the communes of the batch, those of other parts too.
  private let territories: String

  init(
    _ plan: BatchPlan, _ request: BatchRequest, in folder: BatchFolder, past: PastRuns
  ) throws(Problem) {
    self.plan = plan
    self.request = request
    self.folder = folder
    self.past = past
    entries = request.part?.entries(of: plan) ?? plan.entries
    let surroundings = request.model.surroundings
    names = PathNames(batchFile: request.file, surroundings: surroundings)
    leaks = LeakSearch(
      plan.entries,
      templateFolders: TemplatePlaces(executable: surroundings.executable).folders)
    answers = AnswerBook(folder.digestsByStamp, isStrict: request.isStrict)
    program =
      ProgramIdentity(executable: surroundings.executable, answers: answers).sha256
    journal = try BatchJournal(
      path: folder.journalPath, after: past.journal, isResumed: request.isResumed)
    let territories = plan.entries.map { "\($0.code ?? "") \($0.territoryName ?? "")\n" }
    self.territories = SHA256Digest.digest(of: Array(territories.sorted().joined().utf8)).hex
  }

  func documents(of entry: BatchPlan.Entry) -> [BatchPlan.Document] {
    entry.ownDocuments.isEmpty ? plan.documents : entry.ownDocuments
  }

  /// How the documents of a dossier are asked for.
  func model(for entry: BatchPlan.Entry) -> DocumentRequest {
    var model = request.model
    model.dossierSpan = entry.span
    model.dossier = entry.path
    model.madeUp = entry.madeUp
    model.fileNamePattern = plan.fileNamePattern
    model.draftFolder = folder.output.drafts
    if let edition = request.edition ?? plan.edition.flatMap(DocumentRequest.Edition.init) {
      model.edition = edition
    }
    return model
  }

  /// The choices that a document depends on, in order of name.
  func options(
    _ model: DocumentRequest, _ document: BatchPlan.Document
  ) -> [DocumentRecord.Fact] {
    var options = [
      DocumentRecord.Fact(name: "communes du lot", value: territories),
      DocumentRecord.Fact(name: "date", value: model.date?.iso ?? "celle du dossier"),
      DocumentRecord.Fact(name: "édition", value: model.edition.rawValue),
      DocumentRecord.Fact(name: "nom des fichiers", value: model.fileNamePattern),
    ]
    if let madeUp = model.madeUp {
      options.append(
        .init(
          name: "dossier du lot", value: SHA256Digest.digest(of: Array(madeUp.yaml.utf8)).hex))
    }
    if document == .observatoire {
      options.append(.init(name: "période", value: plan.period?.code ?? "le dernier trimestre"))
    }
    return options
  }

  /// A record of the past that still holds, or why the document is to be made.
  func standing(
    _ key: DocumentRecord.Key, of entry: BatchPlan.Entry, options: [DocumentRecord.Fact]
  ) -> (kept: DocumentRecord?, reason: String) {
    let record = past.records[key]
    // What was no failure among the documents of all is one when the dossier itself asks for it.
    if record?.state == .pointless, !entry.ownDocuments.isEmpty {
      return (nil, "demandé pour ce dossier")
    }
    if request.onlyFailures, let record, record.state != .failed { return (kept(record), "") }
    let remake = RemakeReason(names: names, answers: answers, folder: folder.output.path)
    let reason = ReadingTrace.unnoted {
      remake.reason(since: record, program: program, options: options)
    }
    guard reason == nil, let record else { return (nil, reason ?? "") }
    // What this very run had done before it was stopped is no later choice.
    if request.isResumed, past.isOfLastRun(key) { return (record, "") }
    return request.makesAll ? (nil, "demandé") : (kept(record), "")
  }

  private func kept(_ record: DocumentRecord) -> DocumentRecord {
    guard record.state == .made else { return record }
    var record = record
    record.state = .kept
    record.reason = "rien n'a changé"
    return record
  }

  /// Writes the manifest, then lets go of what only served in case of a crash.
  func end(
    with manifest: Manifest
  ) throws(Problem) -> (manifest: WrittenFile, results: WrittenFile?, archive: WrittenFile?) {
    let written = try folder.output.write(Array(manifest.json.utf8), to: folder.manifestName)
    let results = try folder.gatherResults(of: manifest)
    let archive = request.isZipped ? try folder.writeArchive(named: archiveName, of: manifest) : nil
    try folder.keep(answers.digestsByStamp)
    journal.remove()
    return (written, results, archive)
  }

  /// `lot.zip` for `missions/lot.yaml`.
  private var archiveName: String {
    let file = request.file.split(separator: "/").last.map(String.init) ?? request.file
    let stem = file.hasSuffix(".yaml") ? String(file.dropLast(5)) : file
    return stem + (request.part.map { "-" + $0.fileMark } ?? "") + ".zip"
  }
}
