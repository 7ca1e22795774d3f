import Statistics
import Units

/// Series over years and months.
let trendMethods: [Method] = [
  Method(
    "poisson_trend", title: "Tendance quasi-Poisson",
    source: "McCullagh et Nelder 1989, R glm(poisson, offset = log(pop)), loi de Student",
    answers: "De combien de pour cent par an le taux change-t-il ?",
    trap: "L'évolution entre la première et la dernière année ignore toutes les autres.",
    keys: ["counts": "count", "exposures": "population", "years": "year"], compute: trend),
  Method(
    "change_year", title: "Année de rupture",
    source: "Rapport de vraisemblance balayé, loi nulle par simulation ; Pettitt 1979",
    answers: "Y a-t-il une année après laquelle le niveau a changé ?",
    trap: "Un test à l'année la plus visible en trouve toujours une ; à titre exploratoire.",
    keys: ["counts": "count", "exposures": "population"], compute: change),
  Method(
    "stl_monthly", title: "Décomposition saisonnière",
    source: "Cleveland, Cleveland, McRae et Terpenning 1990, R stl",
    answers: "Que reste-t-il d'une série mensuelle, la saison retirée ?",
    trap: "Avec moins de quatre années pleines, la saison n'est que du bruit.",
    keys: [
      "values": "value", "season": "s_window", "trendWindow": "t_window", "degree": "s_degree",
    ], compute: decomposition),
  Method(
    "seasonal_index", title: "Indice saisonnier",
    source: "Khi-deux, exposition en jours du mois ; limites de Garwood 1936",
    answers: "Quels mois comptent plus de faits que leur part de jours ?",
    trap: "Février a 10 % de jours de moins que janvier.",
    keys: ["counts": "value", "firstMonth": "first_month"], compute: season),
  Method(
    "mann_kendall_sen", title: "Test de Mann-Kendall et pente de Sen",
    source: "Mann 1945, Kendall 1975, Sen 1968 ; pymannkendall, scipy theilslopes",
    answers: "La série monte-t-elle ou descend-elle, quelle que soit sa forme ?",
    trap: "Jusqu'à dix valeurs, l'approximation normale est fausse : la probabilité exacte suffit.",
    keys: ["values": "value", "times": "time"], compute: monotoneTrend),
]

private func pair(_ interval: Interval?) -> JSONText {
  .numbers([interval?.lower, interval?.upper])
}

private func trend(_ input: CaseInput) throws -> JSONText {
  let years = try input.nodes("year").map { try input.integer($0, "year") }
  let trend = try poissonTrend(
    counts: try input.counts("count"), exposures: try input.positives("population"),
    years: years, level: try input.level())
  return .object([
    ("slope", .number(trend.slope)), ("se_poisson", .number(trend.standardError)),
    ("pearson_chi2", .number(trend.pearsonChiSquare)), ("df", .number(trend.degreesOfFreedom)),
    ("dispersion", .number(trend.dispersion)), ("dispersion_used", .number(trend.dispersionUsed)),
    ("deviance", .number(trend.deviance)),
    ("annual_change_pct", .number(trend.annualChangePercent)),
    ("ci_poisson_pct", pair(trend.poissonInterval)),
    ("ci_quasi_t_pct", pair(trend.quasiInterval)), ("p_poisson", .number(trend.poissonPValue)),
    ("p_quasi_t", .number(trend.quasiPValue)), ("fitted", .numbers(trend.fitted)),
  ])
}

private func change(_ input: CaseInput) throws -> JSONText {
  let change = try changePoint(
    counts: try input.counts("count"), exposures: try input.positives("population"))
  return .object([
    ("lr", .numbers(change.likelihoodRatios)),
    ("best_split_after_index", .number(change.yearsBefore)),
    ("max_lr", .number(change.largestRatio)), ("p_mc", .number(change.pValue)),
    ("rate_before", .number(change.rateBefore * 1000)),
    ("rate_after", .number(change.rateAfter * 1000)), ("pettitt_U", .numbers(change.pettitt)),
    ("pettitt_K", .number(change.pettittLargest)),
    ("pettitt_p_approx", .number(change.pettittPValue)),
  ])
}

private func decomposition(_ input: CaseInput) throws -> JSONText {
  var options = DecompositionOptions()
  options.period = try input.integer("period", default: options.period)
  let window = try input.member("s_window")
  if case .string("periodic") = window.value {
    options.season = .periodic
  } else {
    options.season = .window(try input.integer(window, "s_window"))
  }
  options.isRobust = try input.bool("robust", default: false)
  options.seasonDegree = try input.integer("s_degree", default: 0)
  options.trendDegree = try input.integer("t_degree", default: 1)
  options.lowPassDegree = try input.integer("l_degree", default: options.trendDegree)
  if input.has("t_window") { options.trendWindow = try input.integer("t_window") }
  let result = try seasonalDecomposition(try input.numbers("value"), options: options)
  return .object([
    ("seasonal", .numbers(result.seasonal)), ("trend", .numbers(result.trend)),
    ("remainder", .numbers(result.remainder)),
  ])
}

private func season(_ input: CaseInput) throws -> JSONText {
  let text = try input.string("first_month")
  let parts = text.split(separator: "-").map { Int($0) }
  guard parts.count == 2, let year = parts[0], let month = parts[1], (1...9999).contains(year)
  else { throw InvalidInput(.unknownName(text), argument: "firstMonth") }
  let index = try seasonalIndex(
    counts: try input.counts("value"), firstYear: year, firstMonth: month,
    level: try input.level())
  return .object([
    ("index", .numbers(index.months.map(\.index))), ("chi2", .number(index.chiSquare)),
    ("df", .number(index.degreesOfFreedom)), ("p", .number(index.pValue)),
    ("poisson_lower", .numbers(index.months.map(\.interval?.lower))),
    ("poisson_upper", .numbers(index.months.map(\.interval?.upper))),
  ])
}

private func monotoneTrend(_ input: CaseInput) throws -> JSONText {
  let result = try mannKendall(
    times: try input.numbers("time"), values: try input.numbers("value"),
    level: try input.level())
  return .object([
    ("S", .number(result.s)), ("var_S", .number(result.variance)), ("z", .number(result.z)),
    ("p_normal", .number(result.normalPValue)), ("p_exact", .number(result.exactPValue)),
    ("tau_b", .number(result.tauB)), ("sen_slope", .number(result.senSlope)),
    ("sen_lower", .number(result.senInterval.lower)),
    ("sen_upper", .number(result.senInterval.upper)),
    ("intercept_at_median", .number(result.intercept)),
  ])
}
