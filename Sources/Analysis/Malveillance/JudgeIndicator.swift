import Dossier

/// A study on its way from figures to verdicts.
struct Draft {
  let indicator: Indicator
  let series: RateSeries
  let references: [Reference]
  var comparisons: [LevelComparison]
  var trend: Availability<Trend, TrendAbsence>
  let change: Availability<YearChange, ChangeAbsence>
  var funnel: Availability<FunnelPosition, FunnelAbsence>

  init(_ study: IndicatorStudy) {
    indicator = study.indicator
    series = study.series
    references = study.references
    comparisons = study.comparisons
    trend = study.trend
    change = study.change
    funnel = study.funnel
  }

  mutating func judge(trend p: Double?, position: Double?, _ parameters: AnalysisParameters) {
    if case .available(var found) = trend, let p {
      found.judge(adjustedP: p, parameters)
      trend = .available(found)
    }
    if case .available(var found) = funnel, let position {
      found.judge(adjustedP: position, significance: parameters.significance)
      funnel = .available(found)
    }
  }

  func study(
    territory: TerritoryRows, _ comparables: Availability<Comparables, ComparablesAbsence>,
    _ parameters: AnalysisParameters
  ) -> IndicatorStudy {
    IndicatorStudy(
      indicator: indicator, series: series, references: references, comparisons: comparisons,
      trend: trend, change: change, funnel: funnel, strip: strip(territory),
      caveats: caveats(comparables.value, parameters))
  }

  private func strip(_ territory: TerritoryRows) -> Strip? {
    guard let comparison = comparisons.first(where: { $0.kind == .comparables }),
      let reference = references.first(where: { $0.kind == .comparables })?.series.value,
      let year = reference[comparison.year],
      let column = territory.base.index(of: indicator)
    else { return nil }
    let pooled = comparison.reference.perThousand
    let members = year.contributors.compactMap { code -> Strip.Member? in
      guard pooled > 0, let area = territory.base.index(ofArea: code),
        let rate = territory.base.rate(area: area, indicator: column, year: year.year)
      else { return nil }
      return Strip.Member(code: code, ratio: rate.perThousand / pooled)
    }
    return Strip(comparison, reference, members: members)
  }
}

// MARK: - Caveats

extension Draft {
  /// In the order of `Caveat`.
  private func caveats(
    _ comparables: Comparables?, _ parameters: AnalysisParameters
  ) -> [Caveat] {
    let found = indicator.caveats + seriesCaveats(parameters) + referenceCaveats(comparables)
    return Caveat.allCases.filter(found.contains)
  }

  private func seriesCaveats(_ parameters: AnalysisParameters) -> [Caveat] {
    var caveats: [Caveat] = []
    if let latest = series.latest?.rate, latest.facts < parameters.minimumBase {
      caveats.append(.smallNumbers)
    }
    if let trend = trend.value, trend.beginsInPandemic || trend.endsInPandemic {
      caveats.append(.pandemicEndpoint)
    }
    if trend.value?.leavesOutUnmeasuredYears == true { caveats.append(.recentMeasure) }
    if case .quasiPoisson? = series.latest?.interval?.method { caveats.append(.overdispersion) }
    if !series.hiddenYears.isEmpty { caveats.append(.hiddenYears) }
    if let funnel = funnel.value, funnel.field.notPublished > 0 {
      caveats.append(.publishedOnly)
    }
    return caveats
  }

  private func referenceCaveats(_ comparables: Comparables?) -> [Caveat] {
    var caveats: [Caveat] = []
    if references.contains(where: { $0.series.value?.editionDiffers == true }) {
      caveats.append(.otherEdition)
    }
    if comparisons.contains(where: { $0.year != series.latest?.year }) {
      caveats.append(.otherYear)
    }
    for comparison in comparisons {
      if case .wholeArea = comparison.basis { caveats.append(.partOfWhole) }
    }
    if let group = references.first(where: { $0.kind == .comparables })?.series.value {
      if group.years.contains(where: { !$0.notPublished.isEmpty }) {
        caveats.append(.hiddenComparables)
      }
      if Set(group.years.map(\.contributors)).count > 1 { caveats.append(.changingComposition) }
      if comparables?.isNarrowChoice == true { caveats.append(.narrowChoice) }
    }
    return caveats
  }
}

extension Indicator {
  /// What holds for the indicator wherever and whenever it is counted.
  var caveats: [Caveat] {
    var caveats: [Caveat] = [denominator == .dwellings ? .dwellings : .residents]
    if countingPlace == .victimResidence { caveats.append(.victimResidence) }
    if unit == .suspect { caveats.append(.suspects) }
    if measuresPoliceActivity { caveats.append(.policeActivity) }
    switch self {
    // Complaints of victims of sexual violence outside the household: 12 %, of burglary: 74 %
    // (survey Cadre de vie et sécurité 2011-2018, SSMSI).
    case .sexualViolence, .intrafamilyViolence, .formerIntrafamilyAssaults:
      caveats.append(.rareComplaint)
    default: break
    }
    return caveats
  }
}

extension Comparables {
  /// More than half of the candidates were kept: « similar » then says little.
  var isNarrowChoice: Bool {
    if case .similar(let candidates) = origin { candidates < 2 * members.count } else { false }
  }
}
