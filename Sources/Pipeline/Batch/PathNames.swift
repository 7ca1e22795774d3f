import Inputs
import SourceFiles
import Templates

/// How a manifest calls files: from the folder of the batch, or from a folder of templates, so that
/// it doesn't say where they lie on this machine.
struct PathNames: Sendable {
  /// With a last slash, or empty for the current folder.
  private let batchFolder: String
  private let roots: [(token: String, folder: String)]
  private let store: ReferenceStore?

  init(batchFile: String, surroundings: Surroundings) {
    store = surroundings.store
    batchFolder = batchFile.lastIndex(of: "/").map { String(batchFile[...$0]) } ?? ""
    var roots: [(token: String, folder: String)] = []
    func add(_ token: String, _ folder: String?) {
      guard let folder, !folder.isEmpty else { return }
      roots.append((token, folder.hasSuffix("/") ? folder : folder + "/"))
    }
    add("{--modeles}/", surroundings.templateOption)
    add("{VIGIE_MODELES}/", surroundings.templateFolder)
    let own = TemplatePlaces(executable: surroundings.executable).folders
    for (index, folder) in own.enumerated() {
      add(index == 0 ? "{programme}/" : "{programme-\(index + 1)}/", folder)
    }
    self.roots = roots
  }

  /// `un/dossier.yaml`, `un/seances/` for the names of a folder, `un/modeles ?` for what may not be.
  func name(of question: ReadingTrace.Question) -> String {
    switch question {
    case .content(let path): name(of: path)
    case .names(let path): name(of: path) + "/"
    case .kind(let path): name(of: path) + Self.doubt
    case .edition(_, let kind): Self.storeToken + kind
    }
  }

  func question(named name: String) -> ReadingTrace.Question {
    if name.hasPrefix(Self.storeToken) {
      return .edition(
        store: store?.path ?? "", of: String(name.dropFirst(Self.storeToken.count)))
    }
    if name.hasSuffix(Self.doubt) { return .kind(path(of: String(name.dropLast(2)))) }
    if name.hasSuffix("/") { return .names(path(of: String(name.dropLast()))) }
    return .content(path(of: name))
  }

  private static let doubt = " ?"
  private static let storeToken = "{référentiel}/"

  private func name(of path: String) -> String {
    for (token, folder) in roots where path.hasPrefix(folder) {
      return token + path.dropFirst(folder.count)
    }
    return path.hasPrefix(batchFolder) ? String(path.dropFirst(batchFolder.count)) : path
  }

  private func path(of name: String) -> String {
    for (token, folder) in roots where name.hasPrefix(token) {
      return folder + name.dropFirst(token.count)
    }
    return name.hasPrefix("/") ? name : batchFolder + name
  }
}
