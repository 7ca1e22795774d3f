import Inputs
import Problems
import Testing
import Units

/// What `lot.yaml` says, and what can't be made together.
@Suite struct BatchPlanTests {
  private func folder(_ lot: String, dossiers: [String: String] = [:]) -> TemporaryDossier {
    let folder = TemporaryDossier("")
    folder.write(lot, to: "lot.yaml")
    for (name, code) in dossiers {
      folder.write(
        TemporaryDossier.start.replacing("99001", with: code), to: "\(name)/dossier.yaml")
    }
    return folder
  }

  private func identifiers(_ lot: String, dossiers: [String: String] = [:]) -> [String] {
    let folder = folder(lot, dossiers: dossiers)
    // The folder goes with its last use, and the files must still be there.
    return withExtendedLifetime(folder) {
      do throws(Problems) {
        _ = try readBatch(at: folder.path + "/lot.yaml")
        return []
      } catch { return error.all.map(\.identifier) }
    }
  }

  @Test func refusesTheSecondDossierOfACode() throws {
    let folder = folder(
      "vigie: 1\ndossiers: [un, deux, trois]\n",
      dossiers: ["un": "99001", "deux": "99002", "trois": "99001"])
    let entries = try readBatch(at: folder.path + "/lot.yaml").value.entries
    #expect(entries.map(\.refusal?.identifier) == [nil, nil, "code-partage"])
    let refusal = try #require(entries[2].refusal)
    #expect(refusal.isError)
    #expect(refusal.summary.contains("« 99001 », comme « un »"))
    #expect(refusal.span?.line == 2)
    #expect(refusal.span?.column == 22)
  }

  /// A store with two communes of the département 99, one of 98, and an intercommunality.
  private func store(beside folder: TemporaryDossier) throws -> ReferenceStore {
    folder.write(
      """
      TYPECOM,COM,REG,DEP,TNCC,LIBELLE
      COM,99001,11,99,0,Valmont
      COM,99002,11,99,1,Orvaux
      COM,98001,11,98,0,Duny
      """, to: "cog-2025.csv")
    folder.write(
      "CODGEO;EPCI;LIBEPCI\n99001;200000990;CA du Val\n98001;200000990;CA du Val\n",
      to: "epci-2025.csv")
    let store = ReferenceStore(path: folder.path + "/r.sqlite")
    _ = try store.importFiles(
      [folder.path + "/cog-2025.csv", folder.path + "/epci-2025.csv"],
      on: #require(CalendarDate(year: 2026, month: 11, day: 27)))
    return store
  }

  @Test(arguments: [
    ("communes: [\"99002\", \"98001\"]", ["99002", "98001"]),
    ("departement: \"99\"", ["99001", "99002"]),
    ("epci: \"200000990\"", ["98001", "99001"]),
    ("communes: [\"99002\"]\ndepartement: \"99\"", ["99002", "99001"]),
    ("dossiers: [un]\ndepartement: \"99\"", ["99001", "99002"]),
  ])
  func takesCommunesFromTheStore(_ keys: String, _ codes: [String]) throws {
    let folder = folder(
      "vigie: 1\nmission: {date: 2026-11-27, redacteur: Cabinet}\n\(keys)\n",
      dossiers: ["un": "99001"])
    let plan = try readBatch(at: folder.path + "/lot.yaml", store: store(beside: folder)).value
    #expect(plan.entries.map(\.code) == codes)
    #expect(plan.entries.map(\.rank) == Array(1...codes.count))
    for entry in plan.entries where entry.name != "un" {
      let dossier = try #require(entry.madeUp)
      #expect(dossier.yaml.contains("redacteur: \"Cabinet\""))
      #expect(dossier.yaml.contains("referentiel: oui"))
    }
  }

  @Test(arguments: [
    ("departement: \"97\"", "territoire-inconnu"), ("epci: \"200000991\"", "territoire-inconnu"),
    ("communes: [\"9\"]", "code-insee-invalide"), ("modeles: absent", "dossier-absent"),
  ])
  func saysWhichCommuneTheStoreDoesNotKnow(_ keys: String, _ identifier: String) throws {
    let folder = folder("vigie: 1\nmission: {date: 2026-11-27}\n\(keys)\ndossiers: [un]\n")
    let store = try store(beside: folder)
    let problems = #expect(throws: Problems.self) {
      try readBatch(at: folder.path + "/lot.yaml", store: store)
    }
    #expect(problems?.all.map(\.identifier) == [identifier])
    #expect(problems?.all.first?.span?.line == 3)
  }

  @Test func asksForTheDateAndTheStore() {
    #expect(
      identifiers("vigie: 1\ndepartement: \"99\"\n") == ["cle-manquante", "referentiel-absent"])
  }

  @Test func keepsADossierThatCanNotBeReadForItsTurn() throws {
    let folder = folder("vigie: 1\ndossiers: [absent, un]\n", dossiers: ["un": "99001"])
    let entries = try readBatch(at: folder.path + "/lot.yaml").value.entries
    #expect(entries.map(\.name) == ["absent", "un"])
    #expect(entries.allSatisfy { $0.refusal == nil })
  }

  @Test func refusesADossierNamedTwice() {
    let lot = "vigie: 1\ndossiers:\n  - un\n  - ./un/dossier.yaml\n"
    #expect(identifiers(lot, dossiers: ["un": "99001"]) == ["dossier-repete"])
  }

  @Test(arguments: [
    ("dossiers: [un]\n", "cle-manquante"),
    ("vigie: 2\ndossiers: [un]\n", "version-inconnue"),
    ("vigie: 1\ndossiers: [un]\nsortie: \"{code}-{doc}.pdf\"\n", "nom-de-sortie"),
    ("vigie: 1\ndossiers: [un]\nsortie: \"{code\"\n", "nom-de-sortie"),
    ("vigie: 1\ndossiers: [un]\nsortie: \"{code}\"\n", "nom-de-sortie"),
    ("vigie: 1\ndossiers: [un]\nsortie: \"a/{code}.pdf\"\n", "nom-de-sortie"),
    // Eight papers of one council would have one name.
    ("vigie: 1\ndocuments: [instance]\ndossiers: [un]\nsortie: \"{code}.pdf\"\n", "nom-de-sortie"),
    ("vigie: 1\ndocuments: [diagnostics]\ndossiers: [un]\n", "valeur-inconnue"),
    ("vigie: 1\nperiode: 2026-T5\ndossiers: [un]\n", "periode-illisible"),
    ("vigie: 1\ndossiers: [{documents: [strategie]}]\n", "cle-manquante"),
  ])
  func refusesAFileThatSaysTooLittle(lot: String, identifier: String) {
    #expect(identifiers(lot, dossiers: ["un": "99001"]).contains(identifier))
  }

  @Test func knowsWhatEachDossierMustGive() throws {
    let folder = folder(
      "vigie: 1\ndocuments: tous\ndossiers: [un, {dossier: deux, documents: [strategie]}]\n",
      dossiers: ["un": "99001", "deux": "99002"])
    let plan = try readBatch(at: folder.path + "/lot.yaml").value
    #expect(plan.documents == BatchPlan.Document.printed)
    #expect(plan.entries.map(\.ownDocuments) == [[], [.strategie]])
    #expect(plan.entries.map(\.code) == ["99001", "99002"])
  }
}
