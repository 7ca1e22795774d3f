import Dossier
import Statistics
import Units

/// Studies one table: counts what an edition may show, compares, judges each family of tests.
struct TranquilityTableStudy {
  let table: LocalTable
  let names: TranquilityNames.Table
  let parameters: AnalysisParameters
  let cube: TranquilityCube
  let windows: TranquilityWindows?
  let disclosure: TranquilityDisclosure
  let districts: TranquilityDistricts

  /// Nil when no period of the table was over at the date of the document.
  init?(
    table: LocalTable, names: TranquilityNames.Table, dossier: Dossier, edition: DocumentEdition,
    parameters: AnalysisParameters
  ) {
    let date = dossier.mission.date
    guard let cube = TranquilityCube(table, before: date.year * 12 + date.month - 1) else {
      return nil
    }
    self.table = table
    self.names = names
    self.parameters = parameters
    self.cube = cube
    windows = TranquilityWindows(cube)
    districts = TranquilityDistricts(dossier.map, forPlaces: cube.places)
    let years = cube.periods[0] / 12...(cube.periods[cube.periods.count - 1] + cube.step - 1) / 12
    let isPublishable = edition == .publishable
    let withheld = cube.categories.indices.filter {
      isPublishable && dossier.isWithheldBySSMSI(category: cube.categories[$0], years: years)
    }
    disclosure = TranquilityDisclosure(
      threshold: isPublishable ? dossier.secrecy.facts : 1, cube: cube, windows: windows,
      withheld: Set(withheld))
  }

  func study() -> TranquilityTable {
    let groups = disclosure.placeGroups()
    let places = TranquilityPlaceStudy(study: self, groups: groups)
    let indices = Array(cube.categories.indices)
    let changeDrafts = indices.map(changeDraft)
    let trendDrafts = indices.map(trendDraft)
    let seasons = indices.map { TranquilitySeasonDraft(cube, category: $0, parameters) }
    let changes = TranquilityFamily(changeDrafts)
    let trends = TranquilityFamily(trendDrafts)
    let seasonTests = TranquilityFamily(seasons.map(\.test))
    let categories = indices.map { index in
      category(
        index, places,
        change: judged(changeDrafts[index], changes.adjustedP(index)),
        trend: judged(trend: trendDrafts[index], trends.adjustedP(index), index),
        season: seasons[index].judged(seasonTests.adjustedP(index), parameters))
    }
    let total = disclosure.shownCategories.reduce(into: Int?.none) { sum, index in
      guard let windows,
        let count = cube.count(category: index, periods: windows.latest)
      else { return }
      sum = (sum ?? 0) + count
    }
    return TranquilityTable(
      slug: names.slug, name: table.name, provider: table.provider, unit: table.unit,
      placeRule: table.placeRule, source: table.source, step: cube.step,
      span: MonthSpan(
        first: cube.periods[0], last: cube.periods[cube.periods.count - 1] + cube.step - 1),
      missing: cube.missing.sorted(), windows: windows?.windows,
      categories: categories.sorted(by: Self.isBefore), places: places.overall, total: total,
      hidesSomething: hidesSomething(groups, categories),
      families: TranquilityTable.Families(
        changes: changes.tests, trends: trends.tests, seasons: seasonTests.tests,
        places: places.rests.tests, placeChanges: places.changes.tests))
  }

  private func hidesSomething(
    _ groups: [[Int]], _ categories: [TranquilityCategory]
  ) -> Bool {
    groups.contains { $0.count > 1 } || (cube.hasPlaces && windows != nil && groups.isEmpty)
      || categories.contains { category in
        category.latest == .hidden || category.previous == .hidden
          || category.years.contains { $0.count == .hidden }
          || category.places.contains { $0.latest == .hidden || $0.previous == .hidden }
      }
  }

  /// Most counted first; what is hidden comes last, in alphabetical order, and tells nothing.
  private static func isBefore(_ first: TranquilityCategory, _ second: TranquilityCategory) -> Bool
  {
    let counts = (first.latest?.value ?? -1, second.latest?.value ?? -1)
    return counts.0 != counts.1 ? counts.0 > counts.1 : first.slug < second.slug
  }
}

// MARK: - One category

