import Analysis
import Charts
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// As many as a figure can show with their names.
  private static let mostPlaces = 5

  /// Themes by places: how many interviews speak of the one at the other.
  func placesHeatmap() throws(Problem) -> Figure? {
    guard let perception = findings.perception else { return nil }
    let places = Array(perception.places.prefix(Self.mostPlaces))
    let themes = perception.themes.filter { theme in
      theme.places.contains { place in places.contains { $0.name == place.name } }
    }
    guard places.count > 1, themes.count > 1 else { return nil }
    let counts = themes.map { theme in
      places.map { place in theme.places.first { $0.name == place.name }?.voices.total }
    }
    var chartWords = ChartWords()
    chartWords.missing = "–"
    let names = places.map { typeset($0.label).uppercasedFirst }
    let scope: TemplateScope = ["voix": .integer(perception.hearings.voices)]
    return Figure(
      title: try placesHeading(perception.places),
      subtitle: try phrase("perception.figures.lieux.sous-titre", scope),
      chart: Chart(
        plot: Heatmap(
          rows: themes.map { typeset($0.label).uppercasedFirst }, columns: names,
          values: counts.map { $0.map { $0.map(Double.init) } }, classes: try placeClasses(),
          unit: try words("perception.figures.lieux.unite"), numbers: .all, words: chartWords),
        alternativeText: try words(
          "perception.figures.lieux.texte", ["lieux": .text(French.list(names))]),
        values: ValueTable(
          columns: [try words("perception.colonnes.theme")] + names,
          rows: zip(themes, counts).map { theme, row in
            [typeset(theme.label)] + row.map { $0.map(French.integer) ?? "–" }
          })),
      reading: try placesReading(themes),
      source: try cite(perception.source) + [.text(" ")] + (try phrase("perception.silence")),
      anchor: "figure-perception-lieux")
  }

  /// At most three places that are named more than all the others.
  private func placesHeading(_ places: [PerceivedPlace]) throws(Problem) -> [Inline] {
    let counts = places.map(\.voices.total) + [0]
    let first = (1...3).last { $0 < counts.count && counts[$0 - 1] > counts[$0] }
    guard let first else { return try phrase("perception.figures.lieux.titre.plusieurs") }
    return try phrase(
      "perception.figures.lieux.titre.\(first == 1 ? "un" : "liste")",
      ["lieux": .text(French.list(places.prefix(first).map { typeset($0.label) }))])
  }

  private func placesReading(_ themes: [PerceivedTheme]) throws(Problem) -> [Inline] {
    guard let theme = themes.first(where: { !$0.places.isEmpty }), let place = theme.places.first
    else { return [] }
    return try phrase(
      "perception.figures.lieux.lecture.\(place.voices.total == 1 ? "un" : "plusieurs")",
      [
        "theme": .text(typeset(theme.label)), "lieu": .text(typeset(place.label)),
        "voix": .integer(place.voices.total),
      ])
  }

  private func placeClasses() throws(Problem) -> [Heatmap.Class] {
    [
      Heatmap.Class(from: 1, label: "1"), Heatmap.Class(from: 2, label: "2"),
      Heatmap.Class(from: 3, label: "3–4"), Heatmap.Class(from: 5, label: "5–6"),
      Heatmap.Class(from: 7, label: try words("perception.figures.lieux.au-dela")),
    ]
  }
}
