import Analysis
import Charts
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// The questions on feeling as bars on both sides of one axis, one figure a scale of answers.
  func feelingFigures() throws(Problem) -> [Figure] {
    guard let survey = findings.survey else { return [] }
    let scales = unique(survey.feelings.map(FeelingScale.init))
    var figures: [Figure] = []
    for (index, scale) in scales.enumerated() where scale.isDrawable {
      let questions = survey.feelings.filter { FeelingScale($0) == scale }
      guard questions.contains(where: { $0.negative?.value != nil }) else { continue }
      figures.append(
        try figure(of: questions, scale, survey, anchor: index == 0 ? "" : "-\(index + 1)"))
    }
    return figures
  }

  private func figure(
    of questions: [QuestionResult], _ scale: FeelingScale, _ survey: SurveyResults,
    anchor: String
  ) throws(Problem) -> Figure {
    let ranked = questions.sorted {
      ($1.negative?.value?.value ?? -1, $0.key) < ($0.negative?.value?.value ?? -1, $1.key)
    }
    var rows: [StackedShares.Row] = []
    for question in ranked { rows.append(try row(question)) }
    var chartWords = ChartWords()
    chartWords.missing = try word(for: .secrecy)
    let scope = try surveyScope(survey.sample).adding([
      "negatifs": .text(
        French.list(Array(scale.modalities.prefix(scale.negativeCount)), last: "ou"))
    ])
    return Figure(
      title: try feelingTitle(ranked),
      subtitle: try phrase("victimation.figures.sentiment.sous-titre", scope),
      chart: Chart(
        plot: StackedShares(
          answers: scale.modalities, negativeCount: scale.negativeCount,
          hasNeutral: scale.hasNeutral, rows: rows, order: .given,
          totalHeading: try words("victimation.figures.sentiment.total"), words: chartWords),
        alternativeText: try words(
          "victimation.figures.sentiment.texte",
          scope.adding([
            "valeurs": .text(
              rows.map { "\($0.label) : \($0.total) \($0.margin)" }.joined(separator: " ; "))
          ])),
        values: try feelingValues(ranked, scale)),
      reading: try feelingReading(ranked, scope),
      source: try surveySource(survey.sample, note: "victimation.figures.sentiment.note"),
      anchor: "figure-enquete-sentiment" + anchor)
  }

  private func row(_ question: QuestionResult) throws(Problem) -> StackedShares.Row {
    let shares = question.answers.compactMap { $0.share.value.map { $0.value * 100 } }
    let total = question.negative ?? .unavailable(.notAsked)
    return StackedShares.Row(
      label(ofQuestion: question.key),
      shares: shares.count == question.answers.count ? shares : nil, total: try share(total),
      margin: total.value.flatMap { SurveyPercent($0).margin } ?? "")
  }

  private func feelingTitle(_ ranked: [QuestionResult]) throws(Problem) -> [Inline] {
    guard let top = ranked.first, let figure = top.negative?.value else {
      return try phrase("victimation.figures.sentiment.titre-sans")
    }
    let isMajority = figure.interval.map { $0.lower > 0.5 } ?? false
    return try phrase(
      isMajority
        ? "victimation.figures.sentiment.titre-majorite" : "victimation.figures.sentiment.titre",
      [
        "lieu": .text(label(ofQuestion: top.key).lowercasedFirst),
        "Lieu": .text(label(ofQuestion: top.key)), "part": .text(SurveyPercent(figure).text),
      ])
  }

  private func feelingReading(
    _ ranked: [QuestionResult], _ scope: TemplateScope
  ) throws(Problem) -> [Inline] {
    guard
      let question = ranked.first(where: { question in
        question.negative?.value != nil && question.answers.allSatisfy { $0.share.value != nil }
      }), let negative = question.negative?.value
    else { return [] }
    var parts: [String] = []
    for answer in question.answers.prefix(question.negativeCount ?? 0) {
      parts.append("\(try share(answer.share)) \(answer.modality)")
    }
    return try phrase(
      "victimation.figures.sentiment.lecture",
      scope.adding([
        "lieu": .text(label(ofQuestion: question.key).lowercasedFirst),
        "parts": .text(French.list(parts)), "total": .text(SurveyPercent(negative).full),
        "repondants": .integer(negative.respondents),
      ]))
  }

  private func feelingValues(
    _ questions: [QuestionResult], _ scale: FeelingScale
  ) throws(Problem) -> ValueTable {
    var rows: [[String]] = []
    for question in questions {
      var cells = [label(ofQuestion: question.key)]
      for answer in question.answers { cells.append(try share(answer.share)) }
      let total = question.negative ?? .unavailable(.notAsked)
      cells += [
        try share(total), total.value.flatMap { SurveyPercent($0).intervalText } ?? "–",
        French.integer(question.respondents), French.integer(question.withoutAnswer),
      ]
      rows.append(cells)
    }
    return ValueTable(
      columns: [try words("victimation.colonnes.question")] + scale.modalities + [
        try words("victimation.figures.sentiment.total"), try words("colonnes.intervalle"),
        try words("victimation.colonnes.n"), try words("victimation.colonnes.sans-reponse"),
      ], rows: rows)
  }
}

/// Answers on a scale of feeling, from the most to the least insecure.
private struct FeelingScale: Hashable {
  let modalities: [String]
  let negativeCount: Int

  init(_ question: QuestionResult) {
    modalities = question.answers.map(\.modality)
    negativeCount = question.negativeCount ?? 0
  }

  /// One answer in the middle of an odd number is on neither side.
  var hasNeutral: Bool {
    !modalities.count.isMultiple(of: 2) && negativeCount == modalities.count / 2
  }

  /// Up to two answers on each side have colours that can be told apart.
  var isDrawable: Bool {
    let positive = modalities.count - negativeCount - (hasNeutral ? 1 : 0)
    return modalities.count >= 2 && (1...2).contains(negativeCount) && (0...2).contains(positive)
  }
}
