import Statistics
import Units

/// Proportions and tables from a sample.
let surveyMethods: [Method] = [
  Method(
    "raking_calibration", title: "Calage sur marges",
    source: "Deming et Stephan 1940, Deville et Särndal 1992, R survey rake et calibrate",
    answers: "Que disent les répondants, redressés à la structure de la population ?",
    trap: "« ± 3 % » n'a pas de sens pour un échantillon par quotas.",
    keys: ["weights": "initial_weight", "initialWeights": "initial_weight"],
    compute: calibration),
  Method(
    "raking_failure", title: "Calage impossible",
    source: "R survey rake ; ajustement proportionnel itératif vérifié marge par marge",
    answers: "Les marges demandées peuvent-elles être atteintes, et sinon pourquoi ?",
    trap: "rake rend des poids sans rien dire quand les marges se contredisent.",
    keys: [
      "initialWeights": "initial_weight", "tolerance": "tolerance_persons",
      "maximumCycles": "max_cycles",
    ], compute: rakingFailure),
  Method(
    "proportion_interval", title: "Intervalle d'une proportion",
    source: "Wilson 1927, Clopper et Pearson 1934, Jeffreys ; R prop.test, binom.test, qbeta",
    answers: "Entre quelles limites se trouve la part de oui ?",
    trap: "p ± 1,96 écart-type : largeur nulle à 0 et à 100 %.", compute: proportions),
  Method(
    "svyciprop", title: "Proportion pondérée et stratifiée",
    source: "Korn et Graubard 1998, Lumley 2010, R survey svyciprop",
    answers: "Entre quelles limites se trouve la part de oui d'un domaine de l'enquête ?",
    trap: "Rien ne se publie sous trente répondants ; le n d'un tableau pondéré n'existe pas.",
    keys: ["answers": "y", "weights": "weight", "strata": "stratum"],
    compute: surveyProportions),
  Method(
    "rao_scott_chi2", title: "Indépendance de deux questions",
    source: "Rao et Scott 1984, second ordre, R survey svychisq",
    answers: "Deux réponses sont-elles liées, compte tenu des poids ?",
    trap: "Le khi-deux sur effectifs pondérés prend les poids pour des répondants.",
    keys: ["rows": "a", "columns": "b", "weights": "weight"], compute: independence),
]

private func limits(_ interval: Interval?) -> JSONText {
  .numbers([interval?.lower, interval?.upper])
}

// MARK: Calibration

private func margins(_ input: CaseInput, respondents: CaseInput) throws -> [MarginTargets] {
  let targets = try input.object("margins")
  return try targets.keys.map { name in
    let categories = try targets.object(name)
    return try MarginTargets(
      name: name, answers: try respondents.strings(name),
      targets: try categories.keys.map { ($0, try categories.number($0)) })
  }
}

private func initialWeights(_ input: CaseInput, count: Int) throws -> [Double] {
  guard input.has("initial_weight") else { return [Double](repeating: 1, count: count) }
  let member = try input.member("initial_weight")
  if case .array = member.value { return try input.positives("initial_weight") }
  return [Double](repeating: try input.number(member, "initial_weight"), count: count)
}

private func calibration(_ input: CaseInput) throws -> JSONText {
  let respondents = try input.object("respondents")
  let margins = try margins(input, respondents: respondents)
  let count = margins.first?.memberships.count ?? 0
  let initial = try initialWeights(input, count: count)
  let raked = try raking(
    initialWeights: initial, margins: margins, tolerance: 1e-6, maximumCycles: 10_000)
  guard let weights = raked.weights else {
    throw refusal(raked, input)
  }
  let linear = try calibrated(initialWeights: initial, margins: margins, distance: .linear)
  let logit = try calibrated(
    initialWeights: initial, margins: margins, distance: .logit(lower: 0.3, upper: 3))
  func survey(_ weights: [Double]) throws -> JSONText {
    try estimates(
      CalibratedSurvey(weights: weights, initialWeights: initial, margins: margins), respondents)
  }
  return .object([
    ("raking_weights", .numbers(weights)),
    ("linear_weights", linear.map { .numbers($0) } ?? .null),
    ("logit_weights", logit.map { .numbers($0) } ?? .null),
    ("raked", try survey(weights)),
    ("calibrated_linear", try linear.map(survey) ?? .null),
    ("fixed_weights", try estimates(CalibratedSurvey(fixedWeights: weights), respondents)),
  ])
}

private func estimates(_ survey: CalibratedSurvey, _ respondents: CaseInput) throws -> JSONText {
  let victims = try respondents.numbers("victim")
  let facts = try respondents.numbers("facts")
  let reported = try respondents.numbers("reported")
  let prevalence = try survey.mean(victims)
  let incidence = try survey.mean(facts)
  let total = try survey.total(facts)
  let reporting = try survey.ratio(reported, over: facts)
  return .object([
    ("prevalence", .number(prevalence.value)),
    ("prevalence_se", .number(prevalence.standardError)),
    ("deff", .number(try survey.designEffect(victims))),
    ("incidence_per_1000", .number(incidence.value * 1000)),
    ("incidence_se_per_1000", .number(incidence.standardError * 1000)),
    ("total_facts", .number(total.value)), ("total_facts_se", .number(total.standardError)),
    ("reporting_rate", .number(reporting?.value)),
    ("reporting_rate_se", .number(reporting?.standardError)),
    ("kish_deff", .number(survey.kishDesignEffect)),
    ("kish_neff", .number(survey.effectiveRespondents)),
    ("weight_ratio_max_min", .number(survey.weightRatio)),
  ])
}

