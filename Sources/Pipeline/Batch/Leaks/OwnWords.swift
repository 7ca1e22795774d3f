import Dossier
import Problems
import SourceFiles

/// What a document may name because its own dossier does: what the consultant wrote or received for
/// this territory, never the files of open data, which name everybody.
struct OwnWords {
  let dossier: Dossier
  /// Of the dossier, with a last slash.
  let folder: String
  let trace: ReadingTrace

  private static let openData: [DeclaredSources.Kind] = [
    .recordedCrime, .social, .geography, .outlines, .priorityDistricts, .iris, .grounds,
  ]

  /// Files of facts are seen through the register: they may be compressed, or very long.
  private static let seenElsewhere: [DeclaredSources.Kind] = [.facts]

  private static let byteLimit = 20_000_000

  /// Every text, in no order.
  var texts: [String] {
    names
      + files.compactMap { path in
        (try? SourceFile(path: path).readText(limit: Self.byteLimit))?.value.string
      }
  }

  private var names: [String] {
    let areas = dossier.map.map { map in
      map.iris.map(\.name) + map.districts.map(\.name) + map.grounds.map(\.name)
        + (map.priorityDistricts ?? []).map(\.name)
    }
    let register = dossier.register.map { register in
      register.places + register.categories.map(\.name) + register.sources.map(\.name)
    }
    return (areas ?? []) + (register ?? []) + dossier.places.map(\.name)
  }

  private var files: [String] {
    let left = (Self.openData + Self.seenElsewhere).flatMap { dossier.declared.files[$0] ?? [] }
    let paths = Set(left.map { $0.hasPrefix("/") ? $0 : folder + $0 })
    let templates = dossier.templateFolder.map { $0.hasSuffix("/") ? $0 : $0 + "/" }
    return trace.questions.keys.compactMap { question in
      guard case .content(let path) = question, path.hasPrefix(folder), !paths.contains(path),
        !path.hasSuffix(".sqlite"), templates.map(path.hasPrefix) != true
      else { return nil }
      return path
    }
  }
}
