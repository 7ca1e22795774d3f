import Statistics
import Units

/// Recorded facts held against what inhabitants say.
let crossingMethods: [Method] = [
  Method(
    "dark_figure_ratio", title: "Chiffre noir",
    source: "MOVER, Donner et Zou 2012 ; Fieller 1954 ; méthode delta",
    answers: "Combien de faits vécus pour un fait enregistré ?",
    trap: "Périmètres différents (résidents, lieu des faits, âge, période) : aucun rapport.",
    keys: ["survey": "survey_total", "reportingRate": "reporting_rate"], compute: darkFigures),
  Method(
    "rank_correlation_permutation", title: "Corrélation de rangs",
    source: "Spearman 1904, Kendall 1938 ; énumération ou permutations",
    answers: "Deux classements de quartiers concordent-ils ?",
    trap: "Avec six ou sept quartiers, le r de Pearson suit le plus grand.", compute: ranks),
  Method(
    "quadrant_typology", title: "Typologie en quadrants",
    source: "Définition ; intervalle contre la référence",
    answers: "Quels quartiers sont au-dessus ou au-dessous de la référence, sur deux mesures ?",
    trap: "Un point à peine à côté de la médiane n'est pas un paradoxe.", compute: quadrants),
]

private func pair(_ interval: Interval?) -> JSONText {
  .numbers([interval?.lower, interval?.upper])
}

private func darkFigures(_ input: CaseInput) throws -> JSONText {
  func figure(_ key: String) throws -> Double {
    let value = try input.number(key)
    guard value >= 0 else {
      throw refusedCase(try input.member(key), "« \(key) » ne peut être négatif", input)
    }
    return value
  }
  let recorded = try input.count(try input.member("recorded"), "recorded")
  let survey = SurveyEstimate(
    value: try figure("survey_total"), standardError: try figure("survey_total_se"))
  let result = try darkFigure(recorded: recorded, survey: survey, level: try input.level())
  let expected = try expectedRecords(
    survey: survey,
    reportingRate: SurveyEstimate(
      value: try figure("reporting_rate"), standardError: try figure("reporting_rate_se")),
    recorded: recorded)
  return .object([
    ("ratio", .number(result.ratio)), ("mover_log_ci", pair(result.moverInterval)),
    ("log_ci", pair(result.logInterval)), ("fieller_ci", pair(result.fiellerInterval)),
    ("expected_recorded_from_survey", .number(expected.value)),
    ("expected_recorded_se", .number(expected.standardError)),
    ("recording_ratio", .number(expected.recordingRatio)),
  ])
}

private func ranks(_ input: CaseInput) throws -> JSONText {
  let result = try rankCorrelation(try input.numbers("x"), try input.numbers("y"))
  return .object([
    ("spearman", .number(result.spearman)), ("kendall_tau_b", .number(result.kendall)),
    ("exact", .bool(result.isExact)), ("p_permutation", .number(result.pValue)),
  ])
}

private func estimates(_ input: CaseInput, _ key: String) throws -> [BoundedEstimate] {
  let object = try input.object(key)
  let lower = try object.numbers("lower")
  let values = try object.numbers("value")
  let upper = try object.numbers("upper")
  try object.requireSameLength("value", "lower", "upper")
  return try values.indices.map { index in
    guard lower[index] <= upper[index] else {
      throw refusedCase(
        try object.nodes("lower")[index], "« lower » dépasse « upper »", input)
    }
    return BoundedEstimate(
      value: values[index], interval: Interval(lower: lower[index], upper: upper[index]))
  }
}

private func quadrants(_ input: CaseInput) throws -> JSONText {
  let recorded = try estimates(input, "recorded")
  let feeling = try estimates(input, "feeling")
  guard recorded.count == feeling.count else {
    throw refusedCase(
      try input.member("feeling"), "« feeling » n'a pas la même longueur que « recorded »", input)
  }
  let reference = (
    try input.number("reference_recorded"), try input.number("reference_feeling")
  )
  let first = recorded.map { $0.standing(against: reference.0) }
  let second = feeling.map { $0.standing(against: reference.1) }
  let points = zip(recorded, feeling).map {
    Quadrant($0.pointStanding(against: reference.0), $1.pointStanding(against: reference.1))
  }
  return .object([
    ("recorded_class", .strings(first.map(\.rawValue))),
    ("feeling_class", .strings(second.map(\.rawValue))),
    ("quadrant", .strings(zip(first, second).map { Quadrant($0, $1).label ?? "undetermined" })),
    ("point_quadrant", .strings(points.map { $0.label ?? "undetermined" })),
  ])
}
