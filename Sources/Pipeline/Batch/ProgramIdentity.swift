import CairoRenderer
import Digests
import SourceFiles

/// What makes the pages: the program and the libraries that are loaded with it.
///
/// Fonts are not in it: after a change of fonts, `--tout`.
struct ProgramIdentity: Sendable {
  let sha256: String

  /// Names without folders, so that the same program installed elsewhere is the same.
  init(executable: String?, answers: AnswerBook) {
    let libraries = Self.loadedLibraries
    let files = ([executable].compactMap { $0 } + libraries + [FrenchHyphenator.dictionaryPath])
    let lines = files.map { path in
      let name = path == executable ? "vigie" : path.split(separator: "/").last.map(String.init)
      return "\(name ?? path) \(answers.content(of: path))\n"
    }
    sha256 = SHA256Digest.digest(of: Array(Set(lines).sorted().joined().utf8)).hex
  }

  /// The shared objects of this process, as the system lists its memory.
  private static var loadedLibraries: [String] {
    let file = SourceFile(path: "/proc/self/maps")
    var bytes: [UInt8] = []
    do { try file.readThrough { bytes += $0 } } catch { return [] }
    let paths = String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
      line.firstIndex(of: "/").map { String(line[$0...]) }
    }
    return Set(paths.filter { $0.contains(".so.") || $0.hasSuffix(".so") }).sorted()
  }
}
