import Dossier
import Statistics
import Units

/// Builds the bridge of each kind of facts that a survey and an indicator both count.
struct BridgeStudy {
  let survey: SurveyResults
  let malveillance: Malveillance
  let level: Double
  let crossing: CrossingParameters

  func bridges() -> [DarkFigureBridge] {
    survey.victimisations.compactMap { victimisation in
      guard let indicator = victimisation.indicator,
        let study = malveillance.study(of: indicator)
      else { return nil }
      return bridge(victimisation, study)
    }
  }

  private func bridge(
    _ victimisation: VictimisationResult, _ study: IndicatorStudy
  ) -> DarkFigureBridge? {
    guard let first = study.series.years.first?.year, let last = study.series.years.last?.year
    else { return nil }
    var scope = ScopeComparison(
      victimisation.unit, study.indicator, survey.sample, recordedYears: first...last,
      minimumOverlap: crossing.minimumOverlapMonths)
    let recorded = scope.year.flatMap { study.series[$0]?.count }
    if scope.year != nil, recorded?.value == nil { scope = scope.adding(.notPublished) }
    let total = victimisation.totalFacts?.value
    if total == nil || total?.value == 0 { scope = scope.adding(.noTotal) }
    var figures: DarkFigureBridge.Figures?
    if scope.isComparable, let year = scope.year, let count = recorded?.value, let total {
      figures = self.figures(victimisation, total, recorded: count, in: year)
    }
    return DarkFigureBridge(
      key: victimisation.key, label: victimisation.label, indicator: study.indicator,
      scope: figures == nil ? scope : scope.warned(victimisation), figures: figures,
      surveySource: survey.sample.source, recordedSource: study.series.source)
  }

  private func figures(
    _ victimisation: VictimisationResult, _ total: SurveyFigure, recorded: Int, in year: Int
  ) -> DarkFigureBridge.Figures {
    let lived = SurveyEstimate(value: total.value, standardError: total.standardError)
    return DarkFigureBridge.Figures(
      year: year, lived: step(lived),
      reported: step(lived, times: victimisation.report.value, recorded),
      complaints: step(lived, times: victimisation.complaint.value, recorded),
      recorded: recorded, recordedShare: recordedShare(recorded, of: lived),
      respondents: total.respondents, isFragile: total.isFragile)
  }

  /// The limits of lived over recorded, turned upside down.
  private func recordedShare(
    _ recorded: Int, of lived: SurveyEstimate
  ) -> DarkFigureBridge.Step? {
    let figure = sound { () throws(InvalidInput) in
      try darkFigure(recorded: recorded, survey: lived, level: level)
    }
    guard let ratio = figure.ratio, ratio > 0 else { return nil }
    return DarkFigureBridge.Step(
      value: 1 / ratio,
      interval: figure.moverInterval.flatMap { limits in
        limits.lower > 0 ? Interval(lower: 1 / limits.upper, upper: 1 / limits.lower) : nil
      })
  }

  private func step(
    _ lived: SurveyEstimate, times rate: SurveyFigure?, _ recorded: Int
  ) -> DarkFigureBridge.Step? {
    guard let rate else { return nil }
    let expected = sound { () throws(InvalidInput) in
      try expectedRecords(
        survey: lived,
        reportingRate: SurveyEstimate(
          value: min(1, rate.value), standardError: rate.standardError), recorded: recorded)
    }
    return step(SurveyEstimate(value: expected.value, standardError: expected.standardError))
  }

  private func step(_ estimate: SurveyEstimate) -> DarkFigureBridge.Step {
    DarkFigureBridge.Step(
      value: estimate.value, interval: estimate.logNormalInterval(level: level))
  }
}

extension ScopeComparison {
  /// A rate of victims was applied to facts.
  fileprivate func warned(_ victimisation: VictimisationResult) -> ScopeComparison {
    let uses = victimisation.report.value != nil || victimisation.complaint.value != nil
    return uses
      ? ScopeComparison(
        obstacles: obstacles, cautions: cautions + [.victimsRate], year: year,
        sharedMonths: sharedMonths) : self
  }
}
