import Dossier

/// What recorded facts say of a theme.
///
/// Established: above the comparables, above what the profile leads to expect, above the funnel of
/// all communes, rising; each once for a theme. A theme whose indicators are all too small to
/// tell, or hidden, is not measured: silence, not calm. Nor is one of which few victims complain,
/// when nothing is established. Suspects count what services looked for: they are no signal of
/// facts, nor of their absence.
struct RecordedThemes {
  let malveillance: Malveillance
  let expected: ExpectedLevels?
  let parameters: AnalysisParameters

  func reading(of theme: KnownTheme) -> SourceReading {
    let studies = theme.indicators.compactMap(malveillance.study(of:))
    guard !studies.isEmpty else { return .silent(.recorded) }
    let signals = unique(studies.filter { !$0.indicator.measuresPoliceActivity }.flatMap(signals))
    guard signals.isEmpty else {
      return SourceReading(.recorded, facts: signals, isMeasured: true)
    }
    let quiet = studies.map(quiet)
    return SourceReading(
      .recorded, facts: quiet, isMeasured: quiet.contains { $0.kind == .recordedQuiet })
  }

  /// The indicators of a theme overlap in what they tell: two of them above is one fact.
  private func unique(_ facts: [ThemeFact]) -> [ThemeFact] {
    ThemeFact.Kind.allCases.compactMap { kind in facts.first { $0.kind == kind } }
  }

  private func signals(_ study: IndicatorStudy) -> [ThemeFact] {
    let subject = ThemeFact.Subject.indicator(study.indicator)
    func fact(
      _ kind: ThemeFact.Kind, _ aspect: Finding.Aspect, _ value: Double?
    ) -> ThemeFact {
      ThemeFact(
        kind, subject, value: value,
        finding: "malveillance.\(study.indicator.rawValue).\(aspect.rawValue)")
    }
    var facts: [ThemeFact] = []
    if let first = study.comparisons.first, first.verdict == .above {
      facts.append(fact(.aboveComparables, .level, first.ratio))
    }
    if let level = expected?.level(of: study.indicator), level.verdict == .above,
      level.outOfRange.isEmpty
    {
      facts.append(fact(.aboveExpected, .expected, level.ratio))
    }
    if let funnel = study.funnel.value, funnel.verdict == .above {
      facts.append(fact(.aboveAll, .position, funnel.ratio))
    }
    if let trend = study.trend.value, trend.verdict == .rising {
      facts.append(fact(.rising, .trend, trend.yearly?.percent))
    }
    return facts
  }

  private func quiet(_ study: IndicatorStudy) -> ThemeFact {
    let subject = ThemeFact.Subject.indicator(study.indicator)
    if study.indicator.measuresPoliceActivity { return ThemeFact(.policeActivity, subject) }
    guard let latest = study.series.latest, study.series.years.last?.year == latest.year else {
      return ThemeFact(.recordedHidden, subject)
    }
    if study.indicator.caveats.contains(.rareComplaint) {
      return ThemeFact(.rareComplaint, subject)
    }
    let facts = Double(latest.rate?.facts ?? 0)
    let isTested =
      !study.comparisons.isEmpty || study.funnel.value != nil || study.trend.value != nil
    return isTested && facts >= Double(parameters.minimumBase)
      ? ThemeFact(.recordedQuiet, subject, value: facts)
      : ThemeFact(.recordedFew, subject, value: facts)
  }
}
