import Analysis
import Charts
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// How many interviews mention each theme, with the families that agree on it.
  func themeBars() throws(Problem) -> Figure? {
    guard let perception = findings.perception, let first = perception.themes.first else {
      return nil
    }
    let scope: TemplateScope = [
      "voix": .integer(perception.hearings.voices),
      "annees": .text(French.years(years(of: perception.hearings))),
    ]
    return Figure(
      title: try barsHeading(perception),
      subtitle: try phrase("perception.figures.themes.sous-titre", scope),
      chart: Chart(
        plot: HorizontalBars(
          rows: try perception.themes.mapTyped { theme throws(Problem) in
            try bar(of: theme, perception)
          }, order: .given, places: 0),
        alternativeText: try words(
          "perception.figures.themes.texte",
          scope.adding([
            "valeurs": .text(
              perception.themes.map { "\(typeset($0.label)) : \($0.voices.total)" }
                .joined(separator: " ; "))
          ])),
        values: try themeTable(perception)),
      reading: try phrase(
        "perception.figures.themes.lecture", try values(of: first, perception)),
      source: try cite(perception.source) + [.text(" ")]
        + (try phrase("perception.precaution")),
      anchor: "figure-perception-themes")
  }

  /// The theme that most interviews mention, or those, when few are equal.
  private func barsHeading(_ perception: PerceptionResults) throws(Problem) -> [Inline] {
    let most = perception.themes.map(\.voices.total).max() ?? 0
    let first = perception.themes.filter { $0.voices.total == most }
    let key = first.count == 1 ? "un" : first.count <= 3 ? "liste" : "plusieurs"
    return try phrase(
      "perception.figures.themes.titre.\(key)",
      [
        "themes": .text(French.list(first.map { typeset($0.label) })), "voix": .integer(most),
        "total": .integer(perception.hearings.voices),
      ])
  }

  private func bar(
    of theme: PerceivedTheme, _ perception: PerceptionResults
  ) throws(Problem) -> HorizontalBars.Row {
    let isNumbered = number(of: theme.findingIdentifier) != nil
    return HorizontalBars.Row(
      typeset(theme.label).uppercasedFirst, Estimate(Double(theme.voices.total)),
      isEmphasized: isNumbered,
      valueText: try words(
        "perception.figures.themes.valeur.\(theme.verdict.rawValue)",
        try values(of: theme, perception)))
  }

  private func themeTable(_ perception: PerceptionResults) throws(Problem) -> ValueTable {
    let tones = HeardTone.allCases
    return ValueTable(
      columns: [
        try words("perception.colonnes.theme"), try words("perception.colonnes.voix"),
      ]
        + (try tones.mapTyped { tone throws(Problem) in
          try words("perception.tons.\(tone.rawValue)")
        }) + [
          try words("perception.colonnes.familles"), try words("perception.colonnes.accord"),
          try words("perception.colonnes.intensite"),
        ],
      rows: perception.themes.map { theme in
        [typeset(theme.label), French.integer(theme.voices.total)]
          + tones.map { French.integer(theme.voices[$0]) } + [
            French.integer(theme.agreement.speaking), French.integer(theme.agreement.agreeing),
            theme.intensity.map { French.decimal($0.mean, places: 1) } ?? "–",
          ]
      })
  }

  func years(of hearings: Hearings) -> ClosedRange<Int> {
    hearings.firstDay.year...hearings.lastDay.year
  }
}

extension String {
  /// « Occupation de halls »: only the first letter changes.
  var uppercasedFirst: String { prefix(1).uppercased() + dropFirst() }
}
