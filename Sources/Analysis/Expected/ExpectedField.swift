import Dossier
import Statistics

/// The counts of an indicator in all candidates, and what their profiles lead one to expect.
///
/// It doesn't depend on the territory, which is left out afterwards: a batch makes it once.
struct ExpectedField: Sendable {
  let year: Int
  /// Codes of candidates with a published count, sorted; rows of what follows.
  let codes: [String]
  let counts: [Int]
  let exposures: [Double]
  let profiles: [[Double]]
  let covariates: [Covariate]
  let notPublished: Int
  /// With every area; nil when they are few enough to be fitted again without the territory, or
  /// when the fit does not settle.
  let whole: ExpectedCounts?

  /// Under this number of areas leaving one out moves θ and the coefficients: they are fitted again.
  ///
  /// From it on one step is enough: a test holds both against each other.
  static let fewAreas = 300

  /// Ten areas a coefficient, the usual floor under which coefficients follow single areas
  /// (Peduzzi & others 1996, for events a variable; used here for areas).
  static let areasPerCoefficient = 10

  /// Nil when nothing is published of the indicator, or nothing counted.
  init?(
    of indicator: Indicator, in base: RecordedBase, by choice: CovariateChoice, minimum: Int
  ) {
    guard let column = base.index(of: indicator) else { return nil }
    let candidates = choice.standard.codes
    let year = base.years.reversed().first { year in
      candidates.contains { code in
        base.index(ofArea: code).map {
          base.rate(area: $0, indicator: column, year: year) != nil
        } ?? false
      }
    }
    guard let year else { return nil }
    let published = candidates.compactMap { code -> (code: String, rate: Rate)? in
      guard let area = base.index(ofArea: code),
        let rate = base.rate(area: area, indicator: column, year: year)
      else { return nil }
      return (code, rate)
    }
    guard published.contains(where: { $0.rate.facts > 0 }) else { return nil }
    // The territory is one of them: it is left out of the number that decides.
    let most = max(2, (published.count - 1) / Self.areasPerCoefficient - 1)
    let used = Array(choice.standard.covariates.prefix(most))
    self.year = year
    codes = published.map(\.code)
    counts = published.map(\.rate.facts)
    exposures = published.map(\.rate.exposure)
    covariates = used
    notPublished = candidates.count - published.count
    profiles = choice.table.rows(of: codes, by: used)
    whole =
      published.count > max(Self.fewAreas, minimum)
      ? try? expectedCounts(counts: counts, exposures: exposures, covariates: profiles) : nil
  }
}

extension ExpectedField {
  /// The model and what it expects of one area, that area left out; nil when there is no fit.
  func prediction(
    leavingOut row: Int
  ) -> (model: ExpectedCounts, predicted: ExpectedCounts.Prediction)? {
    if let whole {
      return (whole, whole.prediction(leavingOut: row, observed: counts[row]))
    }
    guard codes.count <= Self.fewAreas + 1 else { return nil }
    let others = codes.indices.filter { $0 != row }
    guard
      let model = try? expectedCounts(
        counts: others.map { counts[$0] }, exposures: others.map { exposures[$0] },
        covariates: others.map { profiles[$0] })
    else { return nil }
    return (
      model, model.prediction(exposure: exposures[row], covariates: profiles[row])
    )
  }

  /// Covariates of an area that lie beyond those of all others.
  func outOfRange(_ row: Int) -> [Covariate] {
    covariates.indices.filter { column in
      let own = profiles[row][column]
      let others = profiles.indices.lazy.filter { $0 != row }.map { profiles[$0][column] }
      return !others.contains { $0 <= own } || !others.contains { $0 >= own }
    }.map { covariates[$0] }
  }
}

extension CovariateTable {
  /// One row an area, one column a covariate; every area has them all.
  func rows(of codes: [String], by covariates: [Covariate]) -> [[Double]] {
    let columns = covariates.compactMap { self.columns[$0] }
    return codes.map { code in
      guard let row = areas.binaryIndex(of: code) else {
        preconditionFailure("a candidate is an area of the table")
      }
      return columns.map { $0[row] }
    }
  }
}
