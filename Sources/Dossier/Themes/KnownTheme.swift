/// A theme that several sources may speak of; the raw value is the stable key of its findings.
///
/// One list for all readings, so that a burglary recorded, lived and told about meets itself.
public enum KnownTheme: String, CaseIterable, Hashable, Sendable {
  case intrafamilyViolence = "violences-intrafamiliales"
  case sexualViolence = "violences-sexuelles"
  case violence = "violences"
  case violentTheft = "vols-violents"
  case burglary = "cambriolages"
  case theft = "vols"
  case vehicles = "vehicules"
  case damage = "degradations"
  case fraud = "escroqueries"
  case drugs = "stupefiants"
  case authority = "autorite-publique"
  case threats = "menaces-et-injures"
  case halls = "occupation-de-halls"
  case gatherings = "rassemblements"
  case noise = "nuisances-sonores"
  case motorRodeos = "rodeos-motorises"
  case litter = "proprete"
  case traffic = "circulation-et-stationnement"
  case incivilities = "incivilites"
  case insecurity = "sentiment-d-insecurite"

  /// How grave what happens is: persons, then property, then nuisances.
  ///
  /// An order of the trade, not a measure: the penal code's own parts are crimes and offences
  /// against persons (book II) and against property (book III).
  public enum Gravity: Int, CaseIterable, Comparable, Hashable, Sendable {
    case nuisance = 1
    case property = 2
    case person = 3

    public static func < (first: Self, second: Self) -> Bool {
      first.rawValue < second.rawValue
    }
  }

  public var gravity: Gravity {
    switch self {
    case .intrafamilyViolence, .sexualViolence, .violence, .violentTheft: .person
    // Words that aim at a person weigh with what is done to property: no blow, no loss.
    case .burglary, .theft, .vehicles, .damage, .fraud, .drugs, .authority, .threats: .property
    case .halls, .gatherings, .noise, .motorRodeos, .litter, .traffic, .incivilities,
      .insecurity:
      .nuisance
    }
  }

  /// The recorded indicators that count facts of the theme; none where no indicator does.
  public var indicators: [Indicator] {
    switch self {
    case .intrafamilyViolence: [.intrafamilyViolence, .formerIntrafamilyAssaults]
    case .sexualViolence: [.sexualViolence]
    case .violence:
      [
        .homicides, .attemptedHomicides, .nonFamilyViolence, .formerAssaults,
        .formerOtherAssaults,
      ]
    case .violentTheft: [.armedRobbery, .violentTheft]
    case .burglary: [.burglary]
    case .theft: [.nonViolentTheft]
    case .vehicles: [.vehicleTheft, .theftFromVehicles, .theftOfVehicleParts]
    case .damage: [.criminalDamage]
    case .fraud: [.formerFraud, .fraud]
    case .drugs: [.drugTrafficking, .drugUse, .drugUseFines]
    case .authority: [.contemptAndRebellion]
    case .threats, .halls, .gatherings, .noise, .motorRodeos, .litter, .traffic, .incivilities,
      .insecurity:
      []
    }
  }

  /// Traits of the housing or of the public that the theme is about, high side.
  ///
  /// Few, on purpose: how many live where the theme takes place, or are those it is about. A trait
  /// of the inhabitants proves no fact and names no one who does it.
  public var socialTraits: [SocialVariable] {
    switch self {
    case .halls: [.socialHousing, .flats]
    case .gatherings: [.share15To29]
    case .fraud: [.share75Plus]
    case .insecurity: [.share75Plus, .onePersonHouseholds]
    default: []
    }
  }

  public init?(indicator: Indicator) {
    guard let theme = Self.allCases.first(where: { $0.indicators.contains(indicator) }) else {
      return nil
    }
    self = theme
  }
}