extension TranquilityTableStudy {
  private func category(
    _ index: Int, _ places: TranquilityPlaceStudy,
    change: Availability<TranquilityRatio, TranquilityAbsence>,
    trend: Availability<TranquilityTrend, TranquilityAbsence>,
    season: Availability<TranquilitySeason, TranquilityAbsence>
  ) -> TranquilityCategory {
    let name = cube.categories[index]
    let latest = windows.flatMap { disclosure.count(category: index, periods: $0.latest) }
    let previous = windows.flatMap { windows in
      windows.previous.isEmpty
        ? nil : disclosure.count(category: index, periods: windows.previous)
    }
    let years = years(index)
    let series = disclosure.series(category: index, years: years.map(\.count))
    // With one figure hidden, a ratio or a slope would let it be solved.
    let hidesWindow = latest == .hidden || previous == .hidden
    let hidesYear = years.contains { $0.count == .hidden }
    return TranquilityCategory(
      slug: names.categories[name] ?? name, label: name.isEmpty ? table.name : name,
      latest: latest, previous: previous,
      change: hidesWindow ? .unavailable(.hidden) : change, years: years,
      trend: hidesYear ? .unavailable(.hidden) : trend, series: series,
      season: season.value != nil && series?.step != 1 ? .unavailable(.hidden) : season,
      places: places.places(of: index),
      isWithheldBySSMSI: disclosure.withheld.contains(index))
  }

  private func years(_ index: Int) -> [TranquilityYear] {
    (windows?.years ?? []).compactMap { periods in
      disclosure.count(category: index, periods: periods).map {
        TranquilityYear(span: span(of: periods), count: $0)
      }
    }
  }

  func span(of periods: [Int]) -> MonthSpan {
    MonthSpan(
      first: cube.periods[periods[0]],
      last: cube.periods[periods[periods.count - 1]] + cube.step - 1)
  }

  /// Twelve months against the twelve before, of equal exposure: the same months of the year.
  private func changeDraft(_ index: Int) -> DraftOrAbsence {
    guard let windows, !windows.previous.isEmpty else {
      return .unavailable(.tooShort(held: cube.periods.count * cube.step, needed: 24))
    }
    return ratioDraft(
      cube.count(category: index, periods: windows.latest),
      cube.count(category: index, periods: windows.previous))
  }

  /// The mean of both counts must reach the smallest base.
  func ratioDraft(_ latest: Int?, _ previous: Int?) -> DraftOrAbsence {
    guard let latest, let previous else { return .unavailable(.valuesMissing) }
    guard latest + previous >= 2 * parameters.minimumBase else {
      return .unavailable(.baseTooSmall(minimum: parameters.minimumBase))
    }
    guard let draft = TestDraft((latest, 1), over: (previous, 1), level: parameters.level) else {
      return .unavailable(.unbounded)
    }
    return .available(draft)
  }

  func judged(
    _ draft: DraftOrAbsence, _ adjustedP: Double
  ) -> Availability<TranquilityRatio, TranquilityAbsence> {
    switch draft {
    case .available(let draft):
      .available(
        TranquilityRatio(
          draft, adjustedP: adjustedP, above: .rising, below: .falling, parameters))
    case .unavailable(let reason): .unavailable(reason)
    }
  }

  /// Over whole spans of twelve months, log-linear, Student interval widened by the dispersion.
  private func trendDraft(_ index: Int) -> DraftOrAbsence {
    let years = (windows?.years ?? []).map { periods in
      (
        number: cube.periods[periods[0]] / 12,
        count: cube.count(category: index, periods: periods)
      )
    }
    guard years.count >= parameters.minimumTrendYears else {
      return .unavailable(.tooShort(held: years.count, needed: parameters.minimumTrendYears))
    }
    let counts = years.compactMap(\.count)
    guard counts.count == years.count else { return .unavailable(.valuesMissing) }
    guard counts.reduce(0, +) >= parameters.minimumBase * counts.count else {
      return .unavailable(.baseTooSmall(minimum: parameters.minimumBase))
    }
    guard
      let fit = try? poissonTrend(
        counts: counts, exposures: counts.map { _ in 1 }, years: years.map(\.number),
        level: parameters.level),
      let interval = fit.quasiInterval, let p = fit.quasiPValue, interval.upper.isFinite
    else { return .unavailable(.unbounded) }
    return .available(TestDraft(value: fit.annualChangePercent, interval: interval, p: p))
  }

  private func judged(
    trend draft: DraftOrAbsence, _ adjustedP: Double, _ index: Int
  ) -> Availability<TranquilityTrend, TranquilityAbsence> {
    switch draft {
    case .available(let draft):
      guard let years = windows?.years, let first = years.first, let last = years.last else {
        return .unavailable(.unbounded)
      }
      let whole = MonthSpan(first: span(of: first).first, last: span(of: last).last)
      return .available(
        TranquilityTrend(draft, adjustedP: adjustedP, span: whole, parameters))
    case .unavailable(let reason): return .unavailable(reason)
    }
  }
}
