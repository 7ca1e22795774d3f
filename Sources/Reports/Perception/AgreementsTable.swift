import Analysis
import Document
import Dossier
import Drawing
import Problems
import Templates
import Units

extension Material {
  /// What each family says of each theme, and how to read their agreement.
  func agreementsTable() throws(Problem) -> Table? {
    guard let perception = findings.perception, !perception.themes.isEmpty else { return nil }
    var rows: [Table.Row] = []
    for theme in perception.themes {
      rows.append(
        Table.Row(
          [
            [.text(typeset(theme.label).uppercasedFirst)],
            [.text(try families(of: theme, [.negative]))],
            [.text(try families(of: theme, [.mixed, .neutral]))],
            [.text(try families(of: theme, [.positive]))],
            try reading(of: theme),
          ], isKey: false))
    }
    return Table(
      title: try phrase("perception.tableaux.accords.titre"),
      columns: [
        Table.Column([.text(try words("perception.colonnes.theme"))], .left, stretch: 1.2),
        Table.Column(
          [.text(try words("perception.tons.negative"))], .left, stretch: 2),
        Table.Column([.text(try words("perception.tons.partagee"))], .left, stretch: 1.2),
        Table.Column([.text(try words("perception.tons.positive"))], .left, stretch: 1.2),
        Table.Column([.text(try words("perception.colonnes.lecture"))], .left, stretch: 1),
      ],
      rows: rows,
      source: try phrase(
        "perception.tableaux.accords.note",
        ["etabli": .text(spelled(perception.thresholds.established))]),
      anchor: "tableau-perception-accords")
  }

  private func families(
    of theme: PerceivedTheme, _ tones: [HeardTone]
  ) throws(Problem) -> String {
    let families = theme.byFamily.filter { tones.contains($0.tone) }
    guard !families.isEmpty else { return "–" }
    return try families.mapTyped { voice throws(Problem) in try name(of: voice.family) }
      .joined(separator: ", ")
  }

  /// « convergence (C12) », with a link to the finding.
  private func reading(of theme: PerceivedTheme) throws(Problem) -> [Inline] {
    let number = number(of: theme.findingIdentifier)
    let key =
      switch theme.verdict {
      case .divided: "divergence"
      case .worrying, .reassuring: number == nil ? "a-confirmer" : "convergence"
      default: "non-etablie"
      }
    let word = Inline.text(try words("perception.lectures.\(key)"))
    guard let number else { return [word] }
    return [
      word, .text(" "),
      .link(.destination("constat-" + theme.findingIdentifier), [.strong([.text(number)])]),
    ]
  }
}
