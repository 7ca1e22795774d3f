/// Common nouns of places: what follows them is the name of a place, whoever it honours.
///
/// « rue du Docteur-Roux », « collège Jean Moulin », « place Saint-Roch ».
enum PlaceNouns {
  static let all: Set<String> = [
    "allee", "allees", "arret", "avenue", "bar", "barre", "bassin", "batiment", "bibliotheque",
    "bois", "boulevard", "cafe", "carrefour", "caserne", "centre", "chapelle", "chemin",
    "cimetiere", "cinema", "cite", "clinique", "clos", "college", "commune", "complexe",
    "conservatoire", "cours", "creche", "domaine", "dojo", "ecole", "eglise", "ehpad", "ensemble",
    "espace", "esplanade", "fontaine", "fondation", "forum", "foyer", "gare", "groupe",
    "gymnase", "halle", "hameau", "hopital", "ilot", "immeuble", "impasse", "institut", "jardin",
    "lac", "lotissement", "lycee", "magasin", "mail", "marche", "maternelle", "metro",
    "mediatheque", "mosquee", "musee", "parc", "parking", "parvis", "passage", "passerelle",
    "patinoire", "piscine", "place", "plan", "pole", "pont", "porte", "port", "promenade", "quai",
    "quartier", "residence", "restaurant", "rond", "rondpoint", "route", "rue", "ruelle", "salle",
    "secteur", "sentier", "site", "square", "stade", "station", "supermarche", "temple",
    "terrain", "theatre", "tour", "tours", "universite", "usine", "venelle", "villa", "village",
    "ville", "voie", "zone",
  ]

  /// « école primaire Jules Ferry »: what may stand between the noun and the name.
  private static let links: Set<String> = [
    "scolaire", "social", "socioculturel", "commercial", "primaire", "elementaire", "sportif",
    "culturel", "point", "saint", "sainte", "l", "la", "le", "les",
  ]

  /// « place du Général Leclerc ».
  private static let honours: Set<String> = [
    "general", "marechal", "president", "colonel", "capitaine", "commandant", "lieutenant",
    "docteur", "professeur", "abbe", "pere", "soeur", "frere", "amiral",
  ]

  private static let genitives: Set<String> = ["de", "du", "des", "d"]

  /// Towns and stations go by « de »: « la gare de Charlotte ».
  private static let towns: Set<String> = ["ville", "commune", "village", "gare"]

  /// Whether the token ends the name of a place: a noun of place stands before it.
  ///
  /// « l'immeuble de Karim Benali » is no name of place, « rue du Docteur-Roux » is: « de » is
  /// let through before an honour only.
  static func precede(_ index: Int, in text: TokenText, isHonour: Bool = false) -> Bool {
    var place = index - 1
    var hasHonour = isHonour
    var hasGenitive = false
    for _ in 0..<6 {
      guard let token = text[place] else { return false }
      if token.kind != .word {
        guard "-'’".contains(token.text) else { return false }
      } else if all.contains(token.plain) {
        return !hasGenitive || hasHonour || towns.contains(token.plain)
      } else if genitives.contains(token.plain) {
        hasGenitive = true
      } else if honours.contains(token.plain), token.isCapitalised {
        hasHonour = true
      } else if !links.contains(token.plain) {
        return false
      }
      place -= 1
    }
    return false
  }

  /// « Saint-Martin », « Sainte Anne », « St-Pierre ».
  static func isSaint(_ index: Int, in text: TokenText) -> Bool {
    let saints: Set<String> = ["saint", "sainte", "st", "ste"]
    let before = text[index - 1]?.text == "-" ? index - 2 : index - 1
    return text[before].map { saints.contains($0.plain) } ?? false
  }
}
