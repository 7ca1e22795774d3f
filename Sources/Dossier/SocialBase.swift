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
}

/// One published table of social measures over many areas.
public struct SocialBase: Sendable {
  public let source: Source
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
