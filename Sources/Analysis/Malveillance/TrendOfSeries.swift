import Statistics
import Units

extension Trend {
  /// The first two years of the pandemic: lockdowns moved every recorded fact.
  static let pandemicYears = 2020...2021

  /// The trend of a fitted series, not yet judged among its family.
  init(_ fitted: FittedSeries, _ fit: PoissonTrend, _ parameters: AnalysisParameters) {
    let rates = fitted.rated.map(\.rate)
    let years = fitted.rated.map(\.year)
    let mean = Double(rates.reduce(0) { $0 + $1.facts }) / Double(rates.count)
    self.init(
      years: years, meanCount: mean,
      yearly: mean < Double(parameters.minimumBase)
        ? nil : YearlyChange(fit, rates, level: parameters.level),
      mannKendall: OrderTest(years: years, rates, level: parameters.level),
      verdict: .notEstablished,
      beginsInPandemic: Self.pandemicYears.contains(years[0]),
      endsInPandemic: Self.pandemicYears.contains(years[years.count - 1]),
      leavesOutUnmeasuredYears: fitted.series.published.first.map { $0.year < years[0] } ?? false)
  }

  mutating func judge(adjustedP: Double, _ parameters: AnalysisParameters) {
    guard var change = yearly else { return }
    change.adjustedP = adjustedP
    yearly = change
    let margin = parameters.stableWithinPercentPerYear
    if adjustedP < parameters.significance, change.interval.lower > 0 {
      verdict = .rising
    } else if adjustedP < parameters.significance, change.interval.upper < 0 {
      verdict = .falling
    } else if change.interval.lower >= -margin, change.interval.upper <= margin {
      verdict = .stable
    } else {
      verdict = .notEstablished
    }
  }
}

extension YearlyChange {
  fileprivate init?(_ fit: PoissonTrend, _ rates: [Rate], level: Double) {
    guard let interval = fit.quasiInterval, let dispersion = fit.dispersion,
      let p = fit.quasiPValue
    else { return nil }
    self.init(
      percent: fit.annualChangePercent, interval: interval, level: level,
      dispersion: dispersion, p: p, adjustedP: p,
      fittedPerThousand: zip(fit.fitted, rates).map { $0 * 1_000 / $1.exposure })
  }
}

extension YearChange {
  /// The latest year that has a count against the year just before it.
  ///
  /// Exact conditional interval of the ratio of two rates (Przyborowski & Wilenski 1940).
  static func latest(
    of series: RateSeries, _ parameters: AnalysisParameters
  ) -> Availability<YearChange, ChangeAbsence> {
    guard let latest = series.latest, let rate = latest.rate else {
      return .unavailable(.noTwoYears)
    }
    guard let previous = series[latest.year - 1] else { return .unavailable(.noTwoYears) }
    guard let base = previous.rate else { return .unavailable(.previousNotPublished) }
    guard base.facts >= parameters.minimumBase else {
      return .unavailable(
        .baseTooSmall(count: base.facts, minimum: parameters.minimumBase))
    }
    let ratio = sound { () throws(InvalidInput) in
      try rateRatio(
        (rate.facts, rate.exposure), over: (base.facts, base.exposure), level: parameters.level)
    }
    guard let point = ratio.ratio, let upper = ratio.upper else {
      return .unavailable(.baseTooSmall(count: base.facts, minimum: parameters.minimumBase))
    }
    return .available(
      YearChange(
        previous: previous, latest: latest, percent: (point - 1) * 100,
        interval: Interval(lower: (ratio.lower - 1) * 100, upper: (upper - 1) * 100),
        level: parameters.level, p: ratio.centralPValue))
  }
}
