import Glibc
import Problems
import SourceFiles

/// The output folder of a batch while it works: its lock, its journal, its drafts.
///
/// What only serves the next run lies in `.vigie` beside the manifest. The lock goes with the
/// process, however it ends.
final class BatchFolder: Sendable {
  let output: OutputFolder
  /// Of the part, or of the whole batch.
  private let mark: String
  private let locks: [Int32]

  /// Makes the folder, takes its lock and clears what a run that was killed left half-written.
  init(_ path: String, part: BatchPart?) throws(Problem) {
    mark = part.map { "-" + $0.fileMark } ?? ""
    let state = path + "/.vigie"
    output = OutputFolder(path: path, drafts: "\(state)/en-cours\(mark)")
    try output.prepare()
    try OutputFolder(path: output.drafts ?? state).prepare()
    // Parts work side by side; a whole batch works alone.
    var locks = [try Self.lock("\(state)/verrou", part == nil ? LOCK_EX : LOCK_SH, path)]
    if part != nil {
      do { locks.append(try Self.lock("\(state)/verrou\(mark)", LOCK_EX, path)) } catch {
        close(locks[0])
        throw error
      }
    }
    self.locks = locks
    removeDrafts()
  }

  deinit { for lock in locks { close(lock) } }

  var manifestName: String { "manifeste\(mark).json" }
  var manifestPath: String { "\(output.path)/\(manifestName)" }
  var journalPath: String { "\(output.path)/.vigie/journal\(mark)" }
  private var stampsName: String { ".vigie/empreintes\(mark)" }

  private func removeDrafts() {
    guard let drafts = output.drafts else { return }
    for name in names(inFolder: drafts) { unlink("\(drafts)/\(name)") }
  }

  /// The digests that the last run left; none when it left none.
  var digestsByStamp: DigestsByStamp {
    var bytes: [UInt8] = []
    let file = SourceFile(path: "\(output.path)/\(stampsName)")
    do { try file.readThrough { bytes += $0 } } catch { return DigestsByStamp() }
    return DigestsByStamp(text: String(decoding: bytes, as: UTF8.self))
  }

  /// Keeps digests for the next run, by the clock of the disk that the files' own times come from.
  func keep(_ stamps: DigestsByStamp) throws(Problem) {
    _ = try output.write([], to: stampsName)
    guard let now = FileStamp(path: "\(output.path)/\(stampsName)") else { return }
    _ = try output.write(Array(stamps.text(at: now.changed).utf8), to: stampsName)
  }

  private static func lock(
    _ path: String, _ operation: Int32, _ folder: String
  ) throws(Problem) -> Int32 {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .cannotWrite(path, errno) }
    guard flock(descriptor, operation | LOCK_NB) == 0 else {
      close(descriptor)
      throw .lockedFolder(folder)
    }
    return descriptor
  }
}

extension Problem {
  fileprivate static func lockedFolder(_ path: String) -> Problem {
    Problem(
      .error, "sortie-occupee", "un autre lot écrit déjà dans « \(path) »", at: nil,
      hint: "attendez qu'il finisse, ou donnez un autre dossier à « --sortie »", cause: .machine)
  }
}
