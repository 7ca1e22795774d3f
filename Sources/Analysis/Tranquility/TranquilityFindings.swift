import Dossier
import Glibc
import Units

/// Turns what a table says into findings.
///
/// Identifiers: `tranquillite.<category>` for twelve months against the twelve before,
/// `….evolution` over the years, `….lieux` for the district that stands out, and
/// `….lieux.<district>` for one that changes.
///
/// Strength: established when the exact interval excludes no change and the adjusted p is under the
/// threshold of its family; strong when something else says the same, the trend over the years for
/// a change, both the interval and a ratio of two for a place. Counts of one service alone never
/// prove facts: the caveat goes with each.
struct TranquilityFindings {
  let territoryCode: String
  let parameters: AnalysisParameters

  func findings(_ table: TranquilityTable) -> [Finding] {
    table.categories.flatMap { category in
      [change(table, category), trend(table, category), place(table, category)].compactMap { $0 }
        + placeChanges(table, category)
    }
  }

  private func change(_ table: TranquilityTable, _ category: TranquilityCategory) -> Finding {
    let suffix = ""
    guard let windows = table.windows, let ratio = category.change.value else {
      let isHidden = category.change.reason == .hidden || category.isWithheldBySSMSI
      return finding(
        category, suffix, .trend, isHidden ? .notPublished : .notEstablished, .undetermined)
    }
    let years = windows.latest.years
    var items: [Evidence] = []
    if let count = category.latest?.value {
      items.append(evidence("nombre", Double(count), years, table, windows: windows))
    }
    items.append(
      evidence("rapport", ratio.ratio, years, table, ratio.interval, windows: windows))
    items.append(evidence("p-ajuste", ratio.adjustedP, years, table, windows: windows))
    let isConfirmed =
      ratio.verdict != .notEstablished && category.trend.value?.verdict == ratio.verdict
    return finding(
      category, suffix, .trend, ratio.verdict,
      strength(ratio, isConfirmed: isConfirmed), weight: weight(ratio.ratio), items)
  }

  private func trend(_ table: TranquilityTable, _ category: TranquilityCategory) -> Finding? {
    guard let trend = category.trend.value else { return nil }
    let years = trend.span.years
    let items = [
      evidence("evolution-annuelle", trend.percentPerYear, years, table, trend.interval),
      evidence("p-ajuste", trend.adjustedP, years, table),
    ]
    let isConfirmed = category.change.value?.verdict == trend.verdict
    let strength: Finding.Strength =
      switch trend.verdict {
      case .rising, .falling: isConfirmed ? .strong : .established
      case .stable: .established
      default: trend.interval.contains(0) ? .undetermined : .indicative
      }
    let span = Double(trend.span.count / 12 - 1)
    return finding(
      category, ".evolution", .trend, trend.verdict, strength,
      weight: min(log(10), abs(log1p(trend.percentPerYear / 100)) * span), items)
  }

  /// The district that stands furthest above the others; nil when none does.
  private func place(_ table: TranquilityTable, _ category: TranquilityCategory) -> Finding? {
    guard let windows = table.windows, let place = category.outstandingPlace,
      let ratio = place.againstRest.value
    else { return nil }
    let years = windows.latest.years
    var items: [Evidence] = []
    if let count = place.latest?.value {
      items.append(evidence("nombre", Double(count), years, table))
    }
    if let rate = place.rate {
      items.append(evidence("taux", rate.perThousand, years, table, rate.interval))
    }
    items.append(evidence("rapport", ratio.ratio, years, table, ratio.interval))
    items.append(evidence("p-ajuste", ratio.adjustedP, years, table))
    return finding(
      category, ".lieux", .level, .above, strength(ratio, isConfirmed: ratio.interval.lower >= 2),
      weight: weight(ratio.ratio), items)
  }

  /// Places that change by themselves, each with a finding of its own.
  private func placeChanges(
    _ table: TranquilityTable, _ category: TranquilityCategory
  ) -> [Finding] {
    guard let windows = table.windows else { return [] }
    return category.places.compactMap { place in
      guard let ratio = place.change.value, ratio.verdict != .notEstablished,
        place.mergedPlaces == 1
      else { return nil }
      let years = windows.latest.years
      return finding(
        category, ".lieux." + slug(of: place.name), .trend, ratio.verdict,
        strength(ratio, isConfirmed: false), weight: weight(ratio.ratio),
        [
          evidence("rapport", ratio.ratio, years, table, ratio.interval, windows: windows),
          evidence("p-ajuste", ratio.adjustedP, years, table, windows: windows),
        ])
    }
  }

  private func strength(_ ratio: TranquilityRatio, isConfirmed: Bool) -> Finding.Strength {
    guard ratio.verdict == .notEstablished else { return isConfirmed ? .strong : .established }
    return ratio.interval.contains(1) ? .undetermined : .indicative
  }

  private func weight(_ ratio: Double) -> Double {
    ratio > 0 ? min(log(10), abs(log(ratio))) : log(10)
  }

  private func finding(
    _ category: TranquilityCategory, _ suffix: String, _ aspect: Finding.Aspect,
    _ verdict: Finding.Verdict, _ strength: Finding.Strength, weight: Double = 0,
    _ evidence: [Evidence] = []
  ) -> Finding {
    Finding(
      identifier: "\(Finding.Domain.tranquility.rawValue).\(category.slug)\(suffix)",
      domain: .tranquility, aspect: aspect, subject: category.slug, verdict: verdict,
      strength: strength, weight: weight, evidence: evidence)
  }

  private func evidence(
    _ measure: String, _ value: Double, _ years: ClosedRange<Int>, _ table: TranquilityTable,
    _ interval: Interval? = nil, windows: TranquilityTable.Windows? = nil
  ) -> Evidence {
    var caveats: [Caveat] = [.serviceActivity]
    if let windows, windows.comparedPeriods < windows.periods { caveats.append(.missingPeriods) }
    if table.hidesSomething { caveats.append(.localSecrecy) }
    return Evidence(
      measure: measure, territoryCode: territoryCode, value: value, interval: interval,
      level: interval == nil ? nil : parameters.level, years: years, source: table.source,
      caveats: caveats.map(\.rawValue))
  }
}

extension TranquilityCategory {
  /// The district with the largest ratio among those established above the others.
  public var outstandingPlace: TranquilityPlace? {
    places.filter { $0.againstRest.value?.verdict == .above }
      .max { ($0.againstRest.value?.ratio ?? 0) < ($1.againstRest.value?.ratio ?? 0) }
  }
}
