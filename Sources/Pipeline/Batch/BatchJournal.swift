import Glibc
import Problems
import SourceFiles
import Synchronization

/// The records of documents as they are finished, so that a run that is killed loses none of them.
///
/// One line a record, written at once; a line that was cut short is no record.
final class BatchJournal: Sendable {
  private let path: String
  private let descriptor: Mutex<Int32>

  /// What an unfinished run left behind.
  struct Past {
    /// Of all unfinished runs, the last record of a document.
    var records: [DocumentRecord.Key: DocumentRecord] = [:]
    /// Documents of the last unfinished run.
    var lastRun: Set<DocumentRecord.Key> = []
    /// Whether the last line is whole.
    fileprivate var endsWell = true
  }

  private static let start = "{\"passage\": 1}"

  static func past(at path: String) -> Past {
    var bytes: [UInt8] = []
    do { try SourceFile(path: path).readThrough { bytes += $0 } } catch { return Past() }
    var past = Past()
    past.endsWell = bytes.last == UInt8(ascii: "\n")
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      if line == start {
        past.lastRun = []
        continue
      }
      guard
        let node = try? readJSON(SourceText.decoding(Array(line.utf8), of: path).value),
        let record = DocumentRecord(node)
      else { continue }
      past.records[record.key] = record
      past.lastRun.insert(record.key)
    }
    return past
  }

  /// Opens the journal to go on with the last run, or to begin another one.
  init(path: String, after past: Past, isResumed: Bool) throws(Problem) {
    self.path = path
    let opened = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
    guard opened >= 0 else { throw .cannotWrite(path, errno) }
    descriptor = Mutex(opened)
    if !past.endsWell { try write("\n") }
    if !isResumed { try write(Self.start + "\n") }
  }

  deinit { descriptor.withLock { _ = close($0) } }

  func add(_ record: DocumentRecord) throws(Problem) { try write(record.json + "\n") }

  /// The manifest says all of it now.
  func remove() { unlink(path) }

  private func write(_ text: String) throws(Problem) {
    let code = descriptor.withLock { descriptor -> Int32 in
      var rest = Array(text.utf8)[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return errno }
        rest = rest.dropFirst(count)
      }
      return 0
    }
    guard code == 0 else { throw .cannotWrite(path, code) }
  }
}
