import Dossier
import Foundation
import Geography
import Problems
import Testing
import Units

@testable import Database
@testable import Inputs

private let paris = packageFolder + "/fixtures/paris-18e"
private let valmont = packageFolder + "/fixtures/valmont"

private func files(of folder: String, _ subfolders: String...) -> [String] {
  subfolders.flatMap { name in
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(name)")) ?? []
    return names.sorted().map { "\(folder)/\(name)/\($0)" }
  }
}

/// A store in a folder of its own.
private final class TemporaryStore {
  let dossier = TemporaryDossier("")
  var store: ReferenceStore { ReferenceStore(path: dossier.path + "/referentiel.sqlite") }

  func importing(_ paths: [String], replacing: Bool = false) throws -> [StoredImport] {
    let day = try #require(CalendarDate(year: 2026, month: 11, day: 27))
    return try store.importFiles(paths, on: day, replacing: replacing).value
  }

  var bytes: Data? { FileManager.default.contents(atPath: store.path) }
}

private func identifiers(_ step: () throws -> Void) -> [String] {
  do { try step() } catch let problems as Problems {
    return problems.all.map(\.identifier)
  } catch let problem as Problem { return [problem.identifier] } catch { return ["\(error)"] }
  return []
}

@Suite struct ReferenceStoreTests {
  private let temporary = TemporaryStore()

  /// A dossier that takes everything from the store, read.
  private func read(
    _ territory: String, _ sources: String = "{referentiel: oui}"
  ) throws -> Dossier {
    let dossier = TemporaryDossier(
      "vigie: 1\n\(territory)\nmission: {date: 2026-11-23}\nsources: \(sources)\n")
    return try readDossier(at: dossier.path, store: temporary.store).value
  }

