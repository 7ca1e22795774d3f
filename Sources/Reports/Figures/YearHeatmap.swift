import Analysis
import Charts
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// Every indicator by year, each against the mean of its own series: shapes, never levels.
  func yearHeatmap() throws(Problem) -> Figure? {
    guard let malveillance = findings.malveillance,
      let first = malveillance.indicators.first, first.series.years.count > 1
    else { return nil }
    let years = first.series.years.map(\.year)
    var names: [String] = []
    for study in malveillance.indicators {
      names.append(try words("indicateurs.\(study.indicator.rawValue).nom"))
    }
    let indices = malveillance.indicators.map { study in
      years.map { index(of: study, in: $0) }
    }
    var chartWords = ChartWords()
    // Not only secrecy leaves a cell without an index: the subtitle says which reasons there are.
    chartWords.missing = "–"
    let scope: TemplateScope = [
      "annees": .text(French.years(years[0]...years[years.count - 1])),
      "territoire": .text(territory.name.short),
    ]
    return Figure(
      title: try phrase("figures.annees.titre", scope),
      subtitle: try phrase("figures.annees.sous-titre", scope),
      chart: Chart(
        plot: Heatmap(
          rows: names, columns: years.map(String.init), values: indices,
          classes: try indexClasses(), unit: try words("figures.annees.unite"),
          colors: .diverging, numbers: .all, words: chartWords),
        alternativeText: try words("figures.annees.texte", scope),
        values: ValueTable(
          columns: [try words("colonnes.indicateur")] + years.map(String.init),
          rows: zip(names, indices).map { name, row in
            [name] + row.map { $0.map { French.decimal($0, places: 0) } ?? "–" }
          })),
      reading: try readingOfIndices(malveillance.indicators, years: years),
      source: try cite(malveillance.source),
      anchor: "figure-annees")
  }

  /// 100 is the mean rate of the published years; nil where the year or the base is too small.
  private func index(of study: IndicatorStudy, in year: Int) -> Double? {
    let published = study.series.published.compactMap { $0.rate }
    guard let rate = study.series[year]?.rate, !published.isEmpty else { return nil }
    let facts = published.reduce(0) { $0 + $1.facts }
    let exposure = published.reduce(0) { $0 + $1.exposure }
    // Under the smallest base an index would read chance as a change.
    guard
      Double(facts) / Double(published.count)
        >= Double(findings.context.parameters.minimumBase)
    else { return nil }
    return rate.perThousand / (Double(facts) * 1_000 / exposure) * 100
  }

  private func indexClasses() throws(Problem) -> [Heatmap.Class] {
    var classes: [Heatmap.Class] = []
    for (bound, key) in [
      (0.0, "tres-bas"), (75.0, "bas"), (90.0, "proche"), (110.0, "haut"), (125.0, "tres-haut"),
    ] {
      classes.append(Heatmap.Class(from: bound, label: try words("figures.annees.classes.\(key)")))
    }
    return classes
  }

  private func readingOfIndices(
    _ studies: [IndicatorStudy], years: [Int]
  ) throws(Problem) -> [Inline] {
    guard let last = years.last,
      let study = studies.first(where: { index(of: $0, in: last) != nil }),
      let value = index(of: study, in: last)
    else { return [] }
    return try phrase(
      "figures.annees.lecture",
      [
        "nom": .text(try words("indicateurs.\(study.indicator.rawValue).nom")),
        "annee": .year(last), "valeur": .number(value, places: 0),
      ])
  }
}
