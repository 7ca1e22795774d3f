import Dossier
import Statistics

/// Studies the recorded facts of the territory, indicator by indicator, then judges each family of
/// tests as a whole.
struct MalveillanceStudy {
  let dossier: Dossier
  let territory: TerritoryRows
  let comparables: Availability<Comparables, ComparablesAbsence>
  let study: ReferenceStudy
  let parameters: AnalysisParameters

  func malveillance() -> (value: Malveillance, families: [TestFamily]) {
    let base = territory.base
    var studies = Indicator.allCases.compactMap { indicator in
      base.index(of: indicator).flatMap { indicatorStudy(indicator, column: $0) }
    }
    let families = judge(&studies)
    let grouped = IndicatorFamily.allCases.compactMap { family -> FamilyStudy? in
      let members = studies.filter { $0.indicator.family == family }
      return members.isEmpty ? nil : FamilyStudy(family: family, indicators: members)
    }
    let value = Malveillance(
      edition: base.edition, source: base.source, families: grouped,
      physicalViolence: physicalViolence())
    return (value, families)
  }

  /// Nil when the file has no row of the indicator for the territory.
  private func indicatorStudy(_ indicator: Indicator, column: Int) -> IndicatorStudy? {
    let first = study.firstMeasuredYear(
      of: indicator, in: territory.base, published: parameters.minimumForFunnel)
    let whole = indicator.firstWholeYear ?? first
    // Zeros of years when a measure did not exist are no counts: they are left out.
    let fitted = fittedSeries(indicator.denominator, from: max(first, whole)) { year in
      year < indicator.firstWholeYear ?? year ? nil : territory.count(column, year: year)
    }
    guard fitted.series.years.contains(where: { $0.count != nil }) else { return nil }
    let references = references(for: indicator)
    let comparisons = references.compactMap { reference in
      reference.series.value.flatMap {
        LevelComparison(of: fitted.series, with: reference.kind, $0, level: parameters.level)
      }
    }
    return IndicatorStudy(
      indicator: indicator, series: fitted.series, references: references,
      comparisons: comparisons, trend: trend(fitted),
      change: YearChange.latest(of: fitted.series, parameters),
      funnel: funnel(indicator, column), strip: nil, caveats: [])
  }

  private func fittedSeries(
    _ denominator: Denominator, from firstYear: Int, count: (Int) -> RecordedCount?
  ) -> FittedSeries {
    let base = territory.base
    let entries = base.years.map { year in
      FittedSeries.Entry(
        year: year, count: count(year), exposure: territory.exposure(denominator, year: year))
    }
    return FittedSeries(
      entries, of: territory.codes, measuredFrom: firstYear, in: base, per: denominator,
      parameters)
  }

  private func trend(_ fitted: FittedSeries) -> Availability<Trend, TrendAbsence> {
    switch fitted.fit {
    case .available(let fit): .available(Trend(fitted, fit, parameters))
    case .unavailable(let reason): .unavailable(reason)
    }
  }

  private func references(for indicator: Indicator) -> [Reference] {
    let areas = AreaReferences(of: dossier, for: territory)
    let group = ComparableReference(
      territory: territory, comparables: comparables, minimum: parameters.minimumComparables)
    return ReferenceKind.allCases.map { kind in
      Reference(
        kind: kind,
        series: kind == .comparables
          ? group.reference(for: indicator) : areas.reference(kind, for: indicator))
    }
  }

  private func funnel(
    _ indicator: Indicator, _ column: Int
  ) -> Availability<FunnelPosition, FunnelAbsence> {
    guard !dossier.territory.isIntercommunality else { return .unavailable(.notACommune) }
    let form = CityForm(for: dossier.territory)
    guard let field = study.field(of: indicator, in: territory.base, form) else {
      return .unavailable(.nothingCounted)
    }
    guard field.points.count >= parameters.minimumForFunnel else {
      return .unavailable(
        .tooFewCommunes(published: field.points.count, minimum: parameters.minimumForFunnel))
    }
    guard let rate = territory.rate(column, year: field.year) else {
      return .unavailable(.territoryNotPublished(year: field.year))
    }
    return .available(FunnelPosition(rate, in: field))
  }
}

// MARK: - The only sum

extension MalveillanceStudy {
  /// Both kinds of physical violence together, year by year, by the sum that the SSMSI allows.
  private func physicalViolence() -> RateSeries? {
    let base = territory.base
    let parts: [Indicator] = [.intrafamilyViolence, .nonFamilyViolence]
    let columns = parts.compactMap { base.index(of: $0) }
    guard columns.count == parts.count else { return nil }
    let series = fittedSeries(.inhabitants, from: base.years.lowerBound) {
      summed(columns, $0)
    }.series
    return series.years.contains { $0.count != nil } ? series : nil
  }

  private func summed(_ columns: [Int], _ year: Int) -> RecordedCount? {
    let terms = columns.compactMap { column in
      territory.count(column, year: year).map { count in
        CountedFacts(
          indicator: territory.base.indicators[column], areaCode: dossier.territory.code,
          year: year, edition: territory.base.edition, count: count)
      }
    }
    return terms.count == columns.count ? try? sum(of: terms) : nil
  }
}

// MARK: - Judging families of tests

extension MalveillanceStudy {
  /// Adjusts the p-values of each family (Benjamini & Hochberg 1995) and draws the verdicts.
  private func judge(_ studies: inout [IndicatorStudy]) -> [TestFamily] {
    let levels = studies.flatMap { $0.comparisons.map(\.p) }
    let trends = studies.map { $0.trend.value?.yearly?.p }
    let positions = studies.map { $0.funnel.value?.p }
    var adjustedLevels = adjusted(levels).makeIterator()
    let adjustedTrends = adjusted(trends)
    let adjustedPositions = adjusted(positions)
    for index in studies.indices {
      var draft = Draft(studies[index])
      for position in draft.comparisons.indices {
        guard let p = adjustedLevels.next() ?? nil else { continue }
        draft.comparisons[position].judge(
          adjustedP: p, significance: parameters.significance)
      }
      draft.judge(
        trend: adjustedTrends[index], position: adjustedPositions[index], parameters)
      studies[index] = draft.study(territory: territory, comparables, parameters)
    }
    return [
      family(.levels, levels.count), family(.trends, trends.count { $0 != nil }),
      family(.positions, positions.count { $0 != nil }),
    ]
  }

  private func adjusted(_ values: [Double?]) -> [Double?] {
    sound { () throws(InvalidInput) in try benjaminiHochberg(values) }
  }

  private func family(_ kind: TestFamily.Kind, _ tests: Int) -> TestFamily {
    TestFamily(kind: kind, tests: tests, threshold: parameters.significance)
  }
}
