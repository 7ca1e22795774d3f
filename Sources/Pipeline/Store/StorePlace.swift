import Glibc
import Inputs
import Problems

/// Where the store of open data is, as the machine is set up.
public struct StorePlace: Hashable, Sendable {
  /// Nil when nothing says it.
  let store: ReferenceStore?

  /// `$VIGIE_REFERENTIEL`, a file or a folder, else `vigie/referentiel.sqlite` in `$XDG_DATA_HOME` or
  /// in `~/.local/share`.
  public init(variable: String? = nil, dataHome: String? = nil, home: String? = nil) {
    if let variable, !variable.isEmpty {
      store = ReferenceStore(path: Self.file(variable))
    } else if let dataHome, dataHome.hasPrefix("/") {
      store = ReferenceStore(path: "\(dataHome)/vigie/\(ReferenceStore.fileName)")
    } else if let home, home.hasPrefix("/") {
      store = ReferenceStore(path: "\(home)/.local/share/vigie/\(ReferenceStore.fileName)")
    } else {
      store = nil
    }
  }

  private static func file(_ path: String) -> String {
    var status = stat()
    let isFolder = stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    guard isFolder || path.hasSuffix("/") else { return path }
    return path + (path.hasSuffix("/") ? "" : "/") + ReferenceStore.fileName
  }
}

extension Surroundings {
  var store: ReferenceStore? { storePlace.store }

  /// The store that a command works on.
  func storeToUse() throws(Problem) -> ReferenceStore {
    guard let store else { throw .storeWithoutPlace }
    return store
  }
}

extension Problem {
  fileprivate static let storeWithoutPlace = Problem(
    .error, "referentiel-sans-place", "rien ne dit où est le référentiel", at: nil,
    hint: "donnez le chemin de son fichier par la variable VIGIE_REFERENTIEL", cause: .commandLine)
}
