import Analysis
import Charts
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// Each social measure among all communes of its table.
  func socialPlaces() throws(Problem) -> Figure? {
    let measures = Self.placedVariables.compactMap { findings.social?.measure($0) }.filter {
      $0.place(among: .all) != nil
    }
    guard let first = measures.first, let place = first.place(among: .all) else { return nil }
    let emphasized = Set(numbered.filter { $0.domain == .social }.map(\.subject))
    var rows: [Distribution.Row] = []
    for measure in measures {
      guard let place = measure.place(among: .all) else { continue }
      rows.append(
        Distribution.Row(
          try words("social.\(measure.variable.rawValue).court"), value: measure.value,
          all: place.values, places: measure.variable.unit.places,
          unit: measure.variable.unit.text,
          rankText: try words(
            "figures.place.rang",
            ["rang": .text(ordinal(place.rank)), "n": .integer(place.communes)]),
          isEmphasized: emphasized.contains(measure.variable.rawValue)))
    }
    let scope: TemplateScope = [
      "n": .integer(place.communes), "territoire": .text(territory.name.short),
      "territoire_de": .text(territory.name.withDe),
      "annee": .optional(first.vintage, TemplateValue.year),
    ]
    return Figure(
      title: try phrase("figures.place.titre", scope),
      subtitle: try phrase("figures.place.sous-titre", scope),
      chart: Chart(
        plot: Distribution(rows: rows),
        alternativeText: try words(
          "figures.place.texte",
          scope.adding([
            "valeurs": .text(rows.map { "\($0.label) : \($0.rankText)" }.joined(separator: " ; "))
          ])),
        values: try placeValues(measures)),
      reading: try phrase(
        "figures.place.lecture",
        scope.adding([
          "nom": .text(try words("social.\(first.variable.rawValue).nom")),
          "valeur": .text(printed(first.value, of: first.variable)),
          "rang": .text(ordinal(place.rank)),
        ])),
      source: try cite(all: measures.map(\.source)),
      anchor: "figure-place-sociale")
  }

  /// What tells most of a profile; the table holds every measure.
  private static let placedVariables: [SocialVariable] = [
    .medianIncome, .povertyRate, .decileRatio, .unemploymentBenefitShare, .minimumBenefitShare,
    .unemployment15To64, .singleParentFamilies, .socialHousing, .share15To29, .share60Plus,
  ]

  /// Poverty by age and by tenure, each against the median of the same communes.
  func poverty() throws(Problem) -> Figure? {
    let variables: [SocialVariable] = [
      .povertyRate, .povertyRateUnder30, .povertyRateTenants, .povertyRateOwners,
    ]
    let measures = variables.compactMap { findings.social?.measure($0) }
    guard measures.count > 1, let first = measures.first else { return nil }
    var rows: [HorizontalBars.Row] = []
    for measure in measures {
      rows.append(
        HorizontalBars.Row(
          try words("social.\(measure.variable.rawValue).court"), Estimate(measure.value),
          reference: measure.place(among: .all)?.median,
          isEmphasized: measure.variable == .povertyRate))
    }
    let scope: TemplateScope = [
      "territoire": .text(territory.name.short), "territoire_a": .text(territory.name.withA),
      "annee": .optional(first.vintage, TemplateValue.year),
      "n": .integer(first.place(among: .all)?.communes ?? 0),
      "valeur": .number(first.value, places: 0),
    ]
    return Figure(
      title: try phrase("figures.pauvrete.titre", scope),
      subtitle: try phrase("figures.pauvrete.sous-titre", scope),
      chart: Chart(
        plot: HorizontalBars(
          rows: rows, order: .given, places: 0, unit: French.narrowSpace + "%",
          referenceName: try words("figures.pauvrete.reference")),
        alternativeText: try words(
          "figures.pauvrete.texte",
          scope.adding([
            "valeurs": .text(
              measures.map { "\($0.variable.rawValue) : \(printed($0.value, of: $0.variable))" }
                .joined(separator: " ; "))
          ])),
        values: ValueTable(
          columns: [
            try words("colonnes.mesure"), territory.name.short, try words("colonnes.mediane"),
          ],
          rows: zip(rows, measures).map { row, measure in
            [
              row.label, printed(measure.value, of: measure.variable),
              row.reference.map { printed($0, of: measure.variable) } ?? "–",
            ]
          })),
      reading: try phrase("figures.pauvrete.lecture", scope),
      source: try cite(first.source),
      anchor: "figure-pauvrete")
  }

  private func placeValues(_ measures: [SocialMeasure]) throws(Problem) -> ValueTable {
    var rows: [[String]] = []
    for measure in measures {
      guard let place = measure.place(among: .all) else { continue }
      rows.append([
        try words("social.\(measure.variable.rawValue).nom"),
        printed(measure.value, of: measure.variable),
        "\(ordinal(place.rank))/\(French.integer(place.communes))",
        printed(place.median, of: measure.variable),
      ])
    }
    return ValueTable(
      columns: [
        try words("colonnes.mesure"), territory.name.short, try words("colonnes.rang"),
        try words("colonnes.mediane"),
      ], rows: rows)
  }
}
