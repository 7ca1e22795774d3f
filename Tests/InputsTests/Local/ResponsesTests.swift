import Problems
import Testing

@testable import Dossier

/// What `reponses.yaml` gives, and what is said when it is wrong.
@Suite struct ResponsesTests {
  /// The example of the format.
  static let example = """
    vigie: 1
    reponses:
      - id: R03
        nom: Médiation sociale de soirée
        themes: [nuisances sonores, occupation de halls]
        lieux: [quartier Nord]
        porteur: association
        moyens: 4 médiateurs, 18 h–23 h
        horaires: {jours: [lun, mar, mer, jeu, ven], de: "18:00", a: "23:00"}
        appreciation: partielle                  # adaptee | partielle | insuffisante
    """

  private func dossier(_ yaml: String) -> TemporaryDossier {
    TemporaryDossier(
      TemporaryDossier.start + "reponses: reponses.yaml\n", files: ["reponses.yaml": yaml])
  }

  @Test func readsTheExampleOfTheFormat() throws {
    let read = try dossier(Self.example).read()
    #expect(read.warnings.isEmpty)
    let response = try #require(read.value.responses?.list.first)
    #expect(response.identifier == "R03")
    #expect(response.name == "Médiation sociale de soirée")
    #expect(response.themes == ["nuisances sonores", "occupation de halls"])
    #expect(response.places == ["quartier Nord"])
    #expect(response.carrier == "association")
    #expect(response.means == "4 médiateurs, 18 h–23 h")
    // 18 h is minute 1,080; 23 h is minute 1,380.
    #expect(response.schedule == .init(weekdays: [1, 2, 3, 4, 5], from: 1080, to: 1380))
    #expect(response.appraisal == .partial)
  }

  @Test(arguments: [
    (#"{jours: [jeudi, vendredi, sam.], de: "21:00", a: "01:00"}"#, [4, 5, 6], 1260, 60),
    (#"{de: "00:00", a: "24:00"}"#, [], 0, 1440),
    ("{jours: [ven], de: 18:30, a: 23:00}", [5], 1110, 1380),
  ])
  func readsSchedules(written: String, days: [Int], from: Int, to: Int) throws {
    let yaml = Self.example.replacing(
      #"{jours: [lun, mar, mer, jeu, ven], de: "18:00", a: "23:00"}"#, with: written)
    let response = try #require(try dossier(yaml).read().value.responses?.list.first)
    #expect(response.schedule == .init(weekdays: days, from: from, to: to))
  }

  @Test(arguments: [
    (#"{jours: [lun], de: "18h", a: "23:00"}"#, "heure-invalide"),
    (#"{jours: [lun], de: "25:00", a: "23:00"}"#, "heure-invalide"),
    (#"{jours: [lun], de: "24:00", a: "23:00"}"#, "heure-invalide"),
    (#"{jours: [lune], de: "18:00", a: "23:00"}"#, "jour-inconnu"),
    (#"{jours: [lun], de: "18:00"}"#, "cle-manquante"),
    (#"{jours: [lun], de: "18:00", a: "18:00"}"#, "horaires-sans-duree"),
    (#"{jour: [lun]}"#, "cle-inconnue"),
  ])
  func refusesAWrongSchedule(written: String, identifier: String) {
    let yaml = Self.example.replacing(
      #"{jours: [lun, mar, mer, jeu, ven], de: "18:00", a: "23:00"}"#, with: written)
    #expect(dossier(yaml).problems == ["reponses.yaml:9 \(identifier)"])
  }

  @Test func proposesTheHourThatWasMeant() throws {
    let yaml = Self.example.replacing(#""18:00""#, with: "18h30")
    let problems = #expect(throws: Problems.self) { try dossier(yaml).read() }
    #expect(problems?.all.first?.hint == "écrivez « \"18:30\" »")
  }

  @Test(arguments: [
    ("nom: Médiation sociale de soirée", "nom: Maraude de Mme Petit", ["4 contenu-nominatif"]),
    ("partielle  ", "bonne  ", ["10 valeur-inconnue"]),
    ("themes: [nuisances sonores, occupation de halls]", "themes: []", ["5 liste-vide"]),
    ("occupation de halls]", "Nuisance sonore]", ["5 theme-repete"]),
    ("id: R03", "code: R03", ["3 cle-manquante", "3 cle-inconnue"]),
    ("porteur: association", "porteur: \"\"", ["7 texte-vide"]),
  ])
  func saysWhatIsWrong(written: String, replacement: String, said: [String]) {
    let yaml = Self.example.replacing(written, with: replacement)
    #expect(Set(dossier(yaml).problems) == Set(said.map { "reponses.yaml:\($0)" }))
  }

  @Test func warnsOfAThemeThatLooksLikeOneOfTheInterviews() {
    let folder = TemporaryDossier(
      TemporaryDossier.start + "entretiens: entretiens.yaml\nreponses: reponses.yaml\n",
      files: [
        "entretiens.yaml": InterviewsTests.example,
        "reponses.yaml": Self.example
          .replacing("occupation de halls", with: "occupation des halls"),
      ])
    #expect(folder.problems == ["reponses.yaml:5 theme-proche"])
  }
}
