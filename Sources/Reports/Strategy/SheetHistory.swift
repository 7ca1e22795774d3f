import Document
import Dossier
import Problems
import Strategy
import Templates
import Units

// What became of a sheet, in a few lines at its foot.
extension StrategyMaterial {
  /// What the meetings decided of it, newest first: day, decisions, version.
  func history(of sheet: ActionSheet) throws(Problem) -> [Block] {
    var rows: [Table.Row] = []
    let entries = state.history(of: sheet.identifier)
    let separator = Inline.text(French.narrowSpace + "; ")
    for version in unique(entries.map(\.version)).reversed() {
      let held = entries.filter { $0.version == version }
      guard let day = held.first?.date else { continue }
      var texts: [[Inline]] = []
      for entry in held { texts.append(try historyText(entry)) }
      let number = try words("strategie.fiche.version", ["version": .integer(version)])
      rows.append(
        Table.Row([
          [.text(try shortDay(day))], Array(texts.joined(separator: [separator])),
          [.text(number.unbroken)],
        ]))
    }
    guard !rows.isEmpty else { return [] }
    return [
      .table(
        Table(
          title: [],
          columns: [
            Table.Column([], .left), Table.Column([], .left, stretch: 1),
            Table.Column([], .right, isSecondary: true),
          ], rows: rows))
    ]
  }

  /// « validée → **engagée** : équipe en place ».
  private func historyText(_ entry: JournalEntry) throws(Problem) -> [Inline] {
    let decision = entry.decision
    var text: [Inline]
    switch decision.content {
    case .measure(_, let measure): text = try measureText(of: entry, on: measure.date)
    case .create: text = try phrase("strategie.fiche.creee")
    default:
      text = []
      if case .applied(let changes) = entry.outcome {
        for change in changes {
          if !text.isEmpty { text.append(.text(French.narrowSpace + "; ")) }
          text += try changeText(try disclosed(change))
        }
      }
      if text.isEmpty {
        text = try phrase(
          "strategie.fiche.inchange",
          ["decision": .text(try name(of: Decision(decision.content)).lowercasedFirst)])
      }
    }
    guard let reason = decision.reason else { return text }
    return text + [.text("\(French.narrowSpace): \(reason)")]
  }

  /// « I1 : 347 au 31 décembre 2025 ».
  private func measureText(
    of entry: JournalEntry, on date: CalendarDate
  ) throws(Problem) -> [Inline] {
    guard let first = entry.outcome.changes.first else { return [] }
    let change = try disclosed(first)
    return try phrase(
      "strategie.fiche.mesure",
      [
        "indicateur": .text(change.field),
        "valeur": .text(try printed(change.after, of: change.field)), "date": .date(date),
        "jour": .text(try shortDay(date)),
      ])
  }

  /// A list tells what came and what went: in full it would fill the page at each meeting.
  private func changeText(_ change: FieldChange) throws(Problem) -> [Inline] {
    let added = change.after.filter { !change.before.contains($0) }
    let removed = change.before.filter { !change.after.contains($0) }
    let isList = change.before.count + change.after.count > 2
    let listKey =
      switch (added.isEmpty, removed.isEmpty) {
      case (false, false): "ajouts-retraits"
      case (false, true): "ajouts"
      case (true, false): "retraits"
      case (true, true): "champ"
      }
    let key = change.field == "statut" ? "statut" : isList ? listKey : "champ"
    // A version that was frozen with earlier templates has no words for parts of a list.
    let name = "strategie.fiche.changement.\(key)"
    return try phrase(
      wording.has(name) ? name : "strategie.fiche.changement.champ",
      [
        "champ": .text(try fieldName(change.field)),
        "avant": .text(try historyWords(change.before, of: change.field)),
        "apres": .text(try historyWords(change.after, of: change.field)),
        "ajouts": .text(added.joined(separator: ", ")),
        "retraits": .text(removed.joined(separator: ", ")),
      ])
  }

  /// Days in their short form: the journal has them in full.
  private func historyWords(_ lines: [String], of field: String) throws(Problem) -> String {
    guard lines.count == 1, let day = CalendarDate(iso: lines[0]) else {
      return try printed(lines, of: field)
    }
    return try shortDay(day)
  }
}
