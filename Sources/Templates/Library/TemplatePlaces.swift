/// Where templates may lie; a file is taken from the first folder that has it.
public struct TemplatePlaces: Hashable, Sendable {
  /// `--modeles`.
  public var option: String?
  /// `modeles:` of the dossier.
  public var dossier: String?
  /// `$VIGIE_MODELES`.
  public var environment: String?
  /// The absolute path of the program, links followed.
  public var executable: String?

  public init(
    option: String? = nil, dossier: String? = nil, environment: String? = nil,
    executable: String? = nil
  ) {
    self.option = option
    self.dossier = dossier
    self.environment = environment
    self.executable = executable
  }

  /// The folders in order; the current folder is never among them by itself.
  public var folders: [String] {
    var folders = [option, dossier, environment].compactMap { $0 }.filter { !$0.isEmpty }
    guard let executable, executable.hasPrefix("/") else { return folders }
    let parts = executable.split(separator: "/").map(String.init)
    if parts.count >= 2 {
      folders.append(Self.path(parts.dropLast(2)) + "share/vigie/templates")
    }
    // A program that was just built lies somewhere in the `.build` of its package.
    if let build = parts.lastIndex(of: ".build") {
      folders.append(Self.path(parts[..<build]) + "templates")
    }
    return folders
  }

  private static func path(_ parts: some Sequence<String>) -> String {
    "/" + parts.map { $0 + "/" }.joined()
  }
}
