import Charts
import Document
import Dossier
import Drawing
import Problems
import Strategy
import Templates
import Units

extension StrategyMaterial {
  /// Every sheet of the document, in the order of the tree.
  func sheetBlocks() throws(Problem) -> [Block] {
    var blocks: [Block] = []
    // Each on a page of its own, so that one can be handed out without the next.
    for sheet in sheets { blocks += [.pageBreak] + (try self.blocks(of: sheet)) }
    return blocks
  }

  /// The head, the description, then the fields under the names of the field.
  private func blocks(of sheet: ActionSheet) throws(Problem) -> [Block] {
    let head = Block.sheetHead(try self.head(of: sheet))
    var blocks = [head]
    if let mark = try marginMark(of: sheet.identifier) { blocks = [.marked(mark, [head])] }
    return blocks + [.fieldTable(FieldTable(fields: try fields(of: sheet)))]
  }

  private func head(of sheet: ActionSheet) throws(Problem) -> SheetHead {
    let path = index.path(to: sheet.identifier).dropLast()
    var lines: [[Inline]] = []
    for entry in path {
      let key: String =
        switch entry.level {
        case .axis: "axe"
        case .objective: "objectif"
        case .operational, .action: "operationnel"
        }
      lines.append(
        [
          .text(
            try words(
              "strategie.fiche.chemin.\(key)",
              ["id": .text(entry.identifier), "titre": .text(entry.title)]))
        ])
    }
    let review = lastReview(of: sheet.identifier)
    var version = try words(
      "strategie.fiche.version", ["version": .integer(review.version)])
    if let day = review.day {
      version = try words(
        "strategie.fiche.revue", ["version": .integer(review.version), "date": .date(day)])
    }
    return SheetHead(
      number: sheet.identifier, label: [.text(try words("strategie.fiche.etiquette"))],
      title: [.text(sheet.title)], anchor: "fiche-" + sheet.identifier, path: lines,
      version: [.text(version)], facts: try facts(of: sheet))
  }

  private func facts(of sheet: ActionSheet) throws(Problem) -> [SheetHead.Fact] {
    let standing = sheet.standing(on: day)
    var status = try words(of: standing)
    if let percent = sheet.progressPercent, !sheet.status.isClosed {
      status += ", " + French.percent(Double(percent), places: 0)
    }
    let missing = Inline.emphasis([.text(try words("strategie.a-completer"))])
    func value(_ text: String?) -> [Inline] { [text.map(Inline.text) ?? missing] }
    let territories = sheet.territories.joined(separator: ", ")
    let priority = try sheet.priority.map { priority throws(Problem) in
      try words("strategie.priorites.\(priority.rawValue)")
    }
    return [
      SheetHead.Fact(
        name: [.text(try words("strategie.fiche.statut"))], value: [.text(status)],
        mark: StatusMark(standing)),
      SheetHead.Fact(
        name: [.text(try words("strategie.fiche.priorite"))], value: value(priority)),
      SheetHead.Fact(
        name: [.text(try words("strategie.fiche.territoire"))],
        value: value(territories.isEmpty ? nil : territories)),
      SheetHead.Fact(
        name: [.text(try words("strategie.fiche.public"))], value: value(sheet.audience)),
    ]
  }

  /// The seven fields of the field, the title being the first; then what follows the action.
  private func fields(of sheet: ActionSheet) throws(Problem) -> [FieldTable.Field] {
    var fields = [
      try field("constats", observations(of: sheet)),
      try field(
        "protocoles",
        (sheet.description.map(plain) ?? []) + bullets(sheet.steps.map { [.text($0)] })),
      try field("acteurs", plain(sheet.partners, separator: ", ")),
      try field("pilotes", pilots(of: sheet)),
      try field("moyens", means(of: sheet)),
      try field("evaluation", indicatorBlocks(of: sheet)),
      try field("calendrier", calendar(of: sheet)),
    ]
    // Less is asked of these: an absent one is not a gap of the sheet.
    let others = [
      ("risques", plain(sheet.risks, separator: " ")), ("national", try framework(of: sheet)),
      ("suivi", try history(of: sheet)),
    ]
    for (key, content) in others where !content.isEmpty {
      fields.append(try field(key, content))
    }
    return fields
  }

