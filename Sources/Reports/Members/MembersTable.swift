import Analysis
import Document
import Dossier
import Drawing
import Problems
import Templates
import Units

// The communes of an intercommunality side by side. They are not ranked: each is held against the
// communes that resemble it, not against its neighbours.
extension Material {
  /// Who lives there, and how many indicators set each commune apart from those that resemble it.
  func membersTable() throws(Problem) -> Table? {
    let members = memberMaterials
    guard !members.isEmpty else { return nil }
    var rows: [Table.Row] = []
    for member in members { rows.append(try overview(of: member)) }
    let level = try words("communes.colonnes.niveau")
    let trend = try words("communes.colonnes.tendance")
    return Table(
      title: try phrase("communes.vue.titre", ["n": .integer(members.count)]),
      columns: [
        Table.Column([.text(try words("communes.colonnes.commune"))], .left, stretch: 1),
        Table.Column([.text(try words("communes.colonnes.habitants"))]),
        Table.Column([.text(try words("communes.colonnes.revenu"))]),
        Table.Column([.text(try words("communes.colonnes.pauvrete"))]),
        Table.Column([.text(try words("communes.colonnes.publies"))]),
        Table.Column([.text(try words("communes.colonnes.dessus"))], spanner: level),
        Table.Column([.text(try words("communes.colonnes.dessous"))], spanner: level),
        Table.Column([.text(try words("communes.colonnes.hausse"))], spanner: trend),
        Table.Column([.text(try words("communes.colonnes.baisse"))], spanner: trend),
      ],
      rows: rows,
      source: try cite(all: memberSources) + [.text(" ")]
        + (try phrase("communes.vue.note")),
      anchor: "tableau-communes")
  }

  private func overview(of member: Material) throws(Problem) -> Table.Row {
    let studies = member.findings.malveillance?.indicators ?? []
    let published = studies.filter { $0.series.latest != nil }
    func count(_ verdict: Finding.Verdict, _ key: (IndicatorStudy) -> Finding.Verdict) -> [Inline] {
      published.isEmpty ? text(nil) : [.text(String(published.count { key($0) == verdict }))]
    }
    func measure(_ variable: SocialVariable) -> [Inline] {
      text(
        member.findings.social?.measure(variable).map { Reports.printed($0.value, of: variable) })
    }
    return Table.Row([
      [
        .link(.destination("livret-" + member.territory.code), [.text(member.territory.name.label)])
      ],
      text(member.territory.municipalPopulation.map(French.integer)),
      measure(.medianIncome), measure(.povertyRate),
      [.text("\(published.count)/\(studies.count)")],
      count(.above, \.levelVerdict), count(.below, \.levelVerdict),
      count(.rising, \.trendVerdict), count(.falling, \.trendVerdict),
    ])
  }

  /// What the figures of the communes come from.
  var memberSources: [Source] {
    var sources = findings.members.compactMap(\.malveillance?.source)
    for member in findings.members {
      for variable in [SocialVariable.medianIncome, .povertyRate] {
        sources += [member.social?.measure(variable)?.source].compactMap(\.self)
      }
    }
    return sources.reduce(into: []) { known, source in
      if !known.contains(source) { known.append(source) }
    }
  }

  /// The rates of the indicators of a family, commune by commune, then of those published together.
  func memberRates(of family: IndicatorFamily) throws(Problem) -> Table? {
    let indicators = memberIndicators.filter { $0.family == family }
    let members = memberMaterials
    guard !indicators.isEmpty, !members.isEmpty else { return nil }
    var columns = [
      Table.Column([.text(try words("communes.colonnes.commune"))], .left, stretch: 1)
    ]
    for indicator in indicators {
      let year = memberYear(of: indicator).map { ", \($0)" } ?? ""
      columns.append(
        Table.Column([.text(try words("indicateurs.\(indicator.rawValue).court") + year)]))
    }
    var rows: [Table.Row] = []
    for member in members {
      let cells = indicators.map { rateCell(member.findings.malveillance?.study(of: $0), $0) }
      rows.append(Table.Row([[.text(member.territory.name.label)]] + cells))
    }
    let perimeters = indicators.map { PublishedPerimeter(of: $0, among: findings.members) }
    rows.append(
      Table.Row(
        [[.text(try words("communes.taux.perimetre"))]]
          + perimeters.map { perimeterCell($0, of: members.count) }, isKey: true))
    let scope: TemplateScope = ["famille": .text(try words("familles.\(family.rawValue).nom"))]
    return Table(
      title: try phrase("communes.taux.titre", scope), columns: columns, rows: rows,
      source: try cite(
        all: findings.members.compactMap(\.malveillance?.source).prefix(1).map(\.self))
        + [.text(" ")] + (try phrase("communes.taux.note")),
      anchor: "tableau-communes-\(family.rawValue)")
  }

  /// « 9,9 ▲ »: the rate, and whether it is established that it differs from the comparables'.
  private func rateCell(_ study: IndicatorStudy?, _ indicator: Indicator) -> [Inline] {
    guard let study, let year = memberYear(of: indicator) else { return text(nil) }
    guard let rate = study.series[year]?.rate?.perThousand else {
      return cell(study.series[year]?.count)
    }
    let value = French.decimal(rate, places: places(for: rate))
    switch study.levelVerdict {
    case .above: return [.strong([.text(value + French.narrowSpace + "▲")])]
    case .below: return [.strong([.text(value + French.narrowSpace + "▼")])]
    default: return [.text(value)]
    }
  }

  /// « 7,4 (6/8) ».
  private func perimeterCell(_ perimeter: PublishedPerimeter?, of count: Int) -> [Inline] {
    guard let perimeter, let rate = perimeter.latest?.rate.perThousand else { return text(nil) }
    let value = French.decimal(rate, places: places(for: rate))
    return [.text("\(value) (\(perimeter.codes.count)/\(count))")]
  }
}
