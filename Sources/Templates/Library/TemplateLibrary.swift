import Glibc
import Problems
import SourceFiles
import Synchronization

/// A file of a template as it was read, for the digest that a document prints.
public struct TemplateFile: Hashable, Sendable {
  /// As templates call it: `diagnostic.md`, `themes/vigie.yaml`.
  public let name: String
  public let path: String
  public let bytes: [UInt8]

  public init(name: String, path: String, bytes: [UInt8]) {
    self.name = name
    self.path = path
    self.bytes = bytes
  }
}

/// The template files of a run, each taken from the first folder that has it and read once.
///
/// A batch shares what is already read: `TemplateLibrary(folders: […], sharing: first)`.
public final class TemplateLibrary: Sendable {
  public let folders: [String]
  private let store: Store
  /// Files that take the place of all folders, by name; nil for a library of folders.
  private let kept: [String: [TemplateFile]]?
  private let read = Mutex<[String: TemplateFile]>([:])

  /// The files, and the outlines and sentences already understood, by path.
  private final class Store: Sendable {
    let files = Mutex<[String: Warned<TextFile>]>([:])
    let outlines = Mutex<[String: Warned<OutlineFile>]>([:])
    let wordings = Mutex<[String: WordingFile]>([:])
  }

  public init(folders: [String], sharing other: TemplateLibrary? = nil) {
    self.folders = folders
    store = other?.store ?? Store()
    kept = nil
  }

  /// A library of files that were kept, and of nothing else; those of one name in their order.
  public init(files: [TemplateFile]) {
    folders = []
    store = Store()
    kept = Dictionary(grouping: files, by: \.name)
  }

  /// Every file that this library has been asked for, by name.
  public var filesRead: [TemplateFile] {
    read.withLock { $0.values.sorted { ($0.name, $0.path) < ($1.name, $1.path) } }
  }

  /// The same files, those of one name in the order of the folders.
  public var filesInOrder: [TemplateFile] {
    func rank(_ file: TemplateFile) -> Int {
      folders.firstIndex { file.path.hasPrefix($0.hasSuffix("/") ? $0 : $0 + "/") }
        ?? folders.count
    }
    return filesRead.map { (file: $0, rank: rank($0)) }
      .sorted { ($0.file.name, $0.rank, $0.file.path) < ($1.file.name, $1.rank, $1.file.path) }
      .map(\.file)
  }

  /// A file with its text.
  struct TextFile: Sendable {
    let file: TemplateFile
    let text: SourceText
    /// Of the file before it was read; nil when it was kept elsewhere.
    let stamp: FileStamp?
  }

  /// The file of the first folder that has it; `place` is where its name was typed.
  func text(_ name: String, namedAt place: SourceSpan? = nil) throws(Problem) -> Warned<TextFile> {
    try Self.check(name, at: place)
    guard let path = paths(of: name).first else { throw .absentTemplate(name, folders, at: place) }
    return try text(name, path: path)
  }

  /// Where the file exists, in the order of the folders.
  func paths(of name: String) -> [String] {
    if let kept { return kept[name]?.map(\.path) ?? [] }
    return folders.map { $0.hasSuffix("/") ? $0 + name : $0 + "/" + name }
      .filter { path in
        let isThere = access(path, F_OK) == 0
        // A file that comes there later would be taken instead.
        if !isThere { ReadingTrace.note(.kind(path)) }
        return isThere
      }
  }

  func text(_ name: String, path: String) throws(Problem) -> Warned<TextFile> {
    if let known = store.files.withLock({ $0[path] }) {
      if let stamp = known.value.stamp { ReadingTrace.note(.content(path), stamp) }
      remember(known.value.file)
      return known
    }
    let known = kept?[name]?.first { $0.path == path }
    let stamp = known == nil ? FileStamp(path: path) : nil
    let bytes = if let known { known.bytes } else { try SourceFile(path: path).readBytes() }
    let text = try SourceText.decoding(bytes, of: path)
    let file = TemplateFile(name: name, path: path, bytes: bytes)
    let result = Warned(
      TextFile(file: file, text: text.value, stamp: stamp), warnings: text.warnings)
    store.files.withLock { $0[path] = result }
    remember(file)
    return result
  }

  /// The bytes of a picture, under the name that a template gives it.
  func bytes(_ name: String, path: String, namedAt place: SourceSpan) throws(Problem)
    -> TemplateFile
  {
    let bytes =
      if let known = kept?[name]?.first { known.bytes } else {
        try SourceFile(path: path, name: name, namedAt: place).readBytes()
      }
    let file = TemplateFile(name: name, path: path, bytes: bytes)
    remember(file)
    return file
  }

  private func remember(_ file: TemplateFile) { read.withLock { $0[file.path] = file } }

  /// An outline file without its includes, understood once for all that share the store.
  func outline(
    _ name: String, namedAt place: SourceSpan? = nil
  ) throws(Problems) -> Warned<OutlineFile> {
    let text: Warned<TextFile>
    do { text = try self.text(name, namedAt: place) } catch { throw Problems([error]) }
    let path = text.value.file.path
    if let known = store.outlines.withLock({ $0[path] }) { return known }
    let outline = try OutlineFile.read(text.value)
    let result = Warned(outline.value, warnings: text.warnings + outline.warnings)
    store.outlines.withLock { $0[path] = result }
    return result
  }

  /// The sentences of one file, understood once for all that share the store.
  func wordingFile(_ text: Warned<TextFile>) throws(Problems) -> WordingFile {
    let path = text.value.file.path
    if let known = store.wordings.withLock({ $0[path] }) { return known }
    let wording = try WordingFile(text)
    store.wordings.withLock { $0[path] = wording }
    return wording
  }

  /// Refuses a name that would leave the folders.
  static func check(_ name: String, at place: SourceSpan?) throws(Problem) {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard !name.isEmpty, !parts.contains(".."), !parts.contains("") else {
      throw .nameLeavesFolder(name, at: place)
    }
  }
}

extension Problem {
  fileprivate static func absentTemplate(
    _ name: String, _ folders: [String], at place: SourceSpan?
  ) -> Problem {
    let looked = folders.isEmpty ? nil : "cherché dans : \(folders.joined(separator: ", "))"
    return Problem(
      .error, "modele-absent", "le modèle « \(name) » n'existe dans aucun dossier de modèles",
      at: place ?? SourceSpan(wholeOf: name), hint: looked)
  }

  fileprivate static func nameLeavesFolder(_ name: String, at place: SourceSpan?) -> Problem {
    Problem(
      .error, "nom-de-modele",
      "« \(name) » n'est pas un nom de modèle : il ne commence pas par « / » et ne contient pas « .. »",
      at: place ?? SourceSpan(wholeOf: name))
  }
}
