import Dossier
import Glibc

/// The covariates that make communes alike, when a table gives them.
///
/// Size, income and its spread, poverty, work, age, schooling, families and housing: what groups of
/// comparable areas are commonly made on (most similar groups, UK Home Office). Never a count of
/// facts: the groups would then be alike by what is to be compared.
extension Covariate {
  /// One list a trait, best measure first: one of them stands for the trait, so that unemployment
  /// doesn't weigh twice because two producers measure it.
  static let traits: [[Covariate]] = [
    [.population], [.social(.medianIncome)], [.social(.povertyRate)], [.social(.decileRatio)],
    [.social(.unemployment15To64), .social(.unemploymentBenefitShare)],
    [.social(.share60Plus), .social(.pensionShare)], [.social(.share15To29)],
    [.social(.noDiploma)], [.social(.singleParentFamilies)],
    [.social(.socialHousing), .social(.minimumBenefitShare)], [.social(.flats)],
  ]

  static let sought = traits.flatMap(\.self)

  /// The best measure of each trait that none of these covariates stands for.
  static func missing(from used: [Covariate]) -> [Covariate] {
    traits.filter { trait in !trait.contains(where: used.contains) }.map { $0[0] }
  }
}

/// One column a covariate over the areas that may be compared.
struct CovariateTable: Sendable {
  /// Codes, sorted.
  let areas: [String]
  /// NaN is missing; population is the logarithm, since sizes span four orders of magnitude.
  let columns: [Covariate: [Double]]

  init(areas: [String], columns: [Covariate: [Double]]) {
    self.areas = areas
    self.columns = columns
  }

  /// Areas come from the recorded base when there is one, so that each candidate can serve.
  init(recorded: RecordedBase?, universe: [Int], social: [Covariate: SocialBase]) {
    let areas = recorded.map { base in universe.map { base.areas[$0] } } ?? []
    self.areas = areas
    var columns: [Covariate: [Double]] = [:]
    for covariate in Covariate.sought {
      columns[covariate] = Self.column(covariate, social[covariate], areas, recorded)
    }
    self.columns = columns
  }

  /// Without recorded facts: every area of the social tables.
  init(form: CityForm, social: [Covariate: SocialBase]) {
    let all = Set(social.values.flatMap(\.areas)).sorted()
    let areas = form.comparableAreas(among: all).map { all[$0] }
    self.areas = areas
    var columns: [Covariate: [Double]] = [:]
    for covariate in Covariate.sought {
      columns[covariate] = Self.column(covariate, social[covariate], areas, nil)
    }
    self.columns = columns
  }

  private static func column(
    _ covariate: Covariate, _ base: SocialBase?, _ areas: [String], _ recorded: RecordedBase?
  ) -> [Double]? {
    switch covariate {
    case .social(let variable):
      guard let base, let column = base.columns[variable] else { return nil }
      return areas.map { code in base.index(ofArea: code).flatMap { column[$0] } ?? .nan }
    case .population:
      if let base, let column = base.columns[.municipalPopulation] {
        return areas.map { code in
          logarithm(base.index(ofArea: code).flatMap { column[$0] })
        }
      }
      guard let recorded else { return nil }
      return areas.map { code in
        logarithm(
          recorded.index(ofArea: code).flatMap {
            recorded.soundExposure($0, .inhabitants, recorded.years.upperBound)
          })
      }
    }
  }

  private static func logarithm(_ value: Double?) -> Double {
    guard let value, value > 0 else { return .nan }
    return log(value)
  }

  /// How many areas have a value.
  func coverage(of covariate: Covariate) -> Int {
    columns[covariate]?.count { !$0.isNaN } ?? 0
  }
}
