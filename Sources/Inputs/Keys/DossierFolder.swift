import Glibc
import Problems
import SourceFiles

/// The folder of a dossier, from which its paths start.
struct DossierFolder: Sendable {
  /// As given on the command line, without a last slash.
  let path: String

  static let fileName = "dossier.yaml"

  /// A folder, or the `dossier.yaml` that it holds.
  init(dossierAt path: String, namedAt span: SourceSpan? = nil) {
    var trimmed = path
    while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
    guard !Self.isFolder(trimmed) else {
      self.path = trimmed
      file = SourceFile(
        path: trimmed + "/" + Self.fileName, name: Self.join(trimmed, Self.fileName),
        namedAt: span)
      return
    }
    let parts = trimmed.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.dropLast().joined(separator: "/")
    self.path = folder.isEmpty ? (trimmed.hasPrefix("/") ? "/" : ".") : folder
    file = SourceFile(path: trimmed, namedAt: span)
  }

  /// A dossier that a batch makes up from a code: a text, and no folder.
  init(text: String, name: String) {
    path = "."
    file = SourceFile(text: text, name: name)
    isNowhere = true
  }

  /// The dossier's own file.
  let file: SourceFile
  /// Whether there is no folder in which a register or templates could lie.
  private(set) var isNowhere = false

  /// A file named in the dossier; relative paths start from its folder.
  func file(_ written: String, namedAt span: SourceSpan?) -> NamedFile {
    let name = Self.join(path, written)
    let path = written.hasPrefix("/") ? written : self.path + "/" + written
    return NamedFile(
      written: written, source: SourceFile(path: path, name: name, namedAt: span))
  }

  /// The folder of templates that the dossier names, else its `modeles` when there is one.
  func templates(declared written: String?) -> String? {
    guard !isNowhere else { return nil }
    let path = file(written ?? "modeles", namedAt: nil).source.path
    return written != nil || Self.isFolder(path) ? path : nil
  }

  static func isFolder(_ path: String) -> Bool {
    ReadingTrace.note(.kind(path))
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// What a user recognises: a file of the current folder goes by its name alone.
  private static func join(_ folder: String, _ written: String) -> String {
    if written.hasPrefix("/") || folder == "." { return written }
    return folder == "/" ? "/" + written : folder + "/" + written
  }
}

/// A file that the dossier names.
struct NamedFile: Hashable, Sendable {
  /// The path as the consultant wrote it.
  let written: String
  let source: SourceFile
}

extension NamedFile {
  /// As a document names it: a path from the root would say where it lies on a machine.
  var printed: String {
    guard written.hasPrefix("/") else { return written }
    return written.split(separator: "/").last.map(String.init) ?? written
  }

  /// Throws when the file is absent or can't be read; its content is not looked at.
  func checkFile() throws(Problem) { try source.checkReadable() }

  /// Throws when the folder is absent, or is a file.
  func checkFolder() throws(Problem) {
    guard !DossierFolder.isFolder(source.path) else { return }
    throw .absentFolder(self)
  }
}

extension Problem {
  fileprivate static func absentFolder(_ file: NamedFile) -> Problem {
    Problem(
      .error, "dossier-absent", "« \(file.written) » n'est pas un dossier qui existe",
      at: file.source.namedAt)
  }
}
