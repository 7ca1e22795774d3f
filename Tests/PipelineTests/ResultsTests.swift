import Dossier
import Foundation
import Inputs
import Problems
import Testing

/// The results of a dossier and of a batch as tables for a spreadsheet.
@Suite struct ResultsTests {
  private struct Table {
    let bytes: String
    let rows: [[String: String]]

    init(at path: String) throws {
      bytes = try String(contentsOfFile: path, encoding: .utf8)
      let lines = bytes.drop { $0 == "\u{FEFF}" }.split(whereSeparator: \.isNewline).map { line in
        line.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
      }
      let heads = try #require(lines.first)
      rows = lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(heads, $0)) }
    }

    func row(_ code: String, _ measure: String) throws -> [String: String] {
      try #require(rows.first { $0["code"] == code && $0["mesure"] == measure })
    }
  }

  private func number(_ text: String?) throws -> Double {
    let written = try #require(text)
    return try #require(Double(written.replacing(",", with: ".")))
  }

  @Test func writesEachMeasureWithItsIntervalAndItsState() throws {
    let folder = try TemporaryFolder()
    let fixture = Repository.fixture("ca-du-val").path
    let run = try Run(["resultats", fixture, "-s", folder.url.path])
    #expect(run.status == 0, "\(run.problems)")
    let table = try Table(at: folder.url.path + "/200000008-resultats.csv")
    let dossier = try readDossier(at: fixture).value
    let base = try #require(dossier.recorded.first { $0.level == .communes })
    let column = try #require(base.index(of: .burglary))
    for code in ["99001", "99006"] {
      let area = try #require(base.index(ofArea: code))
      let count = try #require(base.count(area: area, indicator: column, year: 2025)?.value)
      let dwellings = try #require(base.exposure(area: area, denominator: .dwellings, year: 2025))
      let row = try table.row(code, "cambriolages-de-logement")
      #expect(row["annee"] == "2025" && row["etat"] == "publie" && row["fictif"] == "oui")
      #expect(row["valeur"] == String(count))
      #expect(abs(try number(row["taux"]) - Double(count) * 1_000 / dwellings) < 1e-4)
      #expect(try number(row["taux_bas"]) < number(row["taux"]))
      #expect(try number(row["rapport_bas"]) < number(row["rapport"]))
    }
    // Established for Valmont, as its own diagnostic says.
    #expect(try table.row("99001", "cambriolages-de-logement")["ecart"] == "au-dessus")
    let hidden = table.rows.filter { $0["etat"] == "non-diffuse" }
    #expect(!hidden.isEmpty)
    for row in hidden {
      for column in ["valeur", "taux", "taux_bas", "rapport", "ecart"] {
        #expect(row[column] == "", "\(column) of a hidden count")
      }
    }
    // The whole, then its eight communes.
    var codes: [String] = []
    for row in table.rows where codes.last != row["code"] { codes.append(row["code"] ?? "") }
    #expect(codes == ["200000008"] + (1...8).map { "9900\($0)" })
  }

  @Test func gathersThoseOfABatchOnceWhateverThePartsAndTheRuns() throws {
    let folder = try TemporaryFolder()
    let list = ["valmont", "ca-du-val", "paris-18e"].map { Repository.fixture($0).path }
    try folder.write(
      "vigie: 1\ndocuments: [resultats]\ndossiers: [\(list.joined(separator: ", "))]\n",
      to: "lot.yaml")
    func run(_ output: String, _ options: String...) throws -> Run {
      try Run(
        ["lot", folder.url.path + "/lot.yaml", "-s", folder.url.path + "/" + output] + options)
    }
    func bytes(_ name: String) throws -> String {
      try String(contentsOfFile: folder.url.path + "/" + name, encoding: .utf8)
    }
    let first = try run("un")
    #expect(first.status == 0, "\(first.problems)")
    let gathered = try bytes("un/resultats.csv")
    let table = try Table(at: folder.url.path + "/un/resultats.csv")
    #expect(!table.rows.contains { $0["code"] == "code" })
    let own = try ["75118", "200000008", "99001"].map { code in
      try Table(at: folder.url.path + "/un/\(code)-resultats.csv").rows.count
    }
    #expect(table.rows.count == own.reduce(0, +))
    #expect(try table.row("75118", "cambriolages-de-logement")["fictif"] == "non")

    let again = try run("un")
    #expect(again.output.contains("3 gardés"))
    #expect(try bytes("un/resultats.csv") == gathered)

    _ = try run("deux", "--part", "1/2")
    _ = try run("deux", "--part", "2/2", "-j", "2")
    let output = folder.url.path + "/deux"
    let merged = try Run([
      "lot", "--fusionner", output + "/manifeste-1-sur-2.json",
      output + "/manifeste-2-sur-2.json", "-s", output,
    ])
    #expect(merged.status == 0 && merged.problems == "")
    #expect(try bytes("deux/resultats.csv") == gathered)
  }

  @Test func saysThatTablesLieElsewhere() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "vigie: 1\ndocuments: [resultats]\ndossiers: [\(Repository.fixture("paris-18e").path)]\n",
      to: "lot.yaml")
    let run = try Run([
      "lot", folder.url.path + "/lot.yaml", "-s", folder.url.path + "/ici", "--part", "1/1",
    ])
    #expect(run.status == 0)
    let merged = try Run([
      "lot", "--fusionner", folder.url.path + "/ici/manifeste-1-sur-1.json", "-s",
      folder.url.path + "/ailleurs",
    ])
    #expect(merged.problems.contains("[resultats-ailleurs]"))
  }
}
