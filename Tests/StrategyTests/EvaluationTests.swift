import Analysis
import Dossier
import Inputs
import Problems
import Testing
import Units

@testable import Strategy

@Suite struct EvaluationTests {
  private static let text = """
    vigie: 1
    titre: Stratégie d'essai
    periode: {debut: 2026-01-01, fin: 2028-12-31}
    axes:
      - id: A1
        titre: Tranquillité
        objectifs:
          - id: A1.1
            titre: Nuisances
            objectifs_operationnels:
              - id: A1.1.1
                titre: Soirées
                actions:
                  - {id: F01, titre: Achevée, calendrier: {fin: 2026-06-30}, evaluation: [{id: I1, libelle: Appels, unite: appels, nature: resultat, initial: 40, cible: 30, sens: baisse}]}
                  - {id: F02, titre: En cours, statut: engagee, calendrier: {fin: 2027-06-30}, evaluation: [{id: I1, libelle: Victimes, unite: personnes par an, nature: resultat, initial: 10, cible: 40, echeance: 2026-12-31, sens: hausse}, {id: I2, libelle: Halls, unite: halls, nature: realisation, initial: 2, cible: 6}]}
                  - {id: F03, titre: En retard, statut: engagee, calendrier: {fin: 2026-12-31}}
                  - {id: F04, titre: Jamais engagée, calendrier: {debut: 2026-01-01, fin: 2026-12-31}}
      - id: A2
        titre: Biens
        objectifs:
          - id: A2.1
            titre: Cambriolages
            objectifs_operationnels:
              - id: A2.1.1
                titre: Conseils
                actions:
                  - {id: F05, titre: Abandonnée, statut: validee}
                  - {id: F06, titre: À venir, statut: validee, calendrier: {debut: 2027-09-01, fin: 2028-06-30}}
                  - {id: F07, titre: Attendue, statut: validee, calendrier: {debut: 2027-01-01, fin: 2028-06-30}}

    """

  private static let meetings = [
    "2026-06-01.yaml": meeting(
      "2026-06-01",
      """
      - statut: {action: F01, de: proposee, a: engagee}
      - modifier: {action: F03, champ: calendrier.fin, valeur: 2027-02-28}
      - statut: {action: F06, de: validee, a: validee}
      """),
    "2027-01-15.yaml": meeting(
      "2027-01-15",
      """
      - statut: {action: F01, de: engagee, a: achevee, motif: équipe permanente}
      - abandonner: {action: F05, motif: reprise dans F02}
      - mesure: {indicateur: F01.I1, valeur: 25, date: 2026-12-31}
      - mesure: {indicateur: F02.I2, valeur: 3, date: 2026-12-31}
      - creer: {dans: A2.1.1, action: {id: F08, titre: Créée}}
      """),
  ]

  private func evaluation(
    on text: String = "2027-05-01", _ edition: DocumentEdition = .publishable,
    _ change: (String) -> String = { $0 }
  ) throws -> StrategyEvaluation {
    let folder = try StrategyDossier(change(Self.text), meetings: Self.meetings)
    let dossier = try folder.read().value
    let file = try #require(dossier.strategy)
    let day = try day(text)
    let state = apply(dossier.meetings, to: file.strategy)
    #expect(state.warnings.isEmpty, "\(state.warnings)")
    return evaluate(
      state.value.held(by: day), on: day,
      in: EvaluationContext(
        dossier: dossier, findings: analyse(dossier).value, edition: edition))
  }

  private func action(_ identifier: String, of evaluation: StrategyEvaluation) throws
    -> EvaluatedAction
  { try #require(evaluation.actions.first { $0.identifier == identifier }) }

  @Test func saysWhereEachActionStands() throws {
    let evaluation = try evaluation()
    #expect(
      evaluation.actions.map { "\($0.identifier) \($0.standing.rawValue)" } == [
        "F01 realisee", "F02 en-cours", "F03 en-retard", "F04 en-retard", "F05 abandonnee",
        "F06 non-commencee", "F07 non-commencee", "F08 non-commencee",
      ])
    #expect(evaluation.axes.map { $0.count(.late) } == [2, 0])
    #expect(evaluation.axes.map { $0.count(.notStarted) } == [0, 3])
    #expect(try action("F07", of: evaluation).shouldHaveStarted)
    #expect(try !action("F06", of: evaluation).shouldHaveStarted)
    // The last day of a calendar is not past.
    #expect(try action("F03", of: self.evaluation(on: "2027-02-28")).standing == .underWay)
    #expect(try action("F03", of: self.evaluation(on: "2027-03-01")).standing == .late)
  }

  @Test func namesTheMeetingAndTheReason() throws {
    let evaluation = try evaluation()
    let done = try #require(try action("F01", of: evaluation).decided)
    #expect(done.date.iso == "2027-01-15" && done.decision.reason == "équipe permanente")
    #expect(try action("F05", of: evaluation).decided?.decision.reason == "reprise dans F02")
    // The file said it, and what a meeting left as it was is no decision.
    #expect(try action("F02", of: evaluation).decided == nil)
    #expect(try action("F06", of: evaluation).decided == nil)
    #expect(try action("F08", of: evaluation).decided?.date.iso == "2027-01-15")
    #expect(try action("F03", of: evaluation).postponedFrom?.iso == "2026-12-31")
    #expect(try action("F01", of: evaluation).postponedFrom == nil)
  }

