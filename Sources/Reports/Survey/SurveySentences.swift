import Analysis
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// Where people feel insecure, from the most to the least, with interval and base.
  func feelingSentences(_ survey: SurveyResults) throws(Problem) -> [Inline] {
    let shown = survey.feelings.filter { $0.negative?.value != nil }.sorted {
      ($1.negative?.value?.value ?? 0, $0.key) < ($0.negative?.value?.value ?? 0, $1.key)
    }
    guard let top = shown.first, let figure = top.negative?.value else { return [] }
    let scope = try surveyScope(survey.sample).adding(try values(of: top, figure))
    let isMajority = figure.interval.map { $0.lower > 0.5 } ?? false
    var text = try phrase(
      isMajority ? "victimation.sentiment.majorite" : "victimation.sentiment.premier", scope)
    text += mention(.feeling, top.key)
    text += [.text(".")]
    if shown.count > 1, let last = shown.last, let least = last.negative?.value {
      text += [.text(" ")]
      text += try phrase(
        "victimation.sentiment.dernier",
        try surveyScope(survey.sample).adding(try values(of: last, least)))
    }
    let filtered = shown.filter { $0.notAsked > 0 }.map {
      label(ofQuestion: $0.key).lowercasedFirst
    }
    if !filtered.isEmpty {
      text += [.text(" ")]
      text += try phrase(
        "victimation.sentiment.filtre", ["questions": .text(French.list(filtered))])
    }
    return text
  }

  private func values(
    of question: QuestionResult, _ figure: SurveyFigure
  ) throws(Problem) -> TemplateScope {
    let percent = SurveyPercent(figure)
    return [
      "lieu": .text(label(ofQuestion: question.key).lowercasedFirst),
      "Lieu": .text(label(ofQuestion: question.key)),
      "part": .text(percent.text), "intervalle": .text(percent.intervalText ?? ""),
      "repondants": .integer(figure.respondents),
    ]
  }

  /// What the survey says of one kind of facts: who is hit, how often, what is told.
  func sentences(
    about kind: VictimisationResult, in sample: SurveySample
  ) throws(Problem) -> [Inline] {
    var scope = try surveyScope(sample)
    scope["unites"] = .text(try words("victimation.unites.\(kind.unit.rawValue)"))
    guard let prevalence = kind.prevalence.value else {
      scope["motif"] = .text(try reason(kind.prevalence))
      return try phrase("victimation.atteinte.sans", scope)
    }
    let percent = SurveyPercent(prevalence)
    scope["part"] = .text(percent.text)
    scope["intervalle"] = .text(percent.intervalText ?? "")
    scope["repondants"] = .integer(prevalence.respondents)
    var text = try phrase("victimation.atteinte.prevalence", scope)
    text += try estimatedTotal(kind, scope)
    text += mention(.prevalence, kind.key) + [.text(".")]
    for (cell, key) in [
      (kind.risk, "risque"), (kind.incidence, "incidence"), (kind.complaint, "plainte"),
      (kind.report, "declaration"),
    ] {
      text += try sentence(cell, "victimation.atteinte.\(key)", kind, scope)
    }
    return text
  }

  /// « soit 1 820 personnes [1 490 ; 2 180] ».
  private func estimatedTotal(
    _ kind: VictimisationResult, _ scope: TemplateScope
  ) throws(Problem) -> [Inline] {
    guard let total = kind.totalVictims?.value, let interval = total.interval else { return [] }
    return try phrase(
      "victimation.atteinte.total",
      scope.adding([
        "total": .text(rounded(total.value)),
        "total_intervalle": .text(
          "[\(rounded(interval.lower))\(French.narrowSpace); \(rounded(interval.upper))]"),
      ]))
  }

  /// To the ten: an estimate of persons knows no unit.
  private func rounded(_ value: Double) -> String {
    French.integer(Int((value / 10).rounded()) * 10)
  }

  private func sentence(
    _ cell: SurveyCell, _ key: String, _ kind: VictimisationResult, _ scope: TemplateScope
  ) throws(Problem) -> [Inline] {
    guard let figure = cell.value else { return [] }
    let percent = SurveyPercent(figure)
    let isIncidence = key.hasSuffix("incidence")
    var values = scope
    values["part"] = .text(
      isIncidence ? French.decimal(figure.value * 100, places: 1) : percent.text)
    values["intervalle"] = .text(
      (isIncidence
        ? figure.interval.map {
          French.interval(Interval(lower: $0.lower * 100, upper: $0.upper * 100), places: 1)
        } : percent.intervalText) ?? "")
    values["repondants"] = .integer(figure.respondents)
    values["victimes"] = .text(try count(kind.victims))
    return [.text(" ")] + (try phrase(key, values))
  }

  private func reason(_ cell: SurveyCell) throws(Problem) -> String {
    guard let absence = cell.reason else { return "" }
    return try words(
      "victimation.motifs.\(absence.rawValue)",
      [
        "minimum": .integer(findings.context.parameters.minimumRespondents),
        "personnes": .integer(dossier.secrecy.persons),
      ])
  }

  /// Over all kinds of facts: who lives with one, who complains.
  func overallSentences(_ survey: SurveyResults) throws(Problem) -> [Inline] {
    let overall = survey.overall
    let scope = try surveyScope(survey.sample)
    var text: [Inline] = []
    for (cell, key) in [
      (overall.anyVictim, "touchees"), (overall.personalVictim, "personnellement"),
      (overall.complaint, "plainte"), (overall.report, "declaration"),
    ] {
      guard let figure = cell.value else { continue }
      let percent = SurveyPercent(figure)
      if !text.isEmpty { text += [.text(" ")] }
      text += try phrase(
        "victimation.ensemble.\(key)",
        scope.adding([
          "part": .text(percent.text), "intervalle": .text(percent.intervalText ?? ""),
          "repondants": .integer(figure.respondents),
        ]))
      if key == "plainte" { text += mention(.complaint, "plainte-ensemble") }
      text += [.text(".")]
    }
    return text
  }

  /// Which districts stand apart on the question that is shown.
  func districtSentences(_ survey: SurveyResults) throws(Problem) -> [Inline] {
    guard let question = placedFeeling(survey) else { return [] }
    var scope = try surveyScope(survey.sample)
    scope["lieu"] = .text(label(ofQuestion: question.key).lowercasedFirst)
    scope["m"] = .integer(findings.context.family(.surveyDistricts)?.tests ?? 0)
    var text: [Inline] = []
    for verdict in [Finding.Verdict.above, .below] {
      let apart = question.districts.filter { $0.difference?.verdict == verdict }
      guard !apart.isEmpty else { continue }
      scope["quartiers"] = .text(French.list(apart.map(described)))
      text += try phrase("victimation.quartiers.\(verdict.rawValue)", scope)
      text += mention(.districts, question.key) + [.text(". ")]
    }
    if text.isEmpty { text = try phrase("victimation.quartiers.aucun", scope) + [.text(" ")] }
    return text + (try phrase("victimation.quartiers.tests", scope))
  }

  /// « Les Rives (55 % [45 ; 64], n = 94) ».
  func described(_ figure: DistrictFigure) -> String {
    guard let share = figure.share.value else { return figure.district }
    let base = French.integer(share.respondents)
    return "\(figure.district) (\(SurveyPercent(share).full), n\u{A0}=\u{A0}\(base))"
  }
}
