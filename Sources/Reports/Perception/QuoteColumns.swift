import Analysis
import Document
import Dossier
import Problems
import Templates

extension Material {
  /// More would make the quotations the proof, which they are not.
  private static let mostQuotes = 8

  /// Sentences that were said, in two columns, each with the family of who said it.
  func quoteColumns() throws(Problem) -> [Block] {
    guard let perception = findings.perception else { return [] }
    let quotes = Array(perception.quotes.prefix(Self.mostQuotes))
    guard !quotes.isEmpty else { return [] }
    var columns: [[Block]] = [[], []]
    for (index, quote) in quotes.enumerated() {
      columns[index % 2] += try blocks(of: quote, perception)
    }
    return [.columns(columns.filter { !$0.isEmpty })]
  }

  private func blocks(
    of quote: SelectedQuote, _ perception: PerceptionResults
  ) throws(Problem) -> [Block] {
    let theme = perception.themes.first { $0.code == quote.themeCode }?.label ?? ""
    let speaker = try speaker(quote.family)
    let who = quote.function.map(typeset) ?? speaker
    let parts = [who.uppercasedFirst] + [quote.place.map(typeset)].compactMap { $0 }
    return [
      .paragraph(
        Paragraph(
          try phrase("perception.parole.texte", ["texte": .text(typeset(quote.text))]))),
      .paragraph(
        Paragraph(
          try phrase(
            "perception.parole.signature",
            ["theme": .text(typeset(theme)), "qui": .text(parts.joined(separator: ", "))]),
          role: .source)),
    ]
  }

  /// « autre acteur » when the family was heard once.
  private func speaker(_ family: HeardFamily) throws(Problem) -> String {
    guard let name = family.name else { return try words("perception.autre") }
    return typeset(name)
  }
}
