import Foundation
import Testing

/// The dossiers of `fixtures/broken` whose fault only a command finds: `commande.txt` is its line.
@Suite struct BrokenCommandsTests {
  static let names: [String] = Repository.brokenDossiers.filter { name in
    FileManager.default.fileExists(
      atPath: Repository.fixture("broken/\(name)/commande.txt").path)
  }

  @Test(arguments: names)
  func saysWhatIsWrong(name: String) throws {
    let folder = try TemporaryFolder()
    let dossier = "fixtures/broken/\(name)"
    try FileManager.default.createDirectory(
      at: folder.url.appendingPathComponent("fixtures/broken"), withIntermediateDirectories: true)
    try folder.copy("broken/\(name)", to: dossier)
    let words = try Repository.text("\(dossier)/commande.txt").split(whereSeparator: \.isWhitespace)
    let run = try Run(
      words.map { String($0).replacing("DOSSIER", with: dossier) } + ["--silencieux"],
      in: folder.url)
    #expect(run.problems == (try Repository.text("\(dossier)/attendu.txt")))
    let isError = run.problems.contains("erreur: ")
    #expect((run.status != 0) == isError)
    if isError { #expect(folder.names == ["fixtures"], "nothing may be half-written") }
  }

  @Test func triesEachKindOfCommand() throws {
    let commands = try Self.names.map { name in
      try Repository.text("fixtures/broken/\(name)/commande.txt").prefix { $0 != " " }
    }
    #expect(
      Set(commands).isSuperset(of: [
        "verifier", "strategie", "fiches", "seance", "evaluation", "instance", "observatoire",
      ]))
  }
}

/// Each problem of the strategy, its life, its papers and the observatory has its dossier.
@Suite struct BrokenCoverageTests {
  private static let places = [
    "Inputs/Strategy", "Strategy", "Pipeline", "Reports/Instance", "Reports/Strategy",
    "Reports/Meeting", "Reports/Evaluation", "Reports/Observatory",
  ]

  /// What no dossier can show, with the reason.
  private static let elsewhere: [String: String] = [
    "version-figee-autrement": "needs the frozen file of another program: FrozenVersionTests",
    "ecriture-impossible": "the disk refuses: CommandTests",
    "version-figee-differente": "names the templates of the day: StrategyCommandTests",
    "source-non-exploitee": "a source that a version makes nothing of, as long as there is one",
    "mise-en-page": "a font, a dictionary or a library is missing",
    "dossier-existant": "« nouveau » finds a dossier in its place: CommandTests",
    "code-insee": "an option of « nouveau »: CommandTests",
    "dossier-de-modeles": "an option of every command: CommandTests",
    "sortie-occupee": "two batches at once: BatchCrashTests",
    "fichier-modifie": "a file that changes meanwhile: BatchCrashTests, SourceLibraryTests",
    "referentiel-sans-place": "a machine without a home: StoreCommandTests",
    "edition-abimee": "a store that was written over: StoreCommandTests",
    "fuite": "a batch: BatchLeakTests",
    "valeur-d-ailleurs": "figures of another dossier, which none can ask for: BatchLeakTests",
    "manifeste-illisible": "manifests to merge: BatchPartTests, as those that follow",
    "lots-differents": "BatchPartTests", "manifestes-contradictoires": "BatchPartTests",
    "fichier-partage": "BatchPartTests", "echec-ailleurs": "BatchPartTests",
    "programmes-differents": "BatchPartTests", "parts-manquantes": "BatchPartTests",
    "parts-inegales": "BatchPartTests",
    "resultats-ailleurs": "ResultsTests",
    "surveillance-impossible": "the system has no watch left",
  ]

  @Test func hasADossierForEachProblem() throws {
    let written = try Self.places.reduce(into: Set<String>()) { all, place in
      all.formUnion(try identifiers(in: place))
    }
    let shown = try Repository.brokenDossiers.reduce(into: Set<String>()) { all, name in
      let text = try Repository.text("fixtures/broken/\(name)/attendu.txt")
      all.formUnion(text.matches(of: #/\[([a-z0-9-]+)\]\n/#).map { String($0.1) })
    }
    #expect(written.count > 60)
    #expect(written.subtracting(shown).subtracting(Self.elsewhere.keys).isEmpty)
    // An exception that has its dossier after all is none.
    #expect(shown.intersection(Self.elsewhere.keys).isEmpty)
  }

  /// The words that follow a severity in the sources: `Problem(.error, "action-close", …`.
  private func identifiers(in place: String) throws -> Set<String> {
    let folder = Repository.root.appendingPathComponent("Sources/\(place)")
    let files = try #require(
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    var found: Set<String> = []
    for case let file as URL in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: #/\.(?:error|warning),\s*([^,]*"[^,]*),/#) {
        found.formUnion(match.1.matches(of: #/"([a-z0-9-]+)"/#).map { String($0.1) })
      }
    }
    return found
  }
}

extension Repository {
  static var brokenDossiers: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: fixture("broken").path)) ?? []).sorted()
  }
}
