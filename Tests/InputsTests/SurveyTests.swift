import Dossier
import Foundation
import Inputs
import Problems
import Testing
import Units

/// A dossier with a survey of these files.
private func surveyDossier(
  _ codebook: String, _ answers: String, named name: String = "reponses.csv"
) -> TemporaryDossier {
  TemporaryDossier(
    TemporaryDossier.start + "enquete: enquete/enquete.yaml\n",
    files: ["enquete/enquete.yaml": codebook, "enquete/\(name)": answers])
}

private func survey(_ codebook: String, _ answers: String) throws -> VictimisationSurvey {
  let dossier = try surveyDossier(codebook, answers).read()
  #expect(dossier.warnings.isEmpty)
  return try #require(dossier.value.survey)
}

/// The example of the format, as written there, and answers that fit it.
private let example = """
  vigie: 1
  titre: Enquête de victimation 2026
  fichier: reponses.csv                       # one row per respondent
  separateur: ";"
  terrain: {du: 2026-03-02, au: 2026-04-10, mode: téléphone, periode_de_reference: 12 mois}
  plan: quotas                                # quotas | aleatoire | exhaustif
  champ: {population: habitants de 15 ans et plus, effectif: 19200, menages: 10400}
  poids: null                                 # a column of initial weights, if any
  quartier: q_quartier                        # column
  calage:                                     # margins, in persons
    methode: ranking-ratio                    # ranking-ratio (raking) | logit
    marges:
      sexe: {femme: 10100, homme: 9100}
      age: {15-29: 4400, 30-59: 9300, 60+: 5500}
  questions:
    sexe: {colonne: q1, modalites: {1: femme, 2: homme}}
    age: {colonne: q2, classes: [15, 30, 60]} # 15-29, 30-59, 60+
    insecurite_quartier:
      colonne: q10
      texte: Vous arrive-t-il de vous sentir en insécurité dans votre quartier ?
      modalites: {1: souvent, 2: de temps en temps, 3: rarement, 4: jamais}
      non_reponse: {8: ne sait pas, 9: refus}
      role: sentiment                         # sentiment | attente | confiance
  victimations:
    cambriolage: {unite: menage, victime: q20, nombre: q21, plainte: q22, declaration: q23, expose: null, indicateur: Cambriolages de logement}
    vol_vehicule: {unite: menage, victime: q30, nombre: q31, plainte: q32, expose: q29}        # expose: column that says who is equipped
    agression: {unite: personne, victime: q40, nombre: q41, plainte: q42}                     # values 1 yes, 2 no unless `oui: [...]`
  plafond_repetition: 98%                     # of each kind of fact
  """

private let exampleAnswers = """
  q_quartier;q1;q2;q10;q20;q21;q22;q23;q29;q30;q31;q32;q40;q41;q42
  Nord;1;29;2;1;2;1;2;1;2;;;2;;
  Sud;2;60;9;2;;;;2;;;;1;1;2
  Nord;2;30;;2;;;;1;1;1;1;9;;

  """

@Suite struct SurveyTests {
  @Test func readsTheExampleOfTheFormat() throws {
    let survey = try survey(example, exampleAnswers)
    #expect(survey.title == "Enquête de victimation 2026")
    #expect(survey.fieldwork.from == CalendarDate(year: 2026, month: 3, day: 2))
    #expect(survey.fieldwork.referenceMonths == 12)
    #expect(survey.plan == .quotas)
    #expect(survey.scope.minimumAge == 15)
    #expect(survey.scope.persons == 19200 && survey.scope.households == 10400)
    #expect(survey.respondents == 3)
    #expect(survey.initialWeights == nil && survey.householdSizes == nil)
    #expect(survey.repetitionCap == 0.98)
    #expect(survey.calibration?.method == .rakingRatio)
    #expect(survey.calibration?.margins.map(\.targets) == [[10100, 9100], [4400, 9300, 5500]])
    #expect(survey.district?.modalities == ["Nord", "Sud"])
    #expect(survey.question("quartier")?.answers == [0, 0, 1])
  }

