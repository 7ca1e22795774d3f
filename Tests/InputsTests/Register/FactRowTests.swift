import Dossier
import Foundation
import Inputs
import Problems
import Testing

/// What becomes of the rows of a file of facts, one after the other.
@Suite struct FactRowTests {
  /// A dossier with one source of facts; `keys` are the lines of its entry, `rows` those of the file.
  static func dossier(
    _ keys: String, _ rows: String, sources: String = "", files: [String: String] = [:]
  ) -> TemporaryDossier {
    let lines = keys.split(separator: "\n").map { "      \($0)\n" }.joined()
    return TemporaryDossier(
      TemporaryDossier.start + "sources:\n" + sources
        + "  faits:\n    - nom: police municipale\n      fichier: faits.csv\n" + lines,
      files: files.merging(["faits.csv": rows]) { $1 })
  }

  static func register(
    _ keys: String, _ rows: String, sources: String = "", files: [String: String] = [:]
  ) throws -> FactRegister {
    try #require(try dossier(keys, rows, sources: sources, files: files).read().value.register)
  }

  private static let simple = """
    colonnes: {debut: debut, fin: fin, categorie: nature}
    format_date: JJ/MM/AAAA HH:MM
    """

  private static func instant(_ iso: String) throws -> Int {
    let formatter = ISO8601DateFormatter()
    return Int(try #require(formatter.date(from: iso)).timeIntervalSince1970)
  }

  private static func reasons(_ register: FactRegister) -> [String: Int] {
    let reasons = register.imports.flatMap { $0.refusals + $0.notices }
    return Dictionary(uniqueKeysWithValues: reasons.map { ($0.reason, $0.count) })
  }

  // MARK: When

  /// Paris is one hour ahead in winter, two in summer; on 29 March 2026 the clock skips from 2 h to
  /// 3 h, on 25 October it shows 2 h 30 twice, and the first is in summer time.
  @Test(arguments: [
    ("02/03/2026 22:15", "2026-03-02T21:15:00Z"), ("14/07/2026 00:30", "2026-07-13T22:30:00Z"),
    ("29/03/2026 02:30", "2026-03-29T01:30:00Z"), ("25/10/2026 02:30", "2026-10-25T00:30:00Z"),
    ("25/10/2026 03:00", "2026-10-25T02:00:00Z"),
  ])
  func readsLocalTime(text: String, universal: String) throws {
    let register = try Self.register(Self.simple, "debut;fin;nature\n\(text);;bruit\n")
    #expect(try register.facts.map(\.start) == [Self.instant(universal)])
    #expect(register.facts[0].isHourKnown)
  }

  @Test func followsTheZoneOfTheSource() throws {
    let register = try Self.register(
      Self.simple + "\nfuseau: Indian/Reunion", "debut;fin;nature\n02/03/2026 22:15;;bruit\n")
    #expect(try register.facts[0].start == Self.instant("2026-03-02T18:15:00Z"))
    #expect(register.sources[0].zone == "Indian/Reunion")
  }

  /// A day alone begins at local midnight, and its hour is none.
  @Test func keepsAnUnknownHourUnknown() throws {
    let register = try Self.register(
      """
      colonnes: {date_debut: jour, heure_debut: heure, categorie: nature}
      format_date: JJ/MM/AAAA
      heure_inconnue: ["00:00", NC]
      """,
      """
      jour;heure;nature
      02/03/2026;;bruit
      03/03/2026;00:00;bruit
      04/03/2026;nc;bruit
      05/03/2026;vers midi;bruit
      06/03/2026;00:01;bruit

      """)
    #expect(register.facts.map(\.isHourKnown) == [false, false, false, false, true])
    #expect(try register.facts[0].start == Self.instant("2026-03-01T23:00:00Z"))
    #expect(Self.reasons(register) == ["heure-illisible": 1])
  }

  /// 30 rows, 7 of them at midnight: 23 %, above a fifth.
  @Test func saysThatManyFactsStandAtMidnight() throws {
    func rows(_ midnights: Int) -> String {
      (0..<30).map {
        "0\($0 % 9 + 1)/03/2026 \($0 < midnights ? "00:00" : "10:1\($0 % 7)");;n\($0)\n"
      }
      .joined()
    }
    let often = Self.dossier(Self.simple, "debut;fin;nature\n" + rows(7))
    #expect(often.problems.contains("dossier.yaml:8 minuit-frequent"), "\(often.problems)")
    let seldom = Self.dossier(Self.simple, "debut;fin;nature\n" + rows(6))
    #expect(!seldom.problems.contains("dossier.yaml:8 minuit-frequent"))
  }

  @Test func keepsAFactWithoutAnEndThatComesBeforeItsStart() throws {
    let register = try Self.register(
      Self.simple,
      """
      debut;fin;nature
      02/03/2026 22:15;02/03/2026 21:00;bruit
      02/03/2026 22:15;demain;bruit
      02/03/2026 22:15;03/03/2026 01:00;bruit
      02/03/2026 22:15;03/03/2026;bruit
      02/03/2026 22:15;02/03/2033 22:15;bruit

      """)
    #expect(register.facts.count == 5)
    let ends = register.facts.map { $0.end.map { $0 - register.facts[0].start } }
    // 2 h 45 min, then the midnight that ends 3 March, then 2,557 days: two leap years among seven.
    #expect(ends == [nil, nil, 9_900, 92_700, 220_924_800])
    #expect(
      Self.reasons(register) == [
        "fin-avant-debut": 1, "fin-illisible": 1, "intervalle-de-plus-d-un-an": 1,
        "lignes-identiques": 1,
      ])
  }

