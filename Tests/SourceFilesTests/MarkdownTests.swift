import Problems
import SourceFiles
import Testing

private func read(_ text: String) throws(Problems) -> MarkdownDocument {
  try readMarkdown(SourceText(text, of: "diagnostic.md"))
}

/// The blocks as a short text, to compare at a glance.
private func outline(_ blocks: [MarkdownBlock]) -> String {
  blocks.map { block in
    switch block.content {
    case .heading(let level, let inlines): "h\(level)(\(outline(inlines)))"
    case .paragraph(let inlines): "p(\(outline(inlines)))"
    case .list(let list):
      "\(list.firstNumber.map { "ol\($0)" } ?? "ul")\(list.isTight ? "" : "!")"
        + "(\(list.items.map(outline).joined(separator: " | ")))"
    case .quote(let inner): "quote(\(outline(inner)))"
    case .table(let table):
      "table(\(table.header.map(outline)) \(table.rows.map { $0.map(outline) }))"
    case .fence(let name, let text): "fence(\(name): \(text))"
    case .indentedCode(let text): "code(\(text))"
    case .thematicBreak: "---"
    }
  }.joined(separator: " ")
}

private func outline(_ inlines: [MarkdownInline]) -> String {
  inlines.map { inline in
    switch inline.content {
    case .text(let text): text
    case .softBreak: "␤"
    case .hardBreak: "⏎"
    case .emphasis(let inner): "<em \(outline(inner))>"
    case .strong(let inner): "<b \(outline(inner))>"
    case .code(let text): "<code \(text)>"
    case .link(let destination, let inner): "<a \(destination) \(outline(inner))>"
    case .image(let path, let title, let inner):
      "<img \(path) \(title.isEmpty ? "" : title + " ")\(outline(inner))>"
    }
  }.joined()
}

@Suite struct MarkdownTests {
  @Test(arguments: [
    ("## Un titre", "h2(Un titre)"),
    ("un\ndeux  \ntrois", "p(un␤deux⏎trois)"),
    ("*un* **deux** `trois`", "p(<em un> <b deux> <code trois>)"),
    (
      "[texte](https://exemple.fr) ![carte](carte.png)",
      "p(<a https://exemple.fr texte> <img carte.png carte>)"
    ),
    ("- un\n- deux\n  1. trois", "ul(p(un) | p(deux) ol1(p(trois)))"),
    ("3. un\n\n4. deux", "ol3!(p(un) | p(deux))"),
    ("> cité", "quote(p(cité))"),
    ("***", "---"),
    (
      "```figure malveillance.evolution\nlargeur: 12\n```",
      "fence(figure malveillance.evolution: largeur: 12\n)"
    ),
    ("    texte", "code(texte\n)"),
    ("À ~~garder~~ : https://exemple.fr", "p(À ~~garder~~ : https://exemple.fr)"),
    ("un <!-- remarque --> mot", "p(un  mot)"),
    ("<!-- remarque\nlongue -->\n\nun", "p(un)"),
  ])
  func reads(text: String, expected: String) throws {
    #expect(outline(try read(text).blocks) == expected)
  }

  @Test(arguments: [
    "{{commune.nom}}", "{{ nombre_de_faits_total }} en {{annee}} !",
    "[{{a}}] et * {{b}} ~ _ < {{c}}",
  ])
  func keepsValuesToFillInOneText(text: String) throws {
    let blocks = try read(text).blocks
    guard case .paragraph(let inlines) = blocks.first?.content else {
      Issue.record("a paragraph")
      return
    }
    #expect(inlines.count == 1)
    #expect(outline(inlines) == text)
  }

  @Test func readsATableWithItsAlignments() throws {
    let text = "| a | b | c | d |\n|---|:--|:-:|--:|\n| 1 | **2** | {{x}} | |"
    let document = try read(text)
    guard case .table(let table) = document.blocks.first?.content else {
      Issue.record("a table")
      return
    }
    #expect(table.alignments == [.unspecified, .left, .center, .right])
    #expect(table.header.map(outline) == ["a", "b", "c", "d"])
    #expect(table.rows.map { $0.map(outline) } == [["1", "<b 2>", "{{x}}", ""]])
  }