  @Test(arguments: [
    (paris, "arrondissement: {code_insee: \"75118\", departement: {code: \"75\", nom: Paris}}"),
    (
      valmont,
      "commune: {code_insee: \"99001\", nom: Valmont, departement: {code: \"99\", nom: Département fictif}}"
    ),
  ])
  func givesWhatTheFilesGive(_ folder: String, _ territory: String) throws {
    let geo = ["arrondissements-voisins", "communes", "iris-75118", "qpv-2024-paris", "qpv"]
    let all = files(of: folder, "donnees", "geo").filter { path in
      path.contains("/donnees/") || geo.contains { path.hasSuffix("/\($0).geojson") }
    }
    let imports = try temporary.importing(all)
    #expect(imports.count == all.count)
    #expect(imports.allSatisfy { $0.outcome == .added })
    let stored = try read(territory)
    let direct = try readDossier(at: folder).value

    #expect(stored.territory.name == direct.territory.name)
    #expect(stored.territory.municipalPopulation == direct.territory.municipalPopulation)
    #expect(stored.territory.populationVintage == direct.territory.populationVintage)
    #expect(stored.territory.region == direct.territory.region)
    try #require(stored.recorded.count == direct.recorded.count)
    for (stored, direct) in zip(stored.recorded, direct.recorded) { expectSame(stored, direct) }
    try #require(stored.social.count == direct.social.count)
    for direct in direct.social {
      let same = stored.social.first { $0.source.sha256 == direct.source.sha256 }
      #expect(same?.areas == direct.areas)
      #expect(same?.columns == direct.columns)
      #expect(same?.vintage == direct.vintage)
    }
    #expect(stored.gazetteer.communes == direct.gazetteer.communes)
    #expect(stored.gazetteer.parents == direct.gazetteer.parents)
    #expect(stored.map?.outline == direct.map?.outline)
    #expect(stored.map?.neighbours.map(\.code) == direct.map?.neighbours.map(\.code))
    #expect(stored.map?.neighbours.map(\.shape) == direct.map?.neighbours.map(\.shape))
    #expect(
      stored.map?.priorityDistricts?.map(\.shape) == direct.map?.priorityDistricts?.map(\.shape))
    #expect(
      stored.map?.priorityDistricts?.map(\.shareInside)
        == direct.map?.priorityDistricts?.map(\.shareInside))
    #expect(stored.map?.iris.map(\.shape) == direct.map?.iris.map(\.shape))
    let digests = Set(direct.sources.map(\.sha256))
    #expect(stored.sources.filter { !digests.contains($0.sha256) }.map(\.path) == ["dossier.yaml"])
    #expect(try temporary.store.damagedEditions().isEmpty)
  }

  private func expectSame(_ stored: RecordedBase, _ direct: RecordedBase) {
    #expect(stored.level == direct.level)
    #expect(stored.edition == direct.edition)
    #expect(stored.areas == direct.areas)
    #expect(stored.indicators == direct.indicators)
    #expect(stored.years == direct.years)
    #expect(stored.counts == direct.counts)
    #expect(stored.populations.map(\.bitPattern) == direct.populations.map(\.bitPattern))
    #expect(stored.dwellings.map(\.bitPattern) == direct.dwellings.map(\.bitPattern))
    #expect(stored.populationVintages == direct.populationVintages)
    #expect(stored.dwellingVintages == direct.dwellingVintages)
    #expect(stored.source.sha256 == direct.source.sha256)
    #expect(stored.source.records == direct.source.records)
    #expect(stored.source.vintage == direct.source.vintage)
    #expect(stored.source.licence == "Licence Ouverte 2.0")
  }

  private func revenues(_ year: Int, _ income: Int) -> String {
    let name = "revenus-\(year).csv"
    temporary.dossier.write(
      "CODGEO;MED\(year % 100)\n99001;\(income)\n", to: name)
    return temporary.dossier.path + "/" + name
  }

  private func income(_ sources: String = "{referentiel: oui}") throws -> Double? {
    try read("commune: {code_insee: \"99001\", nom: Valmont}", sources).social.first?
      .value(.medianIncome, area: "99001")
  }

  @Test func keepsEditionsSideBySideAndTakesTheNewestOrTheOneNamed() throws {
    #expect(try temporary.importing([revenues(2022, 21_000)]).map(\.outcome) == [.added])
    #expect(try temporary.importing([revenues(2020, 19_000)]).map(\.outcome) == [.added])
    #expect(try temporary.store.editions().map(\.identity) == ["2022", "2020"])
    #expect(try income() == 21_000)
    #expect(try income("{referentiel: {filosofi: \"2020\"}}") == 19_000)
    let unknown = identifiers { _ = try income("{referentiel: {filosofi: \"2021\"}}") }
    #expect(unknown == ["edition-absente"])
    #expect(
      identifiers { _ = try income("{referentiel: {filosofie: \"2021\"}}") } == ["cle-inconnue"])
  }

  @Test func aFileOfTheDossierIsNeverMixedWithTheStore() throws {
    _ = try temporary.importing([revenues(2022, 21_000)])
    let own = revenues(2018, 18_000)
    let social = try read(
      "commune: {code_insee: \"99001\", nom: Valmont}", "{referentiel: oui, social: [\(own)]}"
    ).social
    #expect(social.map(\.vintage) == [2018])
    #expect(social.map(\.source.path) == ["revenus-2018.csv"])
  }

  @Test func leavesOrReplacesAnEditionThatIsThereAlready() throws {
    _ = try temporary.importing([revenues(2022, 21_000)])
    let before = temporary.bytes
    #expect(try temporary.importing([revenues(2022, 21_000)]).map(\.outcome) == [.alreadyThere])
    #expect(
      identifiers { _ = try temporary.importing([revenues(2022, 22_000)]) }
        == ["edition-existante"])
    #expect(temporary.bytes == before)
    #expect(try income() == 21_000)
    let replaced = try temporary.importing([revenues(2022, 22_000)], replacing: true)
    #expect(replaced.map(\.outcome) == [.replaced])
    #expect(try income() == 22_000)
    #expect(try temporary.store.editions().count == 1)
    #expect(try temporary.store.damagedEditions().isEmpty)
  }

  @Test func aFaultyFileLeavesTheStoreAsItWas() throws {
    _ = try temporary.importing([revenues(2022, 21_000)])
    let before = temporary.bytes
    temporary.dossier.write("CODGEO;MED23\n99001;x\n", to: "faux-2023.csv")
    temporary.dossier.write("a;b\n1;2\n", to: "inconnu.csv")
    let folder = temporary.dossier.path
    let problems = identifiers {
      _ = try temporary.importing([
        revenues(2019, 18_000), folder + "/faux-2023.csv", folder + "/inconnu.csv",
        folder + "/absent.csv",
      ])
    }
    #expect(problems.sorted() == ["fichier-absent", "fichier-non-reconnu", "nombre-invalide"])
    #expect(temporary.bytes == before)
    #expect(try temporary.store.editions().map(\.identity) == ["2022"])
  }

  @Test func readersSeeTheOldEditionWholeDuringAnImport() throws {
    _ = try temporary.importing([revenues(2022, 21_000)])
    let writer = try Database(path: temporary.store.path, .writing)
    try writer.begin()
    try writer.run("DELETE FROM area; DELETE FROM edition")
    #expect(try income() == 21_000)
    #expect(try temporary.store.damagedEditions().isEmpty)
    writer.rollBack()
    #expect(try income() == 21_000)
  }

  @Test func anImportEndsAfterTheReadersThatWereThere() throws {
    _ = try temporary.importing([revenues(2022, 21_000)])
    let writer = try Database(path: temporary.store.path, .writing)
    try writer.run("PRAGMA busy_timeout = 0")
    do {
      let reader = try #require(try StoreDatabase.reading(at: temporary.store.path))
      let edition = try #require(try reader.editions().first)
      try writer.begin()
      try writer.run("DELETE FROM area")
      #expect(throws: DatabaseFault.self) { try writer.commit() }
      #expect(try reader.areaCount(of: edition) == 1)
    }
    try writer.commit()
    #expect(identifiers { _ = try temporary.store.damagedEditions() } == [])
    #expect(try temporary.store.damagedEditions().count == 1)
  }

  @Test func findsARowThatIsNoMoreWhatWasImported() throws {
    _ = try temporary.importing([revenues(2022, 21_000), revenues(2020, 19_000)])
    let database = try Database(path: temporary.store.path, .writing)
    try database.run(
      "UPDATE area SET numbers = zeroblob(8) WHERE edition = (SELECT id FROM edition WHERE identity = '2020')"
    )
    #expect(try temporary.store.damagedEditions().map(\.identity) == ["2020"])
    try database.run("UPDATE area SET numbers = x'00'")
    #expect(identifiers { _ = try income() } == ["referentiel-abime"])
  }

  @Test func refusesWhatIsNoStoreAndWhatIsNotThere() throws {
    #expect(identifiers { _ = try income() } == ["referentiel-absent"])
    temporary.dossier.write("ce n'est pas une base", to: "referentiel.sqlite")
    #expect(identifiers { _ = try income() } == ["referentiel-abime"])
    #expect(
      identifiers { _ = try temporary.importing([revenues(2022, 1)]) } == ["referentiel-abime"])
    try FileManager.default.removeItem(atPath: temporary.store.path)
    let foreign = try Database(path: temporary.store.path, .writing)
    try foreign.run("CREATE TABLE autre(x)")
    #expect(identifiers { _ = try income() } == ["referentiel-etranger"])
    try foreign.run("DROP TABLE autre; PRAGMA application_id = 1447645765; PRAGMA user_version = 9")
    #expect(identifiers { _ = try income() } == ["referentiel-plus-recent"])
  }

  @Test func takesALayerOrAnExtractThatHoldsTheTerritory() throws {
    func layer(_ code: String, _ west: Double) -> String {
      temporary.dossier.write(
        """
        {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"\(code)",
        "nom":"C"},"geometry":{"type":"Polygon","coordinates":[[[\(west),45],[\(west + 0.1),45],
        [\(west + 0.1),45.1],[\(west),45]]]}}]}
        """, to: "c-\(code).geojson")
      return temporary.dossier.path + "/c-\(code).geojson"
    }
    _ = try temporary.importing([layer("99001", 2), layer("99500", 5)])
    let first = try read("commune: {code_insee: \"99001\", nom: Valmont}").map
    #expect(first?.outline.polygons.first?.exterior.first?.longitude == 2)
    let second = try read("commune: {code_insee: \"99500\", nom: Autre}").map
    #expect(second?.outline.polygons.first?.exterior.first?.longitude == 5)
  }

  @Test func namesALayerOfDistrictsOnlyWhereItHoldsSome() throws {
    _ = try temporary.importing([
      paris + "/geo/iris-75118.geojson", valmont + "/geo/communes.geojson",
    ])
    let elsewhere = try read("commune: {code_insee: \"99001\", nom: Valmont}")
    #expect(elsewhere.map?.districts.isEmpty == true)
    #expect(!elsewhere.sources.contains { $0.path.contains("iris") })
    let there = try read("arrondissement: {code_insee: \"75118\", nom: Paris 18e}")
    #expect(there.sources.contains { $0.path.contains("iris") })
  }

  @Test func namesTheIntercommunalityOfACommune() throws {
    temporary.dossier.write(
      "CODGEO;LIBGEO;EPCI;LIBEPCI\n99001;Valmont;200000990;CA du Val\n99002;Orvaux;ZZZZZZZZZ;Sans objet\n",
      to: "epci-2025.csv")
    _ = try temporary.importing([temporary.dossier.path + "/epci-2025.csv"])
    let member = try read("commune: {code_insee: \"99001\", nom: Valmont}").territory
    #expect(member.intercommunality?.name == "CA du Val")
    #expect(member.intercommunality?.hasPreventionCompetence == nil)
    let alone = try read("commune: {code_insee: \"99002\", nom: Orvaux}").territory
    #expect(alone.intercommunality == nil)
  }
}
