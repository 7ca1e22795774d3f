import Glibc
import Pipeline
import Problems

/// The command: reads the words, calls the pipeline, prints, and says how it ended.
@main
struct Vigie {
  static func main() async {
    // A file over its limit is then a failed write, which is told, and not a silent death.
    signal(SIGXFSZ, SIG_IGN)
    let words = Array(CommandLine.arguments.dropFirst())
    exit(await run(words).rawValue)
  }

  /// How a command ended, for the shell.
  enum Status: Int32 {
    case done = 0
    case inputHasErrors = 1
    case commandLineIsWrong = 2
    case machineFailed = 3

    /// What can't be mended by writing comes first.
    init(of problems: [Problem]) {
      let errors = problems.filter(\.isError)
      if errors.contains(where: { $0.cause == .machine }) {
        self = .machineFailed
      } else if errors.contains(where: { $0.cause == .commandLine }) {
        self = .commandLineIsWrong
      } else {
        self = errors.isEmpty ? .done : .inputHasErrors
      }
    }
  }

  static func run(_ words: [String]) async -> Status {
    guard let first = words.first else {
      return say(Help.overview, then: .commandLineIsWrong)
    }
    if ["--aide", "-h", "aide"].contains(first) {
      return say(Help.overview, then: .done)
    }
    if first == "--version" {
      return say("vigie \(programVersion)\n", then: .done)
    }
    guard let (command, rest) = Command.find(words) else {
      let problem = Problem.unknownCommand(words)
      Terminal.report([problem], as: .text)
      return .commandLineIsWrong
    }
    return await run(command, rest)
  }

  private static func say(_ text: String, then status: Status) -> Status {
    do throws(Problem) {
      try Terminal.say(text)
      return status
    } catch {
      Terminal.report([error], as: .text)
      return Status(of: [error])
    }
  }

  private static func run(_ command: Command, _ words: [String]) async -> Status {
    var format = ProblemFormat.text
    do throws(Problems) {
      let arguments = try one { () throws(Problem) in
        try Arguments(words, options: command.options)
      }
      if arguments.has("aide") {
        return say(Help.text(for: command), then: .done)
      }
      format =
        try one { () throws(Problem) in
          try arguments.choice("format-problemes", ProblemFormat.self)
        } ?? .text
      let result = try await command.run(Invocation(arguments: arguments))
      Terminal.report(result.problems, as: format)
      let status = Status(of: result.problems)
      return arguments.has("silencieux") ? status : say(result.text, then: status)
    } catch {
      Terminal.report(error.all, as: format)
      return Status(of: error.all)
    }
  }
}

/// Turns the one problem of a step into those of a run.
func one<Value>(_ step: () throws(Problem) -> Value) throws(Problems) -> Value {
  do { return try step() } catch { throw Problems([error]) }
}

extension Problem {
  fileprivate static func unknownCommand(_ words: [String]) -> Problem {
    let word = words[0]
    let longer = Command.all.filter { $0.words.count > 1 && $0.words[0] == word }
    if !longer.isEmpty {
      let names = longer.map { "« vigie \($0.words.joined(separator: " ")) »" }
      return commandLine(
        "commande-incomplete", "« \(word) » ne suffit pas : il manque un mot à la commande",
        hint: names.joined(separator: " ou "))
    }
    let guess = closest(to: word, among: Command.all.map { $0.words[0] })
    return commandLine(
      "commande-inconnue", "la commande « \(word) » n'existe pas",
      hint: guess.map { "vouliez-vous dire « \($0) » ?" } ?? "« vigie --aide » les énumère")
  }
}
