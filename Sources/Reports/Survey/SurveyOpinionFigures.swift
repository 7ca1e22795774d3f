import Analysis
import Charts
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// What people expect, then whom they trust: two figures a row.
  func opinionFigures() throws(Problem) -> [Block] {
    guard let survey = findings.survey else { return [] }
    var blocks: [Block] = []
    for role in [SurveyQuestion.Role.expectation, .trust] {
      var figures: [Figure] = []
      for question in survey.questions where question.role == role {
        if let figure = try opinionFigure(question, role, survey) { figures.append(figure) }
      }
      for start in stride(from: 0, to: figures.count, by: 2) {
        let pair = figures[start..<min(start + 2, figures.count)]
        blocks +=
          pair.count == 2
          ? [.columns(pair.map { [.figure($0)] })] : pair.map { .figure($0) }
      }
    }
    return blocks
  }

  private func opinionFigure(
    _ question: QuestionResult, _ role: SurveyQuestion.Role, _ survey: SurveyResults
  ) throws(Problem) -> Figure? {
    guard let most = question.mostGiven, let figure = most.share.value else { return nil }
    var rows: [HorizontalBars.Row] = []
    for answer in question.answers { rows.append(try row(answer)) }
    let scope = try surveyScope(survey.sample).adding([
      "question": .text(
        role == .trust
          ? label(ofQuestion: question.key).lowercasedFirst : label(ofQuestion: question.key)),
      "texte": .text(question.text ?? label(ofQuestion: question.key)),
      "reponse": .text(most.modality), "part": .text(SurveyPercent(figure).text),
      "part_intervalle": .text(SurveyPercent(figure).full),
      "repondants": .integer(question.respondents),
      "sans": .integer(question.withoutAnswer),
    ])
    let key = "victimation.figures.opinion"
    return Figure(
      title: try phrase("\(key).titre.\(role.rawValue)", scope),
      subtitle: try phrase("\(key).sous-titre", scope),
      chart: Chart(
        plot: HorizontalBars(
          rows: rows, order: role == .expectation ? .largestFirst : .given, places: 0,
          unit: French.narrowSpace + "%"),
        alternativeText: try words(
          "\(key).description", scope.adding(["valeurs": .text(try opinionList(question))])),
        values: try opinionValues(question)),
      reading: try phrase("\(key).lecture", scope), source: try surveySource(survey.sample),
      anchor: "figure-enquete-\(question.key)")
  }

  private func row(_ answer: QuestionResult.Answer) throws(Problem) -> HorizontalBars.Row {
    let percent = answer.share.value.map(SurveyPercent.init)
    return HorizontalBars.Row(
      answer.modality, Estimate(percent?.value, interval: percent?.interval),
      valueText: percent == nil ? try share(answer.share) : nil)
  }

  private func opinionList(_ question: QuestionResult) throws(Problem) -> String {
    var parts: [String] = []
    for answer in question.answers {
      parts.append("\(answer.modality) : \(try share(answer.share))")
    }
    return parts.joined(separator: " ; ")
  }

  private func opinionValues(_ question: QuestionResult) throws(Problem) -> ValueTable {
    var rows: [[String]] = []
    for answer in question.answers {
      rows.append([
        answer.modality, try share(answer.share),
        answer.share.value.flatMap { SurveyPercent($0).intervalText } ?? "–",
        try count(answer.respondents),
      ])
    }
    return ValueTable(
      columns: [
        try words("victimation.colonnes.reponse"), try words("victimation.colonnes.part"),
        try words("colonnes.intervalle"), try words("victimation.colonnes.repondants"),
      ], rows: rows)
  }
}

extension QuestionResult {
  /// The answer with the largest share that may be printed.
  var mostGiven: Answer? {
    let most = answers.compactMap { $0.share.value?.value }.max()
    return answers.first { $0.share.value != nil && $0.share.value?.value == most }
  }
}
