import Analysis
import Charts
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// The indicators of a family side by side, without the one that has a large chart.
  func multiples(of family: FamilyStudy, without principal: IndicatorStudy) throws(Problem)
    -> Figure?
  {
    let others = family.indicators.filter { $0.indicator != principal.indicator }
    guard let first = others.first, others.contains(where: \.isSeries) else { return nil }
    var panels: [SmallMultiples.Panel] = []
    for study in others {
      let name = try words("indicateurs.\(study.indicator.rawValue).court")
      let group = study.reference(.comparables)?.series.value
      panels.append(
        SmallMultiples.Panel(
          series(of: study, name: name),
          reference: group.map { group in
            YearSeries(
              name: "",
              values: group.years.filter { $0.year >= study.series.years.first?.year ?? 0 }.map {
                YearValue($0.year, $0.rate.perThousand)
              })
          },
          verdict: study.trendVerdict.charted,
          word: try words("verdicts.tendance.\(study.trendVerdict.rawValue)")))
    }
    let scope = try values(of: first).adding(years(of: first)).adding([
      "territoire": .text(territory.name.short),
      "famille": .text(try words("familles.\(family.family.rawValue).nom")),
    ])
    return Figure(
      title: try phrase("figures.multiples.titre", scope),
      subtitle: try phrase("figures.multiples.sous-titre", scope),
      chart: Chart(
        plot: SmallMultiples(panels: panels),
        alternativeText: try words(
          "figures.multiples.texte", scope.adding(["valeurs": .text(summary(of: panels))])),
        values: try multiplesValues(of: others)),
      reading: try reading(ofPanels: others),
      source: try source(
        of: first, references: others.compactMap { $0.reference(.comparables) },
        withCaution: false),
      anchor: "figure-multiples-\(family.family.rawValue)")
  }

  /// The last rate of the first panel that has one, and its word.
  private func reading(ofPanels studies: [IndicatorStudy]) throws(Problem) -> [Inline] {
    guard let study = studies.first(where: { $0.series.latest != nil }),
      let latest = study.series.latest, let rate = latest.rate?.perThousand
    else { return [] }
    let scope = try values(of: study).adding([
      "annee": .year(latest.year), "taux": .number(rate, places: places(for: rate)),
      "evolution": .text(try words("verdicts.tendance.\(study.trendVerdict.rawValue)")),
    ])
    return try phrase("figures.multiples.lecture", scope)
  }

  private func summary(of panels: [SmallMultiples.Panel]) -> String {
    panels.map { panel in
      let last = panel.main.values.last { $0.estimate.value != nil }
      let value = last?.estimate.value.map { French.decimal($0, places: places(for: $0)) }
      return "\(panel.main.name) : \(value ?? "n.d."), \(panel.word)"
    }.joined(separator: " ; ")
  }

  private func multiplesValues(of studies: [IndicatorStudy]) throws(Problem) -> ValueTable {
    var names: [String] = []
    for study in studies {
      names.append(try words("indicateurs.\(study.indicator.rawValue).court"))
    }
    let years = studies.first?.series.years.map(\.year) ?? []
    let rows = years.map { year in
      [String(year)]
        + studies.map { study in
          guard let value = study.series[year] else { return "–" }
          return value.rate.map {
            French.decimal($0.perThousand, places: places(for: $0.perThousand))
          } ?? printed(value.count)
        }
    }
    return ValueTable(columns: [try words("colonnes.annee")] + names, rows: rows)
  }
}

extension Finding.Verdict {
  /// What a mark shows of it.
  var charted: Verdict {
    switch self {
    case .above, .rising: .higher
    case .below, .falling: .lower
    // Voices and crossings are never drawn with the marks of levels and trends.
    case .worrying, .reassuring, .divided, .converging, .diverging: .undetermined
    case .notEstablished, .stable, .notPublished: .undetermined
    }
  }
}
