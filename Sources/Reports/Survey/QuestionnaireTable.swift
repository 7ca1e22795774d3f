import Document
import Dossier
import Problems
import Units

/// What was asked, in the words of the questionnaire: an answer is nothing without its question.
extension Material {
  func questionnaireTable() throws(Problem) -> Table? {
    guard let survey = dossier.survey, !(survey.questions.isEmpty && survey.victimisations.isEmpty)
    else { return nil }
    var rows: [Table.Row] = []
    for question in survey.questions { rows.append(try row(of: question)) }
    if !survey.victimisations.isEmpty {
      rows.append(
        Table.Row([try phrase("questionnaire.atteintes"), [], []], isGroup: true))
      for kind in survey.victimisations { rows.append(try row(of: kind)) }
    }
    return Table(
      title: try phrase("questionnaire.titre"),
      columns: [
        Table.Column([.text(try words("questionnaire.question"))], .left, stretch: 1),
        Table.Column([.text(try words("questionnaire.reponses"))], .left, stretch: 1),
        Table.Column([.text(try words("questionnaire.posee"))], .left),
      ],
      rows: rows, source: try phrase("questionnaire.note"), anchor: "tableau-questionnaire")
  }

  private func row(of question: SurveyQuestion) throws(Problem) -> Table.Row {
    let isFiltered = question.answers.contains(SurveyQuestion.notAsked)
    let answers = question.modalities + question.nonResponses
    return Table.Row([
      [.text(question.text ?? question.label)], [.text(answers.joined(separator: "\u{202F}; "))],
      [.text(try words("questionnaire.\(isFiltered ? "a-une-partie" : "a-tous")"))],
    ])
  }

  private func row(of kind: Victimisation) throws(Problem) -> Table.Row {
    var asked = [try words("questionnaire.victime.\(kind.unit.rawValue)")]
    if kind.repeats != nil { asked.append(try words("questionnaire.nombre")) }
    if kind.complaint != nil { asked.append(try words("questionnaire.plainte")) }
    if kind.report != nil { asked.append(try words("questionnaire.declaration")) }
    let isFiltered = kind.exposed != nil
    return Table.Row([
      [.text(kind.label)], [.text(asked.joined(separator: "\u{202F}; "))],
      [.text(try words("questionnaire.\(isFiltered ? "aux-exposes" : "a-tous")"))],
    ])
  }
}