  @Test func knowsItsLines() throws {
    let marked = MarkedText(
      "# Titre\n\nun\ndeux ⟨{{inconnu}}⟩ trois\n\n- a\n", file: "diagnostic.md")
    let blocks = try read(marked.text).blocks
    #expect(blocks.map(\.lines.lowerBound) == [1, 3, 6])
    #expect(blocks[1].span(of: "{{inconnu}}") == marked.span)
    guard case .paragraph(let inlines) = blocks[1].content else { return }
    #expect(inlines.map(\.line) == [3, 3, 4])
  }

  @Test(arguments: [
    ("un\n\n⟨```figure x⟩\ny\n", "bloc-non-ferme", "le bloc ouvert ici n'est pas fermé"),
    ("⟨```⟩", "bloc-non-ferme", "le bloc ouvert ici n'est pas fermé"),
    ("> ⟨⟩~~~ a\n> b\n", "bloc-non-ferme", "le bloc ouvert ici n'est pas fermé"),
    ("un ⟨<b>⟩mot", "html-refuse", "le HTML n'est pas accepté dans un texte"),
    ("a\n\n⟨<div>⟩\n", "html-refuse", "le HTML n'est pas accepté dans un texte"),
  ])
  func refuses(marked: String, identifier: String, summary: String) throws {
    let marked = MarkedText(marked, file: "diagnostic.md")
    let problems = try #require(throws: Problems.self) { try read(marked.text) }
    let problem = try #require(problems.all.first)
    #expect(problem.identifier == identifier)
    #expect(problem.summary == summary)
    #expect(problem.span?.line == marked.span.line)
    if marked.span.length > 1 { #expect(problem.span == marked.span) }
  }

  @Test func acceptsAFenceClosedInsideAQuotationOrAList() throws {
    #expect(outline(try read("> ~~~ a\n> b\n> ~~~\n").blocks) == "quote(fence(a: b\n))")
    #expect(outline(try read("- ```\n  b\n  ```\n").blocks) == "ul(fence(: b\n))")
  }

  @Test func boundsTheDepth() throws {
    let problems = try #require(throws: Problems.self) {
      try read(String(repeating: "> ", count: 500) + "a")
    }
    #expect(
      problems.all.map(\.summary) == ["les blocs sont imbriqués sur plus de 50 niveaux"])
  }
}

@Suite struct FrontMatterTests {
  private func read(_ text: String) throws(Problems) -> MarkdownFile {
    try readMarkdownFile(SourceText(text, of: "diagnostic.md"))
  }

  @Test func readsTheHeadAndTheBodyWithTheLinesOfTheFile() throws {
    let marked = MarkedText("---\nsi: ⟨toujours⟩\n---\n# Titre\n\nun", file: "diagnostic.md")
    let file = try read(marked.text)
    #expect(try file.head?.mapping().required("si").span == marked.span)
    #expect(file.body.blocks.map(\.lines.lowerBound) == [4, 6])
  }

  @Test func toleratesAnAbsentOrEmptyHead() throws {
    #expect(try read("# Titre").head == nil)
    #expect(try read("---\n---\n# Titre").head == nil)
    #expect(try read("---\n# remarque\n\n---\n").body.blocks.isEmpty)
    #expect(try read("---\r\na: 1\r\n---\r\nun\r\n").head?.mapping().keys == ["a"])
  }

  @Test func reportsTheProblemsOfBothParts() throws {
    let problems = try #require(throws: Problems.self) {
      try read("---\na: 1\na: 2\n---\nun <b>mot</b>\n")
    }
    #expect(problems.all.map(\.identifier) == ["cle-en-double", "html-refuse", "html-refuse"])
    #expect(problems.all.map { $0.span?.line } == [3, 5, 5])
  }

  @Test func underlinesAHeadThatIsNotClosed() throws {
    let problems = try #require(throws: Problems.self) { try read("---\na: 1\n# Titre\n") }
    #expect(problems.all.map(\.summary) == ["l'en-tête ouvert par « --- » n'est pas fermé"])
    #expect(problems.all.first?.span?.line == 1)
  }
}