  @Test func knowsNothingOfMeetingsHeldLater() throws {
    let evaluation = try evaluation(on: "2026-12-31")
    #expect(evaluation.state.meetings.map(\.date.iso) == ["2026-06-01"])
    #expect(try action("F01", of: evaluation).standing == .late)
    #expect(try action("F05", of: evaluation).standing == .notStarted)
    #expect(evaluation.actions.count == 7)
    #expect(evaluation.indicators.allSatisfy { $0.last == nil })
  }

  @Test func listsWhatTheNextMeetingHasToSettle() throws {
    let decisions = try evaluation().nextDecisions.map {
      "\($0.kind.rawValue) \($0.action) \($0.indicators.joined(separator: ","))"
    }
    #expect(
      decisions == [
        "clore-ou-reporter F03 ", "clore-ou-reporter F04 ", "engager-ou-abandonner F07 ",
        "mesurer F02 I1", "donner-un-indicateur F03 ", "donner-un-indicateur F04 ",
        "donner-un-indicateur F06 ", "donner-un-indicateur F07 ", "donner-un-indicateur F08 ",
      ])
  }

  /// Ten persons are under eleven; two halls are nobody's; forty calls are above five facts.
  @Test func hidesSmallCountsOfPersonsAndOfFacts() throws {
    func initials(
      _ edition: DocumentEdition, _ change: @escaping (String) -> String = { $0 }
    ) throws -> [DisclosedMeasure?] { try evaluation(edition: edition, change).map(\.initial) }
    #expect(try initials(.publishable) == [.shown(40), .hidden, .shown(2)])
    #expect(try initials(.restricted) == [.shown(40), .shown(10), .shown(2)])
    let enough = { (text: String) in text.replacing("initial: 10,", with: "initial: 11,") }
    #expect(try initials(.publishable, enough)[1] == .shown(11))
    for (count, want) in [("0", DisclosedMeasure.shown(0)), ("4", .hidden), ("5", .shown(5))] {
      let facts = { (text: String) in
        text.replacing("initial: 40, cible: 30", with: "initial: \(count), cible: 0")
      }
      #expect(try initials(.publishable, facts)[0] == want)
    }
    // Percents, days and the like count nobody.
    let share = { (text: String) in
      text.replacing("unite: personnes par an", with: "unite: \"%\"")
    }
    #expect(try initials(.publishable, share)[1] == .shown(10))
    // What is done in persons counts persons.
    let reached = { (text: String) in text.replacing("unite: halls", with: "unite: enfants") }
    #expect(try initials(.publishable, reached)[2] == .hidden)
  }

  private func evaluation(
    edition: DocumentEdition, _ change: (String) -> String
  ) throws -> [DisclosedIndicator] {
    try evaluation(on: "2027-05-01", edition, change).indicators
  }

  @Test func asksNothingOfASeriesWhoseActionNeverBegan() throws {
    let evaluation = try evaluation { text in
      text.replacing(
        "{id: F06, titre: À venir,",
        with:
          "{id: F06, evaluation: [{id: I1, libelle: V, serie: cambriolages-de-logement}], titre: À venir,"
      ).replacing(
        "{id: F03, titre: En retard,",
        with:
          "{id: F03, evaluation: [{id: I1, libelle: V, serie: cambriolages-de-logement}], titre: En retard,"
      )
    }
    let answers = evaluation.recorded.compactMap(\.recorded)
    #expect(answers.map(\.word) == [.notEvaluated, .notEvaluated])
    // No base in this dossier; no beginning in the other action.
    #expect(
      answers.map(\.answer) == [
        .change(.unavailable(.noSeries)), .noQuestion(.notEngaged),
      ])
  }

  @Test func givesNoWordWithoutAMeetingOrAnIndicator() throws {
    let bare = try strategy("vigie: 1\ntitre: Vide\n")
    let dossier = try StrategyDossier("vigie: 1\ntitre: Vide\n").read().value
    let empty = evaluate(
      StrategyState(start: bare), on: try day("2027-01-01"),
      in: EvaluationContext(
        dossier: dossier, findings: analyse(dossier).value, edition: .publishable))
    #expect(empty.actions.isEmpty && empty.nextDecisions.isEmpty && empty.tests == 0)
  }
}

/// The made-up commune, held against figures computed apart.
@Suite struct ValmontEvaluationTests {
  private static let evaluation = Result {
    let dossier = try readDossier(at: ValmontTests.root + "/fixtures/valmont").value
    let file = try #require(dossier.strategy)
    return evaluate(
      apply(dossier.meetings, to: file.strategy).value, on: dossier.mission.date,
      in: EvaluationContext(
        dossier: dossier, findings: analyse(dossier).value, edition: .publishable))
  }

