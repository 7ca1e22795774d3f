import Analysis
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// The tables that were handed over, with what a reader must know of each.
  func localTablesTable() throws(Problem) -> Table? {
    guard let results = findings.tranquility else { return nil }
    let unknown = try words("tranquillite.regle-inconnue")
    var rows: [Table.Row] = []
    for table in results.tables {
      let missing = table.missing.map { table.step == 12 ? "\($0 / 12)" : monthName($0) }
      rows.append(
        Table.Row([
          [.text(table.name)], [.text(table.provider)], [.text(table.unit)],
          [.text(table.placeRule ?? unknown)],
          [.text(try words(of: table.span))],
          [.text(missing.isEmpty ? try words("tranquillite.complet") : French.list(missing))],
          text(table.total.map(French.integer)),
        ]))
    }
    return Table(
      title: try phrase("tranquillite.tableaux.liste.titre"),
      columns: [
        Table.Column(try heading("tableau"), .left),
        Table.Column(try heading("fournisseur"), .left, stretch: 1.6),
        Table.Column(try heading("unite"), .left),
        Table.Column(try heading("regle"), .left, stretch: 1),
        Table.Column(try heading("periode"), .left, stretch: 1.3),
        Table.Column(try heading("manquantes"), .left, stretch: 0.8),
        Table.Column(try heading("total"), stretch: 0.6),
      ],
      rows: rows, source: try phrase("tranquillite.tableaux.liste.note"),
      anchor: "tableau-tranquillite")
  }

  private func heading(_ key: String) throws(Problem) -> [Inline] {
    [.text(try words("tranquillite.colonnes.\(key)"))]
  }

  /// Counts, ratio, trend and season of every category.
  func categoriesTable(_ table: TranquilityTable) throws(Problem) -> Table? {
    guard table.windows != nil else { return nil }
    let counts = try words("tranquillite.colonnes.douze-mois")
    let ratio = try words("tranquillite.colonnes.rapport")
    let trend = try words("tranquillite.colonnes.evolution")
    var rows: [Table.Row] = []
    for category in table.categories { rows.append(try categoryRow(category)) }
    let scope = try scope(of: table).adding([
      "m": .integer(table.families.changes), "m-tendances": .integer(table.families.trends),
    ])
    return Table(
      title: try phrase("tranquillite.tableaux.categories.titre", scope),
      columns: [
        Table.Column(try heading("categorie"), .left, stretch: 1),
        Table.Column(try heading("derniers"), spanner: counts),
        Table.Column(try heading("precedents"), spanner: counts),
        Table.Column([.text(" ")], spanner: ratio),
        Table.Column(try heading("intervalle"), spanner: ratio, isSecondary: true),
        Table.Column(try heading("verdict"), .left, spanner: ratio),
        Table.Column([.text(" ")], spanner: trend),
        Table.Column(try heading("intervalle"), spanner: trend, isSecondary: true),
        Table.Column(try heading("verdict"), .left, spanner: trend),
      ],
      rows: rows,
      source: try source(
        of: table, noting: [try phrase("tranquillite.tableaux.categories.note", scope)]),
      anchor: "tableau-tranquillite-categories-\(table.slug)")
  }

  private func categoryRow(_ category: TranquilityCategory) throws(Problem) -> Table.Row {
    let ratio = category.change.value
    let trend = category.trend.value
    let verdict = try words(for: ratio?.verdict, else: category.change.reason)
    let course = try words(for: trend?.verdict, else: category.trend.reason)
    return Table.Row(
      [
        [.text(category.label)], cell(category.latest), cell(category.previous),
        text(ratio.map { French.decimal($0.ratio, places: 2) }),
        text(ratio.map { French.interval($0.interval, places: 2) }), [.text(verdict)],
        text(trend.map { French.percent($0.percentPerYear, places: 1, signed: true) }),
        text(trend.map { signedInterval($0.interval) }), [.text(course)],
      ],
      isKey: numbered.contains { $0.domain == .tranquility && $0.subject == category.slug })
  }

  /// Places over all categories shown, with rates where they are districts.
  func placesTable(_ table: TranquilityTable) throws(Problem) -> Table? {
    guard table.places.count > 1 else { return nil }
    var rows: [Table.Row] = []
    for place in table.places { rows.append(try placeRow(place, table)) }
    let scope = try scope(of: table).adding(["m": .integer(table.families.places)])
    let isMerged = table.places.contains { $0.mergedPlaces > 1 }
    var notes = [try phrase("tranquillite.tableaux.lieux.note", scope)]
    if table.hasRates { notes.append(try phrase("tranquillite.tableaux.lieux.taux", scope)) }
    if isMerged { notes.append(try phrase("tranquillite.tableaux.lieux.fusion")) }
    let counts = try words("tranquillite.colonnes.douze-mois")
    var columns = [
      Table.Column(try heading("lieu"), .left, stretch: 1),
      Table.Column(try heading("derniers"), spanner: counts),
      Table.Column(try heading("precedents"), spanner: counts),
      Table.Column(try heading("part")),
    ]
    if table.hasRates {
      let rate = try words("tranquillite.colonnes.taux")
      let ratio = try words("tranquillite.colonnes.ecart")
      columns += [
        Table.Column([.text(" ")], spanner: rate),
        Table.Column(try heading("intervalle"), spanner: rate, isSecondary: true),
        Table.Column([.text(" ")], spanner: ratio),
        Table.Column(try heading("intervalle"), spanner: ratio, isSecondary: true),
        Table.Column(try heading("verdict"), .left, spanner: ratio),
      ]
    }
    return Table(
      title: try phrase("tranquillite.tableaux.lieux.titre", scope), columns: columns, rows: rows,
      source: try source(of: table, noting: notes),
      anchor: "tableau-tranquillite-lieux-\(table.slug)")
  }

  private func placeRow(
    _ place: TranquilityPlace, _ table: TranquilityTable
  ) throws(Problem) -> Table.Row {
    let share = place.latest?.value.flatMap { count in
      table.total.flatMap { $0 > 0 ? Double(count) / Double($0) * 100 : nil }
    }
    var cells: [[Inline]] = [
      [.text(try name(of: place))], cell(place.latest), cell(place.previous),
      text(share.map { French.percent($0, places: 0) }),
    ]
    guard table.hasRates else { return Table.Row(cells) }
    let rate = place.rate
    let ratio = place.againstRest.value
    let verdict = try words(
      for: ratio?.verdict, else: place.againstRest.reason, in: "verdicts-lieux")
    cells += [
      text(rate.map { French.decimal($0.perThousand, places: 1) }),
      text(rate.map { French.interval($0.interval, places: 1) }),
      text(ratio.map { French.decimal($0.ratio, places: 2) }),
      text(ratio.map { French.interval($0.interval, places: 2) }), [.text(verdict)],
    ]
    return Table.Row(cells)
  }

  /// Categories by place, over the latest window.
  func crossedTable(_ table: TranquilityTable) throws(Problem) -> Table? {
    let shown = table.categories.filter { !$0.places.isEmpty }
    // More columns than these don't fit on a page.
    guard shown.count > 1, (2...9).contains(table.places.count) else { return nil }
    // A table of « masqué » teaches nothing.
    let cells = shown.flatMap(\.places)
    guard cells.count(where: { $0.latest == .hidden }) * 3 <= cells.count else { return nil }
    let scope = try scope(of: table)
    var rows = shown.map { category in
      Table.Row(
        [[.text(category.label)]] + category.places.map { cell($0.latest) }
          + [cell(category.latest)])
    }
    let isWhole = !table.categories.contains { $0.latest == .hidden || $0.previous == .hidden }
    rows.append(
      Table.Row(
        [[.text(try words("tranquillite.ensemble\(isWhole ? "" : "-sans")"))]]
          + table.places.map { cell($0.latest) } + [text(table.total.map(French.integer))],
        isKey: true))
    var columns = [Table.Column(try heading("categorie"), .left, stretch: 2)]
    for place in table.places {
      columns.append(Table.Column([.text(try name(of: place))], stretch: 1))
    }
    columns.append(Table.Column([.text(try words("tranquillite.ensemble"))]))
    return Table(
      title: try phrase("tranquillite.tableaux.croise.titre", scope), columns: columns, rows: rows,
      source: try source(
        of: table, noting: [try phrase("tranquillite.tableaux.croise.note", scope)]),
      anchor: "tableau-tranquillite-croise-\(table.slug)")
  }
}
