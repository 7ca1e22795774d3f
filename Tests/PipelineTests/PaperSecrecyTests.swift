import Document
import Dossier
import Foundation
import Testing

@testable import Pipeline

/// Nothing of what an edition for everyone hides can be read in any of its papers.
///
/// The edition for the council is read beside it, so that what was planted is known to be found.
@Suite struct PaperSecrecyTests {
  /// Made once for all the tests.
  private static let planted = Result { try PlantedPapers() }

  /// Seven victims among 1,120 respondents: the count, its share, its total, the other side.
  @Test func tellsNothingOfAKindThatFewUnderwent() throws {
    let papers = try Self.planted.get()
    let share = papers.share
    let rounded = Int((share * 19_200 / 10).rounded()) * 10
    let percent = String(format: "%.1f", share * 100).replacing(".", with: ",")
    let open = papers.open.numbers(about: PlantedSecrets.kind)
    #expect(open.isSuperset(of: ["7", percent, "\(rounded)", "1112"]))
    // What is left says from how many respondents on the edition prints.
    #expect(papers.closed.numbers(about: PlantedSecrets.kind).isSubset(of: ["11"]))
    #expect(
      papers.closed.text.contains { $0.contains(PlantedSecrets.kind) && $0.contains("masqu") })
  }

  /// Four facts in a street: neither the count, nor all the places that leave it from the total,
  /// nor the rest of the street.
  @Test func leavesNoSubtractionThatGivesASmallLocalCount() throws {
    let papers = try Self.planted.get()
    let places = Set(PlantedSecrets.facts.values.map(String.init))
    let open = papers.open.numbers(about: PlantedSecrets.category)
    let closed = papers.closed.numbers(about: PlantedSecrets.category)
    #expect(open.isSuperset(of: places) && open.contains("1561"))
    #expect(closed.contains("1561"))
    #expect(!closed.contains("4") && closed.intersection(places).count < 3)
    // 32,818 calls in the street less four: 12 × 2,017 + 41 × (12 + … + 23).
    #expect(papers.open.numbers(about: "Affichages").contains("32814"))
    for words in ["Affichages", PlantedSecrets.street] {
      #expect(!papers.closed.numbers(about: words).contains("32814"))
    }
  }

  /// A number that one edition prints where the other says « masqué » is in no other place of the
  /// latter under the same row and the same column, nor in a sentence about the row.
  ///
  /// Under thresholds that hide a good part of the numbers of Valmont.
  @Test func repeatsNoHiddenNumberElsewhere() throws {
    let secrets = try PlantedSecrets()
    try secrets.change("dossier.yaml") {
      $0.replacing("secret: {faits: 5, personnes: 11}", with: "secret: {faits: 60, personnes: 40}")
    }
    let closed = try Chapter(of: secrets.dossier, edition: .publiable)
    let hidden = try Self.planted.get().open.hidden(in: closed)
    #expect(hidden.count > 50)
    #expect(hidden.contains { $0.row == PlantedSecrets.kind && $0.value == "7" })
    let shown = Set(closed.cells.map { [$0.row, $0.column, $0.value] })
    for cell in hidden {
      #expect(!shown.contains([cell.row, cell.column, cell.value]), "\(cell)")
    }
    for cell in hidden where cell.isDistinctive {
      let numbers = closed.sentenceNumbers(about: cell.row).intersection(cell.numbers)
      #expect(numbers.isEmpty, "\(numbers), \(cell)")
    }
  }

  /// A woman more or less: the value of an indicator in the papers of a strategy and of its life.
  @Test func hidesTheSmallMeasuresOfIndicatorsInEveryPaper() throws {
    let secrets = try PlantedSecrets()
    let open = try secrets.papers("restreinte")
    let closed = try secrets.papers("publiable")
    let measures = PlantedSecrets.measures
    for name in ["strategie-v5", "fiches", "evaluation", "instance-suivi", "instance-fipd"] {
      #expect(try #require(open[name]).contains(measures.last), "\(name)")
    }
    for name in ["strategie-v5", "instance-compte-rendu", "releve-2026-06-18"] {
      let text = try #require(open[name])
      #expect(text.contains(measures.last) && text.contains(measures.first), "\(name)")
    }
    #expect(closed.keys.sorted() == open.keys.sorted() && closed.count > 12)
    for (name, text) in closed.sorted(by: { $0.key < $1.key }) {
      for value in [measures.initial, measures.first, measures.last] {
        #expect(!text.contains(value), "\(name) \(value)")
      }
      let isAbout = text.contains("Femmes mises à l’abri")
      #expect(!isAbout || text.contains("asqué"), "\(name)")
    }
  }
}

/// The diagnostic of the planted dossier in both editions.
private struct PlantedPapers: Sendable {
  let open: Chapter
  let closed: Chapter
  /// Of those who were assaulted, by weights made apart.
  let share: Double
  init() throws {
    let secrets = try PlantedSecrets()
    open = try Chapter(of: secrets.dossier, edition: .restreinte)
    closed = try Chapter(of: secrets.dossier, edition: .publiable)
    share = try secrets.answers().share(of: ["1"], among: ["1", "2"], in: "q70")
  }
}

extension Chapter {
  /// The cells that hold a number here and « masqué » in another edition.
  fileprivate func hidden(in other: Chapter) -> [PrintedCell] {
    let masked = Set(other.cells.filter { $0.value == "masqué" }.map(\.place))
    return cells.filter { masked.contains($0.place) && !$0.numbers.isEmpty }
  }
}

extension PlantedSecrets {
  /// The text of every paper by its name; of charts and tables the words of all the files.
  fileprivate func papers(_ edition: String) throws -> [String: String] {
    let out = folder.url.appendingPathComponent(edition)
    let commands = [
      ["diagnostic"], ["strategie"], ["fiches"], ["evaluation"], ["instance"],
      ["graphiques", "--format", "csv"],
    ]
    for words in commands {
      let run = try Run(words + [dossier, "--edition", edition, "-s", out.path])
      #expect(run.status == 0, "\(run.problems)")
    }
    try writeMinutes(edition, in: out)
    var texts: [String: String] = [:]
    for file in try FileManager.default.contentsOfDirectory(atPath: out.path) {
      let name = file.replacing("99001-", with: "").replacing("-restreinte", with: "")
      let url = out.appendingPathComponent(file)
      texts[name.replacing(".pdf", with: "")] =
        file.hasSuffix(".pdf")
        ? try PDFText(url).whole : try Run(shell: "cat '\(url.path)'/*.csv").output
    }
    return texts
  }

  /// The last meeting as one that is about to be held.
  private func writeMinutes(_ edition: String, in out: URL) throws {
    let meeting = folder.url.appendingPathComponent("valmont/seances/2026-06-18.yaml")
    let outside = folder.url.appendingPathComponent("2026-06-18.yaml")
    try FileManager.default.moveItem(at: meeting, to: outside)
    defer { try? FileManager.default.moveItem(at: outside, to: meeting) }
    let run = try Run(["seance", dossier, outside.path, "--edition", edition, "-s", out.path])
    #expect(run.status == 0, "\(run.problems)")
  }
}