  private func field(_ key: String, _ content: [Block]) throws(Problem) -> FieldTable.Field {
    FieldTable.Field(
      name: [.text(try words("strategie.fiche.champs.\(key)"))],
      content: content.isEmpty ? try toComplete : content)
  }

  private func plain(_ items: [String], separator: String = ", ") -> [Block] {
    items.isEmpty ? [] : plain(items.joined(separator: separator).uppercasedFirst)
  }

  /// Each with the number of its finding; then the findings that the sheet cites without a word.
  private func observations(of sheet: ActionSheet) throws(Problem) -> [Block] {
    var items: [[Inline]] = sheet.observations.map { observation in
      let link = observation.finding.flatMap { findingLink($0.identifier) }
      return [.text(observation.text)] + (link.map { [.text(" "), $0] } ?? [])
    }
    let said = Set(sheet.observations.compactMap(\.finding?.identifier))
    let others = sheet.findings.map(\.identifier).filter { !said.contains($0) }
    let links = findingLinks(others)
    if !links.isEmpty {
      items.append(try phrase("strategie.fiche.cites", ["constats": .rich(links)]))
    }
    return bullets(items)
  }

  private func pilots(of sheet: ActionSheet) throws(Problem) -> [Block] {
    let isMissing = sheet.pilots.isEmpty && sheet.coPilots.isEmpty
    if isMissing, sheet.followedBy == nil { return [] }
    var text: [Inline] = []
    if isMissing { text.append(.emphasis([.text(try words("strategie.a-completer"))])) }
    if !sheet.pilots.isEmpty {
      text.append(.strong([.text(sheet.pilots.joined(separator: ", "))]))
    }
    if !sheet.coPilots.isEmpty {
      if !text.isEmpty { text.append(.text(French.narrowSpace + "; ")) }
      text += try phrase(
        "strategie.fiche.copilotes.\(sheet.coPilots.count == 1 ? "un" : "plusieurs")",
        ["liste": .text(sheet.coPilots.joined(separator: ", "))])
    }
    if let group = sheet.followedBy {
      text += try phrase("strategie.fiche.instance", ["instance": .text(group)])
    }
    return [.paragraph(Paragraph(text))]
  }

  /// The axes of the national framework that the sheet names, else those of its axis.
  private func framework(of sheet: ActionSheet) throws(Problem) -> [Block] {
    guard let framework = printed.setting.framework else { return [] }
    let own = sheet.nationalLinks.map(\.identifier)
    let axis = index.path(to: sheet.identifier).first?.identifier
    let inherited = strategy.axes.first { $0.identifier == axis }?.nationalLinks ?? []
    let names = own.isEmpty ? inherited.map(\.identifier) : own
    let titles = framework.axes.filter { names.contains($0.identifier) }.map {
      "\($0.identifier) – \($0.title)"
    }
    guard !titles.isEmpty else { return [] }
    return bullets(titles.map { [.text($0)] })
  }

  /// « Stratégie nationale… 2020-2024 », « (axes annoncés) » when there is no published text.
  func frameworkName(_ framework: NationalFramework) throws(Problem) -> String {
    try words(
      "strategie.cadre.nom.\(framework.standing.rawValue)",
      ["titre": .text(framework.title), "date": .date(framework.asOf)])
  }

  /// What the meetings decided of it, newest first: day, decisions, version.
  private func history(of sheet: ActionSheet) throws(Problem) -> [Block] {
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
          let change = try disclosed(change)
          if !text.isEmpty { text.append(.text(French.narrowSpace + "; ")) }
          text += try phrase(
            "strategie.fiche.changement.\(change.field == "statut" ? "statut" : "champ")",
            [
              "champ": .text(try fieldName(change.field)),
              "avant": .text(try printed(change.before, of: change.field)),
              "apres": .text(try printed(change.after, of: change.field)),
            ])
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
      ])
  }

  /// « date de fin », « I1 » for a measure.
  func fieldName(_ field: String) throws(Problem) -> String {
    if field == "dans" { return try words("strategie.champs.dans") }
    for key in ["releve.champs.\(field)", "strategie.champs.\(field)"] where wording.has(key) {
      return try words(key)
    }
    return field
  }
}
