import Inputs
import Problems
import SourceFiles
import Synchronization

/// The dossiers of a batch, taken one after the other by the workers.
final class BatchQueue: Sendable {
  private let batch: BatchWork
  private let onProgress: @Sendable (BatchProgress) -> Void
  private let state: Mutex<State>
  private let total: Int

  private struct State {
    var next = 0
    var records: [[DocumentRecord]]
    /// Of the journal: what they stop is only the next run.
    var problems: Set<Problem> = []
  }

  init(_ batch: BatchWork, onProgress: @escaping @Sendable (BatchProgress) -> Void) {
    self.batch = batch
    self.onProgress = onProgress
    total = batch.entries.map { batch.documents(of: $0).count }.reduce(0, +)
    state = Mutex(State(records: Array(repeating: [], count: batch.entries.count)))
  }

  /// Those of each dossier, in the order of the batch.
  var records: [[DocumentRecord]] { state.withLock { $0.records } }
  var problems: [Problem] { state.withLock { $0.problems.sorted() } }

  /// One worker, with its own tools, until nothing is left.
  func work() {
    let workshops = Workshops()
    while let index = takeNext() {
      let entry = batch.entries[index]
      let line = Line(batch.model(for: entry), shared: batch.shared, workshops: workshops)
      for document in batch.documents(of: entry) {
        finish(DocumentWork(batch, entry, document).record(on: line), at: index)
      }
    }
  }

  private func takeNext() -> Int? {
    state.withLock { state in
      guard state.next < batch.entries.count else { return nil }
      defer { state.next += 1 }
      return state.next
    }
  }

  private func finish(_ record: DocumentRecord, at index: Int) {
    var problem: Problem?
    do throws(Problem) { try batch.journal.add(record) } catch { problem = error }
    let progress = state.withLock { state in
      state.records[index].append(record)
      if let problem { state.problems.insert(problem) }
      let done = state.records.joined()
      return BatchProgress(
        done: done.count, made: done.count { $0.state == .made || $0.state == .failed },
        failed: done.count { $0.state == .failed }, total: total)
    }
    onProgress(progress)
  }
}
