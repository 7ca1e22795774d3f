import Foundation
import Testing

/// The words of the crossing: no cause is told, nobody's work is judged.
@Suite struct CrossingWordingTests {
  /// Folded to lower case; each stands for a claim that no source here can bear.
  static let forbidden = [
    "à cause de", "en raison de", "entraîne", "entraînent", "grâce à", "provoque", "provoquent",
    "est dû à", "est due à", "sont dus à", "par conséquent", "favorise", "performance", "anormal",
    "anormale", "tranquillité retrouvée",
  ]

  @Test(arguments: ["valmont", "paris-18e"])
  func tellsNoCause(fixture: String) throws {
    let folder = try TemporaryFolder()
    let run = try Run([
      "diagnostic", Repository.fixture(fixture).path, "-s", folder.url.path, "--modeles",
      Repository.root.appendingPathComponent("templates").path,
    ])
    #expect(run.status == 0 || run.status == 1, Comment(rawValue: run.problems))
    let pdf = try #require(folder.names.first { $0.hasSuffix(".pdf") })
    let text = try text(of: folder.url.appendingPathComponent(pdf))
    #expect(text.contains("analyse croisée"))
    for word in Self.forbidden {
      let found = text.ranges(of: word)
      #expect(found.isEmpty, "« \(word) » in \(fixture)")
    }
  }

  @Test func noPhraseOfTheCrossingTellsACause() throws {
    let wording = try Repository.text("templates/phrases.yaml")
    let start = try #require(wording.range(of: "\ncroise:\n"))
    let chapters = try ["croisement", "reponses", "methode-croisement"].map {
      try Repository.text("templates/chapitres/\($0).md")
    }
    let text = ([String(wording[start.lowerBound...])] + chapters).joined().lowercased()
    for word in Self.forbidden { #expect(!text.contains(word), "« \(word) »") }
  }

  /// Lower case, spaces and line ends as one space.
  private func text(of pdf: URL) throws -> String {
    let run = try Run(shell: "pdftotext '\(pdf.path)' -")
    return run.output.lowercased().split { $0.isWhitespace }.joined(separator: " ")
  }
}
