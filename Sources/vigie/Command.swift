import Glibc
import Pipeline
import Problems

/// One command of the program, as a value: its words, its help, what it does.
struct Command: Sendable {
  /// `["methodes", "calculer"]`.
  let words: [String]
  let summary: String
  /// What follows the words: `DOSSIER`.
  let operands: String
  let ownOptions: [Option]
  let run: @Sendable (Invocation) async throws(Problems) -> CommandResult

  init(
    _ words: String..., summary: String, operands: String = "", options: [Option] = [],
    run: @escaping @Sendable (Invocation) async throws(Problems) -> CommandResult
  ) {
    self.words = words
    self.summary = summary
    self.operands = operands
    ownOptions = options
    self.run = run
  }

  var options: [Option] { ownOptions + Option.common }

  /// The command whose words open the line, the longest first, and what follows them.
  static func find(_ line: [String]) -> (Command, rest: [String])? {
    for command in all.sorted(by: { $0.words.count > $1.words.count })
    where Array(line.prefix(command.words.count)) == command.words {
      return (command, Array(line.dropFirst(command.words.count)))
    }
    return nil
  }
}

/// What a command prints, and what it has to say about it.
struct CommandResult: Sendable {
  var text = ""
  var problems: [Problem] = []

  /// The files that were written, one a line.
  static func files(_ warned: Warned<[WrittenFile]>) -> CommandResult {
    CommandResult(
      text: warned.value.map { file in
        file.pages > 0 ? "\(file.path) (\(file.pages) pages)\n" : "\(file.path)\n"
      }.joined(), problems: warned.warnings)
  }
}

/// A command line that was taken apart.
struct Invocation: Sendable {
  let arguments: Arguments

  func operands(_ names: String..., optional: Int = 0) throws(Problems) -> [String] {
    try one { () throws(Problem) in try arguments.operands(names, optional: optional) }
  }

  /// One operand at least, then as many as the user typed.
  func operands(from first: String) throws(Problems) -> [String] {
    try one { () throws(Problem) in
      guard arguments.operands.isEmpty else { return arguments.operands }
      return try arguments.operands([first])
    }
  }

  var surroundings: Surroundings {
    Surroundings(
      executable: Self.executable, templateFolder: Self.environment("VIGIE_MODELES"),
      templateOption: arguments.value("modeles"),
      store: StorePlace(
        variable: Self.environment("VIGIE_REFERENTIEL"),
        dataHome: Self.environment("XDG_DATA_HOME"), home: Self.environment("HOME")))
  }

  /// The request for the documents of a dossier, from the options that all commands share.
  func request(for dossier: String) throws(Problems) -> DocumentRequest {
    try one { () throws(Problem) in
      try surroundings.checkTemplateFolders()
      var request = DocumentRequest(
        dossier: dossier, output: arguments.value("sortie") ?? "output",
        edition: try edition ?? .publiable, surroundings: surroundings)
      request.attachesData = arguments.has("donnees-jointes")
      if let date = arguments.value("date") { request.date = try DocumentRequest.date(date) }
      return request
    }
  }

  var edition: DocumentRequest.Edition? {
    get throws(Problem) { try arguments.choice("edition", DocumentRequest.Edition.self) }
  }

  /// The day as `AAAA-MM-JJ`, for the file that `nouveau` writes and the consultant edits; nothing
  /// else asks for it.
  static var today: String {
    var now = time(nil)
    var parts = tm()
    gmtime_r(&now, &parts)
    func padded(_ value: Int32) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(Int(parts.tm_year) + 1900)-\(padded(parts.tm_mon + 1))-\(padded(parts.tm_mday))"
  }

  private static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  private static var executable: String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let length = readlink("/proc/self/exe", &buffer, Int(PATH_MAX))
    guard length > 0 else { return nil }
    return String(decoding: buffer.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
