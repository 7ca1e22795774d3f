import Problems
import Testing
import Units

@testable import Dossier

/// What `entretiens.yaml` gives, and what is said when it is wrong.
@Suite struct InterviewsTests {
  /// The example of the format, as a consultant copies it.
  static let example = """
    vigie: 1
    entretiens:
      - id: E01
        date: 2026-02-11
        type: entretien                          # entretien | groupe | marche exploratoire | reunion publique
        acteur: {famille: bailleur, fonction: responsable d'agence}    # functions, never names
        propos:
          - theme: occupation de halls
            lieu: quartier Nord
            tonalite: negative                   # negative | neutre | positive
            intensite: 3                         # 1 to 3
            citation: Les locataires n'osent plus descendre le soir.
    """

  private func dossier(
    _ yaml: String, start: String = TemporaryDossier.start + "entretiens: entretiens.yaml\n"
  ) -> TemporaryDossier {
    TemporaryDossier(start, files: ["entretiens.yaml": yaml])
  }

  /// An entry with other keys than those of the example.
  private func entry(
    id: String = "E01", _ keys: String = "", theme: String = "bruit", tone: String = "negative"
  ) -> String {
    """
    - id: \(id)
      date: 2026-02-11
      acteur: {famille: bailleur}
      propos: [{theme: \(theme), tonalite: \(tone)\(keys.isEmpty ? "" : ", " + keys)}]

    """
  }

  private func file(_ entries: String...) -> String {
    "vigie: 1\nentretiens:\n"
      + entries.joined().split(separator: "\n").map { "  \($0)\n" }.joined()
  }

  @Test func readsTheExampleOfTheFormat() throws {
    let folder = dossier(Self.example)
    let read = try folder.read()
    let interviews = try #require(read.value.interviews)
    #expect(read.warnings.isEmpty)
    #expect(interviews.list.count == 1)
    let interview = interviews.list[0]
    #expect(interview.identifier == "E01")
    #expect(interview.date == CalendarDate(year: 2026, month: 2, day: 11))
    #expect(interview.kind == .interview)
    #expect(interview.actorFamily == "bailleur")
    #expect(interview.actorFunction == "responsable d'agence")
    let remark = interview.remarks[0]
    #expect(remark.theme == "occupation de halls")
    #expect(remark.place == "quartier Nord")
    #expect(remark.tone == .negative)
    #expect(remark.intensity == 3)
    #expect(remark.quote == "Les locataires n'osent plus descendre le soir.")
    #expect(interviews.source.path == "entretiens.yaml")
    #expect(interviews.source.vintage == "2026")
    #expect(interviews.source.records == 1)
  }

  @Test func findsTheFileUnderSourcesAsTheFormatShows() throws {
    let folder = dossier(
      Self.example,
      start: TemporaryDossier.start + "sources:\n  entretiens: entretiens.yaml\n")
    #expect(try folder.read().value.interviews?.list.count == 1)
  }

  @Test func refusesTheFileNamedInTwoPlaces() {
    let folder = dossier(
      Self.example,
      start: TemporaryDossier.start
        + "sources:\n  entretiens: entretiens.yaml\nentretiens: entretiens.yaml\n")
    #expect(folder.problems == ["dossier.yaml:5 cle-en-double"])
  }

  @Test func readsChoicesWhateverTheirAccents() throws {
    let yaml = Self.example.replacing("type: entretien ", with: "type: Réunion publique ")
      .replacing("tonalite: negative", with: "tonalite: négative")
    let interview = try #require(try dossier(yaml).read().value.interviews?.list.first)
    #expect(interview.kind == .publicMeeting)
    #expect(interview.remarks[0].tone == .negative)
  }

  @Test(arguments: [
    ("intensite: 4", "intensite-hors-limites"), ("intensite: 0", "intensite-hors-limites"),
    ("intensite: fort", "type-inattendu"), ("citation: \"  \"", "texte-vide"),
    ("citations: bonjour", "cle-inconnue"),
    ("citation: Demandez à M. Durand.", "contenu-nominatif"),
    ("lieu: 12 rue des Lilas", "contenu-nominatif"),
  ])
  func refusesAWrongRemark(key: String, identifier: String) {
    #expect(dossier(file(entry(key))).problems == ["entretiens.yaml:6 \(identifier)"])
  }

