import Dossier
import Statistics
import Units

/// The measures of one kind of facts (CESDIP; Zauberman, Robert, Névanen & Bon 2013).
struct VictimisationStudy {
  let facts: Victimisation
  let estimator: SurveyEstimator
  let secrecy: RespondentSecrecy
  let district: SurveyQuestion?

  private var parameters: AnalysisParameters { estimator.parameters }
  private var survey: VictimisationSurvey { estimator.weighted.survey }

  func result() -> VictimisationResult {
    let base = estimator.base(facts.unit, where: facts.isKnown)
    let prevalence = estimator.share(of: base, where: facts.isVictim)
    let hidden = secrecy.absence(of: .victims(facts.key))
    let facts = FactCounts(study: self, base: base, prevalence: prevalence)
    let incidence = cell(facts.incidence(), hiddenFor: hidden)
    let prevalenceCell = cell(prevalence, hiddenFor: hidden)
    let victims = prevalence?.agreeing ?? 0
    return VictimisationResult(
      key: self.facts.key, label: self.facts.label, unit: self.facts.unit,
      indicator: self.facts.indicator,
      victims: hidden == nil ? .shown(victims) : .hidden,
      withoutAnswer: survey.respondents - base.respondents - notPut,
      prevalence: prevalenceCell, risk: risk(base, hiddenFor: hidden),
      multivictimation: cell(facts.multivictimation, hiddenFor: hidden), incidence: incidence,
      cap: hidden == nil ? facts.cap(secrecy) : nil,
      complaint: complaint(hiddenFor: hidden), report: report(hiddenFor: hidden),
      totalVictims: total(prevalenceCell), totalFacts: total(incidence),
      districts: districts(base, hidden), caveats: caveats)
  }

  /// Respondents to whom the question was not put, though they have what can be stolen.
  private var notPut: Int {
    facts.victim.indices.count { facts.victim[$0] == .notAsked && !facts.isKnown($0) }
  }

  /// A kind that nobody was asked about, or whose number was not asked, has no such figure.
  private func cell(_ draft: SurveyDraft?, hiddenFor absence: SurveyAbsence?) -> SurveyCell {
    if let absence { return .unavailable(absence) }
    return draft.map { $0.cell(parameters) } ?? .unavailable(.notAsked)
  }

  private func risk(_ base: SurveyBase, hiddenFor absence: SurveyAbsence?) -> SurveyCell {
    guard let exposed = facts.exposed else { return .unavailable(.notAsked) }
    let equipped = estimator.narrowed(base) { exposed[$0] == .yes }
    guard let draft = estimator.share(of: equipped, where: facts.isVictim) else {
      return .unavailable(.tooFewRespondents)
    }
    return draft.cell(parameters, hiddenFor: absence ?? hidden(.risk(facts.key), draft))
  }

  private func total(_ cell: SurveyCell) -> SurveyCell? {
    let size = facts.unit == .household ? survey.scope.households : survey.scope.persons
    guard let size else { return nil }
    switch cell {
    case .unavailable(let reason): return .unavailable(reason)
    case .available(let figure): return .available(figure.multiplied(by: Double(size)))
    }
  }

  private var caveats: [SurveyCaveat] {
    var caveats: [SurveyCaveat] = []
    switch facts.unit {
    case .household:
      if survey.householdSizes == nil { caveats.append(.noHouseholdSize) }
      if survey.scope.households == nil { caveats.append(.noHouseholds) }
    case .person:
      if survey.scope.persons == nil { caveats.append(.noPopulation) }
    }
    return caveats
  }

  private func districts(_ base: SurveyBase, _ absence: SurveyAbsence?) -> [DistrictFigure] {
    guard let district else { return [] }
    return DistrictStudy(
      estimator: estimator, secrecy: secrecy, district: district, base: base,
      measure: .victims(facts.key), isYes: facts.isVictim, absence: absence
    ).figures()
  }
}

// MARK: - What victims did

extension VictimisationStudy {
  private func complaint(hiddenFor absence: SurveyAbsence?) -> SurveyCell {
    guard facts.complaint != nil else { return .unavailable(.notAsked) }
    return rate(.complaint(facts.key), hiddenFor: absence, facts.complaintOfVictim)
  }

  private func report(hiddenFor absence: SurveyAbsence?) -> SurveyCell {
    guard facts.report != nil else { return .unavailable(.notAsked) }
    return rate(.report(facts.key), hiddenFor: absence, facts.reportOfVictim)
  }

  private func rate(
    _ measure: RespondentMeasure, hiddenFor absence: SurveyAbsence?, _ answer: (Int) -> Bool?
  ) -> SurveyCell {
    let base = estimator.base(facts.unit) { answer($0) != nil }
    guard let draft = estimator.share(of: base, where: { answer($0) == true }) else {
      return .unavailable(absence ?? .tooFewRespondents)
    }
    return draft.cell(parameters, hiddenFor: absence ?? hidden(measure, draft))
  }

  /// Too few respondents for a figure is said first: the plan keeps such cells off the page.
  private func hidden(_ measure: RespondentMeasure, _ draft: SurveyDraft) -> SurveyAbsence? {
    draft.respondents < parameters.minimumRespondents ? nil : secrecy.absence(of: measure)
  }
}

extension Victimisation {
  /// Whether one knows if the respondent was a victim.
  ///
  /// Who has no vehicle was not asked whether it was stolen, and was no victim.
  func isKnown(_ respondent: Int) -> Bool {
    switch victim[respondent] {
    case .yes, .no: true
    case .unknown: false
    case .notAsked: exposed?[respondent] == .no
    }
  }

  func isVictim(_ respondent: Int) -> Bool { victim[respondent] == .yes }

  /// Nil for who is no victim, and for a victim who did not say.
  func complaintOfVictim(_ respondent: Int) -> Bool? {
    isVictim(respondent) ? complaint?[respondent].said : nil
  }

  /// The same for any report; a complaint is one.
  func reportOfVictim(_ respondent: Int) -> Bool? {
    guard isVictim(respondent) else { return nil }
    return complaint?[respondent] == .yes ? true : report?[respondent].said
  }
}

extension Victimisation.Answer {
  /// Nil when it is neither yes nor no.
  var said: Bool? {
    switch self {
    case .yes: true
    case .no: false
    case .unknown, .notAsked: nil
    }
  }
}

extension SurveyFigure {
  /// The total in a population of this size.
  func multiplied(by size: Double) -> SurveyFigure {
    SurveyFigure(
      value: value * size, standardError: standardError * size,
      interval: interval?.scaled(by: size), respondents: respondents,
      designEffect: designEffect, isFragile: isFragile)
  }
}
