import Analysis
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// Counts, rates, ratio and trend of a family, as under each family's figures.
  func familyTable(_ family: FamilyStudy) throws(Problem) -> Table {
    let scope: TemplateScope = [
      "famille": .text(try words("familles.\(family.family.rawValue).nom"))
    ]
    var table = try rateTable(
      family.indicators, title: try phrase("tableaux.famille.titre", scope))
    table.reading = try familyReading(family, scope.adding(groupScope()))
    table.anchor = "tableau-famille-\(family.family.rawValue)"
    return table
  }

  private func groupScope() throws(Problem) -> TemplateScope {
    ["groupe": .text(try groupName), "territoire": .text(territory.name.short)]
  }

  /// The same for any indicators of a territory.
  func rateTable(_ studies: [IndicatorStudy], title: [Inline]) throws(Problem) -> Table {
    let years = Array((studies.first?.series.years.map(\.year) ?? []).suffix(2))
    var rows: [Table.Row] = []
    for study in studies { rows.append(try rateRow(study, years: years)) }
    let scope = try groupScope().adding(testScope(.trends))
    return Table(
      title: title, columns: try rateColumns(years: years), rows: rows,
      source: try cite(all: studies.map(\.series.source)) + [.text(" ")]
        + (try phrase("tableaux.famille.note", scope)))
  }

  private func rateColumns(years: [Int]) throws(Problem) -> [Table.Column] {
    let count = try words("colonnes.nombre")
    let rate = try words("colonnes.taux-pour-mille")
    let ratio = try words("colonnes.rapport")
    let trend = try words("colonnes.evolution")
    var columns = [
      Table.Column([.text(try words("colonnes.indicateur"))], .left, stretch: 1),
      Table.Column([.text(try words("colonnes.unite"))], .left),
    ]
    columns += years.map { Table.Column([.text(String($0))], spanner: count) }
    columns += [
      Table.Column([.text(try words("colonnes.taux"))], spanner: rate),
      Table.Column(
        [.text(try words("colonnes.intervalle"))], spanner: rate, isSecondary: true),
      Table.Column([.text(try words("colonnes.comparables"))], spanner: rate),
      Table.Column([.text(" ")], spanner: ratio),
      Table.Column(
        [.text(try words("colonnes.intervalle"))], spanner: ratio, isSecondary: true),
      Table.Column([.text(" ")], spanner: trend),
      Table.Column(
        [.text(try words("colonnes.intervalle"))], spanner: trend, isSecondary: true),
    ]
    return columns
  }

  private func rateRow(_ study: IndicatorStudy, years: [Int]) throws(Problem) -> Table.Row {
    let last = years.last.flatMap { study.series[$0] }
    let rate = last?.rate
    let decimals = places(for: rate?.perThousand ?? 1)
    let comparison = study.comparison(with: .comparables)
    let yearly = study.trend.value?.yearly
    var cells: [[Inline]] = [
      [.text(try words("indicateurs.\(study.indicator.rawValue).nom"))],
      [.text(try words("unites.\(study.indicator.unit.key).plusieurs"))],
    ]
    cells += years.map { cell(study.series[$0]?.count) }
    cells += [
      rate.map { [.text(French.decimal($0.perThousand, places: decimals))] } ?? cell(last?.count),
      text(last?.interval.map { French.interval($0.perThousand, places: decimals) }),
      text(
        comparison.map {
          French.decimal($0.reference.perThousand, places: places(for: $0.reference.perThousand))
        }),
      text(comparison?.ratio.map { French.decimal($0, places: 2) }),
      text(comparison?.interval.map { French.interval($0, places: 2) }),
      text(yearly.map { French.percent($0.percent, places: 1, signed: true) }),
      text(yearly.map { signedInterval($0.interval) }),
    ]
    let isKey = numbered.contains { $0.subject == study.indicator.rawValue }
    return Table.Row(cells, isKey: isKey)
  }

  private func familyReading(
    _ family: FamilyStudy, _ scope: TemplateScope
  ) throws(Problem) -> [Inline] {
    let study = principal(of: family)
    // Another reference than the one that the columns compare with would not be found in them.
    guard study.series.latest?.rate != nil, study.comparison(with: .comparables)?.ratio != nil
    else { return try phrase("tableaux.famille.lecture-simple", scope) }
    return try phrase("tableaux.famille.lecture", scope.adding(try values(of: study)))
  }
}

/// The count, in italic when it is under secrecy.
func cell(_ count: RecordedCount?) -> [Inline] {
  count == .notPublished ? [.emphasis([.text("n.d.")])] : [.text(printed(count))]
}

/// The text, or a dash where there is nothing to say.
func text(_ value: String?) -> [Inline] { [.text(value ?? "–")] }

/// « [+6 ; +23] ».
func signedInterval(_ interval: Interval) -> String {
  "[\(French.signed(interval.lower, places: 1))\(French.narrowSpace); "
    + "\(French.signed(interval.upper, places: 1))]"
}
