/// The help, made from the commands themselves.
enum Help {
  static var overview: String {
    let width = (Command.all.map { name(of: $0).count }.max() ?? 0) + 2
    let lines = Command.all.map { command in
      "  " + padded(name(of: command), to: width) + command.summary
    }
    return """
      Vigie : du dossier d'un territoire aux documents de sa politique de sécurité.

      usage : vigie COMMANDE …

      \(lines.joined(separator: "\n"))

      « vigie COMMANDE --aide » détaille une commande.
      Fin : 0 fait, 1 le dossier a des erreurs, 2 la ligne de commande est fausse, 3 la machine a failli.

      """
  }

  static func text(for command: Command) -> String {
    let width = (command.options.map { $0.usage.count }.max() ?? 0) + 2
    let lines = command.options.map { "  " + padded($0.usage, to: width) + $0.help }
    return """
      \(command.summary)

      usage : vigie \(name(of: command)) [options]

      \(lines.joined(separator: "\n"))

      """
  }

  private static func name(of command: Command) -> String {
    (command.words + [command.operands]).filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }
}
