import Problems

// The fences of a paper that is completed and signed by hand.
extension OutlineReader {
  /// `blanc N`, a label a line; `signatures ouverture`, `fonction | nom` a line.
  mutating func paperNode(of fence: Fence, _ line: FenceLine) throws(Problem) -> OutlineNode {
    let content = contentLines(of: fence)
    guard line.words[0].text == "blanc" else {
      guard !content.isEmpty else { throw .noSigner(at: line.text.span) }
      return .signatures(
        opening: inlines(line.rest(after: 1)), content.compactMap { signer($0) })
    }
    guard !content.isEmpty else { throw .noBlank(at: line.text.span) }
    let lines = try blankLines(line)
    return .blanks(content.map { BlankTemplate(label: inlines($0), lines: lines) })
  }

  /// More dotted lines than this fill a page.
  private static var mostLines: Int { 25 }

  private func blankLines(_ line: FenceLine) throws(Problem) -> Int {
    guard line.words.count > 1 else { return 1 }
    let word = line.words[1]
    guard line.words.count == 2, let count = Int(word.text), (1...Self.mostLines).contains(count)
    else { throw .blankLines(Self.mostLines, at: word.span) }
    return count
  }

  private mutating func signer(_ line: PlacedText) -> SignerTemplate? {
    let parts = line.split(on: "|").map(\.trimmed)
    guard parts.count <= 2, !parts[0].characters.isEmpty else {
      problems.add(.signerShape(at: line.span))
      return nil
    }
    return SignerTemplate(
      role: inlines(parts[0]), name: parts.count == 2 ? inlines(parts[1]) : [])
  }
}

extension Problem {
  fileprivate static func noBlank(at span: SourceSpan) -> Problem {
    Problem(
      .error, "blanc-vide", "un bloc « blanc » tient un libellé par ligne", at: span,
      hint: "par exemple : Date de la délibération :")
  }

  fileprivate static func blankLines(_ most: Int, at span: SourceSpan) -> Problem {
    Problem(
      .error, "blanc-illisible", "un nombre de lignes, de 1 à \(most), est attendu après « blanc »",
      at: span)
  }

  fileprivate static func noSigner(at span: SourceSpan) -> Problem {
    Problem(
      .error, "signatures-vides", "un bloc « signatures » tient un signataire par ligne", at: span,
      hint: "une ligne s'écrit « fonction » ou « fonction | nom »")
  }

  fileprivate static func signerShape(at span: SourceSpan) -> Problem {
    Problem(
      .error, "signataire-illisible", "un signataire s'écrit « fonction » ou « fonction | nom »",
      at: span)
  }
}
