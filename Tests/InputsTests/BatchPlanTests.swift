import Inputs
import Problems
import Testing

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
    #expect(plan.documents == BatchPlan.Document.allCases)
    #expect(plan.entries.map(\.ownDocuments) == [[], [.strategie]])
    #expect(plan.entries.map(\.code) == ["99001", "99002"])
  }
}
