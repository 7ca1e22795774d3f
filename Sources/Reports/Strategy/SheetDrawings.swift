import Charts
import Document
import Dossier
import Drawing
import Problems
import Strategy
import Templates
import Units

// The drawings inside a sheet: who pays, the way of its indicators, its calendar.
extension StrategyMaterial {
  /// Sentences, then each budget with the bar of those who pay it.
  func means(of sheet: ActionSheet) throws(Problem) -> [Block] {
    var blocks: [Block] = []
    for means in sheet.means {
      switch means {
      case .text(let text): blocks += plain(text)
      case .budget(let budget): blocks += try self.blocks(of: budget)
      }
    }
    return blocks
  }

  private func blocks(of budget: Budget) throws(Problem) -> [Block] {
    guard budget.euros > 0 else {
      return [.paragraph(Paragraph(try phrase("strategie.fiche.sans-cout")))]
    }
    let scope: TemplateScope = [
      "montant": .text(euros(budget.euros)), "annee": .optional(budget.year, TemplateValue.year),
    ]
    let key = budget.year == nil ? "montant" : "montant-annuel"
    let paying = budget.funders.filter { $0.euros > 0 }
    guard paying.count > 1 else {
      var text = try phrase("strategie.fiche.\(key)", scope)
      if let only = paying.first { text.append(.text(" (\(only.name))")) }
      return [.paragraph(Paragraph(text))]
    }
    let bar = FundingBar(
      parts: paying.map {
        FundingBar.Part($0.name.uppercasedFirst, amount: Double($0.euros), text: euros($0.euros))
      })
    let values = ValueTable(
      columns: [
        try words("strategie.colonnes.financeur"), try words("strategie.colonnes.montant"),
      ], rows: paying.map { [$0.name, euros($0.euros)] })
    let listed = paying.map { "\($0.name) \(euros($0.euros))" }.joined(separator: ", ")
    return [
      .paragraph(Paragraph(try phrase("strategie.fiche.\(key)-dont", scope))),
      .chart(
        Chart(
          plot: bar,
          alternativeText: try words("strategie.textes.financeurs", ["liste": .text(listed)]),
          values: values)),
    ]
  }

  func indicatorBlocks(of sheet: ActionSheet) throws(Problem) -> [Block] {
    let indicators = indicators(of: sheet)
    guard !indicators.isEmpty else { return [] }
    return try tracks(indicators, named: { $0.reference.indicator })
  }

  /// Indicators on their way, with what « masqué » stands for where one is hidden; each row's number
  /// leads to its sheet where it is named in full.
  func tracks(
    _ indicators: [DisclosedIndicator], named name: (DisclosedIndicator) -> String,
    isLinked: Bool = false
  ) throws(Problem) -> [Block] {
    let chart = Block.chart(try chart(of: indicators, named: name, isLinked))
    let note = try maskNote(indicators)
    return note.isEmpty ? [chart] : [chart, .paragraph(Paragraph(note))]
  }

  private func chart(
    of indicators: [DisclosedIndicator], named name: (DisclosedIndicator) -> String,
    _ isLinked: Bool
  ) throws(Problem) -> Chart {
    var rows: [IndicatorTracks.Row] = []
    var values: [[String]] = []
    for indicator in indicators {
      let link: LinkTarget? = isLinked ? .destination("fiche-" + indicator.reference.action) : nil
      let (initial, last) = (try measureText(indicator.initial), try measureText(indicator.last))
      let target = valueText(indicator.target)
      rows.append(
        IndicatorTracks.Row(
          Charts.ObjectiveTree.Reference(name(indicator), to: link), label: label(of: indicator),
          detail: try detail(of: indicator),
          initial: .init(initial, date: try month(indicator.initialDate)),
          last: .init(last, date: try month(indicator.lastDate)),
          target: .init(target, date: try month(indicator.deadline)),
          progress: progress(of: indicator)))
      values.append([
        name(indicator), indicator.label, initial, last, target, try trendWords(indicator.trend),
      ])
    }
    let columns = ["numero", "indicateur", "initial", "dernier", "cible", "tendance"]
    var heads: [String] = []
    for column in columns { heads.append(try words("strategie.colonnes.\(column)")) }
    let text = values.map { row in
      "\(row[0]), \(row[1])\(French.narrowSpace): \(row[2]) → \(row[3]), cible \(row[4]), \(row[5])"
    }
    return Chart(
      plot: IndicatorTracks(rows: rows, words: try trackWords),
      alternativeText: try words(
        "strategie.textes.indicateurs", ["liste": .text(text.joined(separator: " ; "))]),
      values: ValueTable(columns: heads, rows: values))
  }

