import Digests
import Inputs
public import Problems

/// How a batch is asked for.
public struct BatchRequest: Sendable {
  public var file: String
  public var output: String
  /// Instead of the one of the file.
  public var edition: DocumentRequest.Edition?
  public var workers: Int
  public var model: DocumentRequest
  /// Only these dossiers; nil for all.
  public var part: BatchPart?
  /// Goes on with a run that did not end.
  public var isResumed = false
  /// Reads every file again to know whether it changed.
  public var isStrict = false
  /// Makes every document again.
  public var makesAll = false
  /// Tries again what failed, and looks at nothing else.
  public var onlyFailures = false
  /// Puts the documents in one archive too.
  public var isZipped = false

  /// The model says how each document is asked for, besides its dossier and its edition.
  public init(
    file: String, edition: DocumentRequest.Edition?, workers: Int, model: DocumentRequest
  ) {
    self.file = file
    output = model.output
    self.edition = edition
    self.workers = max(1, workers)
    self.model = model
  }
}

/// Where a batch stands.
public struct BatchProgress: Sendable {
  public let done: Int
  /// Those that took time: neither kept nor pointless.
  public let made: Int
  public let failed: Int
  public let total: Int
}

/// What became of each document, in the order of the batch file.
public struct BatchResult: Sendable {
  public struct Outcome: Sendable {
    public enum State: Sendable { case made, kept, pointless, failed }

    public let dossier: String
    public let document: String
    public let state: State
    public let reason: String
    /// Paths as the user would recognise them.
    public let files: [String]
    public let problems: [Problem]
  }

  public let outcomes: [Outcome]
  public let manifest: WrittenFile
  /// The table of all results, when the batch makes them.
  public let results: WrittenFile?
  public let archive: WrittenFile?
}

/// Makes the documents of a batch that are not there yet, or would be different; one that fails
/// stops no other.
public func runBatch(
  _ request: BatchRequest, onProgress: @escaping @Sendable (BatchProgress) -> Void
) async throws(Problems) -> Warned<BatchResult> {
  var request = request
  let plan = try readBatch(
    at: request.file, store: request.model.surroundings.store,
    hasDate: request.model.date != nil)
  if let folder = plan.value.templateFolder, request.model.surroundings.templateOption == nil {
    request.model.surroundings.templateOption = folder
  }
  let folder = try alone { () throws(Problem) in
    try BatchFolder(request.output, part: request.part)
  }
  let past = PastRuns(in: folder)
  let work = try alone { () throws(Problem) in
    try BatchWork(plan.value, request, in: folder, past: past)
  }
  let queue = BatchQueue(work, onProgress: onProgress)
  await withTaskGroup(of: Void.self) { group in
    for _ in 0..<min(request.workers, work.entries.count) {
      group.addTask { queue.work() }
    }
  }
  let manifest = Manifest(
    batch: plan.value.sha256, part: request.part, documents: plan.value.documents.map(\.rawValue),
    dossiers: zip(work.entries, queue.records).map {
      .init(name: $0.name, rank: $0.rank, records: $1)
    })
  let ended = try alone { () throws(Problem) in try work.end(with: manifest) }
  return Warned(
    BatchResult(
      outcomes: manifest.records.map { BatchResult.Outcome($0, in: request.output) },
      manifest: ended.manifest, results: ended.results, archive: ended.archive),
    warnings: plan.warnings + past.warnings + queue.problems)
}

extension BatchResult.Outcome {
  init(_ record: DocumentRecord, in folder: String) {
    dossier = record.dossier
    document = record.document
    state =
      switch record.state {
      case .made: .made
      case .kept: .kept
      case .pointless: .pointless
      case .failed: .failed
      }
    reason = record.reason
    files = record.files.map { "\(folder)/\($0.name)" }
    problems = record.problems
  }
}
