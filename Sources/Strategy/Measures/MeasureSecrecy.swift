public import Dossier
import Units

/// What a publishable edition hides of the values that partners measured, in every paper.
///
/// Counts of persons under the threshold of persons, and counts of facts under that of facts; what
/// the partners did themselves (halls refitted, meetings held) is nobody's and stays, unless it is
/// counted in persons. A count of nobody knows what is taken for one of persons.
public struct MeasureSecrecy: Sendable {
  let thresholds: SecrecyThresholds
  let edition: DocumentEdition

  public init(thresholds: SecrecyThresholds, edition: DocumentEdition) {
    self.thresholds = thresholds
    self.edition = edition
  }

  /// A value as the edition may print it; nil when there is none.
  public func disclosed(_ value: Double?, of indicator: ActionIndicator) -> DisclosedMeasure? {
    guard let value else { return nil }
    return isSmall(value, indicator) ? .hidden : .shown(value)
  }

  private func isSmall(_ value: Double, _ indicator: ActionIndicator) -> Bool {
    guard edition == .publishable, value > 0 else { return false }
    switch counted(indicator) {
    case .nothing: return false
    case .persons: return value < Double(thresholds.persons)
    case .facts: return value < Double(thresholds.facts)
    }
  }

  private enum Counted { case nothing, persons, facts }

  private func counted(_ indicator: ActionIndicator) -> Counted {
    let unit = indicator.unit ?? ""
    let words = Self.words(of: unit)
    if unit.hasPrefix("%") || words.first.map(Self.measures.contains) ?? false {
      return .nothing
    }
    let isSilent = words.allSatisfy(Self.general.contains)
    let said = isSilent ? words + Self.words(of: indicator.label) : words
    if said.contains(where: Self.isPerson) { return .persons }
    if indicator.series == nil, indicator.kind == .output, !isSilent { return .nothing }
    return isSilent ? .persons : .facts
  }

  private static func words(of text: String) -> [String] {
    plainLetters(of: text, joinedBy: " ").split(separator: " ").map(String.init)
  }

  private static func isPerson(_ word: String) -> Bool {
    ["pers", "cas", "tgd", "tig"].contains(word)
      || (persons + followed).contains { word.hasPrefix($0) }
  }

  /// First words of units that count nobody and nothing that happened.
  private static let measures: Set<String> = [
    "jour", "jours", "heure", "heures", "minute", "minutes", "euro", "euros", "point", "points",
    "taux", "note", "part", "pourcentage", "mois", "semaine", "semaines", "m2", "km", "k",
  ]

  /// Words of a unit that say of nothing what it counts.
  private static let general: Set<String> = [
    "nombre", "nb", "total", "de", "d", "des", "du", "la", "le", "les", "par", "an", "ans",
    "annee", "unite", "unites", "effectif", "n",
  ]

  /// Beginnings of the words for what is opened, decided or given for one person at a time.
  private static let followed = [
    "accompagnement", "dossier", "hebergement", "mesure", "ordonnance", "orientation", "peine",
    "placement", "rappel", "sanction", "situation", "suivi", "telephone",
  ]

  /// Beginnings of the words for persons, in either gender and number.
  private static let persons = [
    "accueilli", "adolescent", "adulte", "agent", "auteur", "autrice", "beneficiaire", "collegien",
    "condamne", "couple", "detenu", "eleve", "enfant", "etudiant", "famille", "femme", "fille",
    "foyer", "garcon", "habitant", "homme", "jeune", "locataire", "lyceen", "majeur", "menage",
    "mere", "mineur", "parent", "participant", "pere", "personne", "plaignant", "riverain",
    "salarie", "sortant", "stagiaire", "usager", "victime",
  ]
}
