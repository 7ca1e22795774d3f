import Document
import Dossier
import Law
import Problems
import Templates
import Units

// The legal frame, the same in every document.
extension ReportMaterial {
  /// What the law asks of the territory, subject by subject.
  func obligationsTable(_ obligations: [Obligation]) throws(Problem) -> Table {
    var rows: [Table.Row] = []
    for obligation in obligations {
      let articles = obligation.references.map(\.article).joined(separator: ", ")
      rows.append(
        Table.Row([
          try phrase("droit.sujets.\(obligation.subject.rawValue)"),
          [.strong(try phrase("droit.verdicts.\(obligation.verdict.rawValue)"))],
          try phrase("droit.motifs.\(obligation.ground.rawValue)"), [.text(articles)],
        ]))
    }
    return Table(
      title: try phrase("tableaux.droit.titre"),
      columns: [
        Table.Column([.text(try words("colonnes.sujet"))], .left, stretch: 1),
        Table.Column([.text(try words("colonnes.verdict"))], .left),
        Table.Column([.text(try words("colonnes.motif"))], .left, stretch: 2),
        Table.Column([.text(try words("colonnes.articles"))], .left, isSecondary: true),
      ],
      rows: rows,
      source: try phrase("tableaux.droit.source", ["etat": .date(LegalState.date)]),
      anchor: "tableau-droit")
  }

  /// What each article says, in our own words, and how its text is known.
  func articlesTable(_ references: [LegalReference]) throws(Problem) -> Table {
    var rows: [Table.Row] = []
    for reference in Set(references).sorted() {
      guard let text = LegalCorpus.text(of: reference) else { continue }
      let code = try words("instance.codes.\(reference.code.rawValue)")
      var state = text.state.french
      if case .cited(let citing) = text.source {
        state = try words("instance.cite-par", ["article": .text(citing.article)])
      }
      rows.append(
        Table.Row([
          [.strong([.text(Self.unbroken("\(code) \(reference.article)"))])],
          try phrase("textes-de-loi.\(reference.key)"), [.text(Self.unbroken(state))],
        ]))
    }
    return Table(
      title: try phrase("instance.titres.articles"),
      columns: [
        Table.Column([.text(try words("instance.colonnes.article"))], .left),
        Table.Column([.text(try words("instance.colonnes.contenu"))], .left, stretch: 1),
        Table.Column(
          [.text(try words("instance.colonnes.etat"))], .left, isSecondary: true),
      ],
      rows: rows, source: try phrase("instance.articles-source"), anchor: "tableau-articles")
  }

  /// A narrow column keeps its reference on one line.
  private static func unbroken(_ text: String) -> String {
    text.replacing(" ", with: "\u{A0}")
  }

  /// What an outline may say of the state of the law on the day of the document.
  func lawValues(on date: CalendarDate) throws(Problem) -> TemplateScope {
    let coverage = LegalState.coverage(of: date)
    return [
      "etat": .date(LegalState.date),
      "est_ancien": .bool(coverage == .after),
      "est_anterieur": .bool(coverage == .before),
      // Reforms that were in force that day.
      "seuils_2021": .bool(date >= LegalState.thresholdReform),
      "composition_2024": .bool(date >= LegalState.membershipReform),
      "reserve": .rich(
        try phrase(
          "instance.couverture.\(coverage.rawValue)",
          [
            "etat": .date(LegalState.date), "date": .date(date),
            "reforme": .date(LegalState.thresholdReform),
          ])),
    ]
  }
}
