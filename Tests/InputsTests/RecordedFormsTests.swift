import Dossier
import Foundation
import Inputs
import Problems
import Testing

/// A base of two indicators and two years in one of the forms that were published.
private func read(
  _ text: String, named name: String = "ssmsi.csv"
) throws -> (base: RecordedBase, warnings: [Problem]) {
  let dossier = TemporaryDossier(
    TemporaryDossier.start + "sources: {delinquance: [\(name)]}\n", files: [name: text])
  let read = try dossier.read()
  return (try #require(read.value.recorded.first), read.warnings)
}

/// Counts of an area, by indicator then year; -1 is not published, nil absent.
private func counts(_ base: RecordedBase, _ code: String) -> [[Int?]] {
  guard let area = base.index(ofArea: code) else { return [] }
  return base.indicators.indices.map { indicator in
    base.years.map { year in
      base.count(area: area, indicator: indicator, year: year).map { $0.value ?? -1 }
    }
  }
}

private let communal = """
  CODGEO_2025;annee;indicateur;unite_de_compte;nombre;taux_pour_mille;est_diffuse;insee_pop;insee_log
  99001;2023;Vols avec armes;Infraction;20;2,0000000;diff;10000;5000
  99001;2024;Vols avec armes;Infraction;NA;NA;ndiff;10100;5050
  99001;2023;Cambriolages de logement;Infraction;60;12,0000000;diff;10000;5000
  99001;2024;Cambriolages de logement;Infraction;0;0,0000000;diff;10100;5050

  """

@Suite struct RecordedFormsTests {
  @Test(arguments: [
    communal,
    communal.replacing("CODGEO_2025", with: "\u{FEFF}\"CODGEO_2025\""),
    // Re-exported: comma, decimal point in quotes or not, counts as 20.0, blanks for NA.
    communal.replacing(",", with: ".").replacing(";", with: ",").replacing(",NA,NA,", with: ",,,"),
    communal.replacing(";20;", with: ";20.0;").replacing(";60;", with: ";60,0;"),
    communal.replacing(";2023;", with: ";23;").replacing(";2024;", with: ";24;"),
    communal.replacing("\n", with: "\r\n"),
    // An unnamed column of row numbers, and one of labels.
    communal.split(separator: "\n").enumerated().map { index, line in
      index == 0 ? ";\(line);libelle" : "\(index);\(line);x"
    }.joined(separator: "\n"),
    communal.split(separator: "\n").map { line in
      line.split(separator: ";").map { "\"\($0)\"" }.joined(separator: ";")
    }.joined(separator: "\n"),
  ])
  func readsEveryPublishedFormOfTheCommunalBase(text: String) throws {
    let (base, warnings) = try read(text)
    #expect(warnings.isEmpty)
    #expect(base.level == .communes)
    #expect(base.edition == Edition(geographyYear: 2025))
    #expect(base.indicators == [.armedRobbery, .burglary])
    #expect(base.years == 2023...2024)
    #expect(counts(base, "99001") == [[20, -1], [60, 0]])
    #expect(base.exposure(area: 0, denominator: .inhabitants, year: 2024) == 10100)
    #expect(base.exposure(area: 0, denominator: .dwellings, year: 2023) == 5000)
  }

  @Test(arguments: 2020...2030)
  func readsTheGeographyFromTheColumnOfAnyYear(year: Int) throws {
    let text = communal.replacing("CODGEO_2025", with: "CODGEO_\(year)")
      .replacing(";2023;", with: ";2019;").replacing(";2024;", with: ";2020;")
    #expect(try read(text).base.edition.geographyYear == year)
  }

  @Test func readsTheOldFormOfTheDepartmentalBase() throws {
    let text = """
      classe;annee;Code.département;Code.région;unité.de.compte;millPOP;millLOG;faits;POP;LOG;tauxpourmille
      Coups et blessures volontaires;16;99;98;victime;16;16;1437;638425;308491,1600513844;2,25085170536868073
      Cambriolages de logement;16;99;98;infraction;16;16;109;279554;61546,9730550582;1,7710050484934772

      """
    let name = "donnee-dep-2022-geographie2023-produit-le2023-07-17.csv"
    let contradictory = #expect(throws: Problems.self) { try read(text, named: name) }
    #expect(
      contradictory?.all.map(\.identifier) == ["population-contradictoire"])

    let mended = text.replacing(
      "279554;61546,9730550582;1,7710050484934772",
      with: "638425;308491,1600513845;0,3533326")
    let (base, warnings) = try read(mended, named: name)
    #expect(warnings.isEmpty)
    #expect(base.level == .departments)
    #expect(base.edition == Edition(geographyYear: 2023, producedOn: "2023-07-17"))
    #expect(base.indicators == [.formerAssaults, .burglary])
    #expect(counts(base, "99") == [[1437], [109]])
    #expect(base.populationVintages == [2016: 2016])
    // Two spellings of one figure: the largest stands, whatever the order of rows.
    #expect(base.exposure(area: 0, denominator: .dwellings, year: 2016) == 308491.1600513845)
  }

  @Test func readsTheRegionalBase() throws {
    let text = """
      "Code_region";"annee";"indicateur";"unite_de_compte";"nombre";"taux_pour_mille";"insee_pop";"insee_pop_millesime";"insee_log";"insee_log_millesime"
      "01";"2016";"Homicides";"Victime";"32";"0,0811956";"394110";"2016";"226105";"2016"
      "06";"2016";"Tentatives d’homicides";"Victime";"10";"0,0389836";"256518";"2017";"73880";"2017"

      """
    let (base, warnings) = try read(text)
    #expect(warnings.isEmpty)
    #expect(base.level == .regions)
    #expect(base.areas == ["01", "06"])
    #expect(base.indicators == [.homicides, .attemptedHomicides])
    #expect(counts(base, "06") == [[nil], [10]])
  }

  @Test func neverReadsTheMeanOfHiddenCommunesAsAValue() throws {
    let text = """
      CODGEO_2025;annee;indicateur;unite_de_compte;nombre;taux_pour_mille;est_diffuse;insee_pop;insee_log;complement_info_nombre;complement_info_taux
      99001;2023;Vols avec armes;Infraction;NA;NA;ndiff;10000;5000;2,0560224;0,2056022

      """
    let (base, _) = try read(text)
    #expect(base.count(area: 0, indicator: 0, year: 2023) == .notPublished)
  }

  @Test func putsBackTheZeroThatASpreadsheetTookOff() throws {
    let text = communal.replacing("99001", with: "1004") + communal.split(separator: "\n")[1]
    let (base, warnings) = try read(text)
    #expect(base.areas == ["01004", "99001"])
    #expect(warnings.map(\.identifier) == Array(repeating: "zero-initial-perdu", count: 4))
    #expect(warnings.first?.span?.line == 2)
  }

  @Test func acceptsARateWrittenWithFewerDecimals() throws {
    let text = communal.replacing("2,0000000", with: "2,0").replacing(";10000;", with: ";10100;")
    // 20 / 10100 × 1000 = 1.9802, which 2,0 rounds; 1,9 does not.
    #expect(try read(text).warnings.isEmpty)
    #expect(throws: Problems.self) { try read(text.replacing(";2,0;", with: ";1,9;")) }
  }

  @Test func acceptsThatTheRateDividedDwellingsBeforeRoundingThem() throws {
    // 9 / 618.63 × 1000 = 14.5482; the file prints 619 dwellings, whose rate is 14.5396.
    let text = """
      CODGEO_2025;annee;indicateur;unite_de_compte;nombre;taux_pour_mille;est_diffuse;insee_pop;insee_log
      99001;2017;Cambriolages de logement;Infraction;9;14,5482177;diff;1500;619

      """
    #expect(try read(text).warnings.isEmpty)
    #expect(throws: Problems.self) { try read(text.replacing("14,5482", with: "14,5582")) }
  }

  @Test func givesTheSameBaseWhateverTheOrderOfRows() throws {
    let lines = communal.split(separator: "\n").map(String.init)
    var rows: [String] = []
    for code in ["99003", "99001", "99002"] {
      rows += lines.dropFirst().map { $0.replacing("99001", with: code) }
    }
    let first = try read(([lines[0]] + rows).joined(separator: "\n")).base
    for shift in 1..<rows.count {
      // Strides of five go over the twelve rows once, in another order.
      let shuffled = rows.indices.map { rows[($0 * 5 + shift) % rows.count] }
      let other = try read(([lines[0]] + shuffled).joined(separator: "\n")).base
      #expect(other.areas == first.areas && other.indicators == first.indicators)
      #expect(other.years == first.years && other.counts == first.counts)
      #expect(other.populations == first.populations && other.dwellings == first.dwellings)
    }
  }

  @Test func mergesTheFilesOfOneEditionAndKeepsEditionsApart() throws {
    let lines = communal.split(separator: "\n").map(String.init)
    let dossier = TemporaryDossier(
      TemporaryDossier.start + "sources: {delinquance: [a.csv, b.csv, c.csv]}\n",
      files: [
        "a.csv": lines[0...2].joined(separator: "\n"),
        "b.csv": ([lines[0]] + lines[2...4]).joined(separator: "\n"),
        "c.csv": communal.replacing("CODGEO_2025", with: "CODGEO_2026"),
      ])
    let recorded = try dossier.read().value.recorded
    #expect(recorded.map(\.edition.geographyYear) == [2025, 2026])
    #expect(
      recorded.map { counts($0, "99001") } == Array(repeating: [[20, -1], [60, 0]], count: 2))
    #expect(recorded.map(\.source.path) == ["a.csv, b.csv", "c.csv"])
  }

  @Test func readsAllTheCountsOfParis18e() throws {
    let folder = packageFolder + "/fixtures/paris-18e"
    let dossier = try readDossier(at: folder)
    #expect(dossier.warnings.isEmpty)
    let base = try #require(dossier.value.recorded.first { $0.level == .communes })
    let text = try String(
      contentsOfFile: folder + "/donnees/ssmsi-communes-geographie2025.csv", encoding: .utf8)
    var rows = 0
    for line in text.split(separator: "\n").dropFirst() {
      let fields = line.split(separator: ";", omittingEmptySubsequences: false)
      let area = try #require(base.index(ofArea: String(fields[0])))
      let indicator = try #require(
        base.indicators.firstIndex { $0.publishedNames.contains(String(fields[2])) })
      let year = try #require(Int(fields[1]))
      let count = base.count(area: area, indicator: indicator, year: year)
      #expect(count?.value == Int(fields[4]), "\(line)")
      rows += 1
    }
    #expect(rows == 2700)
    #expect(base.source.records == rows)
  }
}
