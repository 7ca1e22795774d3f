import Statistics
import Units

/// Rates, their comparison, and what is hidden.
let rateMethods: [Method] = [
  Method(
    "poisson_rate_interval", title: "Intervalle d'un taux",
    source: "Garwood 1936, R poisson.test ; mi-P (Lancaster 1961) ; Byar, epitools pois.byar",
    answers: "Entre quelles limites le risque se trouve-t-il, sachant le nombre compté ?",
    trap: "Taux ± 1,96 écart-type : limites négatives, largeur nulle à zéro fait.",
    keys: ["exposure": "denominator"], compute: rateIntervals),
  Method(
    "rate_ratio_exact", title: "Rapport de deux taux",
    source: "Przyborowski et Wilenski 1940, binomiale conditionnelle, R poisson.test",
    answers: "Un taux diffère-t-il d'un autre, et de combien ?",
    trap: "Deux intervalles qui se recouvrent ne prouvent pas l'égalité.", compute: rateRatios),
  Method(
    "standardised_ratio", title: "Ratio standardisé indirect",
    source: "Breslow et Day 1987, limites exactes et de Byar, epitools",
    answers: "Compte-t-on plus de faits que n'en donneraient les taux de référence ?",
    trap: "Deux ratios ne se comparent pas entre eux : chacun a sa propre structure.",
    compute: standardisedRatios),
  Method(
    "funnel_limits", title: "Limites d'un graphique en entonnoir",
    source: "Spiegelhalter 2005 (doi:10.1002/sim.1970), variance additive de DerSimonian et Laird",
    answers: "Quelles communes s'écartent plus que le hasard ne le permet ?",
    trap: "Sans la surdispersion, la moitié des communes paraît hors norme.",
    compute: funnelLimits),
  Method(
    "empirical_bayes_marshall", title: "Lissage bayésien empirique",
    source: "Marshall 1991, spdep EBest",
    answers: "Quel taux retenir pour une petite commune, sachant l'ensemble ?",
    trap: "Se montre toujours à côté du taux brut, jamais à sa place.",
    keys: ["counts": "count", "populations": "population"], compute: shrunkenRates),
  Method(
    "ssmsi_nondiffused_residual", title: "Résidu des valeurs non diffusées",
    source: "Définition ; documentation du SSMSI",
    answers: "Que peut-on dire de l'ensemble des communes dont la valeur est masquée ?",
    trap: "Une valeur non diffusée n'est ni zéro, ni la moyenne des valeurs masquées.",
    keys: ["counts": "count", "populations": "population", "total": "group_total_count"],
    compute: residual),
]

private func limits(_ intervals: [Interval]) -> JSONText {
  .object([
    ("lower", .numbers(intervals.map(\.lower))), ("upper", .numbers(intervals.map(\.upper))),
  ])
}

private func rateIntervals(_ input: CaseInput) throws -> JSONText {
  let counts = try input.counts("count")
  let denominators = try input.positives("denominator")
  try input.requireSameLength("count", "denominator")
  let multiplier = try input.number("multiplier", default: 1000)
  let level = try input.level()
  func rates(_ limits: PoissonLimits) throws -> [PoissonRate] {
    try zip(counts, denominators).map {
      try poissonRateInterval(
        count: $0, exposure: $1, multiplier: multiplier, level: level, limits: limits)
    }
  }
  let exact = try rates(.exact)
  return .object([
    ("rate", .numbers(exact.map(\.rate))), ("exact", limits(exact.map(\.interval))),
    ("midp", limits(try rates(.midP).map(\.interval))),
    ("byar", limits(try rates(.byar).map(\.interval))),
  ])
}

private func rateRatios(_ input: CaseInput) throws -> JSONText {
  let first = (try input.counts("count1"), try input.positives("denominator1"))
  let second = (try input.counts("count2"), try input.positives("denominator2"))
  try input.requireSameLength("count1", "denominator1", "count2", "denominator2")
  let multiplier = try input.number("multiplier", default: 1000)
  let level = try input.level()
  let rows = try first.0.indices.map { row in
    let (one, two) = ((first.0[row], first.1[row]), (second.0[row], second.1[row]))
    let ratio = try rateRatio(one, over: two, level: level)
    return JSONText.object([
      ("rate1", .number(Double(one.0) / one.1 * multiplier)),
      ("rate2", .number(Double(two.0) / two.1 * multiplier)),
      ("ratio", .number(ratio.ratio)), ("exact_lower", .number(ratio.lower)),
      ("exact_upper", .number(ratio.upper)), ("p_central", .number(ratio.centralPValue)),
      ("p_minlike", .number(ratio.minimumLikelihoodPValue)),
      ("p_midp", .number(ratio.midPValue)),
    ])
  }
  return .object([("rows", .array(rows))])
}

