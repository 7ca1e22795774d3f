import Dossier
import Problems
import Strategy
import Testing
import Units

@Suite struct MeetingTests {
  /// What one meeting of 4 December 2026 makes of the small strategy.
  private func state(_ decisions: String) throws -> Warned<StrategyState> {
    let meetings = try meetings(["2026-12-04.yaml": meeting("2026-12-04", decisions)])
    return apply(meetings, to: try strategy(smallStrategy))
  }

  @Test func readsTheExampleOfTheFormat() throws {
    let text = """
      vigie: 1
      date: 2026-12-04
      formation: pleniere                          # pleniere | restreinte | groupe thematique
      presidence: le maire
      presents: [préfecture, parquet, police nationale, éducation nationale, bailleurs]      # functions, never names
      excuses: [conseil départemental]
      ordre_du_jour: [Bilan du trimestre, Fiche F01]
      decisions:
        - statut: {action: F01, de: proposee, a: engagee, motif: convention signée}
        - mesure: {indicateur: F01.I1, valeur: 371, date: 2026-11-30}
        - modifier: {action: F01, champ: calendrier.fin, valeur: 2028-12-31}
        - creer: {dans: A1.1.1, action: {id: F25, titre: Charte de la vie nocturne, pilotes: [Police municipale]}}
        - abandonner: {action: F09, motif: redondante avec F25}
        - priorite: {action: F03, valeur: haute}
        - rattacher: {action: F07, a: A2.1.1}
      suites: [{qui: police municipale, quoi: présenter les circuits, avant: 2027-01-31}]
      prochaine: 2027-03-12

      """
    let meeting = try #require(meetings(["2026-12-04.yaml": text]).first)
    #expect(meeting.present.count == 5 && meeting.chair == "le maire")
    #expect(
      try meeting.decisions.map(\.content) == [
        .status(action: "F01", from: .proposed, to: .engaged),
        .measure(
          IndicatorReference(action: "F01", indicator: "I1"),
          Measure(value: 371, date: day("2026-11-30"))),
        .change(action: "F01", .end(day("2028-12-31"))),
        .create(in: "A1.1.1", .action(Self.nightlife)),
        .abandon(action: "F09"), .priority(action: "F03", .high), .attach("F07", to: "A2.1.1"),
      ])
    #expect(meeting.decisions.first?.reason == "convention signée")
    #expect(try meeting.followUps.first?.before == day("2027-01-31"))
    #expect(try meeting.next == day("2027-03-12"))
  }

  private static var nightlife: ActionSheet {
    var sheet = ActionSheet(identifier: "F25", title: "Charte de la vie nocturne")
    sheet.pilots = ["Police municipale"]
    return sheet
  }

  @Test func appliesEachKindOfDecision() throws {
    let state = try state(
      """
      - statut: {action: F01, de: proposee, a: engagee}
      - mesure: {indicateur: F01.I1, valeur: 371, date: 2026-11-30}
      - modifier: {action: F01, champ: calendrier.fin, valeur: 2028-12-31}
      - creer: {dans: A1.1.1, action: {id: F25, titre: Vie nocturne}}
      - abandonner: {action: F03}
      - priorite: {action: F02, valeur: basse}
      - rattacher: {action: F02, a: A2.1.1}
      - creer: {axe: {id: A3, titre: Jeunesse}}
      - creer: {dans: A3, objectif: {id: A3.1, titre: Accompagner}}
      - creer: {dans: A3.1, objectif_operationnel: {id: A3.1.1, titre: Repérer}}
      """)
    #expect(state.warnings.isEmpty)
    let strategy = state.value.strategy
    #expect(state.value.version == 2)
    #expect(strategy.action("F01")?.status == .engaged)
    #expect(try strategy.action("F01")?.calendar.end == day("2028-12-31"))
    #expect(strategy.action("F03")?.status == .abandoned)
    #expect(strategy.actions.map(\.identifier) == ["F01", "F25", "F03", "F02"])
    #expect(TreeIndex(strategy).path(to: "A3.1.1").map(\.identifier) == ["A3", "A3.1", "A3.1.1"])
    #expect(state.value.journal.allSatisfy { $0.outcome.isApplied })
    let lines = state.value.history(of: "F01").flatMap(\.outcome.changes).map {
      "\($0.field) \($0.before) \($0.after)"
    }
    #expect(
      lines == [
        #"statut ["proposee"] ["engagee"]"#, #"I1 ["400"] ["371"]"#,
        #"calendrier.fin ["2028-06-30"] ["2028-12-31"]"#,
      ])
  }

  @Test(arguments: [
    ("- abandonner: {action: F30}", "action-inconnue"),
    ("- abandonner: {action: A1.1}", "action-inconnue"),
    ("- statut: {action: F01, de: validee, a: engagee}", "statut-de-depart"),
    ("- modifier: {action: F01, champ: calendrier.fin, valeur: 2026-01-01}", "fin-avant-debut"),
    ("- mesure: {indicateur: F01.I2, valeur: 1, date: 2026-11-30}", "indicateur-de-fiche-inconnu"),
    ("- mesure: {indicateur: F01.I1, valeur: 1, date: 2025-11-30}", "mesure-ancienne"),
    ("- rattacher: {objectif: A1.1, a: A1.1.1}", "rattachement-en-boucle"),
    ("- rattacher: {objectif: A1.1, a: A1.1}", "rattachement-en-boucle"),
    ("- rattacher: {objectif: A1.1, a: A2.1}", "niveau-inattendu"),
    ("- rattacher: {objectif: A1, a: A2}", "niveau-inattendu"),
    ("- rattacher: {action: F01, a: A9}", "element-inconnu"),
    ("- creer: {dans: A1.1.1, action: {id: F02, titre: Encore}}", "identifiant-repete"),
    ("- creer: {dans: A1.1, action: {id: F26, titre: Trop haut}}", "niveau-inattendu"),
  ])
  func refusesWhatCannotBe(decision: String, identifier: String) throws {
    let before = try strategy(smallStrategy)
    let state = try state(decision)
    #expect(state.warnings.map(\.identifier) == [identifier])
    #expect(state.warnings.allSatisfy { $0.isError && $0.span?.line == 5 })
    #expect(state.value.journal.map(\.outcome) == [.refused(identifier)])
    #expect(state.value.strategy == before)
  }

  @Test func leavesAClosedActionAsItIs() throws {
    let decisions = """
      - abandonner: {action: F03}
      - priorite: {action: F03, valeur: haute}
      - rattacher: {action: F03, a: A1.1.1}
      - modifier: {action: F03, champ: public, valeur: habitants}
      """
    let state = try state(decisions)
    #expect(state.warnings.map(\.identifier) == ["action-close", "action-close", "action-close"])
    #expect(state.value.strategy.action("F03")?.priority == nil)
  }

  @Test func opensAClosedActionAgainOnlyWhenToldFromWhere() throws {
    let closed = meeting("2026-12-04", "- abandonner: {action: F03}")
    let opened = meeting("2027-03-12", "- statut: {action: F03, de: abandonnee, a: engagee}")
    let both = try meetings(["2026-12-04.yaml": closed, "2027-03-12.yaml": opened])
    let state = apply(both, to: try strategy(smallStrategy))
    #expect(state.warnings.isEmpty)
    #expect(state.value.strategy.action("F03")?.status == .engaged)
  }

  @Test func keepsTheFirstOfTwoDecisionsThatDisagree() throws {
    let first = meeting("2026-12-04", "- priorite: {action: F02, valeur: haute}")
    let second = meeting("2026-12-04", "- priorite: {action: F02, valeur: basse}")
    let both = try meetings(["2026-12-04.yaml": first, "2026-12-04-soir.yaml": second])
    // « 2026-12-04-soir.yaml » comes before « 2026-12-04.yaml »: « - » is under « . » in ASCII.
    let state = apply(both, to: try strategy(smallStrategy))
    #expect(state.warnings.map(\.identifier) == ["decisions-contradictoires"])
    #expect(state.value.strategy.action("F02")?.priority == .low)
    #expect(state.value.journal.count == 2 && state.value.version == 3)
  }

  @Test func followsAStatusThatGoesThroughTwoStepsInADay() throws {
    let state = try state(
      """
      - statut: {action: F01, de: proposee, a: validee}
      - statut: {action: F01, de: validee, a: engagee}
      - statut: {action: F01, de: validee, a: engagee}
      """)
    #expect(state.warnings.isEmpty)
    #expect(state.value.journal.last?.outcome == .repeated)
    #expect(state.value.strategy.action("F01")?.status == .engaged)
  }

  @Test func refusesAMeetingBeforeTheLast() throws {
    let start = try strategy(smallStrategy)
    let late = try meetings([
      "2027-03-12.yaml": meeting("2027-03-12", "- abandonner: {action: F02}")
    ])
    let early = try meetings([
      "2026-12-04.yaml": meeting("2026-12-04", "- abandonner: {action: F03}")
    ])
    let state = apply(late, to: start).value
    let refused = apply(try #require(early.first), to: state)
    #expect(refused.warnings.map(\.identifier) == ["seance-anterieure"])
    #expect(refused.value == state)
  }

  @Test(arguments: [
    ("- {statut: {action: F01, a: engagee}, abandonner: {action: F01}}", "decision-sans-verbe"),
    ("- statuts: {action: F01, a: engagee}", "cle-inconnue"),
    ("- mesure: {indicateur: F01, valeur: 3, date: 2026-11-30}", "reference-d-indicateur"),
    ("- mesure: {indicateur: F01.I1, valeur: 3, date: 2026-12-30}", "mesure-future"),
    ("- modifier: {action: F01, champ: statut, valeur: engagee}", "champ-a-part"),
    ("- modifier: {action: F01, champ: calendrier.fn, valeur: 2028-12-31}", "valeur-inconnue"),
    ("- creer: {dans: A1.1.1}", "creation-sans-objet"),
    ("- creer: {action: {id: F30, titre: Sans lieu}}", "cle-manquante"),
    ("- rattacher: {a: A1.1.1}", "rattachement-sans-objet"),
  ])
  func saysWhatIsWrongInADecision(decision: String, identifier: String) throws {
    let dossier = try StrategyDossier(
      smallStrategy, meetings: ["2026-12-04.yaml": meeting("2026-12-04", decision)])
    #expect(dossier.problems == ["seances/2026-12-04.yaml:5 " + identifier])
  }
}
