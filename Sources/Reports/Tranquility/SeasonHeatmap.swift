import Analysis
import Charts
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// The months of the year, each category against the mean of its own series.
  func seasonHeatmap(_ table: TranquilityTable) throws(Problem) -> Figure? {
    let seasonal = table.seasonal
    guard let first = seasonal.first?.season.value else { return nil }
    let values = seasonal.map { category in
      (1...12).map { month in
        category.season.value?.months.first { $0.month == month }.map { $0.index * 100 }
      }
    }
    let scope = try scope(of: table).adding(["periode": .text(try words(of: first.span))])
    return Figure(
      title: try phrase("tranquillite.figures.saison.titre", scope),
      subtitle: try phrase("tranquillite.figures.saison.sous-titre", scope),
      chart: Chart(
        plot: Heatmap(
          rows: seasonal.map(\.label), columns: Self.shortMonths,
          values: values, classes: try seasonClasses(),
          unit: try words("tranquillite.figures.saison.unite"), colors: .diverging, numbers: .all),
        alternativeText: try words("tranquillite.figures.saison.texte", scope),
        values: ValueTable(
          columns: [try words("tranquillite.colonnes.categorie")] + CalendarDate.monthNames,
          rows: zip(seasonal, values).map { category, row in
            [category.label] + row.map { $0.map { French.decimal($0, places: 0) } ?? "–" }
          })),
      reading: try seasonReading(seasonal), source: try source(of: table),
      anchor: "figure-tranquillite-saison-\(table.slug)")
  }

  private func seasonClasses() throws(Problem) -> [Heatmap.Class] {
    var classes: [Heatmap.Class] = []
    for (bound, key) in [
      (0.0, "tres-bas"), (75.0, "bas"), (90.0, "proche"), (110.0, "haut"), (125.0, "tres-haut"),
    ] {
      classes.append(Heatmap.Class(from: bound, label: try words("figures.annees.classes.\(key)")))
    }
    return classes
  }

  private func seasonReading(_ categories: [TranquilityCategory]) throws(Problem) -> [Inline] {
    let established = categories.first { $0.season.value?.isEstablished ?? false }
    guard let category = established, let season = category.season.value,
      let top = season.months.max(by: { $0.index < $1.index })
    else { return [] }
    return try phrase(
      "tranquillite.figures.saison.lecture",
      [
        "categorie": .text(category.labelInSentence),
        "mois": .text(CalendarDate.monthNames[top.month - 1].withDe),
        "valeur": .number(top.index * 100, places: 0),
      ])
  }
}
