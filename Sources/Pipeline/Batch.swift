import Inputs
public import Problems
import Reports
import Synchronization
import Templates

/// How a batch is asked for.
public struct BatchRequest: Sendable {
  public var file: String
  public var output: String
  /// Instead of the one of the file.
  public var edition: DocumentRequest.Edition?
  public var workers: Int
  public var model: DocumentRequest

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
  public let failed: Int
  public let total: Int
}

/// What became of each dossier, in the order of the batch file.
public struct BatchResult: Sendable {
  public struct Outcome: Sendable {
    public let dossier: String
    public let files: [WrittenFile]
    public let problems: [Problem]
    public var hasFailed: Bool { problems.contains(where: \.isError) }
  }

  public let outcomes: [Outcome]
  public let manifest: WrittenFile
  public var failures: Int { outcomes.filter(\.hasFailed).count }
}

/// Makes every document of a batch; one that fails stops no other.
public func runBatch(
  _ request: BatchRequest, onProgress: @escaping @Sendable (BatchProgress) -> Void
) async throws(Problems) -> Warned<BatchResult> {
  let plan = try readBatch(at: request.file)
  let output = OutputFolder(path: request.output)
  try alone { () throws(Problem) in try output.prepare() }
  let queue = BatchQueue(plan: plan.value, request: request, onProgress: onProgress)
  await withTaskGroup(of: Void.self) { group in
    for _ in 0..<min(request.workers, plan.value.entries.count) {
      group.addTask { queue.work() }
    }
  }
  let outcomes = queue.outcomes
  let manifest = try alone { () throws(Problem) in
    try output.write(
      Array(Manifest(outcomes: outcomes, plan: plan.value).json.utf8), to: "manifeste.json")
  }
  return Warned(BatchResult(outcomes: outcomes, manifest: manifest), warnings: plan.warnings)
}

/// The dossiers of a batch, taken one after the other by the workers.
private final class BatchQueue: Sendable {
  private let plan: BatchPlan
  private let request: BatchRequest
  private let onProgress: @Sendable (BatchProgress) -> Void
  private let shared = SharedReadings()
  private let state: Mutex<State>

  private struct State {
    var next = 0
    var outcomes: [BatchResult.Outcome?]
  }

  init(
    plan: BatchPlan, request: BatchRequest,
    onProgress: @escaping @Sendable (BatchProgress) -> Void
  ) {
    self.plan = plan
    self.request = request
    self.onProgress = onProgress
    state = Mutex(State(outcomes: Array(repeating: nil, count: plan.entries.count)))
  }

  var outcomes: [BatchResult.Outcome] { state.withLock { $0.outcomes.compactMap { $0 } } }

  /// One worker, with its own tools, until nothing is left.
  func work() {
    let workshops = Workshops()
    while let index = takeNext() {
      let outcome = make(plan.entries[index], workshops)
      let progress = state.withLock { state in
        state.outcomes[index] = outcome
        let done = state.outcomes.compactMap { $0 }
        return BatchProgress(
          done: done.count, failed: done.filter(\.hasFailed).count, total: plan.entries.count)
      }
      onProgress(progress)
    }
  }

  private func takeNext() -> Int? {
    state.withLock { state in
      guard state.next < plan.entries.count else { return nil }
      defer { state.next += 1 }
      return state.next
    }
  }

  private func make(_ entry: BatchPlan.Entry, _ workshops: Workshops) -> BatchResult.Outcome {
    if let refusal = entry.refusal {
      return .init(dossier: entry.name, files: [], problems: [refusal])
    }
    var model = request.model
    model.dossierSpan = entry.span
    model.dossier = entry.path
    model.fileNamePattern = plan.fileNamePattern
    if let edition = request.edition ?? plan.edition.flatMap(DocumentRequest.Edition.init) {
      model.edition = edition
    }
    do {
      let made = try Line(model, shared: shared, workshops: workshops).makeDiagnostic()
      return .init(dossier: entry.name, files: made.value, problems: made.warnings)
    } catch { return .init(dossier: entry.name, files: [], problems: error.all) }
  }
}
