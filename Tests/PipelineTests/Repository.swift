import Foundation
import Testing

/// Places of the repository and of the program that was built with these tests.
enum Repository {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func fixture(_ name: String) -> URL { root.appendingPathComponent("fixtures/\(name)") }

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  /// Beside the tests, in the same folder of products.
  static var program: URL {
    URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().appendingPathComponent("vigie")
  }
}

/// A folder of its own that goes with the test.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("vigie-essai-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ text: String, to name: String) throws {
    let target = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: target)
  }

  /// A copy of a fixture under another name.
  func copy(_ fixture: String, to name: String) throws {
    try FileManager.default.copyItem(
      at: Repository.fixture(fixture), to: url.appendingPathComponent(name))
  }

  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted()
  }
}

/// The command as a person runs it.
struct Run {
  let status: Int32
  let output: String
  let problems: String

  init(_ words: [String], in folder: URL? = nil) throws {
    try self.init(program: Repository.program, words, in: folder)
  }

  /// The same under a shell, for its limits.
  init(shell line: String, in folder: URL? = nil) throws {
    try self.init(program: URL(fileURLWithPath: "/bin/sh"), ["-c", line], in: folder)
  }

  private init(program: URL, _ words: [String], in folder: URL?) throws {
    let process = Process()
    process.executableURL = program
    process.arguments = words
    if let folder { process.currentDirectoryURL = folder }
    let (output, problems) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = problems
    try process.run()
    self.output = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    self.problems = String(
      decoding: problems.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    status = process.terminationStatus
  }
}
