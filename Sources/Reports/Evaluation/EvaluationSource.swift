import Analysis
import Document
import Dossier
import Problems
import Strategy
import Templates
import Units

/// The values, the figures and the tables of an evaluation by name.
func evaluationSource(
  _ material: EvaluationMaterial
) throws(Problem) -> ReportSource<EvaluationMaterial> {
  ReportSource(
    material: material, values: try material.values(),
    figures: [
      "evaluation.indicateurs": .init(.axis) { material, request throws(Problem) in
        blocks(
          try material.evaluation.axes.first { $0.identifier == request.options["axe"] }
            .flatMap { axis throws(Problem) in try material.tracks(of: axis) })
      },
      "evaluation.rapports": .init { material, _ throws(Problem) in blocks(try material.ratios()) },
    ],
    tables: [
      "evaluation.axes": .init { material, _ throws(Problem) in blocks(try material.axesTable()) },
      "evaluation.actions": .init { material, _ throws(Problem) in
        blocks(try material.actionsTable())
      },
      "evaluation.alertes": .init { material, _ throws(Problem) in
        blocks(try material.alertsTable())
      },
      "evaluation.avant-apres": .init { material, _ throws(Problem) in
        blocks(try material.changesTable())
      },
      "evaluation.verdicts": .init { material, _ throws(Problem) in
        blocks(try material.verdictsTable())
      },
      "evaluation.decisions": .init { material, _ throws(Problem) in
        blocks(try material.decisionsTable())
      },
    ])
}

private func blocks(_ table: Table?) -> [Block] { table.map { [.table($0)] } ?? [] }

private func blocks(_ figure: Figure?) -> [Block] { figure.map { [.figure($0)] } ?? [] }

extension BlockOption<EvaluationMaterial> {
  fileprivate static let axis = BlockOption("axe") { material in
    material.evaluation.axes.map(\.identifier)
  }
}

extension EvaluationMaterial {
  fileprivate func values() throws(Problem) -> TemplateScope {
    try commonValues().adding([
      "strategie": .scope(try strategyValues()), "evaluation": .scope(try evaluationValues()),
      "methode": .scope(try methodValues()),
    ])
  }

  private func strategyValues() throws(Problem) -> TemplateScope {
    let state = evaluation.state
    return [
      "titre": .text(state.strategy.title), "version": .integer(state.version),
      "seances": .integer(state.meetings.count), "periode": .text(try period()),
      "seances_tenues": .text(try heldMeetings()),
    ]
  }

  private func period() throws(Problem) -> String {
    guard let period = evaluation.state.strategy.period else {
      return try words("evaluation.periode.sans")
    }
    return try words(
      "evaluation.periode.avec", ["debut": .date(period.start), "fin": .date(period.end)])
  }

  private func heldMeetings() throws(Problem) -> String {
    let meetings = evaluation.state.meetings
    guard let first = meetings.first, let last = meetings.last else {
      return try words("evaluation.seances.aucune")
    }
    return try words(
      "evaluation.seances.\(meetings.count == 1 ? "un" : "plusieurs")",
      ["n": .integer(meetings.count), "debut": .date(first.date), "fin": .date(last.date)])
  }

  private func evaluationValues() throws(Problem) -> TemplateScope {
    let actions = evaluation.actions
    let measured = evaluation.indicators.filter { $0.last != nil }
    func count(_ standing: ActionStanding) -> TemplateValue {
      .integer(actions.count { $0.standing == standing })
    }
    return [
      "jour": .date(evaluation.day), "annee": .year(evaluation.day.year),
      "secret": .text(try secrecyWords()), "actions": .integer(actions.count),
      "realisees": count(.done), "en_cours": count(.underWay), "en_retard": count(.late),
      "non_commencees": count(.notStarted), "abandonnees": count(.dropped),
      "indicateurs": .integer(evaluation.indicators.count), "mesures": .integer(measured.count),
      "atteints": .integer(measured.count { $0.trend == .reached }),
      "titres": .scope(try titles()), "axes": .list(axes()),
      "a_des_series": .bool(!evaluation.recorded.isEmpty),
      "a_des_comparaisons": .bool(evaluation.tests > 0),
      "a_des_decisions": .bool(!evaluation.nextDecisions.isEmpty),
      "a_des_masques": .bool(evaluation.indicators.contains(where: \.isHidden)),
    ]
  }

