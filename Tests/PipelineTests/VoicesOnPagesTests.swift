import Foundation
import Testing

/// What each edition prints of the people who were heard.
@Suite struct VoicesOnPagesTests {
  private func pages(_ dossier: String, _ edition: String) throws -> String {
    let folder = try TemporaryFolder()
    let run = try Run(["diagnostic", dossier, "--edition", edition, "-s", folder.url.path])
    #expect(run.status == 0, "\(run.problems)")
    let name = try #require(folder.names.first)
    return try Run(shell: "pdftotext '\(folder.url.path)/\(name)' -").output
  }

  @Test func printsFunctionsInTheRestrictedEditionOnly() throws {
    let dossier = Repository.fixture("valmont").path
    let publishable = try pages(dossier, "publiable")
    let restricted = try pages(dossier, "restreinte")
    // Short enough not to be cut between two lines of a cell.
    for function in ["gardien d’immeuble", "chef de service", "gérante de bar"] {
      #expect(!publishable.contains(function))
      #expect(restricted.contains(function))
    }
    // The sentence is printed in both; only once heard, the family of who said it in one.
    for text in [publishable, restricted] { #expect(text.contains("Au terminus, on est seul")) }
    #expect(publishable.contains("autre acteur"))
    #expect(!restricted.contains("autre acteur"))
  }

  @Test func changesNothingButTheDigestWhenEntriesChangePlaces() throws {
    let folder = try TemporaryFolder()
    try folder.copy("valmont", to: "valmont")
    let file = folder.url.appendingPathComponent("valmont/entretiens.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    let parts = text.components(separatedBy: "\n  - id: ")
    let entries = parts.dropFirst().map { "\n  - id: " + $0.trimmingCharacters(in: .newlines) }
    try folder.write(
      parts[0] + entries.reversed().joined() + "\n", to: "valmont/entretiens.yaml")

    let lines = try pages(Repository.fixture("valmont").path, "publiable").split(separator: "\n")
    let others = try pages(folder.url.appendingPathComponent("valmont").path, "publiable")
      .split(separator: "\n")
    #expect(lines.count == others.count)
    // 64 digits on two lines of a narrow column.
    let differing = zip(lines, others).filter { $0 != $1 }
    #expect(differing.count == 2)
    #expect(differing.allSatisfy { $0.0.allSatisfy(\.isHexDigit) })
  }
}
