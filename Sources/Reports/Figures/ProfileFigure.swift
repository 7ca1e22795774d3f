import Analysis
import Charts
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// The social profile beside those of the comparables, widest gap first.
  func profileContrasts() throws(Problem) -> Figure? {
    let contrasts = Self.shown(findings.social?.contrasts ?? [])
    guard contrasts.count > 1, let first = contrasts.first else { return nil }
    var rows: [ProfileStrips.Row] = []
    for contrast in contrasts {
      rows.append(
        ProfileStrips.Row(
          try words("social.\(contrast.variable.rawValue).court"), score: contrast.score,
          comparables: contrast.comparables,
          valueText: printed(contrast.value, of: contrast.variable),
          medianText: printed(contrast.median, of: contrast.variable),
          isEmphasized: contrast == first && Self.isApart(first)))
    }
    let scope = try contrastScope(first)
    let headings = ProfileStrips.Headings(
      lower: try words("profil.ecarts.moins"), middle: try words("profil.ecarts.moyenne"),
      higher: try words("profil.ecarts.plus"), value: territory.name.short,
      median: try words("colonnes.comparables"))
    return Figure(
      title: try phrase("profil.ecarts.titre-\(Self.isApart(first) ? "ecart" : "proche")", scope),
      subtitle: try phrase("profil.ecarts.sous-titre", scope),
      chart: Chart(
        plot: ProfileStrips(rows: rows, headings: headings),
        alternativeText: try words(
          "profil.ecarts.texte",
          scope.adding([
            "valeurs": .text(
              rows.map { "\($0.label) : \($0.valueText), \($0.medianText)" }
                .joined(separator: " ; "))
          ])),
        values: try contrastValues(contrasts)),
      reading: try phrase("profil.ecarts.lecture", scope),
      source: try cite(all: contrasts.map(\.source)) + [.text(" ")]
        + phrase("profil.ecarts.note", scope),
      anchor: "figure-profil")
  }

  /// Half a deviation: « medium » in the scale of Cohen (1988); under it a profile is called near.
  private static let halfDeviation = 0.5

  private static func isApart(_ contrast: SocialContrast) -> Bool {
    abs(contrast.gap) >= halfDeviation
  }

  /// One or two measures a block, those that a mayor knows; the table holds them all.
  private static let contrastedVariables: [SocialVariable] = [
    .medianIncome, .decileRatio, .minimumBenefitShare, .povertyRate, .shareUnder15, .share15To29,
    .share60Plus, .singleParentFamilies, .onePersonHouseholds, .unemployment15To64, .noDiploma,
    .socialHousing, .ownerOccupiers, .vacantDwellings,
  ]

  /// What stands for a measure of the census that was not given.
  private static let substitutes: [(SocialVariable, insteadOf: SocialVariable)] = [
    (.unemploymentBenefitShare, .unemployment15To64), (.pensionShare, .share60Plus),
    (.housingBenefitShare, .socialHousing),
  ]

  private static func shown(_ contrasts: [SocialContrast]) -> [SocialContrast] {
    let known = Set(contrasts.map(\.variable))
    let wanted =
      contrastedVariables
      + substitutes.filter { !known.contains($0.insteadOf) }.map(\.0)
    return contrasts.filter { wanted.contains($0.variable) }.sorted { first, second in
      // Equal to a thousandth of a deviation, they keep the order of the measures.
      let (a, b) = ((abs(first.gap) * 1_000).rounded(), (abs(second.gap) * 1_000).rounded())
      let order = SocialVariable.allCases
      return a == b
        ? (order.firstIndex(of: first.variable) ?? 0)
          < (order.firstIndex(of: second.variable) ?? 0)
        : a > b
    }
  }

  private func contrastScope(_ contrast: SocialContrast) throws(Problem) -> TemplateScope {
    let side = contrast.gap < 0 ? "profil.ecarts.de-moins" : "profil.ecarts.de-plus"
    let isSimilar = findings.comparables.value?.origin != .named
    let comparables = try comparablesScope()
    return comparables.adding([
      "comparables": .rich(
        try phrase(isSimilar ? "comparables.similar" : "comparables.named", comparables)),
      "unite": .text(try words(abs(contrast.gap) < 2 ? "profil.ecarts.un" : "profil.ecarts.deux")),
      "territoire": .text(territory.name.short),
      "n": .integer(contrast.communes),
      "k": .integer(contrast.comparables.count),
      "nom": .text(try words("social.\(contrast.variable.rawValue).nom").lowercasedFirst),
      "Nom": .text(try words("social.\(contrast.variable.rawValue).nom")),
      "valeur": .text(printed(contrast.value, of: contrast.variable)),
      "mediane": .text(printed(contrast.median, of: contrast.variable)),
      "ecart": .text(French.decimal(abs(contrast.gap), places: 1)),
      "sens": .text(try words(side)),
    ])
  }

  private func contrastValues(_ contrasts: [SocialContrast]) throws(Problem) -> ValueTable {
    ValueTable(
      columns: [
        try words("colonnes.mesure"), territory.name.short, try words("colonnes.mediane"),
        try words("profil.ecarts.colonne"),
      ],
      rows: try contrasts.mapTyped { contrast throws(Problem) in
        [
          try words("social.\(contrast.variable.rawValue).nom"),
          printed(contrast.value, of: contrast.variable),
          printed(contrast.median, of: contrast.variable),
          French.signed(contrast.gap, places: 2),
        ]
      })
  }
}