  private func secrecyWords() throws(Problem) -> String {
    try words(
      "evaluation.secret.\(edition.rawValue)",
      [
        "faits": .integer(dossier.secrecy.facts), "personnes": .integer(dossier.secrecy.persons),
      ])
  }

  private func axes() -> [TemplateValue] {
    evaluation.axes.map { axis in
      .scope([
        "cle": .text(axis.identifier), "titre": .text(axis.title),
        "a_des_indicateurs": .bool(axis.actions.contains { !$0.indicators.isEmpty }),
      ])
    }
  }

  private func titles() throws(Problem) -> TemplateScope {
    let decisions = evaluation.nextDecisions.count
    return [
      "synthese": .text(try synthesisTitle()),
      "indicateurs": .text(try indicatorsTitle()), "series": .text(try seriesTitle()),
      "decisions": .text(
        decisions == 0
          ? try words("evaluation.titres.decisions.aucune")
          : try counted("evaluation.titres.decisions", decisions)),
    ]
  }

  /// « Sur 29 actions, 4 réalisées, 12 en cours… »; what counts nothing is not said.
  private func synthesisTitle() throws(Problem) -> String {
    let total = evaluation.actions.count
    guard total > 0 else { return try words("evaluation.titres.synthese.aucune") }
    var parts: [String] = []
    for standing in ActionStanding.allCases {
      let count = evaluation.actions.count { $0.standing == standing }
      guard count > 0 else { continue }
      parts.append(try counted("evaluation.comptes.\(standing.rawValue)", count))
    }
    return try words(
      "evaluation.titres.synthese.\(total == 1 ? "un" : "plusieurs")",
      ["n": .integer(total), "etats": .text(French.list(parts))])
  }

  private func indicatorsTitle() throws(Problem) -> String {
    let all = evaluation.indicators
    guard !all.isEmpty else { return try words("evaluation.titres.indicateurs.aucun") }
    return try words(
      "evaluation.titres.indicateurs.plusieurs",
      [
        "n": .integer(all.count),
        "mesures": .text(
          try counted("evaluation.comptes.mesures", all.count { $0.last != nil })),
        "atteints": .text(
          try counted("evaluation.comptes.atteints", all.count { $0.trend == .reached })),
      ])
  }

  private func seriesTitle() throws(Problem) -> String {
    guard !evaluation.recorded.isEmpty else { return try words("evaluation.titres.series.aucune") }
    var parts: [String] = []
    for word in RecordedVerdict.Word.allCases {
      let count = evaluation.recorded.count { $0.recorded?.word == word }
      guard count > 0 else { continue }
      parts.append(try counted("evaluation.comptes.\(word.rawValue)", count))
    }
    return try words(
      "evaluation.titres.series.plusieurs",
      [
        "series": .text(try counted("evaluation.comptes.series", evaluation.recorded.count)),
        "verdicts": .text(French.list(parts)),
      ])
  }

  private func methodValues() throws(Problem) -> TemplateScope {
    let parameters = evaluation.parameters
    return [
      "groupe": .text(try groupName), "comparaisons": .text(try comparisons()),
      "seuil": .number(parameters.significance, places: 2),
      "base": .integer(parameters.minimumBase),
      "minimum_comparables": .integer(parameters.minimumComparables),
      "avant": .integer(BeforeAfter.yearsBefore),
      "minimum_avant": .integer(BeforeAfter.minimumYearsBefore),
      "comparables": .text(comparableNames), "a_des_comparables": .bool(!comparableNames.isEmpty),
    ]
  }

  /// « 3 comparaisons ».
  func comparisons() throws(Problem) -> String {
    evaluation.tests == 0
      ? try words("evaluation.comptes.comparaisons.aucune")
      : try counted("evaluation.comptes.comparaisons", evaluation.tests)
  }

  /// Those of every comparison that was made, in order of code.
  private var comparableNames: String {
    let codes = Set(changes.flatMap { $0.change.group.value?.codes ?? [] }).sorted()
    return French.list(codes.map { dossier.gazetteer.communes[$0]?.short ?? $0 })
  }
}