  @Test func placesAnHourOfEndOnTheNextDayWhenItComesBefore() throws {
    let register = try Self.register(
      """
      colonnes: {date_debut: jour, heure_debut: de, heure_fin: a, categorie: nature}
      format_date: JJ/MM/AAAA
      """, "jour;de;a;nature\n02/03/2026;23:30;01:00;bruit\n03/03/2026;10:00;11:00;bruit\n")
    #expect(register.facts.map { ($0.end ?? 0) - $0.start } == [5_400, 3_600])
  }

  @Test func refusesRowsWithoutADateAndSaysWhy() throws {
    let register = try Self.register(
      Self.simple,
      """
      debut;fin;nature
      ;;bruit
      2 ou 3 mars;;bruit
      31/12/1989 10:00;;bruit
      01/01/2028 10:00;;bruit
      02/12/2026 10:00;;bruit
      02/03/2026 10:00;;
      02/03/2026 10:00;;bruit;de trop
      02/03/2026 10:00;;bruit

      """)
    #expect(register.facts.count == 2)
    let facts = try #require(register.imports.first)
    #expect(facts.rows.read == 8 && facts.rows.refused == 6 && facts.rows.added == 2)
    #expect(
      Self.reasons(register) == [
        "date-absente": 1, "date-illisible": 1, "date-avant-1990": 1, "date-trop-tardive": 1,
        "categorie-absente": 1, "nombre-de-colonnes": 1, "date-apres-mission": 1,
      ])
    #expect(facts.refusals.first { $0.reason == "date-illisible" }?.firstLine == 3)
    #expect(facts.refusals.first { $0.reason == "nombre-de-colonnes" }?.firstLine == 8)
  }

  // MARK: What

  @Test func bringsWordsToTheCommonNomenclature() throws {
    let register = try Self.register(
      """
      colonnes: {debut: debut, categorie: nature}
      categories: {Tapage nocturne: nuisances sonores, rodeo: rodéos motorisés}
      """,
      """
      debut;nature
      2026-03-02 10:00;TAPAGE  NOCTURNE
      2026-03-02 11:00;Rodéo
      2026-03-02 12:00;Nuisances Sonores
      2026-03-02 13:00;Vol
      2026-03-02 14:00;VOL
      2026-03-02 15:00;M. Jean Durand

      """)
    #expect(
      register.categories == [
        FactCategory(name: "VOL", isMapped: false),
        FactCategory(name: "nuisances sonores", isMapped: true),
        FactCategory(name: "rodéos motorisés", isMapped: true),
      ])
    #expect(register.facts.map(\.category) == [1, 2, 1, 0, 0])
    #expect(register.imports[0].unmappedCategories == [FactImport.WordCount(word: "VOL", count: 2)])
    #expect(Self.reasons(register) == ["categorie-nominative": 1])
  }

  @Test func givesOneCategoryToAFileThatHasNoColumnOfThem() throws {
    let register = try Self.register(
      "colonnes: {debut: debut}\ncategorie: vols de véhicules", "debut\n2026-03-02 10:00\n")
    #expect(register.categories == [FactCategory(name: "vols de véhicules", isMapped: true)])
  }
}
