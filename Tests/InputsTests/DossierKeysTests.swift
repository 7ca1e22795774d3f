import Dossier
import Foundation
import Inputs
import Problems
import Testing
import Units

@Suite struct DossierKeysTests {
  /// The example of the format, with all its keys.
  private static let whole = """
    vigie: 1
    commune:
      code_insee: 99001
      nom: Valmont
      population_municipale: 23450
      population_totale: 23980
      departement: {code: "99", nom: Département fictif}
      region: {code: "98", nom: Région fictive}
      epci: {nom: CA du Val, siren: "200000000", competence_prevention: true, cispd: false}
      police_municipale_agents: 14
    fictif: true
    mission:
      commanditaire: Mairie de Valmont
      redacteur: Cabinet Exemple
      date: 2026-11-23
      instance: CLSPD
    sources:
      lieux: lieux.csv
      tableaux:
        - fichier: pn/etat-4001.csv
          source: "DIPN, état 4001"
          unite: faits
          colonnes: {periode: mois, categorie: index, lieu: secteur, nombre: nb}
      faits:
        - nom: police municipale
          fichier: faits/main-courante.csv
          colonnes: {identifiant: n, debut: date_debut, fin: date_fin, categorie: nature, lieu: adresse_quartier, longitude: lon, latitude: lat}
          format_date: JJ/MM/AAAA HH:MM
          separateur: ";"
          encodage: windows-1252
          fuseau: Europe/Paris
          projection: EPSG:4326
          categories: {tapage nocturne: nuisances sonores, "rodéo": rodéos motorisés}
          ignorer: [agent, telephone]
    enquete: enquete/enquete.yaml
    entretiens: entretiens.yaml
    reponses: reponses.yaml
    comparaison:
      territoires: ["99002", "99003"]
      voisins: 8
    secret: {faits: 4, personnes: 12}
    textes: textes/
    modeles: modeles/
    strategie: strategie.yaml
    seances: seances/

    """

  private static func wholeDossier(_ yaml: String = whole) -> TemporaryDossier {
    let files = [
      "lieux.csv", "pn/etat-4001.csv", "faits/main-courante.csv", "enquete/enquete.yaml",
      "entretiens.yaml", "reponses.yaml", "textes/a.md", "modeles/a.md", "strategie.yaml",
      "seances/2026-12-04.yaml",
    ]
    let contents = [
      "entretiens.yaml": InterviewsTests.example, "reponses.yaml": ResponsesTests.example,
      "enquete/enquete.yaml": """
      vigie: 1
      fichier: reponses.csv
      plan: quotas
      questions: {sexe: {colonne: q1, modalites: {1: femme, 2: homme}}}

      """, "enquete/reponses.csv": "q1\n1\n2\n",
      "strategie.yaml": "vigie: 1\ntitre: Stratégie\n",
      "seances/2026-12-04.yaml": "vigie: 1\ndate: 2026-12-04\nformation: pleniere\n",
      "lieux.csv": "nom;longitude;latitude\nGare;3.1;50.2\n",
      "faits/main-courante.csv": """
      n;date_debut;date_fin;nature;adresse_quartier;lon;lat;agent;telephone
      1;02/03/2026 22:15;;tapage nocturne;Gare;;;x;y

      """,
      "pn/etat-4001.csv": "mois;index;secteur;nb\n2026-01;Vols simples;Centre;4\n",
    ]
    return TemporaryDossier(
      yaml,
      files: Dictionary(uniqueKeysWithValues: files.map { ($0, "vigie: 1\n") })
        .merging(contents) { $1 })
  }

