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
    let sample = survey.sample
    let weighting = sample.weighting
    var scope = try surveyScope(sample)
    scope["mode"] = .optional(sample.fieldwork.mode, TemplateValue.text)
    scope["debut"] = .optional(sample.fieldwork.from, TemplateValue.date)
    scope["fin"] = .optional(sample.fieldwork.to, TemplateValue.date)
    scope["effectif"] = .optional(sample.scope.persons, TemplateValue.integer)
    scope["menages"] = .optional(sample.scope.households, TemplateValue.integer)
    scope["calage"] = .text(try calibrationWords(sample))
    scope["rapport"] = .number(weighting.weightRatio, places: 1)
    scope["kish"] = .number(weighting.kishDesignEffect, places: 2)
    scope["effectifs"] = .number(weighting.effectiveRespondents, places: 0)
    scope["kish_menages"] = .number(weighting.household.kishDesignEffect, places: 2)
    scope["m_quartiers"] = .integer(findings.context.family(.surveyDistricts)?.tests ?? 0)
    scope["m_croisements"] = .integer(findings.context.family(.surveyCrossings)?.tests ?? 0)
    scope["plafond"] = .percent((dossier.survey?.repetitionCap ?? 1) * 100, places: 0)
    let basis = weighting.basis.key
    let fields: [(String, String)] = [
      ("plan", "victimation.plans.\(sample.plan.rawValue).phrase"),
      (
        "champ",
        sample.scope.persons == nil ? "victimation.methode.champ-sans" : "victimation.methode.champ"
      ),
      (
        "terrain",
        sample.fieldwork.from == nil
          ? "victimation.methode.terrain-sans" : "victimation.methode.terrain"
      ),
      ("poids", "victimation.methode.poids.\(basis)"),
      (
        "menages",
        weighting.household.usesHouseholdSizes
          ? "victimation.methode.menages" : "victimation.methode.menages-sans"
      ),
      ("intervalles", "victimation.methode.intervalles.\(sample.plan.rawValue)"),
      ("comparaisons", "victimation.methode.comparaisons"),
      (
        "petits",
        edition == .publishable
          ? "victimation.methode.petits" : "victimation.methode.petits-restreinte"
      ),
    ]
    var table: [FieldTable.Field] = []
    for (name, key) in fields {
      table.append(
        FieldTable.Field(
          name: try phrase("victimation.methode.noms.\(name)"),
          content: [.paragraph(Paragraph(try phrase(key, scope)))]))
    }
    return FieldTable(fields: table)
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