  @Test func codesTheAnswersInTheOrderOfTheirContent() throws {
    let survey = try survey(example, exampleAnswers)
    // By district, then sex: Nord woman, Nord man, Sud man.
    #expect(survey.question("sexe")?.answers == [0, 1, 1])
    #expect(survey.question("age")?.modalities == ["15-29", "30-59", "60+"])
    #expect(survey.question("age")?.answers == [0, 1, 2])
    let feeling = try #require(survey.question("insecurite_quartier"))
    #expect(feeling.answers == [1, SurveyQuestion.noAnswer, SurveyQuestion.noAnswer])
    #expect(feeling.role == .feeling && feeling.negativeCount == 2)
    #expect(feeling.nonResponses == ["ne sait pas", "refus"])
    #expect(feeling.label == "Insecurite quartier")
  }

  @Test func bringsTheAnswersOnOneFactToAgree() throws {
    let kinds = try survey(example, exampleAnswers).victimisations
    #expect(kinds.map(\.key) == ["cambriolage", "vol_vehicule", "agression"])
    #expect(kinds[0].indicator == .burglary)
    #expect(kinds[0].unit == .household && kinds[2].unit == .person)
    #expect(kinds[0].victim == [.yes, .no, .no])
    #expect(kinds[0].repeats == [2, 0, 0])
    #expect(kinds[0].complaint == [.yes, .notAsked, .notAsked])
    // A complaint informs the police, though q23 says no.
    #expect(kinds[0].report == [.yes, .notAsked, .notAsked])
    #expect(kinds[1].exposed == [.yes, .yes, .no])
    #expect(kinds[1].victim == [.no, .yes, .notAsked])
    #expect(kinds[1].report == nil)
    #expect(kinds[2].victim == [.no, .unknown, .yes])
    #expect(kinds[2].exposed == nil)
  }

  @Test func givesTheSameSurveyWhateverTheOrderOfRowsAndKeys() throws {
    let first = try survey(example, exampleAnswers)
    let rows = exampleAnswers.split(separator: "\n")
    let permuted = [rows[0], rows[3], rows[1], rows[2]].joined(separator: "\n") + "\n"
    let lines = example.split(separator: "\n", omittingEmptySubsequences: false)
    // « sexe » and « age » change places, in the margins and in the questions.
    var keys = lines
    keys.swapAt(12, 13)
    keys.swapAt(15, 16)
    let codebook = keys.joined(separator: "\n")
      .replacing("{1: femme, 2: homme}", with: "{2: homme, 1: femme}")
      .replacing("{1: souvent, 2: de temps en temps,", with: "{2: de temps en temps, 1: souvent,")
    let second = try survey(codebook, permuted)
    #expect(first.questions.map(\.answers) == second.questions.map(\.answers))
    #expect(first.questions.map(\.modalities) == second.questions.map(\.modalities))
    #expect(first.victimisations.map(\.victim) == second.victimisations.map(\.victim))
    #expect(first.victimisations.map(\.repeats) == second.victimisations.map(\.repeats))
    #expect(first.district?.answers == second.district?.answers)
    #expect(first.calibration?.margins.map(\.targets) == second.calibration?.margins.map(\.targets))
    #expect(first.source.sha256 != second.source.sha256)
  }

  @Test func givesTheDigestsOfBothFiles() throws {
    let dossier = surveyDossier(example, exampleAnswers)
    let sources = try dossier.read().value.sources.filter { $0.path.hasPrefix("enquete/") }
    #expect(sources.map(\.path) == ["enquete/enquete.yaml", "enquete/reponses.csv"])
    #expect(sources.map(\.records) == [6, 3])  // three questions and three kinds; three respondents
    #expect(sources.allSatisfy { $0.sha256.count == 64 })
    #expect(sources[0].sha256 != sources[1].sha256)
  }

  @Test func turnsAScaleThatWasCodedFromTheCalmSide() throws {
    let codebook = example.replacing(
      "{1: souvent, 2: de temps en temps, 3: rarement, 4: jamais}",
      with: "{1: jamais, 2: rarement, 3: de temps en temps, 4: souvent}")
    let feeling = try #require(try survey(codebook, exampleAnswers).question("insecurite_quartier"))
    #expect(feeling.modalities == ["souvent", "de temps en temps", "rarement", "jamais"])
    #expect(feeling.answers.first == 2)  // code 2, « rarement »
  }

