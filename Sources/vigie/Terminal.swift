import Glibc
import Problems

/// The two streams of a command: results on one, problems and progress on the other.
enum Terminal {
  /// Prints a result; throws when it can't be, because a result that is lost is not a success.
  static func say(_ text: String) throws(Problem) {
    guard write(text, to: STDOUT_FILENO) else { throw .cannotPrint(errno) }
  }

  static func report(_ problems: [Problem], as format: ProblemFormat) {
    guard !problems.isEmpty else { return }
    write(format.write(problems), to: STDERR_FILENO)
  }

  /// Progress is for a person who waits, never for a file.
  static var showsProgress: Bool { isatty(STDERR_FILENO) == 1 }

  static func progress(_ text: String) {
    guard showsProgress else { return }
    write("\r\u{1B}[K" + text, to: STDERR_FILENO)
  }

  /// False when the stream refuses what is left.
  @discardableResult
  private static func write(_ text: String, to descriptor: Int32) -> Bool {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      bytes = bytes.dropFirst(count)
    }
    return true
  }
}

extension Problem {
  fileprivate static func cannotPrint(_ code: Int32) -> Problem {
    Problem(
      .error, "affichage-impossible",
      code == ENOSPC
        ? "le résultat n'a pas pu être affiché : le disque est plein"
        : "le résultat n'a pas pu être affiché (erreur \(code) du système)",
      at: nil, hint: "vérifiez où la sortie de la commande est envoyée", cause: .machine)
  }
}
