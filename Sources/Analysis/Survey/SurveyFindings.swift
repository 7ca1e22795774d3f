import Dossier
import Glibc
import Units

/// Turns what the survey established into findings.
///
/// A survey of one territory has no reference to be above of. What it can establish by itself: the
/// kind of facts that hits most, a feeling that a majority shares, what most victims do, a district
/// that stands apart from the rest. Whatever else it measures is listed as not established, so that
/// the identifier that a strategy cites is always there.
struct SurveyFindings {
  let dossier: Dossier
  let estimator: SurveyEstimator
  let questions: [QuestionResult]
  let kinds: [VictimisationResult]
  let overall: OverallVictimisation

  private var parameters: AnalysisParameters { estimator.parameters }
  private var survey: VictimisationSurvey { estimator.weighted.survey }

  func findings() -> [Finding] {
    let feelings = questions.compactMap { question in
      question.negative.map { majority($0, question.key, .feeling, question.key.slug) }
    }
    let placed =
      questions.map { ($0.key, $0.districts) } + kinds.map { ($0.key, $0.districts) }
    return kinds.map(prevalence) + feelings
      + [majority(overall.complaint, "plainte-ensemble", .complaint, "plainte-ensemble")]
      .filter { _ in overall.complaint.reason != .notAsked }
      + placed.filter { !$0.1.isEmpty }.map { districts($0.0, $0.1) }
  }

  /// The scale that findings of the same strength are ordered on: the logarithm of a ratio.
  private func weight(_ value: Double, over other: Double) -> Double {
    guard value > 0, other > 0 else { return log(10) }
    return min(log(10), abs(log(value / other)))
  }
}

// MARK: - Kinds of facts

extension SurveyFindings {
  private func prevalence(_ kind: VictimisationResult) -> Finding {
    let lead = lead(of: kind)
    return Finding(
      identifier: "enquete.\(kind.key.slug).prevalence", domain: .survey, aspect: .prevalence,
      subject: kind.key, verdict: lead.map { _ in .above } ?? kind.prevalence.missingVerdict,
      strength: lead == nil ? .undetermined : .established,
      weight: lead.map { weight($0.value, over: $0.next) } ?? 0,
      evidence: evidence("prevalence", kind.prevalence)
        + (lead.map { [evidence("ecart-suivante", $0.contrast, kind.prevalence)] } ?? []))
  }

  /// What sets the kind that hits most apart from the next one.
  private struct Lead {
    let value: Double
    let next: Double
    let contrast: SurveyEstimator.Contrast
  }

  /// Nil unless the kind is the most frequent of its unit, and established as such.
  ///
  /// Testing the best of several against the next one keeps the level of the test, though both were
  /// chosen after the answers (Gutmann & Maymin 1987).
  private func lead(of kind: VictimisationResult) -> Lead? {
    let others = kinds.filter { $0.unit == kind.unit && $0.key != kind.key }
    guard let value = kind.prevalence.value?.value,
      let next = others.max(by: {
        ($0.prevalence.value?.value ?? -1, $1.key)
          < ($1.prevalence.value?.value ?? -1, $0.key)
      }),
      let second = next.prevalence.value?.value, second < value,
      let own = draft(kind), let other = draft(next),
      let contrast = estimator.contrast(own, other), contrast.interval.lower > 0
    else { return nil }
    return Lead(value: value, next: second, contrast: contrast)
  }

  private func draft(_ kind: VictimisationResult) -> SurveyDraft? {
    guard let facts = survey.victimisations.first(where: { $0.key == kind.key }) else { return nil }
    return estimator.share(
      of: estimator.base(facts.unit, where: facts.isKnown), where: facts.isVictim)
  }
}

// MARK: - Majorities

