import Problems
import SourceFiles

/// The digests that a run leaves to the next one: a shortcut, never the truth.
struct DigestsByStamp {
  var digests: [FileStamp: String] = [:]

  /// A file that changed less than this before the digests were kept may change once more without
  /// a difference of stamp: its times are those of a clock that ticks.
  private static let settlingNanoseconds = 2_000_000_000

  init(digests: [FileStamp: String] = [:]) { self.digests = digests }

  /// A line a file: device, inode, size, times in nanoseconds, SHA-256.
  ///
  /// Lines of another form are left out.
  init(text: String) {
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count == 6, let device = UInt(words[0]), let inode = UInt(words[1]),
        let size = Int(words[2]), let modified = Int(words[3]), let changed = Int(words[4])
      else { continue }
      let stamp = FileStamp(
        device: device, inode: inode, size: size, modified: modified, changed: changed)
      digests[stamp] = String(words[5])
    }
  }

  /// The lines for files that had settled when a file was written at `time`, in nanoseconds.
  func text(at time: Int) -> String {
    digests
      .filter { max($0.key.changed, $0.key.modified) < time - Self.settlingNanoseconds }
      .map { stamp, digest in
        "\(stamp.device) \(stamp.inode) \(stamp.size) \(stamp.modified) \(stamp.changed) \(digest)\n"
      }
      .sorted().joined()
  }
}