private func standardisedRatios(_ input: CaseInput) throws -> JSONText {
  let observed = try input.counts("observed")
  let populations = try input.matrix("population_by_stratum")
  try input.requireSameLength("observed", "population_by_stratum")
  let referenceCount = try input.nonNegatives("reference_count")
  let referencePopulation = try input.nonNegatives("reference_population")
  let level = try input.level()
  let ratios = try zip(observed, populations).map { observed, population in
    try standardisedRatio(
      observed: observed,
      expected: try expectedCount(
        population: population, referenceCount: referenceCount,
        referencePopulation: referencePopulation), level: level)
  }
  return .object([
    ("expected", .numbers(ratios.map(\.expected))), ("ratio", .numbers(ratios.map(\.ratio))),
    ("exact_lower", .numbers(ratios.map(\.exact?.lower))),
    ("exact_upper", .numbers(ratios.map(\.exact?.upper))),
    ("byar_lower", .numbers(ratios.map(\.byar?.lower))),
    ("byar_upper", .numbers(ratios.map(\.byar?.upper))),
    ("p_central", .numbers(ratios.map(\.centralPValue))),
  ])
}

private func funnelLimits(_ input: CaseInput) throws -> JSONText {
  if let type = try? input.integer("quantile_type"), type != 7 {
    throw InvalidInput(.outside(lower: 7, upper: 7), argument: "quantile_type")
  }
  var options = FunnelOptions()
  options.target = try input.number("target", default: options.target)
  options.winsorisedShare = try input.number("winsorise", default: options.winsorisedShare)
  options.zeroCountForLogarithm = try input.number(
    "zero_count_for_log", default: options.zeroCountForLogarithm)
  let result = try funnel(
    observed: try input.counts("observed"), expected: try input.positives("expected"),
    options: options)
  return .object([
    ("exact", bands(result.exact, both: true)), ("z_log", .numbers(result.deviates)),
    ("winsorised_z", .numbers(result.winsorisedDeviates)), ("phi", .number(result.dispersion)),
    ("tau2", .number(result.betweenVariance)),
    ("multiplicative_limits", bands(result.multiplicative, both: false)),
    ("additive_limits", bands(result.additive, both: true)),
    ("z_additive", .numbers(result.additiveDeviates)),
  ])
}

private func bands(_ bands: [FunnelBand], both: Bool) -> JSONText {
  let narrow: [(String, JSONText)] = [
    ("lower95", .numbers(bands.map(\.limits95.lower))),
    ("upper95", .numbers(bands.map(\.limits95.upper))),
  ]
  let wide: [(String, JSONText)] = [
    ("lower998", .numbers(bands.map(\.limits998.lower))),
    ("upper998", .numbers(bands.map(\.limits998.upper))),
  ]
  return .object(both ? narrow + wide : narrow)
}

private func shrunkenRates(_ input: CaseInput) throws -> JSONText {
  let rates = try empiricalBayesRates(
    counts: try input.counts("count"), populations: try input.positives("population"))
  return .object([
    ("raw", .numbers(rates.raw)),
    ("eb", .numbers(rates.estimates.map { $0.map { $0 } } ?? rates.raw.map { _ in nil })),
    ("prior_mean", .number(rates.priorMean)), ("prior_variance", .number(rates.priorVariance)),
  ])
}

private func residual(_ input: CaseInput) throws -> JSONText {
  let total = try input.count(try input.member("group_total_count"), "group_total_count")
  let result = try hiddenResidual(
    counts: try input.optionalCounts("count"), populations: try input.nonNegatives("population"),
    total: (total, try input.number("group_total_population")))
  return .object([
    ("diffused_sum", .number(result.shownSum)), ("n_nondiffused", .number(result.hiddenCells)),
    ("residual_count", .number(result.count)), ("residual_population", .number(result.population)),
    ("residual_rate", .number(result.ratePerThousand)), ("consistent", .bool(result.isConsistent)),
  ])
}
