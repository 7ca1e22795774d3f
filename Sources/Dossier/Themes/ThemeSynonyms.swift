extension KnownTheme {
  /// Folded words by which files call it, its key included; plurals are folded away.
  var synonyms: [String] { Self.foldedSynonyms[self] ?? [] }

  private static let foldedSynonyms: [KnownTheme: [String]] = Dictionary(
    uniqueKeysWithValues: allCases.map { theme in
      (theme, ([theme.rawValue] + theme.otherWords).map(folded))
    })

  private var otherWords: [String] {
    switch self {
    case .intrafamilyViolence, .sexualViolence, .violence, .violentTheft, .threats: wordsOfPersons
    case .burglary, .theft, .vehicles, .damage, .fraud: wordsOfProperty
    case .drugs, .authority: wordsOfOrder
    default: wordsOfTranquility
    }
  }

  private var wordsOfPersons: [String] {
    switch self {
    case .intrafamilyViolence:
      [
        "violence intrafamiliale", "violences conjugales", "violence conjugale",
        "violences dans la famille", "differend familial", "differends familiaux", "vif",
        "conflit familial", "conflits familiaux",
      ]
    case .sexualViolence:
      [
        "violence sexuelle", "agression sexuelle", "agressions sexuelles", "viol", "viols",
        "harcelement sexuel", "atteintes sexuelles", "exhibition",
      ]
    case .violence:
      [
        "violence", "agression", "agressions", "violences physiques", "violence physique",
        "coups et blessures", "coups", "rixe", "rixes", "bagarre", "bagarres", "homicide",
        "homicides", "violences hors famille", "agression physique", "agressions physiques",
      ]
    case .violentTheft:
      [
        "vol violent", "vol avec violence", "vols avec violence", "vol avec violences",
        "vols avec violences", "vol avec arme", "vols avec armes", "vol a main armee",
        "vols a main armee", "arrachage", "arrachages", "vol a l arrache", "racket", "rackets",
      ]
    default:
      [
        "menace", "menaces", "injure", "injures", "menaces injures", "insultes", "insulte",
        "harcelement", "harcelement de rue", "outrage sexiste",
      ]
    }
  }

  private var wordsOfProperty: [String] {
    switch self {
    case .burglary:
      ["cambriolage", "cambriolages de logement", "cambriolage de logement", "effraction"]
    case .theft:
      [
        "vol", "vol sans violence", "vols sans violence", "vol simple", "vols simples",
        "vol a la tire", "vols a la tire", "pickpocket", "vol a l etalage", "vols a l etalage",
      ]
    case .vehicles:
      [
        "vol de vehicule", "vols de vehicule", "vols de vehicules", "vol vehicule",
        "vol de voiture", "vols de voitures", "vol de deux roues", "vols de deux roues",
        "vol dans vehicule", "vol dans les vehicules", "vols dans les vehicules",
        "vol a la roulotte", "vols a la roulotte", "vol d accessoires", "vols d accessoires",
        "vols lies aux vehicules", "vol de velo", "vols de velos", "vehicule", "voiture",
      ]
    case .damage:
      [
        "degradation", "degradation de vehicule", "degradations de vehicules", "vandalisme",
        "tag", "tags", "graffiti", "graffitis", "incendie", "incendies", "feux de poubelles",
        "destruction", "destructions", "destructions et degradations", "bris", "deterioration",
        "deteriorations",
      ]
    default:
      [
        "escroquerie", "escroquerie bancaire", "escroqueries bancaires", "fraude", "fraudes",
        "fraude bancaire", "fraudes bancaires", "arnaque", "arnaques", "demarchage abusif",
      ]
    }
  }

  private var wordsOfOrder: [String] {
    self == .drugs
      ? [
        "stupefiant", "drogue", "drogues", "trafic", "trafics", "trafic de stupefiants",
        "point de deal", "points de deal", "deal", "usage de stupefiants", "toxicomanie",
      ]
      : ["outrage", "outrages", "rebellion", "outrages et rebellions", "refus d obtemperer"]
  }

  private var wordsOfTranquility: [String] {
    switch self {
    case .halls:
      [
        "occupation de hall", "occupation des halls", "occupations de halls",
        "occupation abusive de halls", "halls", "hall", "squat de halls", "parties communes",
        "occupation de parties communes",
      ]
    case .gatherings:
      [
        "rassemblement", "attroupement", "attroupements", "regroupement", "regroupements",
        "occupation de l espace public", "ivresse", "ivresse publique", "alcoolisation",
        "alcool", "alcool sur la voie publique",
      ]
    case .noise:
      [
        "nuisance sonore", "nuisances sonores", "bruit", "bruits", "tapage", "tapages",
        "tapage nocturne", "tapages nocturnes", "tapage diurne", "nuisances nocturnes",
        "bruits de voisinage", "nuisances",
      ]
    case .motorRodeos:
      ["rodeo", "rodeos", "rodeo motorise", "rodeo urbain", "rodeos urbains", "moto cross"]
    case .litter:
      [
        "depot sauvage", "depots sauvages", "salete", "dechets", "encombrants", "insalubrite",
        "proprete urbaine",
      ]
    case .traffic:
      [
        "stationnement", "stationnement genant", "circulation", "vitesse", "vitesse excessive",
        "securite routiere", "stationnement anarchique",
      ]
    case .incivilities:
      [
        "incivilite", "trouble de voisinage", "conflits de voisinage",
        "differends de voisinage", "voisinage",
      ]
    default:
      [
        "insecurite", "insecurite le soir", "peur", "inquietude", "sentiment d insecurite le soir",
      ]
    }
  }
}
