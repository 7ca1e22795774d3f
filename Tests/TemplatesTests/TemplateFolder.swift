import Foundation
import Problems
import Templates

/// A folder of template files on the disk, removed with the value.
final class TemplateFolder {
  let path: String
  private(set) var marks: [String: SourceSpan] = [:]

  /// Writes files in which guillemets ⟨…⟩ mark what a problem must underline.
  init(_ files: [String: String]) throws {
    path = NSTemporaryDirectory() + "vigie-templates-" + UUID().uuidString
    for (name, marked) in files {
      try FileManager.default.createDirectory(
        atPath: (path + "/" + name as NSString).deletingLastPathComponent,
        withIntermediateDirectories: true)
      let text = marked.filter { $0 != "⟨" && $0 != "⟩" }
      try text.write(toFile: path + "/" + name, atomically: false, encoding: .utf8)
      if marked.contains("⟨") { marks[name] = span(in: marked, file: path + "/" + name) }
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var library: TemplateLibrary { TemplateLibrary(folders: [path]) }

  private func span(in marked: String, file: String) -> SourceSpan {
    let before = marked.prefix { $0 != "⟨" }
    let inside = marked.dropFirst(before.count + 1).prefix { $0 != "⟩" }
    let line = before.count { $0 == "\n" } + 1
    let column = before.split(separator: "\n", omittingEmptySubsequences: false).last?.count ?? 0
    let lines = marked.filter { $0 != "⟨" && $0 != "⟩" }
      .split(separator: "\n", omittingEmptySubsequences: false)
    return SourceSpan(
      file: file, line: line, column: column + 1, length: inside.count,
      lineText: String(lines[line - 1]))
  }
}
