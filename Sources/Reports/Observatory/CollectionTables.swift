import Analysis
import Document
import Dossier
import Problems
import Templates
import Units

extension ObservatoryMaterial {
  /// One row a source: what it handed over and how complete it is.
  ///
  /// Nothing is added up.
  func sourcesTable() throws(Problem) -> Table? {
    var rows: [Table.Row] = []
    for observed in study.sources {
      let source = source(of: observed)
      let state = observed.collection
      rows.append(
        Table.Row([
          [
            .strong([.text(source.name)]), .lineBreak,
            .text(try words("observatoire.compte", try scope(of: observed))),
          ],
          [.text(French.integer(state.total))], cell(observed.facts),
          [.text(try span(of: state.wholeMonths))],
          [.text(share(state.period.share(\.withHour)))],
          [.text(share(located(state.period)))],
          [.text(share(state.period.share(\.mapped)))],
          [.text(French.integer(state.refusedRows))],
        ]))
    }
    return try table(
      "sources",
      [
        .name("source", stretch: 2), .number("total", under: "faits"),
        ObservatoryColumn(text: shortName(of: period), spanner: "faits"),
        ObservatoryColumn(key: "mois-entiers", alignment: .left, stretch: 1),
        .number("heure", under: "complets"), .number("lieu", under: "complets"),
        .number("categorie-rapprochee", under: "complets"), .number("refusees"),
      ], rows, scope: ["periode": .text(period.label)], anchor: "sources",
      source: try phrase("observatoire.tableaux.sources-note")
        + maskNoteAfter(study.sources.contains { $0.facts == .hidden }))
  }

  private func located(_ state: CollectionState.Completeness) -> Double? {
    state.facts > 0 ? Double(state.located + state.named) / Double(state.facts) : nil
  }

  private func maskNoteAfter(_ isHidden: Bool) throws(Problem) -> [Inline] {
    let note = try maskNote(if: isHidden)
    return note.isEmpty ? [] : [.text(" ")] + note
  }

  /// The last twelve months of each source, so that a gap is seen.
  func monthsTable() throws(Problem) -> Table? {
    let months = (period.endMonth - 12)..<period.endMonth
    var rows: [Table.Row] = []
    for observed in study.sources {
      guard let series = observed.series.first(where: { $0.category == nil }) else { continue }
      let cells = months.map { month -> [Inline] in
        series.months.contains(month)
          ? cell(series.counts[month - series.firstMonth]) : [.text("–")]
      }
      rows.append(Table.Row([[.text(source(of: observed).name)]] + cells))
    }
    let heads = months.map { month in
      ObservatoryColumn(text: "\(Self.shortMonths[month % 12]) \(month / 12 % 100)")
    }
    return try table(
      "mois", [.name("source", stretch: 1)] + heads, rows,
      scope: ["mois": .text(try span(of: months))], anchor: "mois",
      source: try phrase("observatoire.tableaux.mois-note"))
  }

  /// Months without any fact, words without a mapping, rows refused and why.
  func defectsTable() throws(Problem) -> Table? {
    var rows: [Table.Row] = []
    for observed in study.sources {
      let source = source(of: observed)
      let imports = register.imports.filter {
        $0.source == source.name && $0.replacedBy == nil
      }
      for (key, text) in try defects(of: observed, imports) {
        rows.append(
          Table.Row([
            [.text(source.name)], [.text(try words("observatoire.defauts.\(key)"))],
            [.text(text)],
          ]))
      }
    }
    return try table(
      "defauts", [.name("source"), .name("defaut", stretch: 0.7), .name("detail", stretch: 2)],
      rows, anchor: "defauts", source: try phrase("observatoire.tableaux.defauts-note"))
  }

  private func defects(
    of observed: SourceObservation, _ imports: [FactImport]
  ) throws(Problem) -> [(key: String, text: String)] {
    var defects: [(key: String, text: String)] = []
    let empty = observed.collection.emptyMonths
    if !empty.isEmpty {
      defects.append(("lacunes", French.list(empty.map(monthName))))
    }
    for reason in totals(imports.flatMap(\.refusals)) {
      defects.append(("refusees", try counted(reason)))
    }
    for reason in totals(imports.flatMap(\.notices)) {
      defects.append(("gardees", try counted(reason)))
    }
    let words = unmapped(imports)
    if !words.isEmpty { defects.append(("mots", words)) }
    return defects
  }

  /// Of all the files of a source, the most frequent first.
  private func totals(_ reasons: [FactImport.Refusal]) -> [(sentence: String, count: Int)] {
    var counts: [String: Int] = [:]
    for reason in reasons { counts[reason.sentence, default: 0] += reason.count }
    return counts.map { (sentence: $0.key, count: $0.value) }
      .sorted { (-$0.count, $0.sentence) < (-$1.count, $1.sentence) }
  }

  private func counted(_ reason: (sentence: String, count: Int)) throws(Problem) -> String {
    try words(
      "observatoire.defauts.lignes.\(reason.count < 2 ? "un" : "plusieurs")",
      ["n": .integer(reason.count), "raison": .text(reason.sentence)])
  }

  /// Words of the files that no mapping leads from, the most frequent first, without their counts:
  /// a rare word of a file may be about somebody.
  private func unmapped(_ imports: [FactImport]) -> String {
    var counts: [String: Int] = [:]
    for word in imports.flatMap(\.unmappedCategories) {
      counts[word.word, default: 0] += word.count
    }
    let threshold = edition == .publishable ? dossier.secrecy.facts : 1
    return French.list(
      counts.filter { $0.value >= threshold }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        .prefix(12).map { "« \($0.key) »" })
  }

  /// Facts that two sources seem to share.
  func sharedTable() throws(Problem) -> Table? {
    let rows = study.duplicates.map { shared in
      Table.Row([
        [.text(register.sources[shared.first].name)],
        [.text(register.sources[shared.second].name)], cell(shared.pairs),
      ])
    }
    return try table(
      "partages", [.name("source"), .name("autre-source"), .number("paires")], rows,
      anchor: "partages",
      source: try phrase(
        "observatoire.tableaux.partages-note",
        [
          "minutes": .integer(study.parameters.sharedSeconds / 60),
          "metres": .number(study.parameters.sharedMetres, places: 0),
        ]) + maskNoteAfter(study.duplicates.contains { $0.pairs == .hidden }))
  }
}
