import Document
import Dossier
import Law
import Problems
import Strategy
import Templates
import Units

extension InstanceMaterial {
  /// The values that the outlines of the papers may name.
  func values() throws(Problem) -> TemplateScope {
    try commonValues().adding([
      "instance": .scope(try councilValues()),
      "droit": .scope(try lawValues(on: date)),
      "seance": .scope(try meetingValues()),
      "convocation": .scope([
        "date": .optional(nextMeeting, TemplateValue.date),
        "a_une_date": .bool(nextMeeting != nil),
      ]),
      "strategie": .scope(strategyValues()),
      "fipd": .scope(fundingValues()),
    ])
  }

  private func councilValues() throws(Problem) -> TemplateScope {
    let key = council.rawValue
    let name = territory.name
    let place = PlaceForms(name: name.inSentence, withDe: name.withDe, withA: name.withA)
    let scope: TemplateScope = ["territoire": .place(place)]
    var values: TemplateScope = [
      "est_local": .bool(council == .local),
      "a_quartier_prioritaire": .bool((dossier.map?.priorityDistricts?.count ?? 0) > 0),
      "verdict": .text(try words("droit.verdicts.\(duty?.verdict.rawValue ?? "a-completer")")),
      "considerant": .rich(try consideration()),
      "coordonnateur_requis": .bool(coordinatorVerdict == .mandatory),
      "coordonnateur_a_verifier": .bool(
        [.toCheck, .toComplete, .conditional].contains(coordinatorVerdict)),
      "article": .text(membership.reference.article),
      "lieu": .text(try signingPlace()),
      "article_groupes": .text(council == .local ? "L132-5" : "L132-13"),
      "article_fipd": .text(council == .local ? "R132-10-1" : "R132-12-1"),
      "services": .text(French.list(institutions(.ownService))),
      "departement_present": .bool(!institutions(.department).isEmpty && membership.isInLaw),
      "destinataires": .list(try recipients().map(TemplateValue.text)),
    ]
    let isInLaw = membership.isInLaw
    values["titre_membres"] = .text(
      try words("instance.titres.\(isInLaw ? "de-droit" : "membres")"))
    // Members by right are in the law since 2024 only.
    values["presence"] = .text(
      isInLaw
        ? try words("instance.presence", ["article": .text(membership.reference.article)]) : "")
    for word in [
      "sigle", "nom", "le", "du", "au", "president", "president-court", "du-president",
      "au-president",
    ] {
      values[word.replacing("-", with: "_")] = .text(
        try words("instance.conseils.\(key).\(word)", scope))
    }
    for word in ["le", "du", "au"] {
      values["\(word)_prefet"] = .text(try words("instance.prefets.\(prefectKey).\(word)"))
    }
    return values
  }

  private var coordinatorVerdict: Obligation.Verdict? {
    obligations.first { $0.subject == .coordinator }?.verdict
  }

  /// « Considérant que… », for this territory on this day.
  private func consideration() throws(Problem) -> [Inline] {
    guard let duty else { return try phrase("instance.considerants.autre") }
    let key = "instance.considerants.\(duty.ground.rawValue)"
    return try phrase(
      wording.has(key) ? key : "instance.considerants.autre",
      [
        "population": .optional(territory.municipalPopulation, TemplateValue.integer),
        "epci": .optional(territory.intercommunality?.name, TemplateValue.text),
        "seuil": .integer(date < LegalState.thresholdReform ? 10_000 : 5_000),
      ])
  }

  private func recipients() throws(Problem) -> [String] {
    var names: [String] = []
    for seat in membership.byRight {
      names.append(try words("instance.sieges.\(seat.rawValue)", seatScope()))
    }
    let heard = institutions(
      .stateService, .department, .parliament, .member, .ownService, .body
    ).filter { !membership.byRight.contains(.department) || Institution($0) != .department }
    return names + (try supposed(heard))
  }

  private func meetingValues() throws(Problem) -> TemplateScope {
    guard let meeting = lastMeeting else {
      return [
        "existe": .bool(false), "date": .missing, "formation": .missing, "lieu": .missing,
        "presidence": .missing, "presents": .missing, "excuses": .missing, "points": .list([]),
        "prochaine": .missing, "a_des_decisions": .bool(false), "a_des_mesures": .bool(false),
        "a_des_suites": .bool(false), "etat": .missing,
      ]
    }
    let key = meeting.formation.rawValue.replacing(" ", with: "-")
    var formation = try words("releve.formations.\(key)")
    if let subject = meeting.subject {
      formation = try words(
        "releve.formation-sujet", ["formation": .text(formation), "sujet": .text(subject)])
    }
    return [
      "existe": .bool(true), "date": .date(meeting.date), "formation": .text(formation),
      "lieu": .optional(meeting.location, TemplateValue.text),
      "presidence": .optional(meeting.chair, TemplateValue.text),
      "presents": meeting.present.isEmpty ? .missing : .text(French.list(meeting.present)),
      "excuses": meeting.excused.isEmpty ? .missing : .text(French.list(meeting.excused)),
      "points": .list(meeting.agenda.map(TemplateValue.text)),
      "prochaine": .optional(meeting.next, TemplateValue.date),
      "a_des_decisions": .bool(minutes != nil && !meeting.decisions.isEmpty),
      "a_des_mesures": .bool(!(minutes?.measured.isEmpty ?? true)),
      "a_des_suites": .bool(!meeting.followUps.isEmpty),
      "etat": .text(try words("instance.etat-seance", ["date": .date(meeting.date)])),
    ]
  }

  private func strategyValues() -> TemplateScope {
    let strategy = record.state?.strategy
    return [
      "existe": .bool(strategy != nil),
      "titre": .optional(strategy?.title, TemplateValue.text),
      "version": .optional(record.state?.version, TemplateValue.integer),
      "fiches": .integer(strategy?.actions.count ?? 0),
      "a_des_indicateurs": .bool(strategy?.actions.contains { !$0.indicators.isEmpty } ?? false),
    ]
  }

  private func fundingValues() -> TemplateScope {
    let shares = fundedShares
    return [
      "existe": .bool(!shares.isEmpty),
      "fiches": .integer(Set(shares.map(\.action.identifier)).count),
      "a_des_indicateurs": .bool(shares.contains { !$0.action.indicators.isEmpty }),
    ]
  }
}
