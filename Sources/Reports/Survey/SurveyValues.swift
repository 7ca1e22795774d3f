import Analysis
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// What an outline may say of the chapter: `enquete.disponible` and the rest.
  func surveyValues() throws(Problem) -> TemplateScope {
    guard let survey = findings.survey else {
      return [
        "disponible": .bool(false), "titre": .missing, "chapeau": .missing, "limites": .missing,
        "sentiments": .bool(false), "atteintes": .list([]), "quartiers": .bool(false),
        "opinions": .bool(false), "ensemble": .missing, "croisements": .bool(false),
        "sentiment": .missing, "titre_atteintes": .missing, "titre_quartiers": .missing,
        "phrase_quartiers": .missing,
        "fragile": .missing, "minimum": .missing,
      ]
    }
    let scope = try surveyScope(survey.sample)
    return [
      "disponible": .bool(true),
      "titre": .rich(try surveyTitle(survey)),
      "chapeau": .rich(try phrase("victimation.chapeau.\(survey.sample.plan.rawValue)", scope)),
      "limites": .list(try surveyLimits(survey).map(TemplateValue.rich)),
      "sentiments": .bool(!survey.feelings.isEmpty),
      "sentiment": .rich(try feelingSentences(survey)),
      "atteintes": .list(
        try survey.victimisations.mapTyped { kind throws(Problem) in
          .scope([
            "nom": .text(kind.label),
            "phrase": .rich(try sentences(about: kind, in: survey.sample)),
          ])
        }),
      "titre_atteintes": .rich(try victimisationTitle(survey)),
      "ensemble": .rich(try overallSentences(survey)),
      "quartiers": .bool(placedFeeling(survey) != nil),
      "titre_quartiers": .rich(try districtTitle(survey)),
      "phrase_quartiers": .rich(try districtSentences(survey)),
      "croisements": .bool(survey.crossings.contains { $0.test != nil }),
      "opinions": .bool(
        survey.questions.contains { $0.role == .trust || $0.role == .expectation }),
      "fragile": .integer(findings.context.parameters.fragileRespondents),
      "minimum": .integer(findings.context.parameters.minimumRespondents),
    ]
  }

  /// Where most feel insecure, and what hits most; cut to what a heading holds.
  private func surveyTitle(_ survey: SurveyResults) throws(Problem) -> [Inline] {
    var parts: [String] = []
    if let top = survey.mostFeared, let figure = top.negative?.value {
      parts.append(
        try words(
          "victimation.titres.sentiment",
          [
            "lieu": .text(label(ofQuestion: top.key)), "part": .text(SurveyPercent(figure).text),
          ]))
    }
    if let lead = lead(among: survey.victimisations, of: .person)
      ?? lead(among: survey.victimisations, of: .household)
    {
      parts.append(
        try words(
          "victimation.titres.atteinte.\(lead.unit.rawValue)",
          ["nom": .text(parts.isEmpty ? lead.label : lead.label.lowercasedFirst)]))
    }
    guard let first = parts.first else { return try phrase("victimation.titres.sans") }
    let both = parts.joined(separator: "\u{202F}; ")
    return [.text(both.count <= 92 ? both : first)]
  }

  private func victimisationTitle(_ survey: SurveyResults) throws(Problem) -> [Inline] {
    guard let figure = survey.overall.anyVictim.value else {
      return try phrase("victimation.titres.atteintes")
    }
    return try phrase(
      "victimation.titres.ensemble",
      try surveyScope(survey.sample).adding(["part": .text(SurveyPercent(figure).text)]))
  }

  private func districtTitle(_ survey: SurveyResults) throws(Problem) -> [Inline] {
    guard let question = placedFeeling(survey) else { return [] }
    let apart = question.districts.filter { $0.difference?.verdict == .above }.map(\.district)
    guard !apart.isEmpty else { return try phrase("victimation.titres.quartiers.aucun") }
    return try phrase(
      "victimation.titres.quartiers.plus",
      [
        "quartiers": .text(French.list(apart)),
        "lieu": .text(label(ofQuestion: question.key).lowercasedFirst),
      ])
  }

  /// The kind that is established to hit most, of one unit.
  func lead(
    among kinds: [VictimisationResult], of unit: Victimisation.Unit
  ) -> VictimisationResult? {
    kinds.first { kind in
      kind.unit == unit
        && numbered.contains {
          $0.domain == .survey && $0.aspect == .prevalence && $0.subject == kind.key
        }
    }
  }

  /// The question of feeling to show by district: with most districts set apart, then most negative.
  func placedFeeling(_ survey: SurveyResults) -> QuestionResult? {
    let placed = survey.feelings.filter { question in
      question.districts.contains { $0.share.value != nil }
    }
    func rank(_ question: QuestionResult) -> (Int, Double) {
      (
        question.districts.count { $0.difference?.verdict.isApart ?? false },
        question.negative?.value?.value ?? 0
      )
    }
    let best = placed.map(rank).max { $0 < $1 }
    return placed.first { question in best.map { rank(question) == $0 } ?? false }
  }

  /// What the survey can't say: always the first ones, then those of this survey.
  private func surveyLimits(_ survey: SurveyResults) throws(Problem) -> [[Inline]] {
    let sample = survey.sample
    var limits: [[Inline]] = []
    if let age = sample.scope.minimumAge {
      limits.append(try phrase("victimation.limites.age", ["age": .integer(age)]))
    }
    limits.append(try phrase("victimation.limites.foyers"))
    limits.append(try phrase("victimation.limites.memoire"))
    for caveat in sample.caveats {
      limits.append(try phrase("victimation.limites.\(caveat.rawValue)", try surveyScope(sample)))
    }
    if survey.hidesSomething {
      limits.append(try phrase("victimation.limites.masque", try surveyScope(sample)))
    }
    return limits
  }
}

extension SurveyResults {
  /// The question with the largest negative side that may be printed.
  var mostFeared: QuestionResult? {
    let shown = feelings.filter { $0.negative?.value != nil }
    let most = shown.compactMap { $0.negative?.value?.value }.max()
    return shown.first { $0.negative?.value?.value == most }
  }

  /// Whether an edition for everyone left a figure out.
  var hidesSomething: Bool {
    func isHidden(_ cell: SurveyCell) -> Bool {
      cell.reason == .secrecy || cell.reason == .complement
    }
    return !withheldQuestions.isEmpty
      || questions.contains { $0.answers.contains { isHidden($0.share) } }
      || victimisations.contains { isHidden($0.prevalence) || isHidden($0.complaint) }
      || questions.contains { $0.districts.contains { isHidden($0.share) } }
  }
}

extension Finding.Verdict {
  /// Whether a district is established to differ from the rest.
  var isApart: Bool { self == .above || self == .below }
}
