import Glibc
import Problems

/// What the runs before this one left in the output folder.
struct PastRuns {
  let records: [DocumentRecord.Key: DocumentRecord]
  let journal: BatchJournal.Past
  /// A manifest that can't be read: its documents are made again.
  let warnings: [Problem]

  init(in folder: BatchFolder) {
    journal = BatchJournal.past(at: folder.journalPath)
    var records: [DocumentRecord.Key: DocumentRecord] = [:]
    var warnings: [Problem] = []
    for path in Self.manifests(of: folder) where access(path, F_OK) == 0 {
      do throws(Problem) {
        for record in try Manifest(path: path).records { records[record.key] = record }
      } catch { warnings.append(.unusable(path, error)) }
    }
    self.records = records.merging(journal.records) { $1 }
    self.warnings = warnings
  }

  /// Whether the last run, ended or not, says it: a run that ended left no journal.
  func isOfLastRun(_ key: DocumentRecord.Key) -> Bool {
    journal.lastRun.isEmpty || journal.lastRun.contains(key)
  }

  /// A part goes on from the whole batch, when there was one, then from itself.
  private static func manifests(of folder: BatchFolder) -> [String] {
    let whole = folder.output.path + "/manifeste.json"
    return folder.manifestPath == whole ? [whole] : [whole, folder.manifestPath]
  }
}

extension Problem {
  fileprivate static func unusable(_ path: String, _ problem: Problem) -> Problem {
    Problem(
      .warning, "manifeste-illisible",
      "« \(path) » ne se lit plus : ses documents sont refaits (\(problem.summary))",
      at: SourceSpan(wholeOf: path))
  }
}
