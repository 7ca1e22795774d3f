import Dossier
import Statistics
import Units

/// The series of the territory and the log-linear trend fitted to it, on which both the width of
/// its intervals and its direction depend.
struct FittedSeries {
  let series: RateSeries
  /// The years that the trend rests on.
  let rated: [(year: Int, rate: Rate)]
  let fit: Availability<PoissonTrend, TrendAbsence>

  /// One year of it: what the file says and what it is counted against.
  struct Entry {
    let year: Int
    let count: RecordedCount?
    let exposure: Double?
  }

  /// Years before the first measured one are shown and kept out of the trend.
  init(
    _ entries: [Entry], of codes: [String], measuredFrom firstYear: Int, in base: RecordedBase,
    per denominator: Denominator, _ parameters: AnalysisParameters
  ) {
    let rates = entries.map { entry -> Rate? in
      guard let facts = entry.count?.value, let exposure = entry.exposure else { return nil }
      return Rate(facts: facts, exposure: exposure, denominator: denominator)
    }
    rated = zip(entries, rates).compactMap { entry, rate in
      entry.year < firstYear ? nil : rate.map { (entry.year, $0) }
    }
    fit = Self.fit(rated, parameters)
    let method = RateInterval.Method(fit.value)
    let vintages = denominator == .dwellings ? base.dwellingVintages : base.populationVintages
    series = RateSeries(
      codes: codes, denominator: denominator, edition: base.edition, source: base.source,
      years: zip(entries, rates).map { entry, rate in
        YearRate(
          year: entry.year, count: entry.count, rate: rate,
          interval: rate.map { RateInterval($0, method, level: parameters.level) },
          denominatorVintage: vintages[entry.year])
      })
  }

  private static func fit(
    _ years: [(year: Int, rate: Rate)], _ parameters: AnalysisParameters
  ) -> Availability<PoissonTrend, TrendAbsence> {
    guard years.count >= max(3, parameters.minimumTrendYears) else {
      return .unavailable(
        .tooFewYears(published: years.count, minimum: max(3, parameters.minimumTrendYears)))
    }
    do {
      return .available(
        try poissonTrend(
          counts: years.map(\.rate.facts), exposures: years.map(\.rate.exposure),
          years: years.map(\.year), level: parameters.level))
    } catch {
      switch error.reason {
      case .nothingCounted: return .unavailable(.nothingCounted)
      case .unboundedEstimate: return .unavailable(.unbounded)
      default: preconditionFailure("\(error.argument): \(error.reason)")
      }
    }
  }
}

extension RateInterval.Method {
  /// Widened as soon as the years vary around their own trend more than chance alone.
  fileprivate init(_ fit: PoissonTrend?) {
    guard let dispersion = fit?.dispersion, dispersion > 1 else {
      self = .garwood
      return
    }
    self = .quasiPoisson(dispersion: dispersion)
  }
}

extension RateInterval {
  /// Garwood 1936, or its quasi-Poisson widening (Wedderburn 1974).
  init(_ rate: Rate, _ method: Method, level: Double) {
    let facts = sound { () throws(InvalidInput) in
      switch method {
      case .garwood: try poissonCountInterval(count: rate.facts, level: level)
      case .quasiPoisson(let dispersion):
        try quasiPoissonCountInterval(count: rate.facts, dispersion: dispersion, level: level)
      }
    }
    self.init(
      perThousand: facts.scaled(by: 1_000 / rate.exposure), level: level, method: method)
  }
}
