public import Dossier
public import Units

/// One thing that a source says of a theme, as values: the reports write the sentence.
public struct ThemeFact: Hashable, Sendable {
  /// What it is; the raw value is a key of the wording.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    // Recorded facts.
    case aboveComparables = "au-dessus-comparables"
    case aboveExpected = "au-dessus-attendu"
    case aboveAll = "au-dessus-entonnoir"
    case rising = "hausse"
    case recordedQuiet = "enregistre-rien"
    case recordedFew = "enregistre-peu"
    case recordedHidden = "enregistre-secret"
    case policeActivity = "enregistre-activite"
    case rareComplaint = "enregistre-plainte-rare"
    // Local tables.
    case mainCategory = "registre-part"
    case localRise = "registre-hausse"
    case localPlace = "registre-lieu"
    case localQuiet = "registre-rien"
    case localUnknown = "registre-indetermine"
    // Survey.
    case frequent = "enquete-frequence"
    case surveyDistrict = "enquete-quartier"
    case feeling = "enquete-sentiment"
    case expectation = "enquete-attente"
    case surveyQuiet = "enquete-rien"
    case surveyUnknown = "enquete-indetermine"
    // Interviews.
    case voices = "entretiens-familles"
    case aloneVoice = "entretiens-isole"
    case calmVoices = "entretiens-calme"
    // Social data.
    case trait = "social-extreme"
    case ordinaryTrait = "social-ordinaire"

    public var isSignal: Bool {
      switch self {
      case .aboveComparables, .aboveExpected, .aboveAll, .rising, .mainCategory, .localRise,
        .localPlace, .frequent, .surveyDistrict, .feeling, .expectation, .voices, .trait:
        true
      default: false
      }
    }
  }

  public enum Subject: Hashable, Sendable {
    case indicator(Indicator)
    case trait(SocialVariable)
    /// As in the file, or as the dossier maps it.
    case words(String)
  }

  public let kind: Kind
  public let subject: Subject
  public let value: Double?
  public let interval: Interval?
  public let place: String?
  /// Identifier of the finding that says it.
  public let finding: String?

  init(
    _ kind: Kind, _ subject: Subject, value: Double? = nil, interval: Interval? = nil,
    place: String? = nil, finding: String? = nil
  ) {
    self.kind = kind
    self.subject = subject
    self.value = value
    self.interval = interval
    self.place = place
    self.finding = finding
  }
}
