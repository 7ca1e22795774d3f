import Digests
import Glibc
import Inputs
import SourceFiles
import Synchronization

/// The answers of the disk to the questions of a run, as short words that can be compared.
///
/// A content is its SHA-256. It is read again unless the system says that the file is the same one,
/// untouched: same device, inode, size and both times. That spares readings from one run to the
/// next; `isStrict` reads all the same what another run had read.
final class AnswerBook: Sendable {
  private let digests: Mutex<[FileStamp: String]>
  /// What each store holds, read once for a run; nil for one that can't be read.
  private let editions = Mutex<[ReferenceStore: [StoredEdition]?]>([:])

  static let absent = "absent"
  private static let unreadable = "illisible"

  init(_ stamps: DigestsByStamp, isStrict: Bool) {
    digests = Mutex(isStrict ? [:] : stamps.digests)
  }

  /// What was read, for the next run.
  var digestsByStamp: DigestsByStamp { DigestsByStamp(digests: digests.withLock { $0 }) }

  func answer(to question: ReadingTrace.Question) -> String {
    switch question {
    case .content(let path): content(of: path)
    case .names(let path): Self.namesDigest(of: path)
    case .kind(let path): Self.kind(of: path)
    case .edition(let path, let kind): edition(kind, in: ReferenceStore(path: path))
    }
  }

  /// What the store would give today: the digest of an edition, or none.
  private func edition(_ question: String, in store: ReferenceStore) -> String {
    let held = editions.withLock { held in
      if let known = held[store] { return known }
      let read = try? store.editions()
      held[store] = .some(read)
      return read
    }
    guard let held else { return Self.unreadable }
    return held.answer(to: question) ?? Self.absent
  }

  /// The SHA-256 of a file, or why it has none.
  func content(of path: String) -> String {
    guard let stamp = FileStamp(path: path) else { return Self.absent }
    if let known = digests.withLock({ $0[stamp] }) { return known }
    let hasher = SHA256Hasher()
    do { try SourceFile(path: path).readThrough { hasher.update($0) } } catch {
      return Self.unreadable
    }
    // A file that was written meanwhile has no content that could be named.
    guard FileStamp(path: path) == stamp else { return Self.unreadable }
    let digest = hasher.finish().hex
    digests.withLock { $0[stamp] = digest }
    return digest
  }

  private static func namesDigest(of path: String) -> String {
    guard kind(of: path) == "dossier" else { return absent }
    let names = names(inFolder: path).joined(separator: "/")
    return SHA256Digest.digest(of: Array(names.utf8)).hex
  }

  private static func kind(of path: String) -> String {
    var status = stat()
    guard stat(path, &status) == 0 else { return absent }
    return status.st_mode & S_IFMT == S_IFDIR ? "dossier" : "fichier"
  }
}
