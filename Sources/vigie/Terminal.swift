import Glibc
import Problems

/// The two streams of a command: results on one, problems and progress on the other.
enum Terminal {
  static func say(_ text: String) { write(text, to: STDOUT_FILENO) }

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

  private static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }
}
