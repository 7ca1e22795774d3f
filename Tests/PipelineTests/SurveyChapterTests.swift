import Charts
import Document
import Foundation
import Problems
import Testing

@testable import Pipeline

/// Recomputes from the answers of the fixture what the chapter on the survey prints.
@Suite struct SurveyChapterTests {
  /// Composed once for all the tests.
  private static let restricted = Result {
    try Chapter(of: Repository.fixture("valmont").path, edition: .restreinte)
  }
  private static let publishable = Result {
    try Chapter(of: Repository.fixture("valmont").path, edition: .publiable)
  }

  @Test func printsTheSharesThatTheAnswersGive() throws {
    let answers = try SurveyAnswers()
    let chapter = try Self.restricted.get()
    let feelings = try chapter.values("figure-enquete-sentiment")
    let columns = [
      "Autour de la gare, le soir": "q13", "Dans le quartier, le soir": "q12",
      "Dans les transports": "q15", "Au centre-ville": "q14", "Dans le quartier, le jour": "q11",
      "Au domicile": "q10",
    ]
    #expect(feelings.rows.count == columns.count)
    for row in feelings.rows {
      let column = try #require(columns[row[0]])
      let share = answers.share(of: ["1", "2"], among: ["1", "2", "3", "4"], in: column)
      #expect(row[5] == percent(share), "\(row[0])")
    }
  }

  @Test(arguments: [
    ("figure-enquete-personne", "Escroquerie bancaire", "q90", false),
    ("figure-enquete-personne", "Menaces et injures", "q80", false),
    ("figure-enquete-personne", "Vol sans violence", "q60", false),
    ("figure-enquete-menage", "Dégradation de véhicule", "q40", true),
    ("figure-enquete-menage", "Cambriolage du logement", "q20", true),
    ("figure-enquete-menage", "Vol de véhicule", "q30", true),
  ])
  func weighsHouseholdFactsByHousehold(
    figure: String, name: String, column: String, isHousehold: Bool
  ) throws {
    let answers = try SurveyAnswers()
    let chapter = try Self.restricted.get()
    let row = try #require(try chapter.values(figure).rows.first { $0[0] == name })
    // Not put to those without a vehicle, who are no victims.
    let share = answers.share(
      of: ["1"], among: ["1", "2", ""], in: column, byHousehold: isHousehold)
    #expect(row[1] == percent(share))
    #expect(row[4] == String(answers.rows.count { $0[column] == "1" }))
  }

  @Test func hidesInAnEditionForEveryoneWhatFewSaid() throws {
    let chapter = try Self.publishable.get()
    let row = try #require(
      try chapter.values("figure-enquete-menage").rows.first { $0[0] == "Vol de véhicule" })
    #expect(row == ["Vol de véhicule", "masqué", "–", "–", "masqué"])
    let cells = try chapter.table("tableau-enquete-declarations").rows
      .map { $0.cells.map(\.plainText) }
    let theft = try #require(cells.first { $0[0] == "Vol de véhicule" })
    #expect(theft.dropFirst().allSatisfy { $0 == "masqué" || $0 == "–" })
    let said = chapter.text.filter { $0.hasPrefix("Vol de véhicule.") }
    #expect(said.count == 1 && said.allSatisfy { $0.contains("masquée") && !$0.contains("%") })
  }

  @Test func printsTheSameWhateverTheOrderOfRespondentsAndKeys() throws {
    let folder = try TemporaryFolder()
    try folder.copy("valmont", to: "autre")
    let rows = try Repository.text("fixtures/valmont/enquete/reponses.csv").split(separator: "\n")
    let shuffled = [rows[0]] + rows.dropFirst().reversed()
    try folder.write(
      shuffled.joined(separator: "\n") + "\n", to: "autre/enquete/reponses.csv")
    let codebook = try Repository.text("fixtures/valmont/enquete/enquete.yaml")
    try folder.write(Self.reversedSections(codebook), to: "autre/enquete/enquete.yaml")
    let first = try Self.publishable.get()
    let second = try Chapter(
      of: folder.url.appendingPathComponent("autre").path, edition: .publiable)
    #expect(first.text.count > 300)
    #expect(first.text == second.text)
  }

  /// The first-level keys from the last to the first, each with what stands under it; the anchors
  /// of « questions » stay before what refers to them.
  private static func reversedSections(_ yaml: String) -> String {
    var sections: [String] = []
    for line in yaml.split(separator: "\n") {
      if line.first == " ", let last = sections.popLast() {
        sections.append(last + "\n" + line)
      } else {
        sections.append(String(line))
      }
    }
    return sections.reversed().joined(separator: "\n") + "\n"
  }

  /// As the document rounds: one digit under ten percent.
  private func percent(_ share: Double) -> String {
    let places = share * 100 < 9.95 ? 1 : 0
    return String(format: "%.\(places)f", share * 100).replacing(".", with: ",") + "\u{202F}%"
  }
}