  /// Read off `strategie.yaml` and the four meetings by hand: F02, F19 and F27 closed; F04 and F21
  /// engaged with an end before 23 November 2026; F13 and F29 not engaged; F07 and F12 dropped.
  @Test func countsActionsByAxis() throws {
    let evaluation = try Self.evaluation.get()
    func actions(_ standing: ActionStanding) -> [String] {
      evaluation.actions.filter { $0.standing == standing }.map(\.identifier).sorted()
    }
    #expect(actions(.done) == ["F02", "F19", "F27"])
    #expect(actions(.late) == ["F04", "F21"])
    #expect(actions(.notStarted) == ["F13", "F29"])
    #expect(actions(.dropped) == ["F07", "F12"])
    #expect(evaluation.axes.map(\.actions.count) == [9, 8, 8, 4])
    #expect(evaluation.axes.map { $0.count(.underWay) } == [6, 6, 5, 3])
  }

  /// The same figures come out of statsmodels and scipy.
  ///
  /// statsmodels 0.15, quasi-Poisson `GLM` on the rows of `ssmsi-communes.csv.gz` for Valmont and
  /// its 20 comparables, one dummy an area; exact limits by `scipy.stats.beta`:
  ///
  ///     burglary   247/35453 → 118/11889   0.921713 [0.828547; 1.025355]
  ///                1.545600 [1.098476; 2.174722], φ 1.918661, p 0.015179, × 3 = 0.045537
  ///     damage     691/69997 → 236/23450   0.992727 [0.761461; 1.294232], p 0.954663
  ///     violence   173/69997 →  66/23450   1.087253 [0.794256; 1.488335], p 0.583624
  @Test func findsTheChangesComputedApart() throws {
    let evaluation = try Self.evaluation.get()
    #expect(evaluation.tests == 3)
    func change(_ reference: String) throws -> BeforeAfter {
      try #require(
        evaluation.recorded.first { $0.reference.description == reference }?.recorded?.change)
    }
    let burglary = try change("F10.I2")
    #expect(burglary.before.years == [2019, 2022, 2023] && burglary.after.years == [2025])
    #expect(burglary.before.rate.facts == 247 && burglary.before.rate.exposure == 35_453)
    #expect(burglary.after.rate.facts == 118 && burglary.after.rate.exposure == 11_889)
    #expect(abs(burglary.ratio - 1.4245992706489141) < 1e-9)
    #expect(abs(burglary.interval.lower - 1.134162485571965) < 1e-8)
    #expect(abs(burglary.interval.upper - 1.7810604030917856) < 1e-8)
    let group = try #require(burglary.group.value)
    #expect(group.codes.count == 20 && group.leftOut == 0)
    #expect(abs(group.ratio - 0.92171282) < 1e-7)
    #expect(abs(group.interval.lower - 0.82854667) < 1e-7)
    #expect(abs(group.ratioOfRatios - 1.54559993) < 1e-7)
    #expect(abs(group.ratioInterval.lower - 1.09847572) < 1e-7)
    #expect(abs(group.ratioInterval.upper - 2.17472186) < 1e-7)
    #expect(abs(group.dispersion - 1.9186612405349266) < 1e-6)
    #expect(abs(group.adjustedP - 3 * 0.015179029149088768) < 1e-7)
    let damage = try #require(try change("F14.I2").group.value)
    #expect(abs(damage.ratioOfRatios - 0.99272691) < 1e-7)
    #expect(abs(damage.p - 0.9546631649648565) < 1e-7)
    let violence = try #require(try change("F18.I3").group.value)
    #expect(abs(violence.ratioInterval.upper - 1.4883353) < 1e-6)
  }

  @Test func saysWhatMayBeSaid() throws {
    let words = try Self.evaluation.get().recorded.map {
      "\($0.reference) \($0.recorded?.word.rawValue ?? "")"
    }
    #expect(
      words == [
        "F10.I2 moins-favorable", "F14.I2 non-concluant", "F15.I2 non-evalue",
        "F18.I3 non-concluant", "F06.I2 non-evalue",
      ])
  }
}

/// The crossing of a change with the way that a sheet means to be good.
@Suite struct RecordedVerdictTests {
  @Test func followsTheWantedDirection() throws {
    // The burglary of the made-up commune rose more than elsewhere: 1.55 [1.10; 2.17].
    let dossier = try readDossier(at: ValmontTests.root + "/fixtures/valmont").value
    let question = BeforeAfterQuestion(indicator: .burglary, start: try day("2024-11-01"))
    let answer = beforeAfter(
      [question], in: dossier, comparables: analyse(dossier).value.comparables,
      on: try day("2026-11-23"))[question]
    func word(_ direction: ActionIndicator.Direction?) -> RecordedVerdict.Word {
      RecordedVerdict(.burglary, .change(answer), towards: direction).word
    }
    #expect(word(.down) == .lessFavourable)
    #expect(word(.up) == .moreFavourable)
    #expect(word(nil) == .withoutDirection)
  }
}
