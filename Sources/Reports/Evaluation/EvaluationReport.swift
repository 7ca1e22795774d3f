public import Document
public import Dossier
import Drawing
public import Problems
public import Strategy
public import Templates
import Units

/// The evaluation of a strategy, as a document without pages.
public func evaluationReport(
  _ evaluation: StrategyEvaluation, of dossier: Dossier, templates: TemplateLibrary,
  options: ReportOptions
) throws(Problems) -> Warned<Document> {
  try report(
    outline: "evaluation.md", templates: templates,
    from: { wording throws(Problem) in
      try evaluationSource(
        EvaluationMaterial(
          dossier: dossier, evaluation: evaluation, wording: wording, edition: options.edition))
    },
    as: { head, material throws(Problem) in
      ReportIdentity(
        title: head.text("titre"), date: material.evaluation.day,
        picture: try material.coverPicture(), logo: options.logo)
    })
}

/// What the values, the figures and the tables of an evaluation are made from.
struct EvaluationMaterial: ReportMaterial {
  let dossier: Dossier
  let evaluation: StrategyEvaluation
  let wording: Wording
  let edition: DocumentEdition

  /// « communes comparables ».
  var groupName: String {
    get throws(Problem) { try words("types.\(kindKey).comparables") }
  }

  /// « 2019, 2022 et 2023 ».
  func printed(_ years: [Int]) -> String { French.list(years.map(String.init)) }

  /// A phrase for one, and another with the number for several.
  func counted(_ key: String, _ count: Int) throws(Problem) -> String {
    try words("\(key).\(count < 2 ? "un" : "plusieurs")", ["n": .integer(count)])
  }

  func table(
    _ key: String, _ columns: [EvaluationColumn], _ rows: [Table.Row],
    reading: [Inline] = [], source: [Inline] = []
  ) throws(Problem) -> Table? {
    guard !rows.isEmpty else { return nil }
    var heads: [Table.Column] = []
    for column in columns {
      heads.append(
        Table.Column(
          [.text(try words("evaluation.colonnes.\(column.key)"))], column.alignment,
          isSecondary: column.isSecondary, stretch: column.stretch))
    }
    return Table(
      title: try phrase("evaluation.tableaux.\(key)"), columns: heads, rows: rows,
      reading: reading, source: source, anchor: "tableau-evaluation-" + key)
  }
}

/// A column by the key of its name.
struct EvaluationColumn {
  let key: String
  var alignment = Table.Alignment.left
  var stretch = 0.0
  var isSecondary = false
}
