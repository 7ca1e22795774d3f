import Digests
import Glibc
import Problems

/// The folder that documents are written into: each whole, or not at all.
struct OutputFolder {
  let path: String
  /// Where files are written before they get their name, on the same disk; nil for beside it.
  var drafts: String?

  init(path: String, drafts: String? = nil) {
    self.path = path
    self.drafts = drafts
  }

  /// Makes the folder when it is absent; throws at once what the first document would meet.
  func prepare() throws(Problem) {
    try createFolders(for: path + "/.")
    guard access(path, W_OK | X_OK) == 0 else { throw .cannotWrite(path, errno) }
  }

  /// Writes beside the final name, then renames: a reader never sees half a document.
  func write(_ bytes: [UInt8], to name: String, pages: Int = 0) throws(Problem) -> WrittenFile {
    let target = path + "/" + name
    try createFolders(for: target)
    let draft = drafts.map { $0 + "/" + plainName(name) } ?? target + ".en-cours"
    do throws(Problem) {
      try write(bytes, at: draft, for: target)
      guard rename(draft, target) == 0 else { throw .cannotWrite(target, errno) }
    } catch {
      unlink(draft)
      throw error
    }
    return WrittenFile(
      path: target, sha256: SHA256Digest.digest(of: bytes).hex, pages: pages)
  }

  private func createFolders(for target: String) throws(Problem) {
    var folder = target.hasPrefix("/") ? "/" : ""
    for part in target.split(separator: "/").dropLast() {
      folder += part
      if mkdir(folder, 0o777) != 0, errno != EEXIST { throw .cannotWrite(folder, errno) }
      folder += "/"
    }
  }

  /// A name without folders that no other file of this one shares.
  private func plainName(_ name: String) -> String {
    name.split(separator: "/").joined(separator: "\u{2044}")
  }

  private func write(
    _ bytes: [UInt8], at draft: String, for target: String
  ) throws(Problem) {
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .cannotWrite(target, errno) }
    defer { close(descriptor) }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .cannotWrite(target, errno) }
      written += count
    }
    // A full disk may only be told now.
    guard fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS else {
      throw .cannotWrite(target, errno)
    }
  }
}

extension Problem {
  static func cannotWrite(_ path: String, _ code: Int32) -> Problem {
    let (reason, hint): (String, String) =
      switch code {
      case EACCES, EPERM, EROFS:
        (
          "l'écriture y est interdite",
          "vérifiez les droits, ou choisissez un autre dossier de sortie"
        )
      case ENOSPC, EDQUOT, EFBIG:
        ("le disque est plein", "libérez de la place ; rien n'a été écrit à moitié")
      case ENOTDIR, EEXIST, EISDIR:
        ("un fichier porte le nom d'un dossier", "renommez-le, ou choisissez un autre dossier")
      case ENAMETOOLONG: ("ce nom est trop long pour le disque", "choisissez un nom plus court")
      case ENOENT: ("son dossier n'existe pas et ne peut pas être créé", "vérifiez le chemin")
      default: ("erreur \(code) du système", "vérifiez le disque et les droits")
      }
    return Problem(
      .error, "ecriture-impossible", "« \(path) » ne peut pas être écrit : \(reason)", at: nil,
      hint: hint, cause: .machine)
  }
}
