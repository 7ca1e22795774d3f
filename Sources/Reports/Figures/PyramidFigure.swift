import Analysis
import Charts
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// Inhabitants by age and sex beside those of the comparables; nil without the census.
  func pyramid() throws(Problem) -> Figure? {
    let own = Self.ages.map { counts(of: $0, in: [territory.code]) }
    let total = own.reduce(0) { $0 + $1.women + $1.men }
    guard own.allSatisfy({ $0.women > 0 && $0.men > 0 }), total > 0,
      let measure = findings.social?.measure(.women15To29)
    else { return nil }
    let group = findings.comparables.value?.codes ?? []
    let others = Self.ages.map { counts(of: $0, in: group) }
    let othersTotal = others.reduce(0) { $0 + $1.women + $1.men }
    var bands: [Pyramid.Band] = []
    for (index, age) in Self.ages.enumerated() {
      bands.append(
        Pyramid.Band(
          try words("figures.pyramide.ages.\(age.key)"), left: own[index].women / total * 100,
          right: own[index].men / total * 100,
          reference: othersTotal > 0
            ? Pyramid.Band.Reference(
              left: others[index].women / othersTotal * 100,
              right: others[index].men / othersTotal * 100) : nil))
    }
    return try figure(of: bands, from: measure)
  }

  private func figure(
    of bands: [Pyramid.Band], from measure: SocialMeasure
  ) throws(Problem) -> Figure {
    let (women, men) = (try words("figures.pyramide.femmes"), try words("figures.pyramide.hommes"))
    let scope: TemplateScope = [
      "annee": .optional(measure.vintage, TemplateValue.year),
      "territoire": .text(territory.name.short), "reference": .text(try groupName),
      "valeur": .number(bands[1].left, places: 1),
      "valeurs": .text(
        bands.map { band in
          "\(band.label) : \(French.percent(band.left + band.right, places: 1))"
        }.joined(separator: " ; ")),
    ]
    return Figure(
      title: try phrase("figures.pyramide.titre", scope),
      subtitle: try phrase("figures.pyramide.sous-titre", scope),
      chart: Chart(
        plot: Pyramid(bands: bands, leftName: women, rightName: men, referenceName: try groupName),
        alternativeText: try words("figures.pyramide.texte", scope),
        values: ValueTable(
          columns: [try words("colonnes.age"), women, men],
          rows: bands.map { band in
            [
              band.label, French.percent(band.left, places: 1),
              French.percent(band.right, places: 1),
            ]
          })),
      reading: try phrase("figures.pyramide.lecture", scope),
      source: try cite(measure.source),
      anchor: "figure-pyramide")
  }

  private struct AgeGroup {
    let key: String
    let women: SocialVariable
    let men: SocialVariable
  }

  private static let ages = [
    AgeGroup(key: "0-14", women: .women0To14, men: .men0To14),
    AgeGroup(key: "15-29", women: .women15To29, men: .men15To29),
    AgeGroup(key: "30-44", women: .women30To44, men: .men30To44),
    AgeGroup(key: "45-59", women: .women45To59, men: .men45To59),
    AgeGroup(key: "60-74", women: .women60To74, men: .men60To74),
    AgeGroup(key: "75-plus", women: .women75Plus, men: .men75Plus),
  ]

  /// Inhabitants of an age in some communes; those without a value are left out.
  private func counts(of age: AgeGroup, in codes: [String]) -> (women: Double, men: Double) {
    guard let base = dossier.social.first(where: { $0.columns[age.women] != nil }) else {
      return (0, 0)
    }
    return codes.sorted().reduce(into: (women: 0, men: 0)) { sum, code in
      sum.women += base.value(age.women, area: code) ?? 0
      sum.men += base.value(age.men, area: code) ?? 0
    }
  }
}
