import Dossier

/// The pooled rate of the comparables that are published, year after year.
///
/// Suspects may be pooled here: the rate is then the mean rate of the comparables weighted by
/// their population, not a number of distinct persons.
struct ComparableReference {
  let territory: TerritoryRows
  let comparables: Availability<Comparables, ComparablesAbsence>
  let minimum: Int

  func reference(
    for indicator: Indicator
  ) -> Availability<ReferenceSeries, ReferenceAbsence> {
    switch comparables {
    case .unavailable(let reason): .unavailable(.noComparables(reason))
    case .available(let group): pooled(group.codes.sorted(), indicator)
    }
  }

  private func pooled(
    _ codes: [String], _ indicator: Indicator
  ) -> Availability<ReferenceSeries, ReferenceAbsence> {
    let base = territory.base
    let all = base.years.compactMap { year(of: codes, indicator, $0) }
    let enough = all.filter { $0.contributors.count >= minimum }
    guard !enough.isEmpty else {
      let most = all.map(\.contributors.count).max() ?? 0
      return .unavailable(.tooFewPublished(published: most, minimum: minimum))
    }
    return .available(
      ReferenceSeries(
        codes: codes, edition: base.edition, source: base.source, editionDiffers: false,
        years: enough, rest: nil))
  }

  /// Nil when nobody has a figure.
  private func year(
    of codes: [String], _ indicator: Indicator, _ year: Int
  ) -> ReferenceYear? {
    let base = territory.base
    guard let column = base.index(of: indicator) else { return nil }
    var contributors: [String] = []
    var facts = 0
    var exposure = 0.0
    for code in codes {
      guard let area = base.index(ofArea: code),
        let rate = base.rate(area: area, indicator: column, year: year)
      else { continue }
      contributors.append(code)
      facts += rate.facts
      exposure += rate.exposure
    }
    guard !contributors.isEmpty else { return nil }
    return ReferenceYear(
      year: year,
      rate: Rate(facts: facts, exposure: exposure, denominator: indicator.denominator),
      rest: nil, contributors: contributors,
      notPublished: codes.filter { !contributors.contains($0) })
  }
}
