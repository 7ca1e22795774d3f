import Analysis
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// Every difference between a district and the rest that is established, on any measure.
  func districtTable() throws(Problem) -> Table? {
    guard let survey = findings.survey else { return nil }
    let measures =
      survey.feelings.map { (label(ofQuestion: $0.key), "sentiment", $0.districts) }
      + survey.victimisations.map { ($0.label, "atteinte", $0.districts) }
    var rows: [Table.Row] = []
    for (name, kind, figures) in measures {
      let measure = try words("victimation.mesures.\(kind)", ["nom": .text(name)])
      for figure in figures where figure.difference?.verdict.isApart ?? false {
        rows.append(row(measure, figure))
      }
    }
    guard !rows.isEmpty else { return nil }
    let scope = try surveyScope(survey.sample).adding([
      "m": .integer(findings.context.family(.surveyDistricts)?.tests ?? 0)
    ])
    return Table(
      title: try phrase("victimation.tableaux.quartiers.titre", scope),
      columns: [
        Table.Column([.text(try words("colonnes.mesure"))], .left, stretch: 1.4),
        Table.Column([.text(try words("colonnes.quartier"))], .left, stretch: 0.8),
        Table.Column([.text(try words("victimation.colonnes.n"))]),
        Table.Column([.text("%")]),
        Table.Column([.text(try words("colonnes.intervalle"))], isSecondary: true),
        Table.Column([.text(try words("victimation.colonnes.ecart"))]),
        Table.Column([.text(try words("colonnes.intervalle"))], isSecondary: true),
        Table.Column([.text(try words("victimation.colonnes.p-ajuste"))]),
      ],
      rows: rows,
      reading: try phrase("victimation.tableaux.quartiers.lecture", scope),
      source: try surveySource(survey.sample) + [.text(" ")]
        + (try phrase("victimation.tableaux.quartiers.note", scope)),
      anchor: "tableau-enquete-quartiers")
  }

  private func row(_ measure: String, _ figure: DistrictFigure) -> Table.Row {
    let difference = figure.difference
    return Table.Row([
      [.text(measure)], [.text(figure.district)], respondents(figure.share),
      Reports.text(figure.share.value.map { SurveyPercent($0).text }), interval(figure.share),
      Reports.text(difference.map { points($0.value) }),
      Reports.text(difference.map { pointsInterval($0.interval) }),
      Reports.text(difference.map { pValue($0.adjustedP) }),
    ])
  }

  /// Every feeling by every trait, established or not: none is chosen for its result.
  func crossingTable() throws(Problem) -> Table? {
    guard let survey = findings.survey else { return nil }
    var rows: [Table.Row] = []
    for question in survey.feelings {
      let crossings = survey.crossings.filter { $0.feeling == question.key && $0.test != nil }
      guard !crossings.isEmpty else { continue }
      rows.append(
        Table.Row(
          [[.text(label(ofQuestion: question.key))], [], [], [], [], []], isGroup: true))
      for crossing in crossings { rows.append(try row(crossing)) }
    }
    guard !rows.isEmpty else { return nil }
    let scope = try surveyScope(survey.sample).adding([
      "m": .integer(findings.context.family(.surveyCrossings)?.tests ?? 0)
    ])
    return Table(
      title: try phrase("victimation.tableaux.croisements.titre", scope),
      columns: [
        Table.Column([.text(try words("victimation.colonnes.selon"))], .left, stretch: 0.7),
        Table.Column([.text(try words("victimation.colonnes.parts"))], .left, stretch: 1.8),
        Table.Column([.text("F")]),
        Table.Column([.text("p")]),
        Table.Column([.text(try words("victimation.colonnes.p-ajuste"))]),
        Table.Column([.text(try words("colonnes.verdict"))], .left),
      ],
      rows: rows,
      reading: try phrase("victimation.tableaux.croisements.lecture", scope),
      source: try surveySource(survey.sample) + [.text(" ")]
        + (try phrase("victimation.tableaux.croisements.note", scope)),
      anchor: "tableau-enquete-croisements")
  }

  private func row(_ crossing: FeelingCrossing) throws(Problem) -> Table.Row {
    let test = crossing.test
    return Table.Row(
      [
        [.text(try name(of: crossing.trait))], [.text(try shares(of: crossing))],
        Reports.text(test.map { French.decimal($0.f, places: 1) }),
        Reports.text(test.map { pValue($0.p) }),
        Reports.text(test.map { pValue($0.adjustedP) }),
        [
          .text(
            try words(
              "victimation.verdicts.\(test?.isEstablished == true ? "etabli" : "non-etabli")"))
        ],
      ], isKey: test?.isEstablished ?? false)
  }

  private func name(of trait: FeelingCrossing.Trait) throws(Problem) -> String {
    switch trait {
    case .question(let key): label(ofQuestion: key)
    case .district: try words("colonnes.quartier")
    case .victim: try words("victimation.traits.victime")
    }
  }

  /// « femme 62 % · homme 53 % »; the two ends alone when there are many groups.
  private func shares(of crossing: FeelingCrossing) throws(Problem) -> String {
    var parts: [(text: String, value: Double?)] = []
    for (index, group) in crossing.groups.enumerated() {
      var name = group.modality
      if crossing.trait == .victim {
        name = try words("victimation.traits.\(index == 0 ? "touche" : "non-touche")")
      }
      parts.append(("\(name) \(try share(group.negative))", group.negative.value?.value))
    }
    let shown = parts.filter { $0.value != nil }.sorted {
      ($1.value ?? 0, $0.text) < ($0.value ?? 0, $1.text)
    }
    guard parts.count > 4, let first = shown.first, let last = shown.last, shown.count > 1 else {
      return parts.map(\.text).joined(separator: " · ")
    }
    return try words(
      "victimation.traits.de-a", ["bas": .text(last.text), "haut": .text(first.text)])
  }
}
