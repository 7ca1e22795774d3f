import Analysis
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// How the survey was made, field by field.
  func surveyMethod() throws(Problem) -> FieldTable? {
    guard let survey = findings.survey else { return nil }
    let scope = try methodScope(survey)
    var fields: [FieldTable.Field] = []
    for (name, key) in methodFields(survey) {
      fields.append(
        FieldTable.Field(
          name: try phrase("victimation.methode.noms.\(name)"),
          content: [.paragraph(Paragraph(try phrase(key, scope)))]))
    }
    return FieldTable(fields: fields)
  }

  /// The name of each field and the key of its sentence; nothing on what was not asked.
  private func methodFields(_ survey: SurveyResults) -> [(name: String, key: String)] {
    let sample = survey.sample
    let method = "victimation.methode."
    let hasHouseholds = survey.victimisations.contains { $0.unit == .household }
    let sizes = sample.weighting.household.usesHouseholdSizes ? "menages" : "menages-sans"
    let fields: [(String, String, Bool)] = [
      ("plan", "victimation.plans.\(sample.plan.rawValue).phrase", true),
      ("champ", method + (sample.scope.persons == nil ? "champ-sans" : "champ"), true),
      ("terrain", method + (sample.fieldwork.from == nil ? "terrain-sans" : "terrain"), true),
      ("poids", method + "poids.\(sample.weighting.basis.key)", true),
      ("menages", method + sizes, hasHouseholds),
      ("intervalles", method + "intervalles.\(sample.plan.rawValue)", true),
      ("comparaisons", method + "comparaisons", !survey.families.isEmpty),
      ("repetitions", method + "repetitions", !survey.victimisations.isEmpty),
      ("petits", method + (edition == .publishable ? "petits" : "petits-restreinte"), true),
    ]
    return fields.filter(\.2).map { ($0.0, $0.1) }
  }

  private func methodScope(_ survey: SurveyResults) throws(Problem) -> TemplateScope {
    let sample = survey.sample
    let weighting = sample.weighting
    var families: [String] = []
    for family in survey.families { families.append(try tests(family.kind)) }
    return try surveyScope(sample).adding([
      "mode": .optional(sample.fieldwork.mode, TemplateValue.text),
      "debut": .optional(sample.fieldwork.from, TemplateValue.date),
      "fin": .optional(sample.fieldwork.to, TemplateValue.date),
      "effectif": .optional(sample.scope.persons, TemplateValue.integer),
      "calage": .text(try calibrationWords(sample)),
      "rapport": .number(weighting.weightRatio, places: 1),
      "kish": .number(weighting.kishDesignEffect, places: 2),
      "effectifs": .number(weighting.effectiveRespondents, places: 0),
      "kish_menages": .number(weighting.household.kishDesignEffect, places: 2),
      "familles": .text(French.list(families)),
      "plafond": .percent((dossier.survey?.repetitionCap ?? 1) * 100, places: 0),
    ])
  }

  /// Who answered, against the population that the weights are brought to.
  func sampleTable() throws(Problem) -> Table? {
    guard let survey = findings.survey, !survey.sample.margins.isEmpty else { return nil }
    var rows: [Table.Row] = []
    for margin in survey.sample.margins {
      rows.append(
        Table.Row(
          [[.text(label(ofQuestion: margin.question))], [], [], [], [], []], isGroup: true))
      for row in margin.rows { rows.append(try cells(row)) }
    }
    let sample = try words("victimation.colonnes.echantillon")
    let people = try words("victimation.colonnes.population")
    let scope = try surveyScope(survey.sample)
    return Table(
      title: try phrase("victimation.tableaux.echantillon.titre", scope),
      columns: [
        Table.Column([.text(" ")], .left, stretch: 1),
        Table.Column([.text(try words("victimation.colonnes.repondants"))], spanner: sample),
        Table.Column([.text("%")], spanner: sample),
        Table.Column([.text(try words("victimation.colonnes.personnes"))], spanner: people),
        Table.Column([.text("%")], spanner: people),
        Table.Column([.text(try words("victimation.colonnes.pondere"))]),
      ],
      rows: rows,
      reading: try sampleReading(survey.sample),
      source: try surveySource(survey.sample, note: "victimation.tableaux.echantillon.note"),
      anchor: "tableau-enquete-echantillon")
  }

  private func cells(_ row: SurveyMargin.Row) throws(Problem) -> Table.Row {
    Table.Row([
      [.text(row.modality)], try count(row.respondents),
      Reports.text(row.sampleShare.map { French.decimal($0 * 100, places: 1) }),
      [.text(French.decimal(row.target, places: 0))],
      [.text(French.decimal(row.targetShare * 100, places: 1))],
      [.text(French.decimal(row.weightedShare * 100, places: 1))],
    ])
  }

  /// The row that the sample is farthest from.
  private func sampleReading(_ sample: SurveySample) throws(Problem) -> [Inline] {
    let rows = sample.margins.flatMap(\.rows)
    func gap(_ row: SurveyMargin.Row) -> Double {
      row.sampleShare.map { abs($0 - row.targetShare) } ?? -1
    }
    guard let farthest = rows.map(gap).max(), farthest >= 0,
      let row = rows.first(where: { gap($0) == farthest }), let share = row.sampleShare
    else { return [] }
    return try phrase(
      "victimation.tableaux.echantillon.lecture",
      [
        "modalite": .text(row.modality), "part": .percent(share * 100, places: 1),
        "cible": .percent(row.targetShare * 100, places: 1),
      ])
  }
}

extension SurveyWeighting.Basis {
  /// A key of the wording.
  fileprivate var key: String {
    switch self {
    case .calibrated(.rakingRatio): "raking"
    case .calibrated(.logit): "logit"
    case .initialWeights: "initiaux"
    case .equal: "egaux"
    }
  }
}
