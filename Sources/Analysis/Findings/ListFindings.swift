import Dossier
import Glibc
import Units

/// Turns the results into findings: one an indicator and aspect, one an extreme social position.
///
/// Weights order findings of the same strength, on one scale: the logarithm of a ratio. A level
/// twice its reference and a trend that doubles over its years weigh the same; a social position
/// weighs by its distance to the middle, from 0 to 1.
struct FindingList {
  let territoryCode: String
  let parameters: AnalysisParameters

  func findings(_ malveillance: Malveillance?, _ social: SocialProfile?) -> [Finding] {
    (malveillance?.indicators ?? []).flatMap { [level($0), trend($0), position($0)] }
      + (social?.measures ?? []).compactMap(socialPosition)
  }

  /// Strongest first, then by weight, then by identifier.
  static func ordered(_ findings: [Finding]) -> [Finding] {
    findings.sorted { first, second in
      if first.strength != second.strength { return first.strength > second.strength }
      if first.weight != second.weight { return first.weight > second.weight }
      return first.identifier < second.identifier
    }
  }

  private func finding(
    _ study: IndicatorStudy, _ aspect: Finding.Aspect, _ verdict: Finding.Verdict,
    _ strength: Finding.Strength = .undetermined, weight: Double = 0, _ evidence: [Evidence] = []
  ) -> Finding {
    let subject = study.indicator.rawValue
    return Finding(
      identifier: "\(Finding.Domain.malveillance.rawValue).\(subject).\(aspect.rawValue)",
      domain: .malveillance, aspect: aspect, subject: subject, verdict: verdict,
      strength: strength, weight: weight, evidence: evidence)
  }

  func evidence(
    _ measure: String, _ value: Double, _ years: ClosedRange<Int>, _ study: IndicatorStudy,
    interval: Interval? = nil
  ) -> Evidence {
    Evidence(
      measure: measure, territoryCode: territoryCode, value: value, interval: interval,
      level: interval == nil ? nil : parameters.level, years: years,
      source: study.series.source, caveats: study.caveats.map(\.rawValue))
  }
}

// MARK: - Level

extension FindingList {
  /// Against the comparables, else the rest of the smallest area that could be used.
  private func level(_ study: IndicatorStudy) -> Finding {
    if study.series.isHiddenInLatestYear { return finding(study, .level, .notPublished) }
    guard let comparison = study.comparisons.first else {
      return finding(study, .level, .notEstablished, .undetermined, rateEvidence(study))
    }
    let years = comparison.year...comparison.year
    var evidence = rateEvidence(study, in: comparison.year)
    if let ratio = comparison.ratio {
      evidence.append(
        self.evidence("rapport", ratio, years, study, interval: comparison.interval))
    }
    evidence.append(self.evidence("p-ajuste", comparison.adjustedP, years, study))
    return finding(
      study, .level, comparison.verdict, strength(of: comparison, study),
      weight: weight(ofRatio: comparison.ratio), evidence)
  }

  private func strength(
    of comparison: LevelComparison, _ study: IndicatorStudy
  ) -> Finding.Strength {
    switch comparison.verdict {
    case .above: study.funnel.value?.zone == .above998 ? .strong : .established
    case .below: study.funnel.value?.zone == .below998 ? .strong : .established
    default: comparison.excludesOne ? .indicative : .undetermined
    }
  }

  private func rateEvidence(_ study: IndicatorStudy, in year: Int? = nil) -> [Evidence] {
    let entry = year.flatMap { study.series[$0] } ?? study.series.latest
    guard let entry, let rate = entry.rate else { return [] }
    return [
      evidence(
        "taux", rate.perThousand, entry.year...entry.year, study,
        interval: entry.interval?.perThousand)
    ]
  }

  /// Zero facts, or none in the reference: the logarithm has no end, the weight has.
  private func weight(ofRatio ratio: Double?) -> Double {
    guard let ratio, ratio > 0 else { return log(10) }
    return min(log(10), abs(log(ratio)))
  }
}

// MARK: - Trend

extension FindingList {
  private func trend(_ study: IndicatorStudy) -> Finding {
    guard let trend = study.trend.value else {
      let verdict: Finding.Verdict =
        study.series.published.isEmpty ? .notPublished : .notEstablished
      return finding(study, .trend, verdict)
    }
    guard let change = trend.yearly else { return finding(study, .trend, .notEstablished) }
    let evidence = [
      self.evidence(
        "evolution-annuelle", change.percent, trend.span, study, interval: change.interval),
      self.evidence("p-ajuste", change.adjustedP, trend.span, study),
      self.evidence("p-ordre", trend.mannKendall.p, trend.span, study),
    ]
    let years = Double(trend.span.count - 1)
    let weight = min(log(10), abs(log1p(change.percent / 100)) * years)
    return finding(
      study, .trend, trend.verdict, strength(of: trend, change), weight: weight, evidence)
  }

  /// Strong when the order of the years alone says the same.
  private func strength(of trend: Trend, _ change: YearlyChange) -> Finding.Strength {
    switch trend.verdict {
    case .rising, .falling: return isConfirmed(trend) ? .strong : .established
    case .stable: return .established
    default: return change.interval.contains(0) ? .undetermined : .indicative
    }
  }

  private func isConfirmed(_ trend: Trend) -> Bool {
    let order = trend.mannKendall
    guard order.p < parameters.significance else { return false }
    return trend.verdict == .rising ? order.s > 0 : order.s < 0
  }
}

// MARK: - Position

extension FindingList {
  private func position(_ study: IndicatorStudy) -> Finding {
    if study.series.isHiddenInLatestYear { return finding(study, .position, .notPublished) }
    guard let funnel = study.funnel.value else {
      return finding(study, .position, .notEstablished)
    }
    let years = funnel.field.year...funnel.field.year
    let evidence = [
      self.evidence("rapport-a-la-moyenne", funnel.ratio, years, study),
      self.evidence("ecart", funnel.deviation, years, study),
      self.evidence("p-ajuste", funnel.adjustedP, years, study),
    ]
    return finding(
      study, .position, funnel.verdict, strength(of: funnel, study),
      weight: weight(ofRatio: funnel.ratio), evidence)
  }

  private func strength(of funnel: FunnelPosition, _ study: IndicatorStudy) -> Finding.Strength {
    let level = study.comparisons.first?.verdict
    switch funnel.verdict {
    case .above: return funnel.zone == .above998 && level == .above ? .strong : .established
    case .below: return funnel.zone == .below998 && level == .below ? .strong : .established
    default: return funnel.zone == .inside ? .undetermined : .indicative
    }
  }
}

extension LevelComparison {
  var excludesOne: Bool { lower > 1 || (upper.map { $0 < 1 } ?? false) }
}

extension RateSeries {
  /// The newest year that has a row is under secrecy.
  var isHiddenInLatestYear: Bool { years.last { $0.count != nil }?.count == .notPublished }
}
