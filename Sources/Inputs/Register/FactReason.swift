import Dossier
import Problems
import Units

/// Why a row of facts is left out, or loses one of its values; the raw value is stored.
enum FactReason: String, CaseIterable, Sendable {
  // Rows left out.
  case dateAbsent = "date-absente"
  case dateUnreadable = "date-illisible"
  case tooEarly = "date-avant-1990"
  case tooLate = "date-trop-tardive"
  case categoryAbsent = "categorie-absente"
  case categoryNominative = "categorie-nominative"
  case repeatedIdentifier = "identifiant-repete"
  case width = "nombre-de-colonnes"
  // Rows kept.
  case afterMission = "date-apres-mission"
  case hourUnreadable = "heure-illisible"
  case endUnreadable = "fin-illisible"
  case endBeforeStart = "fin-avant-debut"
  case longInterval = "intervalle-de-plus-d-un-an"
  case identical = "lignes-identiques"
  case coordinatesUnreadable = "coordonnees-illisibles"
  case coordinatesZero = "coordonnees-nulles"
  case coordinatesSwapped = "coordonnees-inversees"
  case coordinatesFar = "coordonnees-hors-territoire"
  case coordinatesOutside = "coordonnees-hors-contour"
  case houseNumber = "numero-non-garde"
  case placeNominative = "lieu-nominatif"

  /// Whether the row is left out, and not only one of its values.
  var isRefusal: Bool {
    switch self {
    case .dateAbsent, .dateUnreadable, .tooEarly, .tooLate, .categoryAbsent, .categoryNominative,
      .repeatedIdentifier, .width:
      true
    default: false
    }
  }

  var sentence: String {
    switch self {
    case .dateAbsent: "aucune date de début"
    case .dateUnreadable: "date de début illisible dans la forme du fichier"
    case .tooEarly: "date de début antérieure à 1990"
    case .tooLate: "date de début plus d’un an après la date de la mission"
    case .categoryAbsent: "aucune catégorie"
    case .categoryNominative: "la catégorie paraît désigner une personne"
    case .repeatedIdentifier: "identifiant déjà porté par une ligne du même fichier"
    case .width: "nombre de colonnes différent de celui de l’en-tête"
    case .afterMission: "date postérieure à celle de la mission ; le fait est gardé"
    case .hourUnreadable: "heure illisible ; le fait est gardé, son heure est inconnue"
    case .endUnreadable: "fin illisible ; le fait est gardé sans fin"
    case .endBeforeStart: "fin avant le début ; le fait est gardé sans fin"
    case .longInterval: "plus d’un an entre le début et la fin ; le fait est gardé"
    case .identical: "lignes identiques à une autre du fichier, gardées"
    case .coordinatesUnreadable: "coordonnées illisibles ; le fait est gardé sans coordonnées"
    case .coordinatesZero: "coordonnées nulles ; le fait est gardé sans coordonnées"
    case .coordinatesSwapped:
      "longitude et latitude paraissent inversées ; le fait est gardé sans coordonnées"
    case .coordinatesFar:
      "coordonnées très loin du territoire ; le fait est gardé sans coordonnées"
    case .coordinatesOutside:
      "coordonnées hors du contour du territoire, sans en être très loin ; elles sont gardées"
    case .houseNumber: "numéro de rue non gardé, le nom de la voie l’est"
    case .placeNominative: "le lieu paraît désigner une personne ; il n’est pas gardé"
    }
  }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// How many rows each reason concerns, and the line of the first.
  struct Counts: Sendable {
    private var counts = [Int](repeating: 0, count: FactReason.allCases.count)
    private var firstLines = [Int](repeating: 0, count: FactReason.allCases.count)

    mutating func add(_ reason: FactReason, line: Int) { add(reason, 1, firstLine: line) }

    mutating func add(_ reason: FactReason, _ count: Int, firstLine: Int) {
      guard count > 0 else { return }
      if counts[reason.rank] == 0 { firstLines[reason.rank] = firstLine }
      firstLines[reason.rank] = min(firstLines[reason.rank], firstLine)
      counts[reason.rank] += count
    }

    func count(_ reason: FactReason) -> Int { counts[reason.rank] }

    func firstLine(_ reason: FactReason) -> Int { firstLines[reason.rank] }

    var refused: Int { FactReason.allCases.filter(\.isRefusal).reduce(0) { $0 + count($1) } }

    /// The reasons met, the most frequent first.
    func list(refusals isRefusal: Bool) -> [FactImport.Refusal] {
      FactReason.allCases.filter { $0.isRefusal == isRefusal && count($0) > 0 }
        .map { FactImport.Refusal($0, count: count($0), firstLine: firstLine($0)) }
        .inOrderOfCount
    }
  }
}

extension FactImport.Refusal {
  init(_ reason: FactReason, count: Int, firstLine: Int) {
    self.init(
      reason: reason.rawValue, sentence: reason.sentence, count: count, firstLine: firstLine)
  }
}

extension [FactImport.Refusal] {
  /// The most frequent first, then by name.
  var inOrderOfCount: [FactImport.Refusal] {
    sorted { ($1.count, $0.reason) < ($0.count, $1.reason) }
  }
}

extension FactReading {
  /// One warning a reason, at the first row that it concerns, whose content is not shown.
  func warnings(in file: String) -> [Problem] {
    FactReason.allCases.filter { counts.count($0) > 0 }.map { reason in
      let count = counts.count(reason)
      let rows = count == 1 ? "1 ligne" : "\(French.integer(count)) lignes"
      let refused = reason.isRefusal ? (count == 1 ? " refusée" : " refusées") : ""
      return Problem(
        .warning, reason.rawValue, "\(rows)\(refused) : \(reason.sentence)",
        at: SourceSpan(file: file, line: counts.firstLine(reason), column: 1), hint: reason.hint)
    }
  }
}

extension FactReason {
  /// What to do, for the reasons that a line of the dossier mends.
  fileprivate var hint: String? {
    switch self {
    case .dateUnreadable: "dites la forme des dates par « format_date »"
    case .repeatedIdentifier:
      "si chaque ligne est un fait, retirez « identifiant » des colonnes de cette source"
    case .categoryNominative, .placeNominative:
      self == .placeNominative
        ? "un lieu qui porte ce nom se garde en l’ajoutant à « sources.lieux »"
        : "un mot de la nomenclature se garde en l’ajoutant sous « categories »"
    case .coordinatesSwapped: "échangez les colonnes « longitude » et « latitude »"
    case .coordinatesFar:
      "des coordonnées en mètres demandent « projection: EPSG:2154 », ou le code de la leur"
    case .hourUnreadable: "un mot qui veut dire « inconnue » se déclare par « heure_inconnue »"
    default: nil
    }
  }
}
