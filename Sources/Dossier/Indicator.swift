/// An indicator of recorded crime published by the SSMSI, as one definition.
///
/// A renamed indicator keeps its case; a redefined one gets another, so that two definitions can
/// never stand in one series. The raw value is the stable key used in files and identifiers.
public enum Indicator: String, CaseIterable, Hashable, Sendable {
  case homicides
  case attemptedHomicides = "tentatives-homicide"
  case intrafamilyViolence = "violences-physiques-intrafamiliales"
  case nonFamilyViolence = "violences-physiques-hors-cadre-familial"
  /// Published until July 2025; replaced by the two above, back-cast to 2016.
  case formerAssaults = "coups-et-blessures-volontaires"
  case formerIntrafamilyAssaults = "coups-et-blessures-intrafamiliaux"
  case formerOtherAssaults = "autres-coups-et-blessures"
  case sexualViolence = "violences-sexuelles"
  case armedRobbery = "vols-avec-armes"
  case violentTheft = "vols-violents-sans-arme"
  case nonViolentTheft = "vols-sans-violence"
  case burglary = "cambriolages-de-logement"
  case vehicleTheft = "vols-de-vehicule"
  case theftFromVehicles = "vols-dans-les-vehicules"
  case theftOfVehicleParts = "vols-accessoires-vehicules"
  case criminalDamage = "destructions-et-degradations"
  case drugTrafficking = "trafic-de-stupefiants"
  case drugUse = "usage-de-stupefiants"
  case drugUseFines = "usage-de-stupefiants-afd"
  /// Published until the geography of 2025 under this shorter name; whether the definition is the
  /// same is not documented in the files, so it is not taken to be.
  case formerFraud = "escroqueries"
  case fraud = "escroqueries-et-fraudes"
  case contemptAndRebellion = "outrages-et-rebellions"
}

/// What one counts when one counts a fact.
public enum CountingUnit: String, CaseIterable, Hashable, Sendable {
  case victim = "victime"
  case interviewedVictim = "victime entendue"
  case offence = "infraction"
  case vehicle = "véhicule"
  case suspect = "mis en cause"
}

/// What a count is divided by.
public enum Denominator: String, Hashable, Sendable {
  case inhabitants
  case dwellings
}

/// Indicators that a reader looks at together; never added up.
public enum IndicatorFamily: String, CaseIterable, Hashable, Sendable {
  case persons = "atteintes-aux-personnes"
  case property = "atteintes-aux-biens"
  case vehicles = "vehicules"
  case fraud = "escroqueries"
  case drugs = "stupefiants"
  case publicOrder = "autorite-publique"
}

/// Where the SSMSI counts a fact.
public enum CountingPlace: Hashable, Sendable { case offence, victimResidence }

extension Indicator {
  public var unit: CountingUnit {
    switch self {
    case .homicides, .attemptedHomicides, .intrafamilyViolence, .nonFamilyViolence,
      .formerAssaults, .formerIntrafamilyAssaults, .formerOtherAssaults, .sexualViolence,
      .formerFraud, .fraud:
      .victim
    case .nonViolentTheft: .interviewedVictim
    case .armedRobbery, .violentTheft, .burglary, .criminalDamage, .contemptAndRebellion: .offence
    case .vehicleTheft, .theftFromVehicles, .theftOfVehicleParts: .vehicle
    case .drugTrafficking, .drugUse, .drugUseFines: .suspect
    }
  }

  /// Dwellings for burglary, inhabitants for all else (SSMSI, base communale, documentation).
  public var denominator: Denominator { self == .burglary ? .dwellings : .inhabitants }

  public var family: IndicatorFamily {
    switch self {
    case .homicides, .attemptedHomicides, .intrafamilyViolence, .nonFamilyViolence,
      .formerAssaults, .formerIntrafamilyAssaults, .formerOtherAssaults, .sexualViolence:
      .persons
    case .armedRobbery, .violentTheft, .nonViolentTheft, .burglary, .criminalDamage: .property
    case .vehicleTheft, .theftFromVehicles, .theftOfVehicleParts: .vehicles
    case .formerFraud, .fraud: .fraud
    case .drugTrafficking, .drugUse, .drugUseFines: .drugs
    case .contemptAndRebellion: .publicOrder
    }
  }

  /// Whether counts of neighbouring areas may be added.
  ///
  /// Suspects are counted once in each area where they were implicated, so their counts can't.
  public var isAdditiveOverAreas: Bool { unit != .suspect }

  public var countingPlace: CountingPlace {
    self == .fraud || self == .formerFraud ? .victimResidence : .offence
  }

  /// Whether the count says as much of what services looked for as of what happened.
  public var measuresPoliceActivity: Bool { unit == .suspect }

  /// The first whole year in which such a fact could be recorded, nil when it always could.
  ///
  /// The on-the-spot fine for drug use was made general in September 2020 (loi 2019-222, article
  /// 58); the file holds zeros before, which say nothing of the territory.
  public var firstWholeYear: Int? { self == .drugUseFines ? 2021 : nil }

  /// Names under which the SSMSI has published it, current one first.
  public var publishedNames: [String] {
    switch self {
    case .homicides: ["Homicides"]
    case .attemptedHomicides: ["Tentatives d'homicide", "Tentatives d'homicides"]
    case .intrafamilyViolence: ["Violences physiques intrafamiliales"]
    case .nonFamilyViolence: ["Violences physiques hors cadre familial"]
    case .formerAssaults: ["Coups et blessures volontaires"]
    case .formerIntrafamilyAssaults: ["Coups et blessures volontaires intrafamiliaux"]
    case .formerOtherAssaults: ["Autres coups et blessures volontaires"]
    case .sexualViolence: ["Violences sexuelles"]
    case .armedRobbery: ["Vols avec armes"]
    case .violentTheft: ["Vols violents sans arme"]
    case .nonViolentTheft: ["Vols sans violence contre des personnes"]
    case .burglary: ["Cambriolages de logement"]
    case .vehicleTheft: ["Vols de véhicule", "Vols de véhicules"]
    case .theftFromVehicles: ["Vols dans les véhicules"]
    case .theftOfVehicleParts: ["Vols d'accessoires sur véhicules"]
    case .criminalDamage: ["Destructions et dégradations volontaires"]
    case .drugTrafficking: ["Trafic de stupéfiants"]
    case .drugUse: ["Usage de stupéfiants"]
    case .drugUseFines: ["Usage de stupéfiants (AFD)"]
    case .formerFraud: ["Escroqueries"]
    case .fraud: ["Escroqueries et fraudes aux moyens de paiement"]
    case .contemptAndRebellion: ["Outrages et rébellions"]
    }
  }

  /// The name to print.
  public var name: String { publishedNames[0] }

  /// Pairs that count the same facts twice, so that their sum means nothing.
  public func overlaps(_ other: Indicator) -> Bool {
    let groups: [Set<Indicator>] = [
      [
        .formerAssaults, .formerIntrafamilyAssaults, .formerOtherAssaults, .intrafamilyViolence,
        .nonFamilyViolence,
      ],
      [.drugUse, .drugUseFines], [.fraud, .formerFraud],
    ]
    let allowed: Set<Indicator> = [.intrafamilyViolence, .nonFamilyViolence]
    guard self != other else { return true }
    if allowed == [self, other] { return false }
    if [self, other] == [.formerIntrafamilyAssaults, .formerOtherAssaults]
      || [other, self] == [.formerIntrafamilyAssaults, .formerOtherAssaults]
    {
      return false
    }
    return groups.contains { $0.contains(self) && $0.contains(other) }
  }
}
