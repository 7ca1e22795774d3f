import Dossier
import Inputs
import Problems
import Testing
import Units

@testable import Strategy

@Suite struct FrozenVersionTests {
  static func version() throws -> FrozenVersion {
    let start = try strategy(smallStrategy)
    let state = try apply(
      meetings([
        "2026-12-04.yaml": meeting(
          "2026-12-04",
          """
          - statut: {action: F01, de: proposee, a: engagee, motif: "convention : signée"}
          - mesure: {indicateur: F01.I1, valeur: 371.5, date: 2026-11-30}
          - modifier: {action: F01, champ: calendrier.jalons, valeur: [{date: 2026-12-01, libelle: prêt}]}
          - creer: {dans: A1.1.1, action: {id: F25, titre: Vie nocturne, moyens: [{budget: 10, financeurs: {a: 4, b: 6}}]}}
          - rattacher: {action: F02, a: A2.1.1}
          """)
      ]), to: start
    ).value
    var version = state.frozen(territoryCode: "99001", date: try day("2026-12-04"), program: "1")
    version.findings = [
      FrozenFinding(
        identifier: "a.b", sentences: ["Une phrase\u{202F}: « dite ».", "- Une autre"],
        figures: [
          FrozenFigure(
            measure: "taux", value: 8.25, interval: Interval(lower: 6.5, upper: 10.125),
            years: 2019...2024, source: "SSMSI, base communale")
        ])
    ]
    version.values = [FrozenValue(name: "commune.nom", text: "Valmont")]
    version.inputs = [FileDigest(path: "dossier.yaml", sha256: "0a1b")]
    version.findings[0].number = "C12"
    version.findings[0].strength = "établie"
    version.findings[0].evidence = [["taux", "8,2", "[6,5\u{202F}; 10,1]", "2024", ""]]
    version.templateTexts = [
      FrozenTemplate(name: "strategie.md", bytes: Array("---\ntitre: \"À\"\n---\n\t# É\n".utf8)),
      // Not UTF-8, as a logo.
      FrozenTemplate(name: "logo.png", bytes: [0x89, 0x50, 0x00, 0xFF, 0x0A]),
    ]
    version.setting = try setting()
    return version
  }

  private static func setting() throws -> FrozenSetting {
    var setting = try FrozenSetting(
      territory: Territory(
        code: "75118", kind: .arrondissement(cityCode: "75056"),
        name: PlaceName(
          "Paris 18e Arrondissement",
          arrondissement: PlaceName.Arrondissement(city: "Paris", number: 18)),
        department: Territory.Area(code: "75", name: "Paris"), totalPopulation: 190_000,
        densityClass: "1"),
      mission: Mission(sponsor: "Mairie", author: nil, date: day("2026-11-23"), body: "CLSPD"),
      isFictitious: true, secrecy: SecrecyThresholds(facts: 6, persons: 12))
    setting.framework = try NationalFramework(
      identifier: "cadre", title: "Cadre : 2025", years: 2025...2030, standing: .announced,
      asOf: day("2026-04-03"), source: "presse",
      axes: [NationalFramework.Axis(identifier: "1", title: "Un")])
    setting.law = FrozenTable(
      title: "Droit", columns: [.init("Sujet", stretch: 1.5), .init("Verdict", isStrong: true)],
      rows: [["CLSPD", "obligatoire"], ["", "–"]], source: "CSI")
    setting.legalState = try day("2026-04-03")
    var map = FrozenMap(contour: [[1, 2, 3, 4, -5, 6]], alternativeText: "Carte", caption: "Paris")
    map.neighbours = [[[0, 0, 10, 0, 10, 10]], [[1, 1, 2, 2, 3, 3], [4, 4, 5, 5, 6, 6]]]
    map.lines = [FrozenMap.Line(kind: "eau", points: [0, 0, 9, 9])]
    map.priorityDistricts = [[[7, 7, 8, 8, 9, 7]]]
    setting.map = map
    return setting
  }

  @Test func isReadAgainAsItWasWritten() throws {
    let version = try Self.version()
    let again = try readFrozenVersion(version.json, of: "versions/2.json").value
    #expect(again == version)
    #expect(again.json == version.json)
    #expect(again.number == 2)
  }

  @Test func refusesATableThatWasCutByHand() throws {
    let text = try Self.version().json.replacing("[\"\", \"–\"]", with: "[\"–\"]")
    do {
      _ = try readFrozenVersion(text, of: "versions/2.json")
      Issue.record("a row has no place")
    } catch { #expect(error.all.map(\.identifier) == ["version-figee-abimee"]) }
  }

  @Test func givesTheStateBack() throws {
    let version = try Self.version()
    let again = try readFrozenVersion(version.json, of: "versions/2.json").value
    let state = again.restored()
    #expect(state.warnings.isEmpty)
    #expect(state.value.strategy == version.strategy)
    #expect(state.value.strategy.action("F01")?.status == .engaged)
    let measures = state.value.measures[IndicatorReference(action: "F01", indicator: "I1")]
    #expect(try measures == [Measure(value: 371.5, date: day("2026-11-30"))])
  }

  @Test func keepsTheFrozenStateWhenTheRulesChanged() throws {
    var version = try Self.version()
    version.strategy.title = "Autre titre"
    let state = version.restored()
    #expect(state.value.strategy.title == "Autre titre")
    #expect(state.warnings.map(\.identifier) == ["version-figee-autrement"])
  }

  @Test func seesWhatWasEditedSince() throws {
    let version = try Self.version()
    let start = version.start
    #expect(
      editsSince(version, strategy: start, meetings: version.meetings, at: nil) == nil)
    let edited = try strategy(
      smallStrategy.replacing("titre: Médiation", with: "titre: Médiateurs"))
    let problem = editsSince(version, strategy: edited, meetings: version.meetings, at: nil)
    #expect(problem?.summary.contains("version 2") == true)
    #expect(problem?.hint == "F01, titre : « Médiation » devient « Médiateurs »")
    #expect(editsSince(version, strategy: start, meetings: [], at: nil) != nil)
  }
}
