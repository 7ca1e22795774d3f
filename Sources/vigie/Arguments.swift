import Problems

/// What the user typed after the name of a command, taken apart.
struct Arguments: Sendable {
  private(set) var operands: [String] = []
  private var values: [String: [String]] = [:]

  /// Reads `--nom valeur`, `--nom=valeur`, `-n valeur`, `-nvaleur`; after `--`, operands only.
  init(_ words: some Collection<String>, options: [Option]) throws(Problem) {
    var rest = Array(words)[...]
    var readsOptions = true
    while let word = rest.popFirst() {
      guard readsOptions, word.hasPrefix("-"), word != "-" else {
        operands.append(word)
        continue
      }
      if word == "--" {
        readsOptions = false
        continue
      }
      try read(option: word, rest: &rest, among: options)
    }
  }

  private mutating func read(
    option word: String, rest: inout ArraySlice<String>, among options: [Option]
  ) throws(Problem) {
    let (option, attached) = try Self.find(word, among: options)
    guard let valueName = option.value else {
      guard attached == nil else { throw .valueNotExpected(option) }
      values[option.name, default: []].append("")
      return
    }
    guard let value = attached ?? rest.popFirst() else {
      throw .valueMissing(option, valueName)
    }
    values[option.name, default: []].append(value)
  }

  private static func find(
    _ word: String, among options: [Option]
  ) throws(Problem) -> (Option, attached: String?) {
    if word.hasPrefix("--") {
      let parts = word.dropFirst(2).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      guard let option = options.first(where: { $0.name == name }) else {
        throw .unknownOption(word, among: options)
      }
      return (option, parts.count > 1 ? String(parts[1]) : nil)
    }
    let letter = word.dropFirst().first
    guard let option = options.first(where: { $0.letter == letter }) else {
      throw .unknownOption(word, among: options)
    }
    let attached = word.dropFirst(2)
    return (option, attached.isEmpty ? nil : String(attached))
  }

  func has(_ name: String) -> Bool { values[name] != nil }

  /// The last value given, since one that is repeated corrects the one before.
  func value(_ name: String) -> String? { values[name]?.last }

  /// The operands, when there are as many as the command takes.
  func operands(_ names: [String], optional: Int = 0) throws(Problem) -> [String] {
    guard operands.count >= names.count - optional else {
      throw .operandMissing(names[operands.count])
    }
    guard operands.count <= names.count else { throw .operandTooMany(operands[names.count]) }
    return operands
  }

  /// One of the words that the option accepts; nil when it is absent.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: String, _: Choice.Type
  ) throws(Problem) -> Choice? where Choice.RawValue == String {
    guard let text = value(name) else { return nil }
    guard let choice = Choice(rawValue: text) else {
      throw .unknownChoice(text, for: name, among: Choice.allCases.map(\.rawValue))
    }
    return choice
  }
}

extension Problem {
  static func commandLine(
    _ identifier: String, _ summary: String, hint: String? = nil
  ) -> Problem {
    Problem(.error, identifier, summary, at: nil, hint: hint, cause: .commandLine)
  }

  fileprivate static func unknownOption(_ word: String, among options: [Option]) -> Problem {
    let names = options.map { "--" + $0.name }
    return commandLine(
      "option-inconnue", "l'option « \(word) » n'existe pas",
      hint: closest(to: word, among: names).map { "vouliez-vous dire « \($0) » ?" })
  }

  fileprivate static func valueMissing(_ option: Option, _ valueName: String) -> Problem {
    commandLine(
      "valeur-absente", "l'option « --\(option.name) » attend une valeur : \(valueName)")
  }

  fileprivate static func valueNotExpected(_ option: Option) -> Problem {
    commandLine("valeur-en-trop", "l'option « --\(option.name) » ne prend pas de valeur")
  }

  fileprivate static func operandMissing(_ name: String) -> Problem {
    commandLine(
      "argument-absent", "il manque un argument : \(name)",
      hint: "« --aide » après la commande dit ce qu'elle attend")
  }

  fileprivate static func operandTooMany(_ word: String) -> Problem {
    commandLine("argument-en-trop", "l'argument « \(word) » est de trop")
  }

  fileprivate static func unknownChoice(
    _ text: String, for option: String, among choices: [String]
  ) -> Problem {
    commandLine(
      "valeur-inconnue", "« \(text) » n'est pas une valeur de « --\(option) »",
      hint: "valeurs possibles : \(choices.joined(separator: ", "))")
  }
}
