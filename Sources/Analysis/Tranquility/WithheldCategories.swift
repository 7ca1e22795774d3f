import Dossier

extension Dossier {
  /// Whether a local count could give away a figure that the SSMSI keeps under secrecy: the
  /// category sounds like an indicator that is « ndiff » for this territory in one of the years.
  func isWithheldBySSMSI(category: String, years: ClosedRange<Int>) -> Bool {
    let alike = Set(Indicator.allCases.filter { $0.soundsLike(category) })
    guard !alike.isEmpty else { return false }
    return recorded.contains { base in
      guard base.level == .communes, let area = base.index(ofArea: territory.code) else {
        return false
      }
      return base.indicators.enumerated().contains { index, indicator in
        alike.contains(indicator)
          && years.contains { base.count(area: area, indicator: index, year: $0) == .notPublished }
      }
    }
  }
}

extension Indicator {
  /// Whether a service could mean facts of this indicator; too often rather than too seldom.
  func soundsLike(_ category: String) -> Bool {
    let name = slug(of: category)
    if publishedNames.contains(where: { name.contains(slug(of: $0)) }) { return true }
    return stems.contains { stem in stem.allSatisfy { name.contains($0) } }
  }

  /// Parts of words that must all be there, any line of them.
  private var stems: [[String]] {
    switch self {
    case .homicides, .attemptedHomicides: [["homicide"], ["meurtre"], ["assassinat"]]
    case .intrafamilyViolence, .formerIntrafamilyAssaults:
      [["violence", "famil"], ["violence", "conjug"], ["coups", "famil"]]
    case .nonFamilyViolence, .formerAssaults, .formerOtherAssaults:
      [["violence"], ["coups", "blessures"], ["agression"], ["rixe"]]
    case .sexualViolence: [["viol", "sexuel"], ["agression", "sexuel"], ["viols"]]
    case .armedRobbery: [["vol", "arme"], ["braquage"]]
    case .violentTheft: [["vol", "violen"], ["vol", "arrach"], ["racket"]]
    case .nonViolentTheft: [["vol", "tire"], ["pickpocket"], ["vols-simples"]]
    case .burglary: [["cambriolage"]]
    case .vehicleTheft: [["vol", "vehicule"], ["vol", "voiture"], ["vol", "roue"]]
    case .theftFromVehicles: [["roulotte"], ["vol", "dans", "vehicule"]]
    case .theftOfVehicleParts: [["vol", "accessoire"]]
    case .criminalDamage: [["degradation"], ["destruction"], ["vandalisme"]]
    case .drugTrafficking: [["trafic"], ["deal"], ["stupefiant"]]
    case .drugUse, .drugUseFines: [["stupefiant"]]
    case .formerFraud, .fraud: [["escroquerie"], ["fraude"]]
    case .contemptAndRebellion: [["outrage"], ["rebellion"]]
    }
  }
}
