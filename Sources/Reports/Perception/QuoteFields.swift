import Analysis
import Document
import Dossier
import Problems
import Templates

extension Material {
  /// More would make the quotations the proof, which they are not.
  private static let mostQuotes = 8

  /// Sentences that were said, by theme, each with the family of who said it.
  func quoteFields() throws(Problem) -> [Block] {
    guard let perception = findings.perception else { return [] }
    let quotes = Array(perception.quotes.prefix(Self.mostQuotes))
    guard !quotes.isEmpty else { return [] }
    return [
      .fieldTable(
        FieldTable(
          fields: try quotes.mapTyped { quote throws(Problem) in
            try field(of: quote, perception)
          }))
    ]
  }

  private func field(
    of quote: SelectedQuote, _ perception: PerceptionResults
  ) throws(Problem) -> FieldTable.Field {
    let theme = perception.themes.first { $0.code == quote.themeCode }?.label ?? ""
    let speaker = try speaker(quote.family)
    let who = quote.function.map(typeset) ?? speaker
    let parts = [who] + [quote.place.map(typeset)].compactMap { $0 }
    return FieldTable.Field(
      name: [.text(typeset(theme).uppercasedFirst)],
      content: [
        .paragraph(
          Paragraph(
            try phrase(
              "perception.parole",
              [
                "texte": .text(typeset(quote.text)),
                "qui": .text(parts.joined(separator: ", ")),
              ])))
      ])
  }

  /// « autre acteur » when the family was heard once.
  private func speaker(_ family: HeardFamily) throws(Problem) -> String {
    guard let name = family.name else { return try words("perception.autre") }
    return typeset(name)
  }
}
