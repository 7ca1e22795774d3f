import Document
import Dossier
import Drawing
import Problems
import Strategy
import Templates
import Units

// What changed since the version before, and what every meeting decided.
extension StrategyMaterial {
  /// New, changed and ended branches and sheets, in the order of the tree.
  func changesTable() throws(Problem) -> Table? {
    guard let previous else { return nil }
    var rows: [Table.Row] = []
    let all = Strategy.changes(from: previous, to: state)
    for change in all.list where change.level != .operational || !change.fields.isEmpty {
      let isAction = change.level == .action
      let subject: [Inline] =
        isAction
        ? [sheetLink(change.identifier), .text(" \(change.title)")]
        : [.strong([.text(change.identifier)]), .text(" \(change.title)")]
      rows.append(
        Table.Row([
          [.text(try markWords(change))], subject,
          change.mark == .new && isAction
            ? try phrase("strategie.fiche.creee") : try fieldLines(change.fields),
        ]))
    }
    return try table(
      "changements", rows, [("marque", .left, 0), ("objet", .left, 1), ("change", .left, 1.4)],
      in: ["avant": .integer(previous.version)], mask: try maskNote(all.list.flatMap(\.fields)))
  }

  private func fieldLines(_ fields: [FieldChange]) throws(Problem) -> [Inline] {
    var lines: [[Inline]] = []
    for field in fields {
      let change = try disclosed(field)
      lines.append(
        try phrase(
          "strategie.changement",
          [
            "champ": .text(try fieldName(change.field)),
            "avant": .text(try printed(change.before, of: change.field)),
            "apres": .text(try printed(change.after, of: change.field)),
          ]))
    }
    return lines.isEmpty ? [.text("–")] : Array(lines.joined(separator: [.lineBreak]))
  }

  /// Every decision, newest meeting first, under the version that the meeting made.
  func journalTable() throws(Problem) -> Table? {
    var rows: [Table.Row] = []
    for (offset, meeting) in state.meetings.enumerated().reversed() {
      let version = offset + 2
      let key = meeting.formation.rawValue.replacing(" ", with: "-")
      var formation = try words("releve.formations.\(key)")
      if let subject = meeting.subject {
        formation = try words(
          "releve.formation-sujet", ["formation": .text(formation), "sujet": .text(subject)])
      }
      rows.append(
        Table.Row(
          [
            try phrase(
              "strategie.journal.seance",
              [
                "version": .integer(version), "date": .date(meeting.date),
                "formation": .text(formation),
              ]), [], [], [],
          ], isGroup: true))
      let entries = state.journal.filter { $0.version == version && $0.outcome.isApplied }
      for entry in entries { rows += try journalRows(of: entry) }
      if entries.isEmpty {
        rows.append(Table.Row([[.text(try words("strategie.journal.rien"))], [], [], []]))
      }
    }
    return try table(
      "journal", rows,
      [
        ("objet", .left, 1), ("decision", .left, 1.2), ("avant", .left, 0.9),
        ("apres", .left, 0.9),
      ], mask: try maskNote(state.journal.flatMap(\.outcome.changes)))
  }

  /// A measure says its value and its day; the rest is as in the relevé.
  private func journalRows(of entry: JournalEntry) throws(Problem) -> [Table.Row] {
    guard case .measure(let reference, let measure) = entry.decision.content else {
      return try rows(of: entry)
    }
    return try entry.outcome.changes.mapTyped { change throws(Problem) in
      let change = try disclosed(change)
      let after = try printed(change.after, of: change.field)
      return Table.Row([
        [.text(named(reference.action))], [.text(try name(of: entry.decision))],
        [.text(try printed(change.before, of: change.field))],
        [.text("\(after) (\(measure.date.french))")],
      ])
    }
  }

  /// Who signs, by the kind of territory.
  func signatures() throws(Problem) -> [Block] {
    var signers: [Signatures.Signer] = []
    let isParis = dossier.territory.code.hasPrefix("75")
    for key in ["maire", "prefet", "procureur"] {
      let role =
        switch key {
        case "maire": "strategie.signataires.maire.\(kindKey)"
        case "prefet": "strategie.signataires.prefet.\(isParis ? "paris" : "departement")"
        default: "strategie.signataires.procureur"
        }
      signers.append(Signatures.Signer(role: [.text(try words(role))]))
    }
    return [
      .signatures(
        Signatures(
          opening: try phrase(
            "strategie.signataires.ouverture.\(kindKey)",
            ["lieu": .text(dossier.territory.name.withA)]),
          signers: signers)),
      .blank(Blank(try phrase("strategie.signataires.autres"), lines: 2)),
    ]
  }
}
