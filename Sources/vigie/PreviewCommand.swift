import Glibc
import Pipeline
import Problems
import Synchronization

/// The command that makes a document again at each change of its dossier.
extension Command {
  static let preview = Command(
    "apercu", summary: "refait un document à chaque changement du dossier, jusqu'à Ctrl-C",
    operands: "DOSSIER",
    options: [
      .output,
      Option(
        "document", value: "NOM",
        help: "diagnostic (si absent), strategie, fiches, observatoire, evaluation ou instance"),
    ]
  ) { invocation throws(Problems) in
    let request = try invocation.request(for: invocation.operands("DOSSIER")[0])
    let document =
      try one { () throws(Problem) in
        try invocation.arguments.choice("document", PreviewedDocument.self)
      } ?? .diagnostic
    let format =
      try one { () throws(Problem) in
        try invocation.arguments.choice("format-problemes", ProblemFormat.self)
      } ?? .text
    Interruption.listen()
    var screen = PreviewScreen(format: format, isSilent: invocation.arguments.has("silencieux"))
    try Pipeline.preview(document, request, isOver: { Interruption.hasCome || screen.isClosed }) {
      screen.show($0)
    }
    return CommandResult()
  }
}

/// What is said of each making: the files, and the problems that are new.
private struct PreviewScreen {
  let format: ProblemFormat
  let isSilent: Bool
  /// Nobody reads any more.
  private(set) var isClosed = false
  private var known: Set<Problem> = []

  init(format: ProblemFormat, isSilent: Bool) {
    self.format = format
    self.isSilent = isSilent
  }

  mutating func show(_ round: PreviewRound) {
    let problems = Set(round.problems)
    Terminal.report(problems.subtracting(known).sorted(), as: format)
    let mended = known.subtracting(problems).count
    known = problems
    guard !isSilent else { return }
    var lines = round.files.map { "\($0.path) (\($0.pages) pages)\n" }.joined()
    if round.files.isEmpty { lines = "rien n'est écrit : corrigez, la suite est automatique\n" }
    if mended > 0 { lines += "\(mended) problème\(mended > 1 ? "s" : "") de moins\n" }
    do throws(Problem) { try Terminal.say(lines) } catch { isClosed = true }
  }
}

/// Ctrl-C, or a polite request to end: the document that is being made is finished first; a second
/// one ends the program as usual.
private enum Interruption {
  private static let flag = Atomic<Bool>(false)

  static var hasCome: Bool { flag.load(ordering: .relaxed) }

  static func listen() {
    for number in [SIGINT, SIGTERM] {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { _ in
        Interruption.flag.store(true, ordering: .relaxed)
      }
      action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
      sigaction(number, &action, nil)
    }
  }
}
