/// A measure of the social profile of an area.
///
/// The raw value is the stable key; who publishes it under which column is known by the reader.
public enum SocialVariable: String, CaseIterable, Hashable, Sendable {
  /// Euros a year and consumption unit.
  case medianIncome = "revenu-median"
  /// Percent of persons under 60 % of the national median.
  case povertyRate = "taux-de-pauvrete"
  case povertyRateUnder30 = "taux-de-pauvrete-moins-de-30-ans"
  case povertyRateTenants = "taux-de-pauvrete-locataires"
  case povertyRateOwners = "taux-de-pauvrete-proprietaires"
  /// Percent of fiscal households that pay income tax.
  case taxedHouseholds = "part-menages-imposes"
  case firstDecile = "premier-decile"
  case ninthDecile = "neuvieme-decile"
  /// Ninth decile over first decile.
  case decileRatio = "rapport-interdecile"
  /// Percent of disposable income.
  case unemploymentBenefitShare = "part-indemnites-chomage"
  case pensionShare = "part-pensions"
  case socialBenefitShare = "part-prestations-sociales"
  case minimumBenefitShare = "part-minima-sociaux"
  case housingBenefitShare = "part-prestations-logement"
  /// Fiscal households and the persons in them.
  case fiscalHouseholds = "menages-fiscaux"
  case fiscalPersons = "personnes-des-menages-fiscaux"
  /// Legal populations.
  case municipalPopulation = "population-municipale"
  case totalPopulation = "population-totale"

  // Census (Insee, base-cc): shares are percents of the population named in the comment.

  /// Inhabitants counted by the census, main exploitation.
  case censusPopulation = "population-au-recensement"
  /// Of inhabitants.
  case shareUnder15 = "part-moins-de-15-ans"
  case share15To29 = "part-15-29-ans"
  case share60Plus = "part-60-ans-et-plus"
  case share75Plus = "part-75-ans-et-plus"
  /// Unemployed of the active population of 15 to 64, in the census's sense.
  case unemployment15To64 = "taux-de-chomage-15-64-ans"
  /// Unemployed of the active population of 15 to 24.
  case unemployment15To24 = "taux-de-chomage-15-24-ans"
  /// Of the inhabitants of 15 and over who are no longer at school.
  case noDiploma = "part-sans-diplome"
  /// Of families.
  case singleParentFamilies = "part-familles-monoparentales"
  /// Of households.
  case onePersonHouseholds = "part-menages-une-personne"
  /// Of main dwellings.
  case socialHousing = "part-logements-sociaux"
  case ownerOccupiers = "part-proprietaires"
  case tenants = "part-locataires"
  /// Of dwellings.
  case vacantDwellings = "part-logements-vacants"
  case secondaryDwellings = "part-residences-secondaires"
  case flats = "part-appartements"
  /// Counts.
  case families = "familles"
  case households = "menages"
  case dwellings = "logements"
  case mainDwellings = "residences-principales"
  /// Inhabitants by sex and age, for a pyramid.
  case men0To14 = "hommes-0-14-ans"
  case men15To29 = "hommes-15-29-ans"
  case men30To44 = "hommes-30-44-ans"
  case men45To59 = "hommes-45-59-ans"
  case men60To74 = "hommes-60-74-ans"
  case men75Plus = "hommes-75-ans-et-plus"
  case women0To14 = "femmes-0-14-ans"
  case women15To29 = "femmes-15-29-ans"
  case women30To44 = "femmes-30-44-ans"
  case women45To59 = "femmes-45-59-ans"
  case women60To74 = "femmes-60-74-ans"
  case women75Plus = "femmes-75-ans-et-plus"
}

/// One published table of social measures over many areas.
public struct SocialBase: Sendable {
  public var source: Source
  /// INSEE codes of communes or arrondissements, sorted.
  public let areas: [String]
  /// For each variable, a value for each area; nil is missing or under secrecy.
  public let columns: [SocialVariable: [Double?]]
  /// Vintage of the figures: 2021.
  public let vintage: Int?

  public init(
    source: Source, areas: [String], columns: [SocialVariable: [Double?]], vintage: Int?
  ) {
    precondition(columns.values.allSatisfy { $0.count == areas.count })
    self.source = source
    self.areas = areas
    self.columns = columns
    self.vintage = vintage
  }

  public func value(_ variable: SocialVariable, area code: String) -> Double? {
    guard let index = index(ofArea: code) else { return nil }
    return columns[variable]?[index]
  }

  public func index(ofArea code: String) -> Int? {
    var low = 0
    var high = areas.count
    while low < high {
      let middle = (low + high) / 2
      if areas[middle] < code { low = middle + 1 } else { high = middle }
    }
    return low < areas.count && areas[low] == code ? low : nil
  }
}