extension SurveyFindings {
  /// Whether more than half, or fewer, say so: the interval leaves a half out.
  ///
  /// That fewer than half feel insecure is established as often as not and sets nobody apart: it is
  /// listed without being a finding of the synthesis. That few victims complain is one.
  private func majority(
    _ cell: SurveyCell, _ subject: String, _ aspect: Finding.Aspect, _ identifier: String
  ) -> Finding {
    let interval = cell.value?.interval
    var verdict = cell.missingVerdict
    if let interval, interval.lower > 0.5 { verdict = .above }
    if let interval, interval.upper < 0.5 { verdict = .below }
    let isTelling = verdict == .above || (verdict == .below && aspect == .complaint)
    let isKnown = verdict == .above || verdict == .below
    return Finding(
      identifier: "enquete.\(identifier)", domain: .survey, aspect: aspect, subject: subject,
      verdict: verdict,
      strength: isTelling ? .established : isKnown ? .indicative : .undetermined,
      weight: isKnown ? cell.value.map { weight($0.value, over: 0.5) } ?? 0 : 0,
      evidence: evidence("part", cell))
  }
}

// MARK: - Districts

extension SurveyFindings {
  private func districts(_ subject: String, _ figures: [DistrictFigure]) -> Finding {
    let apart = figures.filter { $0.isApart }
    let isAbove = apart.contains { $0.difference?.verdict == .above }
    let isHidden = figures.allSatisfy { $0.share.missingVerdict == .notPublished }
    return Finding(
      identifier: "enquete.\(subject.slug).quartiers", domain: .survey, aspect: .districts,
      subject: subject,
      verdict: isAbove
        ? .above : !apart.isEmpty ? .below : isHidden ? .notPublished : .notEstablished,
      strength: apart.isEmpty ? .undetermined : .established,
      weight: apart.map(weight).max() ?? 0, evidence: apart.flatMap(evidence))
  }

  private func weight(_ figure: DistrictFigure) -> Double {
    guard let share = figure.share.value?.value, let difference = figure.difference else {
      return 0
    }
    return weight(share, over: share - difference.value)
  }

  private func evidence(_ figure: DistrictFigure) -> [Evidence] {
    guard let difference = figure.difference else { return [] }
    return evidence("part", figure.share, in: figure.district) + [
      evidence(
        "ecart-au-reste", difference.value, difference.interval,
        figure.share.value?.respondents, in: figure.district),
      evidence(
        "p-ajuste", difference.adjustedP, nil, figure.share.value?.respondents,
        in: figure.district),
    ]
  }
}

extension DistrictFigure {
  /// Whether it is established that it differs from the rest.
  fileprivate var isApart: Bool {
    difference?.verdict == .above || difference?.verdict == .below
  }
}

// MARK: - Evidence

extension SurveyFindings {
  private func evidence(
    _ measure: String, _ cell: SurveyCell, in place: String? = nil
  ) -> [Evidence] {
    guard let figure = cell.value else { return [] }
    return [evidence(measure, figure.value, figure.interval, figure.respondents, in: place)]
  }

  private func evidence(
    _ measure: String, _ contrast: SurveyEstimator.Contrast, _ cell: SurveyCell
  ) -> Evidence {
    evidence(measure, contrast.value, contrast.interval, cell.value?.respondents)
  }

  private func evidence(
    _ measure: String, _ value: Double, _ interval: Interval?, _ respondents: Int?,
    in place: String? = nil
  ) -> Evidence {
    Evidence(
      measure: measure, territoryCode: dossier.territory.code, value: value, interval: interval,
      level: interval == nil ? nil : parameters.level, years: years, source: survey.source,
      caveats: caveats.map(\.rawValue), respondents: respondents, place: place)
  }

  /// Of the fieldwork; the facts asked about may go back to the year before.
  private var years: ClosedRange<Int> {
    let last = (survey.fieldwork.to ?? survey.fieldwork.from ?? dossier.mission.date).year
    let first = survey.fieldwork.from?.year ?? last
    return min(first, last)...last
  }

  private var caveats: [SurveyCaveat] {
    (survey.plan == .quotas ? [.quotas] : [])
      + (estimator.weighted.margins.isEmpty ? [.notCalibrated] : [])
  }
}

extension SurveyCell {
  /// What is said of a figure that establishes nothing.
  fileprivate var missingVerdict: Finding.Verdict {
    reason == .secrecy || reason == .complement ? .notPublished : .notEstablished
  }
}

extension String {
  /// As identifiers are written: `insecurite_quartier` is `insecurite-quartier`.
  var slug: String { String(map { $0 == "_" ? "-" : $0 }) }
}
