import Dossier
import Foundation
import Inputs
import Problems
import Testing

private let filosofi = "CODGEO;MED21\n99001;20630\n99002;18240\n"

private func yaml(_ code: String, _ path: String) -> String {
  """
  vigie: 1
  commune: {code_insee: "\(code)", nom: Valmont}
  mission: {date: 2026-11-23}
  sources: {social: [\(path)]}
  """
}

@Suite struct SourceLibraryTests {
  @Test func callsASharedFileByTheNameOfEachAndRefusesTwoStatesOfIt() throws {
    let first = TemporaryDossier(yaml("99001", "revenus.csv"), files: ["revenus.csv": filosofi])
    let second = TemporaryDossier(yaml("99002", "\(first.path)/./revenus.csv"))
    let library = SourceLibrary()
    let before = try first.read(library).value
    let after = try second.read(library).value
    #expect(before.social.first?.value(.medianIncome, area: "99001") == 20630)
    #expect(after.social.first?.value(.medianIncome, area: "99002") == 18240)
    #expect(before.social.first?.source.path == "revenus.csv")
    #expect(after.social.first?.source.path == "revenus.csv")
    first.write("CODGEO;MED21\n99002;1\n", to: "revenus.csv")
    let changed = #expect(throws: Problems.self) { try second.read(library) }
    #expect(changed?.all.map(\.identifier) == ["fichier-modifie"])
    #expect(changed?.all.first?.span?.line == 4)
    #expect(try second.read().value.social.first?.value(.medianIncome, area: "99002") == 1)
  }

  @Test func saysTheProblemsOfASharedFileUnderTheNameOfEach() {
    let shared = TemporaryDossier(
      yaml("99001", "r.csv"), files: ["r.csv": "CODGEO;MED21\n99001;x\n"])
    let other = TemporaryDossier(
      yaml("99002", "../\(URL(fileURLWithPath: shared.path).lastPathComponent)/r.csv"))
    let library = SourceLibrary()
    for dossier in [shared, other, shared] {
      let problems = #expect(throws: Problems.self) { try dossier.read(library) }
      #expect(problems?.all.map { $0.span?.file.hasPrefix(dossier.path + "/") } == [true])
    }
  }

  @Test func servesManyThreadsAtOnce() async throws {
    let dossier = TemporaryDossier(yaml("99001", "r.csv"), files: ["r.csv": filosofi])
    let path = dossier.path
    let library = SourceLibrary()
    let values = await withTaskGroup(of: Double?.self) { group in
      for _ in 0..<16 {
        group.addTask {
          try? readDossier(at: path, library: library).value.social.first?
            .value(.medianIncome, area: "99001")
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(values == Array(repeating: 20630, count: 16))
    withExtendedLifetime(dossier) {}
  }

  @Test func printsTheDigestOfTheBytesOfTheFile() throws {
    let dossier = TemporaryDossier(yaml("99001", "r.csv"), files: ["r.csv": filosofi])
    let source = try #require(try dossier.read().value.sources.first { $0.path == "r.csv" })
    // printf 'CODGEO;MED21\n99001;20630\n99002;18240\n' | sha256sum
    #expect(source.sha256 == "d4c6a9075eb7cd3bec1a57afd11f497ad45e1c561daaad38ef31f02d6085c5a4")
    #expect(source.records == 2)
    #expect(source.producer == "Insee" && source.vintage == "2021")
  }
}

@Suite struct RecogniseTests {
  @Test(arguments: [
    ("ssmsi-communes-geographie2025.csv", SourceKind.recordedCommunes),
    ("ssmsi-departements-geographie2023-produit-le2023-07-17.csv", .recordedDepartments),
    ("ssmsi-regions-geographie2024-produit-le2025-03-14.csv", .recordedRegions),
    ("insee-filosofi-2021.csv", .filosofi), ("insee-populations-2023.csv", .legalPopulations),
    ("insee-cog-2025.csv", .communeNames),
  ])
  func recognisesAFileFromItsHeader(name: String, kind: SourceKind) throws {
    let folder = packageFolder + "/fixtures/paris-18e/donnees/"
    #expect(recognise(fileAt: folder + name) == kind)
    // Whatever its name.
    let dossier = TemporaryDossier("vigie: 1\n")
    dossier.write(try Data(contentsOf: URL(fileURLWithPath: folder + name)), to: "x.txt")
    #expect(recognise(fileAt: dossier.path + "/x.txt") == kind)
  }

  @Test(arguments: [
    ("arrondissements-voisins", SourceKind.outlines), ("iris-75118", .iris),
    ("qpv-2024-paris", .priorityDistricts),
  ])
  func recognisesShapesFromTheirProperties(name: String, kind: SourceKind) {
    #expect(recognise(fileAt: packageFolder + "/fixtures/paris-18e/geo/\(name).geojson") == kind)
  }

  @Test(arguments: ["paris-18e/dossier.yaml", "valmont/geo/riviere.geojson", "absent.csv", ""])
  func recognisesNothingInOtherFiles(name: String) {
    #expect(recognise(fileAt: packageFolder + "/fixtures/" + name) == nil)
  }

  @Test func recognisesTheCensusAndACompressedBase() {
    let folder = packageFolder + "/fixtures/valmont/donnees/"
    #expect(recognise(fileAt: folder + "insee-recensement-2022.csv") == .census)
    #expect(recognise(fileAt: folder + "ssmsi-communes.csv.gz") == .recordedCommunes)
  }

  @Test func tellsTheColumnsExpectedOfEachKind() {
    for kind in SourceKind.allCases {
      #expect(!kind.dataset.isEmpty && !kind.producer.isEmpty && !kind.expectedColumns.isEmpty)
    }
  }
}
