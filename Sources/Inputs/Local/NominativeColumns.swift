/// Whether a column is named after something that tells who a person is.
///
/// Counts and answers need none of it (regulation 2016/679, article 5: data minimisation), so a
/// file that holds it is refused before any of its rows is kept.
func isNominative(column header: String) -> Bool {
  let words = plainName(header).split(separator: "_").map(String.init)
  let whole = words.joined(separator: "_")
  return nominativeNames.contains(whole) || words.contains { nominativeWords.contains($0) }
}

/// Such a word anywhere in the name of a column is enough.
private let nominativeWords: Set<String> = [
  "prenom", "prenoms", "patronyme", "telephone", "tel", "portable", "mobile", "mail", "email",
  "courriel", "adresse", "immatriculation", "immat", "plaque", "naissance", "nir", "identite",
]

/// Names that hold common words: « nom du quartier » is no one's name.
private let nominativeNames: Set<String> = [
  "nom", "noms", "nom_de_famille", "nom_famille", "nom_usage", "nom_d_usage", "nom_victime",
  "nom_de_la_victime", "nom_auteur", "nom_mis_en_cause", "nom_agent", "nom_de_l_agent",
  "nom_locataire", "nom_du_locataire", "nom_requerant", "nom_du_requerant", "nom_plaignant",
  "ne_le", "nee_le", "num_secu", "numero_de_securite_sociale", "requerant", "plaignant",
  "locataire", "matricule", "agent", "agents", "redacteur", "intervenant", "intervenants", "temoin",
  "mis_en_cause", "auteur", "victime", "proprietaire", "date_naissance", "numero_et_rue",
  "numero_de_rue", "n_de_voie", "numero_de_voie",
]

/// Whether a place is a door and not a neighbourhood: « 12 bis rue des Lilas ».
func isExactAddress(_ place: String) -> Bool {
  let words = plainName(place).split(separator: "_").map(String.init)
  guard let first = words.first, first.first?.isNumber == true, words.count > 2 else {
    return false
  }
  let following = words.dropFirst().drop { ["bis", "ter", "quater", "a", "b"].contains($0) }
  return following.first.map { streetWords.contains($0) } ?? false
}

/// The street of an address without its number: « rue des Lilas » for « 12 bis, rue des Lilas »
/// and « rue des Lilas 12 »; nil when the place bears no number.
func streetWithoutNumber(_ place: String) -> String? {
  let words = place.split { " ,\t".contains($0) }
  let plain = words.map { plainName(String($0)) }
  if isExactAddress(words.joined(separator: " ")),
    let street = plain.firstIndex(where: streetWords.contains)
  {
    return words[street...].joined(separator: " ")
  }
  guard words.count > 2, let last = plain.last, last.first?.isNumber == true, last.count < 4,
    let street = plain.firstIndex(where: streetWords.contains), street < words.count - 2
  else { return nil }
  let isMarked = ["n", "no", "numero"].contains(plain[words.count - 2])
  let kept = words.dropLast(isMarked ? 2 : 1)
  return kept.count > 1 ? kept.joined(separator: " ") : nil
}

private let streetWords: Set<String> = [
  "rue", "avenue", "av", "boulevard", "bd", "allee", "allees", "place", "chemin", "impasse",
  "quai", "cours", "route", "square", "passage", "sentier", "esplanade", "villa", "bld", "blvd",
  "imp", "che", "rte", "pl", "sq", "ruelle", "venelle", "promenade", "mail", "faubourg", "montee",
  "traverse", "lotissement", "residence", "cite",
]
