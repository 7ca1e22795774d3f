import Foundation
import Testing

/// The list of what templates may name: nothing that the shipped ones use is missing from it, and
/// whatever it names can be printed.
@Suite struct ModelsCommandTests {
  private static let listed: Result<String, any Error> = Result {
    let run = try Run(["modeles", Repository.fixture("valmont").path])
    #expect(run.status == 0, "\(run.problems)")
    return run.output
  }

  /// The part of the list about one outline.
  private func part(_ outline: String) throws -> String {
    let text = try Self.listed.get()
    let start = try #require(text.range(of: "\(outline)\n"))
    let rest = text[start.upperBound...]
    let lines = rest.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.prefix { $0.isEmpty || $0.hasPrefix(" ") }.joined(separator: "\n") + "\n"
  }

  private func names(_ pattern: String, in text: String) throws -> Set<String> {
    let expression = try NSRegularExpression(pattern: pattern, options: .anchorsMatchLines)
    let whole = NSRange(text.startIndex..., in: text)
    return Set(
      expression.matches(in: text, range: whole).compactMap { match in
        Range(match.range(at: 1), in: text).map { String(text[$0]) }
      })
  }

  private static let outlines: [(String, files: [String])] = [
    ("diagnostic.md", ["diagnostic.md"]), ("evaluation.md", ["evaluation.md"]),
    ("observatoire.md", ["observatoire.md"]), ("releve.md", ["releve.md"]),
    ("strategie.md", ["strategie.md", "fiches.md"]),
    ("instance/*.md", ["instance/arrete.md", "instance/charte.md", "instance/suivi.md"]),
  ]

  @Test(arguments: outlines)
  func namesAllThatShippedTemplatesUse(outline: String, files: [String]) throws {
    let part = try part(outline)
    let texts = try files.map { try Repository.text("templates/\($0)") }
    let text = texts.joined(separator: "\n")
    let loops = try names(#"pour:? +([a-z_]+) +dans"#, in: text).union(["modele"])
    let fences = try names(#"^`{3,}((?:figure|tableau) [a-z.\-]+)"#, in: text)
    #expect(!fences.isEmpty)
    for fence in fences { #expect(part.contains("```\(fence)"), "\(fence)") }
    let values = try names(#"\{\{ *([a-z_]+(?:\.[a-z_]+)*)"#, in: text)
      .filter { !loops.contains(String($0.prefix { $0 != "." })) }
    #expect(!values.isEmpty)
    for value in values {
      #expect(part.contains("{{\(value)}}") || part.contains("    \(value) :"), "\(value)")
    }
  }

  @Test func namesNothingThatCannotBePrinted() throws {
    let part = try part("diagnostic.md")
    let values = try names(#"\{\{([a-z_.\-0-9]+)\}\}"#, in: part).sorted()
    let fences = try names(#"^ +```((?:figure|tableau) [a-z.\-]+)(?: \[[a-z]+=…\])*$"#, in: part)
    #expect(values.count > 200 && fences.count > 30)
    let folder = try TemporaryFolder()
    try folder.copy("valmont", to: "valmont")
    // The author's own texts look for sections that this outline has not.
    let dossier = try Repository.text("fixtures/valmont/dossier.yaml")
    try folder.write(dossier.replacing("\ntextes: textes", with: ""), to: "valmont/dossier.yaml")
    let outline =
      ["---", "titre: Essai", "document: Essai", "langue: fr-FR", "---", "# Essai", ""]
      + values.map { "- {{\($0)}}" } + [""]
      + fences.sorted().flatMap { ["```\($0)", "```", ""] }
    try folder.write(outline.joined(separator: "\n"), to: "valmont/modeles/diagnostic.md")
    let run = try Run(["diagnostic", "valmont", "-s", "sortie"], in: folder.url)
    #expect(run.status == 0, "\(run.problems)")
  }

  @Test func saysWhichOptionsAFenceTakes() throws {
    let part = try part("diagnostic.md")
    #expect(part.contains("```figure malveillance.taux indicateur=…"))
    #expect(part.contains("```tableau enquete.constats [theme=…]"))
    #expect(part.contains("theme : atteintes, quartiers, sentiment"))
    #expect(try self.part("strategie.md").contains("axe : A1, A2"))
  }

  @Test func hidesWhatThePublishableEditionHides() throws {
    let restricted = try Run([
      "modeles", Repository.fixture("valmont").path, "--edition", "restreinte",
    ])
    #expect(restricted.status == 0)
    #expect(try Self.listed.get() != restricted.output)
  }

  @Test func givesNamesWithoutADossier() throws {
    let run = try Run(["modeles"])
    #expect(run.status == 0 && run.problems.isEmpty)
    #expect(run.output.contains("{{territoire.nom}}"))
    #expect(run.output.contains("```figure territoire.carte"))
    #expect(run.output.contains("Donnez un dossier pour ses valeurs"))
  }
}