  @Test func saysEachKeyThatIsMissing() {
    let folder = dossier("vigie: 1\nentretiens:\n  - {type: entretien}\n  - {}\n")
    // id, date, acteur and propos, of both entries.
    #expect(folder.problems.count == 8)
    #expect(folder.problems.allSatisfy { $0.hasSuffix("cle-manquante") })
  }

  @Test func refusesAnIdentifierThatIsTaken() {
    let folder = dossier(file(entry(id: "E01"), entry(id: "E01")))
    #expect(folder.problems == ["entretiens.yaml:7 identifiant-en-double"])
  }

  @Test func refusesAnEmptyListOfRemarks() {
    let yaml = Self.example.split(separator: "    propos:")[0] + "    propos: []\n"
    #expect(dossier(String(yaml)).problems == ["entretiens.yaml:7 liste-vide"])
  }

  @Test func warnsOfAnInterviewAfterTheMission() {
    let folder = dossier(Self.example.replacing("2026-02-11", with: "2027-02-11"))
    #expect(folder.problems == ["entretiens.yaml:4 date-apres-mission"])
  }

  @Test(arguments: [
    ("occupation de halls", "occupation des halls", ["entretiens.yaml:10 theme-proche"]),
    ("cambriolage", "cambriollage", ["entretiens.yaml:10 theme-proche"]),
    // One theme: accents, case and plural don't count.
    ("dégradations", "Degradation", []),
    // Two themes that must stay so: four letters apart.
    ("vols avec armes", "vols sans armes", []),
  ])
  func warnsOfThemesThatDifferByALetter(first: String, second: String, said: [String]) {
    let folder = dossier(file(entry(theme: first), entry(id: "E02", theme: second)))
    #expect(folder.problems == said)
  }

  @Test func givesAThemeTheCodeThatTheFileDeclares() throws {
    let folder = dossier(
      Self.example.replacing(
        "entretiens:", with: "themes: {halls: occupation de halls}\nentretiens:"))
    let interviews = try #require(try folder.read().value.interviews)
    #expect(interviews.themes == [.init(code: "halls", label: "occupation de halls")])
    #expect(interviews.theme(of: interviews.list[0].remarks[0]).declared?.code == "halls")
  }

  @Test(arguments: [
    ("themes: {Halls: occupation de halls}", "entretiens.yaml:2 code-de-theme"),
    (
      "themes: {halls: occupation de halls, h: Occupation de hall}",
      "entretiens.yaml:2 theme-en-double"
    ),
    (
      "themes: {halls: occupation de halls, bruit: nuisances}",
      "entretiens.yaml:2 theme-sans-propos"
    ),
  ])
  func saysWhatIsWrongWithACode(line: String, said: String) {
    let folder = dossier(Self.example.replacing("entretiens:", with: "\(line)\nentretiens:"))
    #expect(folder.problems.contains(said))
  }

  @Test func underlinesTheNameAndNotTheWholeQuotation() throws {
    let folder = dossier(file(entry("citation: Voyez avec M. Durand au local.")))
    let problems = #expect(throws: Problems.self) { try folder.read() }
    let span = try #require(problems?.all.first?.span)
    let start = span.lineText.index(span.lineText.startIndex, offsetBy: span.column - 1)
    #expect(span.lineText[start...].prefix(span.length) == "M. Durand")
  }

  @Test func letsDistrictsOfTheTerritoryThrough() {
    // « Valmont » is the commune itself; « Charlotte » is nobody's district here.
    #expect(dossier(file(entry("lieu: Valmont"))).problems == [])
    #expect(
      dossier(file(entry("lieu: Charlotte"))).problems
        == ["entretiens.yaml:6 contenu-nominatif"])
  }
}