  private var trackWords: IndicatorTracks.Words {
    get throws(Problem) {
      IndicatorTracks.Words(
        indicator: try words("strategie.colonnes.indicateur"),
        progress: try words("strategie.colonnes.progression"),
        initial: try words("strategie.colonnes.initial"),
        last: try words("strategie.colonnes.dernier"),
        target: try words("strategie.colonnes.cible"),
        notMeasured: try words("strategie.colonnes.pas-mesure"),
        notPlaced: try words("mesures.non-situe"),
        away: try words("strategie.colonnes.s-eloigne"))
    }
  }

  /// « Halls réaménagés (halls) ».
  private func label(of indicator: DisclosedIndicator) -> String {
    let label = indicator.unit.map { "\(indicator.label) (\($0))" } ?? indicator.label
    // « 21 h » stays on one line, as in running text.
    return label.replacing(#/(\d) h\b/#) { "\($0.1)\u{00A0}h" }
  }

  /// « résultat, registre de la police municipale, annuelle ».
  func detail(of indicator: DisclosedIndicator) throws(Problem) -> String {
    let kind = try indicator.kind.map { kind throws(Problem) in
      try words("strategie.natures.\(kind.rawValue)")
    }
    return [kind, indicator.source, indicator.frequency].compactMap { $0 }.joined(separator: ", ")
  }

  /// The way made; a measured indicator without a reference has no way to show.
  private func progress(of indicator: DisclosedIndicator) -> IndicatorTracks.Progress {
    switch indicator.trend {
    case .away: .away
    case .reached: .toward(1)
    case .notMeasured: .notMeasured
    case .withoutReference, .hidden: .notPlaced
    case .towards, .unchanged: indicator.isHidden ? .notPlaced : .toward(indicator.progress ?? 0)
    }
  }

  /// From the first day to the last with the milestones; the days in words when one is missing.
  func calendar(of sheet: ActionSheet) throws(Problem) -> [Block] {
    let calendar = sheet.calendar
    guard let start = calendar.start, let end = calendar.end else {
      return try datesInWords(calendar)
    }
    let scope: TemplateScope = ["debut": .date(start), "fin": .date(end)]
    let row = Gantt.Row(
      steps: [Gantt.Step("", from: start, to: end, kind: .running)],
      milestones: calendar.milestones.map { Gantt.Milestone($0.label, on: $0.date) })
    let milestones = calendar.milestones.map {
      "\($0.date.french)\(French.narrowSpace): \($0.label)"
    }
    let text = try words("strategie.fiche.periode", scope)
    var blocks: [Block] = [.paragraph(Paragraph([.text(text)]))]
    blocks.append(
      .chart(
        Chart(
          plot: Gantt(rows: [row]),
          alternativeText: ([text] + milestones).joined(separator: " ; "),
          values: ValueTable(
            columns: [
              try words("strategie.colonnes.jalon"), try words("strategie.colonnes.date"),
            ], rows: calendar.milestones.map { [$0.label, $0.date.french] }))))
    return blocks
  }

  private func datesInWords(_ calendar: ActionCalendar) throws(Problem) -> [Block] {
    var items: [[Inline]] = []
    if let start = calendar.start {
      items.append(try phrase("strategie.fiche.debut", ["date": .date(start)]))
    }
    if let end = calendar.end {
      items.append(try phrase("strategie.fiche.fin", ["date": .date(end)]))
    }
    items += calendar.milestones.map {
      [.text("\($0.date.french)\(French.narrowSpace): \($0.label)")]
    }
    return bullets(items)
  }
}
