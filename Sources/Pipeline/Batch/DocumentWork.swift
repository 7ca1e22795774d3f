import Drawing
import Inputs
import Problems
import SourceFiles

/// One document of one dossier: whether it is to be made, and what comes of it.
struct DocumentWork {
  private let batch: BatchWork
  private let entry: BatchPlan.Entry
  private let document: BatchPlan.Document

  init(_ batch: BatchWork, _ entry: BatchPlan.Entry, _ document: BatchPlan.Document) {
    self.batch = batch
    self.entry = entry
    self.document = document
  }

  /// Keeps what is there, or makes the document on the line of its dossier.
  func record(on line: Line) -> DocumentRecord {
    var record = DocumentRecord(
      dossier: entry.name, document: document.rawValue, state: .failed, reason: "")
    if let refusal = entry.refusal {
      record.problems = [refusal]
      return record
    }
    record.options = batch.options(line.request, document)
    let standing = batch.standing(record.key, of: entry, options: record.options)
    if let kept = standing.kept { return kept }
    record.reason = standing.reason
    record.program = batch.program
    make(&record, on: line)
    return record
  }

  private func make(_ record: inout DocumentRecord, on line: Line) {
    let trace = ReadingTrace()
    var answers: [DocumentRecord.Fact] = []
    var line = line
    let desk = line.desk
    line.inspection = { publication throws(Problems) in
      answers = try self.answers(to: trace)
      try self.check(publication, desk, trace)
    }
    do throws(Problems) {
      let made = try trace.noting { () throws(Problems) in
        try line.make(document, over: batch.plan.period)
      }
      record.state = .made
      record.files = made.value.map(DocumentRecord.File.init)
      record.problems = made.warnings
      record.answers = answers
    } catch { fail(&record, error, trace) }
  }

  /// Nothing of another commune of the batch, or the document is not written.
  private func check(
    _ publication: Publication, _ desk: DossierDesk, _ trace: ReadingTrace
  ) throws(Problems) {
    guard let dossier = desk.dossier else { return }
    let folder = dossierFolder(entry.path) + "/"
    try ReadingTrace.unnoted { () throws(Problems) in
      try batch.leaks.check(
        publication, of: dossier, findings: desk.found?.value, folder: folder, reading: trace)
    }
  }

  /// A dossier that has nothing for a document of all is told, and has not failed.
  private func fail(
    _ record: inout DocumentRecord, _ problems: Problems, _ trace: ReadingTrace
  ) {
    if let absence = problems.absence, entry.ownDocuments.isEmpty,
      let answers = try? answers(to: trace)
    {
      record.state = .pointless
      record.reason = absence.summary
      record.answers = answers
      return
    }
    record.problems = problems.all
  }

  /// What the disk answered while the document was made; a file that changed since it was read is
  /// a problem, since nobody could say which of the two was printed.
  private func answers(to trace: ReadingTrace) throws(Problems) -> [DocumentRecord.Fact] {
    var facts: [DocumentRecord.Fact] = []
    var changed: [Problem] = []
    for (question, stamp) in trace.questions {
      let answer = ReadingTrace.unnoted { batch.answers.answer(to: question) }
      let name = batch.names.name(of: question)
      facts.append(.init(name: name, value: answer))
      if case .content(let path) = question, stamp != FileStamp(path: path) {
        changed.append(.changedMeanwhile(name))
      }
    }
    guard changed.isEmpty else { throw Problems(changed) }
    return facts.sorted { $0.name < $1.name }
  }
}

extension DocumentRecord.File {
  fileprivate init(_ file: WrittenFile) {
    let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
    self.init(name: name, sha256: file.sha256, pages: file.pages)
  }
}

extension Problem {
  fileprivate static func changedMeanwhile(_ name: String) -> Problem {
    Problem(
      .error, "fichier-modifie",
      "« \(name) » a été modifié pendant que le document se faisait : il n'est pas écrit", at: nil,
      hint: "relancez le lot : ce qui est fait est gardé")
  }
}
