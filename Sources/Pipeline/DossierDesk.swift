import Analysis
import Dossier
import Problems
import SourceFiles

/// A dossier and its findings, kept for all the documents of one dossier and one edition.
///
/// What was asked of the disk on the way is noted again for each document that uses them. Not to be
/// shared between threads.
final class DossierDesk {
  private var read: Kept<Result<Warned<Dossier>, Problems>>?
  private(set) var found: Warned<Findings>?

  /// The dossier, when it was read without an error.
  var dossier: Dossier? { try? read?.value.get().value }

  /// What was asked of the disk to read it; nil before it was read.
  var trace: ReadingTrace? { read?.trace }

  private struct Kept<Value> {
    let value: Value
    let trace: ReadingTrace
  }

  /// The dossier as the first call read it, its problems included.
  func dossier(
    _ reading: () throws(Problems) -> Warned<Dossier>
  ) throws(Problems) -> Warned<Dossier> {
    let kept = read ?? firstReading(reading)
    read = kept
    ReadingTrace.note(kept.trace)
    return try kept.value.get()
  }

  private func firstReading(
    _ reading: () throws(Problems) -> Warned<Dossier>
  ) -> Kept<Result<Warned<Dossier>, Problems>> {
    let trace = ReadingTrace()
    let result = trace.noting { () -> Result<Warned<Dossier>, Problems> in
      do throws(Problems) { return .success(try reading()) } catch { return .failure(error) }
    }
    return Kept(value: result, trace: trace)
  }

  /// What the first call found in the dossier; the analysis asks nothing of the disk.
  func findings(_ analysis: () -> Warned<Findings>) -> Warned<Findings> {
    if let found { return found }
    let new = analysis()
    found = new
    return new
  }
}
