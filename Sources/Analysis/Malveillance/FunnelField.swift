import Dossier
import Glibc
import Statistics
import Units

extension FunnelField {
  /// How many sizes the limits are drawn at.
  static let curvePoints = 80

  /// The funnel of an indicator among these areas, in the newest year that has figures.
  ///
  /// Limits of Spiegelhalter 2005 around the mean rate. Nil when nothing was counted anywhere.
  init?(of indicator: Indicator, in base: RecordedBase, areas: [Int]) {
    guard let column = base.index(of: indicator) else { return nil }
    for year in base.years.reversed() {
      let points = areas.compactMap { Point(base, area: $0, column: column, year: year) }
      guard !points.isEmpty else { continue }
      self.init(
        indicator: indicator, year: year, points: points,
        notPublished: areas.count - points.count)
      return
    }
    return nil
  }

  private init?(indicator: Indicator, year: Int, points: [Point], notPublished: Int) {
    let facts = points.reduce(0) { $0 + $1.facts }
    let exposure = points.reduce(0) { $0 + $1.exposure }
    guard facts > 0 else { return nil }
    let mean = Double(facts) / exposure
    let spread = sound { () throws(InvalidInput) in
      try funnelSpread(observed: points.map(\.facts), expected: points.map { $0.exposure * mean })
    }
    self.init(
      indicator: indicator, year: year, denominator: indicator.denominator, points: points,
      notPublished: notPublished, meanPerThousand: mean * 1_000,
      betweenVariance: spread.betweenVariance, dispersion: spread.dispersion,
      limits: Self.sizes(of: points).map { Limits(at: $0, mean: mean, spread) }, spread: spread)
  }

  /// Sizes spread evenly on a logarithmic scale, from the smallest point to the largest.
  private static func sizes(of points: [Point]) -> [Double] {
    guard let smallest = points.map(\.exposure).min(), let largest = points.map(\.exposure).max()
    else { return [] }
    guard smallest < largest else { return [smallest] }
    let step = log(largest / smallest) / Double(curvePoints - 1)
    return (0..<curvePoints).map { index in
      index == curvePoints - 1 ? largest : smallest * exp(step * Double(index))
    }
  }
}

extension FunnelField.Point {
  /// Nil when the area is not published.
  fileprivate init?(_ base: RecordedBase, area: Int, column: Int, year: Int) {
    guard let rate = base.rate(area: area, indicator: column, year: year) else { return nil }
    self.init(code: base.areas[area], exposure: rate.exposure, facts: rate.facts)
  }
}

extension FunnelField.Limits {
  fileprivate init(at exposure: Double, mean: Double, _ spread: FunnelSpread) {
    let band = sound { () throws(InvalidInput) in try spread.band(expected: exposure * mean) }
    func rate(_ ratio: Double) -> Double { max(0, ratio) * mean * 1_000 }
    self.init(
      exposure: exposure, lower998: rate(band.limits998.lower),
      lower95: rate(band.limits95.lower), upper95: rate(band.limits95.upper),
      upper998: rate(band.limits998.upper))
  }
}

extension FunnelPosition {
  /// The territory in a funnel, not yet judged among its family.
  init(_ rate: Rate, in field: FunnelField) {
    let expected = rate.exposure * field.meanPerThousand / 1_000
    let place = sound { () throws(InvalidInput) in
      try field.spread.place(observed: rate.facts, expected: expected)
    }
    self.init(
      field: field, facts: rate.facts, exposure: rate.exposure,
      ratio: Double(rate.facts) / expected, deviation: place.deviate,
      zone: Zone(Double(rate.facts) / expected, in: place.band), p: place.pValue,
      adjustedP: place.pValue, verdict: .notEstablished)
  }

  mutating func judge(adjustedP: Double, significance: Double) {
    self.adjustedP = adjustedP
    verdict = .notEstablished
    guard adjustedP < significance else { return }
    switch zone {
    case .below998, .below95: verdict = .below
    case .above95, .above998: verdict = .above
    case .inside: break
    }
  }
}

extension FunnelPosition.Zone {
  init(_ ratio: Double, in band: FunnelBand) {
    if ratio < band.limits998.lower {
      self = .below998
    } else if ratio < band.limits95.lower {
      self = .below95
    } else if ratio > band.limits998.upper {
      self = .above998
    } else {
      self = ratio > band.limits95.upper ? .above95 : .inside
    }
  }
}
