import Dossier
import Foundation
import Problems
import Testing

@testable import Inputs

@Suite struct LocalTableTests {
  @Test(arguments: [
    ("2025-03", 2025, 3, 1), ("03/2025", 2025, 3, 1), ("mars 2025", 2025, 3, 1),
    ("Août-25", 2025, 8, 1), ("janv-25", 2025, 1, 1), ("févr.-24", 2024, 2, 1),
    ("2025M03", 2025, 3, 1), ("202503", 2025, 3, 1), ("2025-T2", 2025, 4, 3),
    ("T4 2024", 2024, 10, 3), ("1er trimestre 2025", 2025, 1, 3), ("14/03/2025", 2025, 3, 1),
    ("2025-03-14", 2025, 3, 1), ("2025-03-01 00:00:00", 2025, 3, 1),
  ])
  func readsAPeriodAsServicesWriteIt(text: String, year: Int, month: Int, length: Int) {
    let reading = LocalTablePeriods().read(text)
    #expect(reading?.period == LocalTable.Period(year: year, month: month, length: length))
  }

  @Test func readsAYearAsAWhole() {
    #expect(LocalTablePeriods().read("2025")?.period == LocalTable.Period(year: 2025, month: nil))
  }

  @Test(arguments: ["", "2025-13", "mars", "03/25", "31/02/2025", "total", "12", "2025-T5"])
  func refusesWhatIsNoPeriod(text: String) {
    #expect(LocalTablePeriods().read(text) == nil)
  }

  @Test func readsMonthsFirstWhenTheDossierSaysSo() {
    let periods = LocalTablePeriods(isMonthFirst: true)
    #expect(periods.read("03/14/2025")?.period == LocalTable.Period(year: 2025, month: 3))
    #expect(LocalTablePeriods().read("03/14/2025") == nil)
  }

  @Test(arguments: [
    "Nom", "Prénom de la victime", "telephone", "N° de téléphone portable", "ADRESSE_EXACTE",
    "immatriculation", "Nom de famille", "date de naissance", "e-mail du requérant : mail",
  ])
  func refusesColumnsThatTellWhoAPersonIs(header: String) {
    #expect(isNominative(column: header))
  }

  @Test(arguments: [
    "nom du quartier", "nombre", "nature", "mois", "type de lieu", "secteur", "nom_residence",
  ])
  func keepsColumnsThatTellNobody(header: String) {
    #expect(!isNominative(column: header))
  }

  @Test func tellsADoorFromANeighbourhood() {
    #expect(isExactAddress("12 bis rue des Lilas"))
    #expect(isExactAddress("3, avenue Foch"))
    #expect(!isExactAddress("rue des Lilas"))
    #expect(!isExactAddress("8 mai 1945"))
    #expect(!isExactAddress("3 Fontaines"))
  }

  @Test func givesTheSameCountsFromRowsAndFromOneColumnAMonth() throws {
    let long = try table(
      "mois;nature;lieu;nb\n2025-01;A;X;3\n2025-02;A;X;4\n2025-03;A;X;5\n",
      columns: "{periode: mois, categorie: nature, lieu: lieu, nombre: nb}")
    let wide = try table(
      "nature;lieu;janv-25;févr-25;mars-25\nA;X;3;4;5\n", columns: "{categorie: nature, lieu: lieu}"
    )
    #expect(long.counts == wide.counts)
    #expect(long.counts.map(\.count) == [3, 4, 5])
  }

  @Test func keepsAnEmptyCellMissingAndAZeroZero() throws {
    let table = try table(
      "mois,nature,nb\n2025-01,A,0\n2025-01,B,\n2025-02,A,nd\n2025-02,B,1 234\n",
      columns: "{periode: mois, categorie: nature, nombre: nb}")
    #expect(table.counts.map(\.count) == [0, nil, nil, 1234])
    #expect(table.counts.allSatisfy { $0.place == nil })
  }

  @Test func addsUpDaysOfAMonthAndCategoriesThatAreOneHere() throws {
    let table = try table(
      "jour;nature;nb\n01/01/2025;Tapage;3\n15/01/2025;Tapage;4\n15/01/2025;Bruit;5\n",
      columns: "{periode: jour, categorie: nature, nombre: nb}",
      more: "categories: {tapage: nuisances sonores, bruit: nuisances sonores}")
    // 3 + 4 + 5
    #expect(
      table.counts == [
        LocalTable.Count(
          period: .init(year: 2025, month: 1), category: "nuisances sonores", place: nil, count: 12)
      ])
  }

  @Test func readsWindows1252AndTabulationsWhenToldTo() throws {
    let text = "mois\tnature\tnb\n2025-01\tDépôts\t3\n"
    let table = try table(
      text, columns: "{periode: mois, categorie: nature, nombre: nb}",
      more: "encodage: windows-1252\n      separateur: tabulation", encoding: .windowsCP1252)
    #expect(table.counts.first?.category == "Dépôts")
  }

  @Test func leavesTotalsOut() throws {
    let table = try table(
      "mois;nature;lieu;nb\n2025-01;A;X;3\n2025-01;A;Total;3\n2025-01;Ensemble;X;3\n",
      columns: "{periode: mois, categorie: nature, lieu: lieu, nombre: nb}")
    #expect(table.counts.count == 1)
  }

  @Test func ordersCountsWhateverTheOrderOfRows() throws {
    let rows = ["2025-02;B;Y;1", "2025-01;B;X;2", "2025-01;A;Y;3", "2025-01;A;X;4"]
    func counts(_ rows: [String]) throws -> [LocalTable.Count] {
      try table(
        "mois;nature;lieu;nb\n" + rows.joined(separator: "\n") + "\n",
        columns: "{periode: mois, categorie: nature, lieu: lieu, nombre: nb}"
      ).counts
    }
    #expect(try counts(rows) == counts(rows.reversed()))
    #expect(try counts(rows).map(\.count) == [4, 3, 2, 1])
  }

  private func table(
    _ text: String, columns: String, more: String = "", encoding: String.Encoding = .utf8
  ) throws -> LocalTable {
    let dossier = TemporaryDossier(
      TemporaryDossier.start + """
        sources:
          tableaux:
            - fichier: police.csv
              nom: Police municipale
              unite: interventions
              colonnes: \(columns)
              \(more)
        """)
    dossier.write(try #require(text.data(using: encoding)), to: "police.csv")
    let read = try dossier.read().value
    return try #require(read.localTables.first)
  }
}