  @Test func acceptsEveryKeyOfTheFormat() throws {
    let read = try Self.wholeDossier().read()
    // The facts are read straight from their file.
    #expect(read.warnings.map(\.identifier) == ["registre-absent"])
    let dossier = read.value
    #expect(dossier.register?.facts.count == 1)
    #expect(
      dossier.register?.categories == [FactCategory(name: "nuisances sonores", isMapped: true)])
    #expect(dossier.territory.code == "99001")
    #expect(dossier.territory.municipalPopulation == 23450)
    #expect(dossier.territory.totalPopulation == 23980)
    #expect(dossier.territory.department == Territory.Area(code: "99", name: "Département fictif"))
    #expect(dossier.territory.region == Territory.Area(code: "98", name: "Région fictive"))
    #expect(dossier.territory.intercommunality?.hasPreventionCompetence == true)
    #expect(dossier.territory.intercommunality?.hasCISPD == false)
    #expect(dossier.territory.municipalPoliceAgents == 14)
    #expect(dossier.isFictitious)
    #expect(dossier.mission.date == CalendarDate(iso: "2026-11-23"))
    #expect(dossier.mission.body == "CLSPD")
    #expect(dossier.comparison.namedTerritories == ["99002", "99003"])
    #expect(dossier.comparison.neighbourCount == 8)
    #expect(dossier.secrecy == SecrecyThresholds(facts: 4, persons: 12))
    #expect(dossier.declared.files[.facts] == ["faits/main-courante.csv"])
    #expect(
      dossier.declared.missing == [
        .recordedCrime, .social, .geography, .outlines, .priorityDistricts, .districts, .iris,
        .grounds,
      ])
  }

  @Test func saysThatEachNamedFileIsAbsent() {
    let alone = TemporaryDossier(Self.whole)
    #expect(
      alone.problems == [
        "dossier.yaml:18 fichier-absent", "dossier.yaml:20 fichier-absent",
        "dossier.yaml:26 fichier-absent", "dossier.yaml:35 fichier-absent",
        "dossier.yaml:36 fichier-absent", "dossier.yaml:37 fichier-absent",
        "dossier.yaml:42 dossier-absent", "dossier.yaml:43 dossier-absent",
        "dossier.yaml:44 fichier-absent", "dossier.yaml:45 dossier-absent",
      ])
  }

  @Test func givesTheSameDossierWhateverTheOrderOfKeys() throws {
    // The sections, from « vigie » to « seances », written from the last to the first.
    var sections: [String] = []
    for line in Self.whole.split(separator: "\n") {
      if line.first == " ", let last = sections.popLast() {
        sections.append(last + "\n" + line)
      } else {
        sections.append(String(line))
      }
    }
    let reversed = sections.reversed().joined(separator: "\n") + "\n"
    let first = try Self.wholeDossier().read().value
    let second = try Self.wholeDossier(reversed).read().value
    #expect(first.mission == second.mission && first.secrecy == second.secrecy)
    #expect(first.comparison.namedTerritories == second.comparison.namedTerritories)
    #expect(first.declared == second.declared)
    #expect(first.territory.name == second.territory.name)
    #expect(first.territory.intercommunality == second.territory.intercommunality)
    #expect(first.sources.map(\.path) == second.sources.map(\.path))
    #expect(first.sources.map(\.sha256) != second.sources.map(\.sha256))
  }

  @Test func leavesNilWhatTheDossierDoesNotSay() throws {
    let dossier = try TemporaryDossier(TemporaryDossier.start).read().value
    #expect(dossier.territory.municipalPoliceAgents == nil)
    #expect(dossier.territory.municipalPopulation == nil)
    #expect(dossier.territory.intercommunality == nil)
    #expect(dossier.mission.author == nil)
    #expect(dossier.map == nil)
    #expect(dossier.secrecy == SecrecyThresholds(facts: 5, persons: 11))
    #expect(dossier.comparison.neighbourCount == 10)
  }

  @Test func takesTheDateOfTheCommandLineBeforeThatOfTheMission() throws {
    let date = try #require(CalendarDate(iso: "2027-01-02"))
    let dossier = TemporaryDossier(TemporaryDossier.start)
    #expect(try readDossier(at: dossier.path, date: date).value.mission.date == date)
    let undated = TemporaryDossier(
      TemporaryDossier.start.replacing("mission: {date: 2026-11-23}\n", with: ""))
    #expect(undated.problems == ["dossier.yaml:1 cle-manquante"])
    #expect(try readDossier(at: undated.path, date: date).value.mission.date == date)
  }

  @Test func readsTheFolderOrItsFile() throws {
    let dossier = TemporaryDossier(TemporaryDossier.start)
    for path in [dossier.path, dossier.path + "/", dossier.path + "/dossier.yaml"] {
      #expect(try readDossier(at: path).value.territory.code == "99001")
    }
  }

  @Test(arguments: [
    ("00001", true), ("2A004", true), ("2B033", true), ("97411", true), ("2C004", false),
    ("9900", false), ("990012", false), ("A2004", false), ("99 01", false),
  ])
  func acceptsTheCodesOfCommunes(code: String, isOne: Bool) {
    let dossier = TemporaryDossier(
      TemporaryDossier.start.replacing("\"99001\"", with: "\"\(code)\""))
    #expect(dossier.problems == (isOne ? [] : ["dossier.yaml:2 code-insee-invalide"]))
  }

  @Test func saysWhenTheNameOfTheSourcesIsAnother() {
    let dossier = TemporaryDossier(
      TemporaryDossier.start + "sources: {geographie: [cog.csv]}\n",
      files: ["cog.csv": "TYPECOM;COM;TNCC;LIBELLE\nCOM;99001;0;Orvaux\n"])
    #expect(dossier.problems == ["dossier.yaml:2 nom-different"])
  }
}