private func rakingFailure(_ input: CaseInput) throws -> JSONText {
  let margins = try margins(input, respondents: try input.object("respondents"))
  let outcome = try raking(
    initialWeights: try initialWeights(input, count: margins.first?.memberships.count ?? 0),
    margins: margins, tolerance: try input.number("tolerance_persons", default: 1e-6),
    maximumCycles: try input.integer("max_cycles", default: 500))
  var empty: [String] = []
  var foreign: [String] = []
  for margin in margins {
    empty += margin.emptyCategories.map { "\(margin.name)=\($0)" }
    foreign += margin.withoutTarget.map { "\(margin.name)=\($0)" }
  }
  return .object([
    ("converged", .bool(outcome.failure == nil)),
    ("reason", outcome.failure.map { .string($0.identifier) } ?? .null),
    ("margin_totals", .numbers(outcome.marginTotals)),
    ("empty_target_categories", .strings(empty)),
    ("categories_without_target", .strings(foreign)),
    ("max_margin_gap_after_500", .number(outcome.largestGap)),
  ])
}

// MARK: Proportions and tables

private func proportions(_ input: CaseInput) throws -> JSONText {
  let successes = try input.counts("successes")
  let trials = try input.counts("n")
  try input.requireSameLength("successes", "n")
  for (node, pair) in zip(try input.nodes("n"), zip(successes, trials)) {
    guard pair.1 > 0, pair.0 <= pair.1 else {
      throw refusedCase(node, "« n » doit être positif et au moins égal à « successes »", input)
    }
  }
  let level = try input.level()
  func intervals(_ limits: ProportionLimits) throws -> JSONText {
    let all = try zip(successes, trials).map {
      try proportionInterval(successes: $0, trials: $1, level: level, limits: limits)
    }
    return .object([
      ("lower", .numbers(all.map(\.lower))), ("upper", .numbers(all.map(\.upper))),
    ])
  }
  return .object([
    ("wilson", try intervals(.wilson)), ("clopper_pearson", try intervals(.clopperPearson)),
    ("jeffreys", try intervals(.jeffreys)),
  ])
}

private func surveyProportions(_ input: CaseInput) throws -> JSONText {
  let answers = try input.nodes("y").map { node in
    let value = try input.number(node, "y")
    guard value == 0 || value == 1 else {
      throw refusedCase(node, "« y » doit être 0 ou 1", input)
    }
    return value == 1
  }
  let strata =
    input.has("stratum") ? try input.strings("stratum") : answers.map { _ in "ensemble" }
  let sample = try StratifiedAnswers(
    answers: answers, weights: try input.positives("weight"), strata: strata)
  let level = try input.level()
  var members: [(String, JSONText)] = []
  if input.has("domain") {
    let domains = try input.strings("domain")
    let names = Array(Set(domains)).sorted {
      $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars)
    }
    members = try names.map { name in
      let proportion = try surveyProportion(
        sample, domain: domains.map { $0 == name }, level: level)
      return (name, written(proportion))
    }
  }
  return .object([
    ("overall", written(try surveyProportion(sample, level: level))),
    ("domains", .object(members)),
  ])
}

private func written(_ proportion: SurveyProportion) -> JSONText {
  .object([
    ("n", .number(proportion.respondents)), ("estimate", .number(proportion.estimate)),
    ("se", .number(proportion.standardError)), ("df", .number(proportion.degreesOfFreedom)),
    ("logit", limits(proportion.logit)), ("beta", limits(proportion.kornGraubard)),
    ("unweighted_clopper_pearson", limits(proportion.unweighted)),
  ])
}

private func independence(_ input: CaseInput) throws -> JSONText {
  let table = try crossTabulation(
    rows: try input.strings("a"), columns: try input.strings("b"),
    weights: try input.positives("weight"))
  return .object([
    ("row_levels", .strings(table.rowLevels)), ("col_levels", .strings(table.columnLevels)),
    ("weighted_table", .array(table.weightedTable.map { .numbers($0) })),
    ("f", .number(table.test?.f)), ("ndf", .number(table.test?.numeratorDegrees)),
    ("ddf", .number(table.test?.denominatorDegrees)), ("p_f", .number(table.test?.pValue)),
    ("chisq", .number(table.test?.scaledChiSquare)),
    ("p_chisq", .number(table.test?.firstOrderPValue)),
    ("naive_unweighted_chi2", .number(table.naiveChiSquare)),
    ("naive_p", .number(table.naivePValue)),
  ])
}

// MARK: Wording

extension RakingFailure {
  fileprivate var identifier: String {
    switch self {
    case .emptyCategory: "empty_category"
    case .categoryWithoutTarget: "category_without_target"
    case .totalsDiffer: "totals_differ"
    case .noSolution: "no_solution"
    }
  }

  fileprivate var sentence: String {
    switch self {
    case .emptyCategory(let names):
      "aucun répondant dans « \(names.joined(separator: " », « ")) », que la population contient"
    case .categoryWithoutTarget(let names):
      "des répondants sont dans « \(names.joined(separator: " », « ")) », sans effectif visé"
    case .totalsDiffer: "les questions n'additionnent pas la même population"
    case .noSolution: "aucune pondération ne satisfait toutes les marges à la fois"
    }
  }
}

private func refusal(_ outcome: RakingOutcome, _ input: CaseInput) -> any Error {
  let sentence = outcome.failure?.sentence ?? ""
  return refusedCase(input.node["margins"] ?? input.node, "« margins » : \(sentence)", input)
}
