import Statistics

extension LevelComparison {
  /// The territory against one reference, not yet judged among its family.
  ///
  /// Exact conditional interval and the p-value of the same inversion (Przyborowski & Wilenski
  /// 1940; Clopper & Pearson 1934). Nil when they have no year in common.
  init?(
    of series: RateSeries, with kind: ReferenceKind, _ reference: ReferenceSeries,
    level: Double
  ) {
    let common = series.published.last { reference[$0.year] != nil }
    guard let common, let rate = common.rate, let other = reference[common.year] else {
      return nil
    }
    let basis = Basis(of: reference, other)
    let against = basis == .restOfArea ? other.rest ?? other.rate : other.rate
    let ratio = sound { () throws(InvalidInput) in
      try rateRatio(
        (rate.facts, rate.exposure), over: (against.facts, against.exposure), level: level)
    }
    self.init(
      kind: kind, year: common.year, basis: basis, rate: rate, reference: against,
      editionDiffers: reference.editionDiffers, ratio: ratio.ratio, lower: ratio.lower,
      upper: ratio.upper, level: level, p: ratio.centralPValue,
      adjustedP: ratio.centralPValue, verdict: .notEstablished)
  }

  mutating func judge(adjustedP: Double, significance: Double) {
    self.adjustedP = adjustedP
    verdict = .notEstablished
    guard adjustedP < significance else { return }
    if lower > 1 { verdict = .above }
    if let upper, upper < 1 { verdict = .below }
  }
}

extension LevelComparison.Basis {
  fileprivate init(of reference: ReferenceSeries, _ year: ReferenceYear) {
    switch reference.rest {
    case nil: self = .group
    case .subtracted: self = year.rest == nil ? .wholeArea(.inconsistent) : .restOfArea
    case .some(let reason): self = .wholeArea(reason)
    }
  }
}

extension Strip {
  /// The territory and each published comparable against the pooled rate of the comparables.
  ///
  /// Nil when the comparables count no fact: nothing is then expected.
  init?(_ comparison: LevelComparison, _ reference: ReferenceSeries, members: [Member]) {
    guard let ratio = comparison.ratio, let year = reference[comparison.year] else { return nil }
    let pooled = comparison.reference
    self.init(
      year: comparison.year, facts: comparison.rate.facts,
      expected: comparison.rate.exposure * Double(pooled.facts) / pooled.exposure, ratio: ratio,
      interval: comparison.interval, members: members, notPublished: year.notPublished,
      verdict: comparison.verdict)
  }
}

/// A figure whose arguments were checked when the facts were read: refusing them is our mistake.
func sound<Value>(_ figure: () throws(InvalidInput) -> Value) -> Value {
  do { return try figure() } catch {
    preconditionFailure("\(error.argument): \(error.reason)")
  }
}
