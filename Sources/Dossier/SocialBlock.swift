/// What a group of social measures is about; a profile says which groups it lacks.
///
/// The raw value is a key of the wording.
public enum SocialBlock: String, CaseIterable, Hashable, Sendable {
  case income = "revenus"
  case poverty = "pauvrete"
  case age
  case families = "familles"
  case employment = "emploi"
  case education = "diplomes"
  case housing = "logement"
}

extension SocialVariable {
  /// Nil for the populations, which say how large a commune is and nothing of its inhabitants.
  public var block: SocialBlock? {
    switch self {
    case .medianIncome, .taxedHouseholds, .firstDecile, .ninthDecile, .decileRatio,
      .unemploymentBenefitShare, .pensionShare, .socialBenefitShare, .minimumBenefitShare,
      .housingBenefitShare, .fiscalHouseholds, .fiscalPersons:
      .income
    case .povertyRate, .povertyRateUnder30, .povertyRateTenants, .povertyRateOwners: .poverty
    case .shareUnder15, .share15To29, .share60Plus, .share75Plus, .men0To14, .men15To29,
      .men30To44, .men45To59, .men60To74, .men75Plus, .women0To14, .women15To29, .women30To44,
      .women45To59, .women60To74, .women75Plus:
      .age
    case .singleParentFamilies, .onePersonHouseholds, .families, .households: .families
    case .unemployment15To64, .unemployment15To24: .employment
    case .noDiploma: .education
    case .socialHousing, .ownerOccupiers, .tenants, .vacantDwellings, .secondaryDwellings, .flats,
      .dwellings, .mainDwellings:
      .housing
    case .municipalPopulation, .totalPopulation, .censusPopulation: nil
    }
  }
}
