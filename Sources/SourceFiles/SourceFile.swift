import Glibc
public import Problems

/// A file to read: where it is, how the user calls it, and where they named it.
public struct SourceFile: Hashable, Sendable {
  /// What is given to the system.
  public let path: String
  /// What problems print: the path as the user would recognise it.
  public let name: String
  /// The value of the dossier that names the file; an absent file is reported there.
  public let namedAt: SourceSpan?
  /// The bytes of what no file holds; nil for a file.
  private let content: [UInt8]?

  /// A text that another text implies: it has a name for problems, and lies nowhere.
  public init(text: String, name: String) {
    path = name
    self.name = name
    namedAt = nil
    content = Array(text.utf8)
  }

  public init(path: String, name: String? = nil, namedAt: SourceSpan? = nil) {
    self.path = path
    self.name = name ?? path
    self.namedAt = namedAt
    content = nil
  }

  /// Files of text that a person writes stay far below; a larger one is a mistake.
  public static let usualByteLimit = 20_000_000

  /// Sees the bytes as they lie on the disk, in order, while they are read (for a digest).
  public typealias ByteObserver = (UnsafeRawBufferPointer) -> Void

  /// The whole content of the file.
  ///
  /// Throws when the file is absent, empty, unreadable, a folder, or longer than the limit.
  public func readBytes(
    limit: Int = usualByteLimit, onBytes: ByteObserver? = nil
  ) throws(Problem) -> [UInt8] {
    if let content {
      if let onBytes { content.withUnsafeBytes { onBytes($0) } }
      return content
    }
    let file = try OpenFile(self)
    guard file.size <= limit else { throw .tooLarge(self, size: file.size, limit: limit) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(file.size)
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { chunk.deallocate() }
    while true {
      let count = try file.read(into: chunk)
      if count == 0 { break }
      bytes += chunk[..<count]
      guard bytes.count <= limit else { throw .tooLarge(self, size: bytes.count, limit: limit) }
    }
    guard !bytes.isEmpty else { throw .emptyFile(self) }
    if let onBytes { bytes.withUnsafeBytes { onBytes($0) } }
    return bytes
  }

  /// Shows all the bytes of the file, chunk after chunk, and keeps none.
  public func readThrough(_ body: ByteObserver) throws(Problem) {
    let file = try OpenFile(self)
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { chunk.deallocate() }
    while true {
      let count = try file.read(into: chunk)
      if count == 0 { return }
      body(UnsafeRawBufferPointer(rebasing: chunk[..<count]))
    }
  }

  /// Throws when the file is absent, unreadable, or a folder; its content is not looked at.
  public func checkReadable() throws(Problem) { _ = try OpenFile(self) }

  /// The whole text of the file, as UTF-8; windows-1252 is read and said by a warning.
  public func readText(
    limit: Int = usualByteLimit, onBytes: ByteObserver? = nil
  ) throws(Problem) -> Warned<SourceText> {
    try SourceText.decoding(readBytes(limit: limit, onBytes: onBytes), of: name)
  }
}

/// A file descriptor that closes itself.
final class OpenFile {
  private let descriptor: Int32
  private let source: SourceFile
  let size: Int

  init(_ source: SourceFile) throws(Problem) {
    self.source = source
    var status = stat()
    guard stat(source.path, &status) == 0 else {
      let code = errno
      ReadingTrace.note(.content(source.path))
      throw .cannotOpen(source, code)
    }
    ReadingTrace.note(.content(source.path), FileStamp(status))
    // A pipe would block, a folder has no bytes.
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw .isFolder(source)
    default: throw .notAFile(source)
    }
    size = Int(status.st_size)
    descriptor = open(source.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotOpen(source, errno) }
  }

  deinit { close(descriptor) }

  /// How many bytes were read; 0 at the end of the file.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(Problem) -> Int {
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      guard errno == EINTR else { throw .cannotOpen(source, errno) }
    }
  }
}

/// The names of a folder, sorted; none when it cannot be listed.
public func names(inFolder folder: String) -> [String] {
  ReadingTrace.note(.names(folder))
  guard let directory = opendir(folder) else { return [] }
  defer { closedir(directory) }
  var names: [String] = []
  while let entry = readdir(directory) {
    let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names.sorted()
}

extension SourceFile {
  /// The place of a problem about the file itself.
  fileprivate var place: SourceSpan { namedAt ?? SourceSpan(wholeOf: name) }

  /// The name of the same folder that was probably meant.
  fileprivate var nearestName: String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard let last = parts.last, !last.isEmpty else { return nil }
    let folder = parts.dropLast().joined(separator: "/")
    let start = parts.count == 1 ? "." : folder.isEmpty ? "/" : folder
    // A hint depends on the folder; what is read doesn't.
    return ReadingTrace.unnoted { closest(to: String(last), among: names(inFolder: start)) }
  }
}

extension Problem {
  fileprivate static func cannotOpen(_ file: SourceFile, _ code: Int32) -> Problem {
    switch code {
    case ENOENT, ENOTDIR:
      Problem(
        .error, "fichier-absent", "le fichier « \(file.name) » n'existe pas", at: file.place,
        hint: file.nearestName.map { "le dossier contient « \($0) » : est-ce lui ?" })
    case ENAMETOOLONG, ELOOP:
      Problem(
        .error, "chemin-impossible",
        code == ELOOP
          ? "ce lien mène à lui-même" : "ce chemin est plus long que le système ne le permet",
        at: file.place, hint: "vérifiez le chemin du fichier")
    case EACCES, EPERM:
      Problem(
        .error, "fichier-illisible", "le fichier « \(file.name) » n'est pas accessible en lecture",
        at: file.place, hint: "vérifiez les droits du fichier et des dossiers qui le contiennent",
        cause: .machine)
    default:
      Problem(
        .error, "lecture-impossible",
        "la lecture du fichier « \(file.name) » a échoué (erreur \(code) du système)",
        at: file.place, cause: .machine)
    }
  }

  fileprivate static func isFolder(_ file: SourceFile) -> Problem {
    Problem(
      .error, "dossier-au-lieu-de-fichier",
      "« \(file.name) » est un dossier, un fichier est attendu", at: file.place)
  }

  fileprivate static func notAFile(_ file: SourceFile) -> Problem {
    Problem(
      .error, "fichier-special", "« \(file.name) » n'est pas un fichier ordinaire", at: file.place)
  }

  static func emptyFile(_ file: SourceFile) -> Problem {
    Problem(
      .error, "fichier-vide", "le fichier « \(file.name) » est vide",
      at: SourceSpan(wholeOf: file.name))
  }

  fileprivate static func tooLarge(_ file: SourceFile, size: Int, limit: Int) -> Problem {
    Problem(
      .error, "fichier-trop-grand",
      "le fichier fait \(size / 1_000_000) Mo ; la limite est de \(limit / 1_000_000) Mo",
      at: SourceSpan(wholeOf: file.name))
  }
}
