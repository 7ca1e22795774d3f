/// Words with a capital that are no names.
enum CommonWords {
  /// What sentences begin with.
  static let openings: Set<String> = [
    "le", "la", "les", "l", "un", "une", "des", "de", "du", "d", "il", "elle", "ils", "elles",
    "on", "nous", "vous", "je", "j", "tu", "c", "ce", "cet", "cette", "ces", "ca", "cela", "s",
    "si", "et", "ou", "mais", "or", "donc", "car", "ni", "a", "au", "aux", "en", "dans", "sur",
    "sous", "par", "pour", "avec", "sans", "chez", "depuis", "apres", "avant", "pendant", "quand",
    "comme", "qui", "que", "qu", "quoi", "dont", "tout", "tous", "toute", "toutes", "ici", "la",
    "rien", "personne", "certains", "beaucoup", "plus", "moins", "meme", "mes", "mon", "ma",
    "nos", "notre", "vos", "votre", "leur", "leurs", "ses", "son", "sa", "ne", "n", "pas", "oui",
    "non", "peu", "deux", "trois", "quatre", "cinq", "aucun", "aucune", "chaque", "hier",
    "aujourd", "demain", "parfois", "souvent", "toujours", "jamais", "alors", "puis", "ensuite",
    "entre", "vers", "jusqu", "lorsque", "quelques", "plusieurs", "y", "est",
  ]

  /// Acronyms of the trade that may follow a title or stand where a name could.
  static let acronyms: Set<String> = [
    "PM", "PN", "GN", "PS", "LR", "RN", "LFI", "UE", "RH", "QPV", "CLSPD", "CISPD", "CSU", "ASVP",
    "DGS", "DGA", "DST", "CPE", "AVS", "TIG", "MJC", "CCAS", "SNCF", "RATP", "CAF", "HLM",
    "EPCI", "EHPAD", "UEMO", "PJJ", "SPIP", "BAC", "CRS", "GAV", "OPJ", "APJ", "UP", "TP",
  ]

  /// Words that say where in a town: « Charlotte Nord ».
  static let bearings: Set<String> = [
    "nord", "sud", "est", "ouest", "centre", "ville", "gare", "plage", "village", "bourg",
  ]
}
