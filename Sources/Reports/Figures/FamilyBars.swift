import Analysis
import Charts
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// The latest rates of a family beside those of its references.
  func bars(of family: FamilyStudy) throws(Problem) -> Figure? {
    let studies = family.indicators.filter { $0.series.latest != nil }
    guard studies.count > 1, let first = studies.first, let year = first.series.latest?.year else {
      return nil
    }
    let kinds = [ReferenceKind.comparables, .department, .region, .france].filter { kind in
      studies.contains { $0.reference(kind)?.series.value?[year] != nil }
    }.prefix(2)
    var series = [territory.name.short]
    for kind in kinds { series.append(try shortName(of: kind)) }
    var groups: [GroupedBars.Group] = []
    for study in studies {
      let own = study.series[year]
      let estimates =
        [Estimate(own?.rate?.perThousand, interval: own?.interval?.perThousand)]
        + kinds.map { Estimate(study.reference($0)?.series.value?[year]?.rate.perThousand) }
      groups.append(
        GroupedBars.Group(
          try words("indicateurs.\(study.indicator.rawValue).court"), estimates))
    }
    let scope: TemplateScope = [
      "famille": .text(try words("familles.\(family.family.rawValue).nom")),
      "annee": .year(year), "territoire": .text(territory.name.short),
      "series": .text(French.list(series)),
    ]
    return Figure(
      title: try phrase("figures.barres.titre", scope),
      subtitle: try phrase("figures.barres.sous-titre", scope),
      chart: Chart(
        plot: GroupedBars(series: series, groups: groups),
        alternativeText: try words(
          "figures.barres.texte", scope.adding(["valeurs": .text(described(groups))])),
        values: ValueTable(
          columns: [try words("colonnes.indicateur")] + series,
          rows: groups.map { group in
            [group.label]
              + group.estimates.map { $0.value.map { French.decimal($0, places: 2) } ?? "n.d." }
          })),
      reading: try reading(
        ofBars: studies.first { $0.series[year]?.rate != nil }, year, against: kinds.first),
      source: try cite(
        all: [first.series.source]
          + kinds.compactMap {
            first.reference($0)?.series.value?.source
          }) + [.text(" ")] + (try phrase("sources.intervalle")),
      anchor: "figure-barres-\(family.family.rawValue)")
  }

  /// One indicator and the first reference that has it.
  private func reading(
    ofBars study: IndicatorStudy?, _ year: Int, against kind: ReferenceKind?
  ) throws(Problem) -> [Inline] {
    guard let study, let rate = study.series[year]?.rate?.perThousand else { return [] }
    let other = kind.flatMap { study.reference($0)?.series.value?[year]?.rate.perThousand }
    var scope = try values(of: study)
    scope["taux"] = .number(rate, places: places(for: rate))
    scope["taux_reference"] = other.map { .number($0, places: places(for: $0)) } ?? .missing
    guard let kind, other != nil else { return try phrase("figures.barres.lecture-seule", scope) }
    scope["reference"] = .text(try shortName(of: kind).lowercasedFirst)
    return try phrase("figures.barres.lecture", scope)
  }

  private func described(_ groups: [GroupedBars.Group]) -> String {
    groups.map { group in
      let values = group.estimates.map { $0.value.map { French.decimal($0, places: 1) } ?? "n.d." }
      return "\(group.label) : \(values.joined(separator: ", "))"
    }.joined(separator: " ; ")
  }
}
