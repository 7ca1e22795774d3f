import Dossier
import Statistics

/// Holds the recorded counts of the territory against what communes of its profile count
/// (negative binomial, Hilbe 2011), the territory itself left out.
struct ExpectedStudy {
  let dossier: Dossier
  let territory: TerritoryRows?
  let search: ComparableSearch
  /// Codes whose ratios are shown beside that of the territory.
  let comparables: [String]
  let study: ReferenceStudy
  let parameters: AnalysisParameters

  func levels() -> Availability<ExpectedLevels, ExpectedAbsence> {
    guard !dossier.territory.isIntercommunality else { return .unavailable(.notACommune) }
    guard let territory else { return .unavailable(.noRecordedBase) }
    guard let choice = search.choice(), !choice.standard.covariates.isEmpty else {
      return .unavailable(.noCovariate)
    }
    let found = max(0, choice.standard.codes.count - 1)
    guard found >= minimum else {
      return .unavailable(.tooFewCandidates(found: found, minimum: minimum))
    }
    let results = territory.base.indicators.map { level(of: $0, by: choice, in: territory.base) }
    return .available(
      ExpectedLevels(
        levels: judged(results.compactMap(\.value)), gaps: results.compactMap(\.reason)))
  }

  /// A fit needs three coefficients at least (level, size, one trait) and ten areas for each.
  private var minimum: Int {
    max(search.minimumCandidates, 3 * ExpectedField.areasPerCoefficient)
  }

  private func level(
    of indicator: Indicator, by choice: CovariateChoice, in base: RecordedBase
  ) -> Availability<ExpectedLevel, ExpectedGap> {
    func gap(_ reason: ExpectedGap.Reason) -> Availability<ExpectedLevel, ExpectedGap> {
      .unavailable(ExpectedGap(indicator: indicator, reason: reason))
    }
    guard !indicator.measuresPoliceActivity else { return gap(.policeActivity) }
    guard
      let field = study.expectation(of: indicator, in: base, by: choice, minimum: minimum)
    else { return gap(isHidden(indicator) ?? .noFit) }
    guard let row = field.codes.binaryIndex(of: dossier.territory.code) else {
      return gap(.territoryNotPublished(year: field.year))
    }
    guard field.codes.count > minimum else {
      return gap(.tooFewPublished(found: field.codes.count - 1, minimum: minimum))
    }
    guard let (model, predicted) = field.prediction(leavingOut: row),
      let position = try? model.position(of: field.counts[row], predicted: predicted)
    else { return gap(.noFit) }
    return .available(level(indicator, field, row, model, predicted.mean, position))
  }

  /// Where no commune is published, the territory isn't either: that is what is to be said.
  private func isHidden(_ indicator: Indicator) -> ExpectedGap.Reason? {
    guard let territory, let column = territory.base.index(of: indicator) else { return nil }
    let year = territory.base.years.upperBound
    return territory.count(column, year: year) == .notPublished
      ? .territoryNotPublished(year: year) : nil
  }

  private func level(
    _ indicator: Indicator, _ field: ExpectedField, _ row: Int, _ model: ExpectedCounts,
    _ expected: Double, _ position: ExpectedCounts.Position
  ) -> ExpectedLevel {
    ExpectedLevel(
      indicator: indicator, year: field.year, observed: field.counts[row], expected: expected,
      predictive: position.predictiveLimits, p: position.pValue, adjustedP: position.pValue,
      verdict: .notEstablished, communes: field.codes.count - 1,
      notPublished: field.notPublished, covariates: field.covariates,
      outOfRange: field.outOfRange(row), theta: model.negativeBinomial?.theta,
      comparables: members(of: field, model))
  }

  /// Each comparable against what the same model expects of it.
  private func members(of field: ExpectedField, _ model: ExpectedCounts) -> [ExpectedLevel.Member] {
    comparables.sorted().compactMap { code in
      guard let row = field.codes.binaryIndex(of: code) else { return nil }
      let expected = model.prediction(
        exposure: field.exposures[row], covariates: field.profiles[row]
      ).mean
      return ExpectedLevel.Member(code: code, ratio: Double(field.counts[row]) / expected)
    }
  }

  /// One family of tests (Benjamini & Hochberg 1995): every indicator against its expectation.
  private func judged(_ levels: [ExpectedLevel]) -> [ExpectedLevel] {
    let adjusted = sound { () throws(InvalidInput) in
      try benjaminiHochberg(levels.map { Optional($0.p) })
    }
    return zip(levels, adjusted).map { level, p in
      var level = level
      level.adjustedP = p ?? level.p
      let isEstablished =
        level.adjustedP < parameters.significance && !level.predictive.contains(level.observed)
      if isEstablished { level.verdict = level.ratio > 1 ? .above : .below }
      return level
    }
  }
}

extension ExpectedLevels {
  /// The tests that were judged together.
  func family(_ parameters: AnalysisParameters) -> TestFamily {
    TestFamily(kind: .expected, tests: levels.count, threshold: parameters.significance)
  }
}
