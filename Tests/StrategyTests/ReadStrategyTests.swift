import Dossier
import Problems
import Strategy
import Testing
import Units

@Suite struct ReadStrategyTests {
  /// The example of the format, word for word.
  static let example = """
    vigie: 1
    titre: Stratégie territoriale 2026-2029
    periode: {debut: 2026-09-01, fin: 2029-08-31}
    cadre_national: snpd-2020-2024               # a plug-in of templates/cadres/
    priorites:
      - {de: maire, theme: nuisances sonores, poids: 3}
      - {de: procureur, theme: violences intrafamiliales, poids: 3}
    ecartes: [{constat: malveillance.vols-accessoires, motif: traité par le contrat de ville}]
    axes:
      - id: A1
        titre: Tranquillité des espaces partagés
        objectifs:
          - id: A1.1
            titre: Réduire les nuisances nocturnes
            constats: [tranquillite.nuisances-nocturnes, perception.halls]     # ids of findings, printed by `vigie verifier`
            objectifs_operationnels:
              - id: A1.1.1
                titre: Couvrir le créneau 21 h–1 h du jeudi au samedi
                actions:
                  - id: F01
                    titre: Équipe de médiation de nuit
                    constats_generaux: ["Les appels se concentrent de 21 h à 1 h.", "Deux halls reçoivent le tiers des plaintes."]
                    protocoles: ["Recruter quatre médiateurs.", "Définir les circuits avec les bailleurs."]
                    acteurs: [bailleurs, police municipale, association]
                    pilotes: [Direction de la tranquillité publique]
                    moyens: ["Quatre postes, cofinancés", {budget: 120000, financeurs: {commune: 60000, FIPD: 60000}}]
                    evaluation:
                      - {id: I1, libelle: Appels pour nuisances entre 21 h et 1 h, initial: 412, date: 2025-12-31, cible: 300, echeance: 2027-12-31, source: registre, sens: baisse}
                    calendrier: {debut: 2026-10-01, fin: 2028-06-30, jalons: [{date: 2026-12-01, libelle: équipe en place}]}
                    territoire: [quartier Nord]
                    public: habitants
                    priorite: haute
                    statut: proposee             # proposee | validee | engagee | achevee | abandonnee

    """

  @Test func readsTheExampleOfTheFormat() throws {
    let strategy = try strategy(Self.example)
    #expect(try strategy.period == StrategyPeriod(start: day("2026-09-01"), end: day("2029-08-31")))
    #expect(strategy.framework?.identifier == "snpd-2020-2024")
    #expect(strategy.priorities.map(\.weight) == [3, 3])
    #expect(strategy.setAside.map(\.subject) == [.finding("malveillance.vols-accessoires")])
    let objective = try #require(strategy.axes.first?.objectives.first)
    #expect(
      objective.findings.map(\.identifier) == [
        "tranquillite.nuisances-nocturnes", "perception.halls",
      ])
    let sheet = try #require(strategy.action("F01"))
    #expect(
      sheet.steps == ["Recruter quatre médiateurs.", "Définir les circuits avec les bailleurs."])
    #expect(
      sheet.budgets == [
        Budget(
          euros: 120_000,
          funders: [Funder(name: "commune", euros: 60_000), Funder(name: "FIPD", euros: 60_000)])
      ])
    let indicator = try #require(sheet.indicators.first)
    #expect(indicator.initial == 412 && indicator.target == 300 && indicator.direction == .down)
    #expect(
      try sheet.calendar.milestones == [
        Milestone(date: day("2026-12-01"), label: "équipe en place")
      ])
    #expect(sheet.territories == ["quartier Nord"] && sheet.priority == .high)
    #expect(sheet.status == .proposed)
  }

  @Test func keepsWhereEachValueStands() throws {
    let dossier = try StrategyDossier(Self.example)
    let strategy = try #require(dossier.read().value.strategy).strategy
    let sheet = try #require(strategy.action("F01")?.place.span)
    #expect(sheet.line == 20 && sheet.column == 21)  // « F01 » after 14 spaces and « - id: »
    let cited = try #require(strategy.axes.first?.objectives.first?.findings.last?.place.span)
    #expect(cited.lineText.dropFirst(cited.column - 1).prefix(cited.length) == "perception.halls")
  }

  @Test func readsEveryOtherFieldOfASheet() throws {
    let text = smallStrategy.replacing(
      "{id: F02, titre: Charte}",
      with: """
        id: F02
                        titre: Charte
                        descriptif: >
                          Deux lignes
                          pliées.
                        constats_generaux: [{texte: Un constat., constat: perception.halls}]
                        constats: [enquete.sentiment]
                        copilotes: [Préfecture]
                        moyens: {budget: 9000, annee: 2027}
                        avancement: 40 %
                        rattachement_national: ["1"]
                        risques: [Vacance de poste.]
                        suivi: groupe thématique
                        evaluation: {id: R1, libelle: Réunions, nature: realisation, unite: réunions, periodicite: annuelle, serie: cambriolages-de-logement}
        """)
    let sheet = try #require(strategy(text).action("F02"))
    #expect(sheet.description == "Deux lignes pliées.")
    #expect(sheet.citedFindings.map(\.identifier) == ["perception.halls", "enquete.sentiment"])
    #expect(sheet.coPilots == ["Préfecture"] && sheet.progressPercent == 40)
    #expect(sheet.budgets == [Budget(euros: 9000, year: 2027)])
    #expect(sheet.nationalLinks.map(\.identifier) == ["1"] && sheet.risks == ["Vacance de poste."])
    #expect(sheet.followedBy == "groupe thématique")
    #expect(sheet.indicators.first?.kind == .output && sheet.indicators.first?.series == .burglary)
  }

  @Test(arguments: [
    ("titre: Médiation", "tittre: Médiation", ["14 cle-manquante", "15 cle-inconnue"]),
    ("- {id: F02, titre: Charte}", "- {id: F01, titre: Charte}", ["20 identifiant-repete"]),
    ("id: F02", "id: é 02", ["20 identifiant-invalide"]),
    ("fin: 2028-06-30", "fin: 2026-06-30", ["19 fin-avant-debut"]),
    ("fin: 2028-06-30", "fin: 30/06/2028", ["19 date-invalide"]),
    ("titre: Charte}", "titre: Charte, statut: en retard}", ["20 valeur-inconnue"]),
    ("titre: Charte}", "titre: Charte, avancement: 140}", ["20 pourcentage-invalide"]),
    ("titre: Charte}", "titre: Charte, pilotes: [M. Durand]}", ["20 nom-de-personne"]),
    ("titre: Charte}", "titre: Charte, pilotes: [M. le maire]}", []),
    ("cible: 300", "cible: 500", ["18 cible-contraire"]),
    ("echeance: 2027-12-31", "echeance: 2024-12-31", ["18 fin-avant-debut"]),
    ("id: I1", "id: I.1", ["18 identifiant-invalide"]),
    (
      "titre: Charte}", "titre: Charte, moyens: {budget: 90, financeurs: {FIPD: 40, ville: 45}}}",
      ["20 financement-inegal"]
    ),
    (
      "titre: Charte}",
      "titre: Charte, evaluation: [{id: I1, libelle: Un}, {id: I1, libelle: Deux}]}",
      ["20 indicateur-repete"]
    ),
  ])
  func saysWhatIsWrongAndWhere(old: String, new: String, expected: [String]) throws {
    let dossier = try StrategyDossier(smallStrategy.replacing(old, with: new))
    #expect(dossier.problems == expected.map { "strategie.yaml:" + $0 })
  }
}
