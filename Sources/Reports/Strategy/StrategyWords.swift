import Charts
import Document
import Dossier
import Drawing
import Problems
import Strategy
import Templates
import Units

// Statuses, marks, dates and values as the pages of a strategy print them.
extension StrategyReportMaterial {
  func trendWords(_ trend: IndicatorFollowUp.Trend) throws(Problem) -> String {
    try words("releve.tendances.\(trend.rawValue)")
  }

  func alertWords(_ alerts: [IndicatorFollowUp.Alert]) throws(Problem) -> String {
    var texts: [String] = []
    for alert in alerts { texts.append(try words("releve.alertes.\(alert.rawValue)")) }
    return texts.isEmpty ? "–" : texts.joined(separator: ", ")
  }
}

extension String {
  /// The same with no-break spaces.
  var unbroken: String { replacing(" ", with: "\u{00A0}") }
}

extension StrategyMaterial {
  typealias Standing = Strategy.ObjectiveTree.Standing

  func words(of standing: Standing) throws(Problem) -> String {
    try words("strategie.statuts.\(standing.rawValue)")
  }

  var statusWords: StatusWords {
    get throws(Problem) {
      var texts: [String] = []
      for mark in StatusMark.allCases { texts.append(try words(of: mark.standing)) }
      return StatusWords(texts)
    }
  }

  /// What became of a sheet or a branch since the version before; nil when nothing did.
  func marginMark(of identifier: String) throws(Problem) -> MarginMark? {
    guard let change = changes[identifier] else { return nil }
    let kind: MarginMark.Kind =
      switch change.mark {
      case .new: .added
      case .changed: .changed
      case .ended, .removed: .ended
      }
    return MarginMark(kind, word: try markWords(change))
  }

  /// « modifiée » of an action, « modifié » of an objective.
  func markWords(_ change: StrategyChanges.Change) throws(Problem) -> String {
    var key = change.mark.rawValue
    if change.mark == .ended, strategy.action(change.identifier)?.status == .abandoned {
      key = "abandonne"
    }
    let gender = change.level == .action ? "fiche" : "branche"
    return try words("strategie.marques.\(gender).\(key)")
  }

  /// A month and its year on one line.
  func month(_ date: CalendarDate?) throws(Problem) -> String {
    guard let date else { return "" }
    return (try words("strategie.mois.m\(date.month)") + " \(date.year)").unbroken
  }

  /// A day in its short form on one line.
  func shortDay(_ date: CalendarDate) throws(Problem) -> String {
    "\(date.day == 1 ? "1ᵉʳ" : String(date.day))\u{00A0}" + (try month(date))
  }

  /// « 120 000 € ».
  func euros(_ amount: Int) -> String { French.integer(amount) + French.narrowSpace + "€" }

  func plain(_ text: String) -> [Block] { [.paragraph(Paragraph([.text(text)]))] }

  /// « à compléter », in italic.
  var toComplete: [Block] {
    get throws(Problem) {
      [.paragraph(Paragraph([.emphasis([.text(try words("strategie.a-completer"))])]))]
    }
  }

  /// The indicators of a sheet on the day of the document, as its edition prints them.
  func indicators(of sheet: ActionSheet) -> [DisclosedIndicator] {
    state.indicators(of: sheet, on: day, disclosedBy: secrecy)
  }

  func bullets(_ items: [[Inline]]) -> [Block] {
    items.isEmpty ? [] : [.list(BulletList(items: items.map { [.paragraph(Paragraph($0))] }))]
  }

  /// A table of named columns: key, alignment, share of the room.
  func table(
    _ key: String, _ rows: [Table.Row], _ columns: [(String, Table.Alignment, Double)],
    note: TableNote? = nil, in scope: TemplateScope = [:], mask: [Inline] = []
  ) throws(Problem) -> Table? {
    guard !rows.isEmpty else { return nil }
    var heads: [Table.Column] = []
    for (name, alignment, stretch) in columns {
      heads.append(
        Table.Column(
          [.text(try words("strategie.colonnes.\(name)"))], alignment, stretch: stretch))
    }
    return Table(
      title: try phrase("strategie.titres-tableaux.\(key)", scope), columns: heads, rows: rows,
      reading: (note == .reading ? try phrase("strategie.notes.\(key)", scope) : [])
        + (mask.isEmpty || note != .reading ? mask : [.text(" ")] + mask),
      source: note == .source ? try phrase("strategie.notes.\(key)", scope) : [],
      anchor: "tableau-strategie-" + key)
  }
}

/// What stands under a table: how to read it, or where it comes from.
enum TableNote { case reading, source }

extension StatusMark {
  init(_ standing: Strategy.ObjectiveTree.Standing) {
    self =
      switch standing {
      case .proposed: .proposed
      case .validated: .accepted
      case .engaged: .running
      case .late: .late
      case .completed: .done
      case .abandoned: .dropped
      }
  }

  fileprivate var standing: Strategy.ObjectiveTree.Standing {
    switch self {
    case .proposed: .proposed
    case .accepted: .validated
    case .running: .engaged
    case .late: .late
    case .done: .completed
    case .dropped: .abandoned
    }
  }
}