  @Test func takesTheNegativeSideThatTheFileNames() throws {
    let codebook = example.replacing(
      "role: sentiment ", with: "negatives: [souvent]\n    role: sentiment ")
    #expect(
      try survey(codebook, exampleAnswers).question("insecurite_quartier")?.negativeCount == 1)
  }

  @Test func readsNumbersAsStatisticalSoftwareWritesThem() throws {
    let survey = try survey(
      """
      vigie: 1
      fichier: reponses.csv
      plan: aleatoire
      poids: p
      taille_menage: t
      questions:
        sexe: {colonne: q1, modalites: {1: femme, 2: homme}}
        age: {colonne: q2, classes: [15, 60], non_reponse: [999]}
      victimations:
        vol: {unite: personne, victime: {colonne: q3, oui: [1, 2, 3]}, nombre: q4}
      """,
      "q1,q2,q3,q4,p,t\n1.0,34.5,2,2.0,1.5,2\n02,999,4,NA,\"0,5\",1\n2,200,9,,1,1\n"
        .replacing("2,200,9", with: "2,61,9"))
    #expect(survey.plan == .random)
    #expect(survey.question("sexe")?.answers == [0, 1, 1])
    #expect(survey.question("age")?.answers == [0, -1, 1])
    #expect(survey.victimisations.first?.victim == [.yes, .no, .unknown])
    #expect(survey.victimisations.first?.repeats == [2, 0, 0])
    #expect(survey.initialWeights == [1.5, 0.5, 1])
    #expect(survey.householdSizes == [2, 1, 1])
    #expect(survey.fieldwork.referenceMonths == nil)
  }

  @Test func mergesCodesThatShareALabel() throws {
    let question = try #require(
      try survey(
        """
        vigie: 1
        fichier: reponses.csv
        plan: quotas
        questions:
          logement: {colonne: q, modalites: {1: propriétaire, 2: locataire, 3: locataire}}
        """, "q\n3\n1\n2\n"
      ).questions.first)
    #expect(question.modalities == ["propriétaire", "locataire"])
    #expect(question.answers == [0, 1, 1])
  }

  @Test func leavesOutWhoWasNotAsked() throws {
    let question = try #require(
      try survey(
        """
        vigie: 1
        fichier: reponses.csv
        plan: quotas
        questions:
          bus: {colonne: a, modalites: {1: oui, 2: non}, non_reponse: [9]}
          peur: {colonne: b, modalites: {1: oui, 2: non}, filtre: {question: bus, modalites: [oui]}}
        """, "a;b\n1;2\n1;\n2;\n9;\n"
      ).question("peur"))
    #expect(question.answers.sorted() == [-2, -2, -1, 1])
  }

  @Test func readsACompressedFileNamedFromTheCodebook() throws {
    let path = packageFolder + "/fixtures/valmont/donnees/ssmsi-communes.csv.gz"
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    let dossier = surveyDossier(
      "vigie: 1\nfichier: donnees/r.csv.gz\nplan: quotas\n"
        + "questions: {annee: {colonne: annee, classes: [2016, 2024]}}\n", "")
    dossier.write(bytes, to: "enquete/donnees/r.csv.gz")
    let survey = try #require(try dossier.read().value.survey)
    #expect(survey.source.path == "enquete/donnees/r.csv.gz")
    #expect(survey.respondents == 9150)  // 61 communes, 15 indicators, 10 years
    #expect(survey.questions[0].answers.count { $0 == 1 } == 1830)  // 61 × 15 × 2
  }

  @Test func saysHowManyMoreRowsHaveTheSameFault() {
    let rows = String(repeating: "7\n", count: 25)
    let problems = surveyDossier(
      "vigie: 1\nfichier: reponses.csv\nplan: quotas\n"
        + "questions: {sexe: {colonne: q, modalites: {1: femme, 2: homme}}}\n", "q\n" + rows
    ).problems
    #expect(problems.count == 11)
    #expect(problems.allSatisfy { $0.hasSuffix("modalite-inconnue") })
  }

  @Test func neverShowsAFreeText() throws {
    let dossier = surveyDossier(
      "vigie: 1\nfichier: reponses.csv\nplan: quotas\n"
        + "questions: {sexe: {colonne: q, modalites: {1: femme, 2: homme}}}\n",
      "q;r\n1;a\nMadame Dupont du 3e;b\n")
    let problem = #expect(throws: Problems.self) { try dossier.read() }
    let text = ProblemFormat.text.write(try #require(problem).all)
    #expect(text.contains("reponses.csv:3:1: erreur"))
    #expect(!text.contains("Dupont"))
  }
}
