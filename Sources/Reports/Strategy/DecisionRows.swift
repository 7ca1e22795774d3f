import Document
import Dossier
import Drawing
import Problems
import Strategy
import Templates
import Units

// Decisions as rows of a table: what it is about, what was decided, before, after.
extension StrategyReportMaterial {
  func rows(of entry: JournalEntry) throws(Problem) -> [Table.Row] {
    let decision = entry.decision
    let subject = decision.subject + (title(of: decision.subject).map { " – " + $0 } ?? "")
    guard case .applied(let changes) = entry.outcome, !changes.isEmpty else {
      // What was created has no earlier field; what was so already changes none.
      let isCreation = if case .create = decision.content { true } else { false }
      let after = isCreation ? subject : try words("releve.decisions.inchange")
      return [
        Table.Row([
          [.text(subject)], [.text(try name(of: decision))], [.text("–")], [.text(after)],
        ])
      ]
    }
    var rows: [Table.Row] = []
    for field in changes {
      let change = try disclosed(field)
      rows.append(
        Table.Row([
          [.text(subject)], [.text(try name(of: decision))],
          [.text(try printed(change.before, of: change.field))],
          [.text(try printed(change.after, of: change.field))],
        ]))
    }
    return rows
  }

  /// « Modifier : date de fin (action reconduite) ».
  func name(of decision: Decision) throws(Problem) -> String {
    let name: String
    switch decision.content {
    case .status: name = try words("releve.decisions.statut")
    case .abandon: name = try words("releve.decisions.abandonner")
    case .create: name = try words("releve.decisions.creer")
    case .priority: name = try words("releve.decisions.priorite")
    case .attach: name = try words("releve.decisions.rattacher")
    case .measure(let reference, _):
      name = try words(
        "releve.decisions.mesure", ["indicateur": .text(reference.description)])
    case .change(_, let value):
      let field = try words("releve.champs.\(value.field.rawValue)")
      name = try words("releve.decisions.modifier", ["champ": .text(field)])
    }
    guard let reason = decision.reason else { return name }
    return try words(
      "releve.decisions.motif", ["decision": .text(name), "motif": .text(reason)])
  }

  /// The lines of a field as a reader knows them: statuses with their accents, dates in words.
  func printed(_ lines: [String], of field: String) throws(Problem) -> String {
    var texts: [String] = []
    for line in lines {
      if field == "statut" {
        texts.append(try words("releve.statuts.\(line)"))
      } else if field == "avancement", let percent = Double(line) {
        texts.append(French.percent(percent, places: 0))
      } else if field == "dans" {
        texts.append(title(of: line).map { "\(line) – \($0)" } ?? line)
      } else {
        texts.append(CalendarDate(iso: line)?.french ?? line)
      }
    }
    return texts.isEmpty ? "–" : texts.joined(separator: " ; ")
  }
}
