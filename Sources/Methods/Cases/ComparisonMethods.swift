import Problems
import Statistics
import Units

/// Areas compared with those that are alike.
let comparisonMethods: [Method] = [
  Method(
    "similar_communes", title: "Communes comparables",
    source: "Distance euclidienne sur cotes réduites ; Mahalanobis 1936 ; R scale, MASS ginv",
    answers: "À quelles communes comparer celle-ci ?",
    trap: "La délinquance n'est jamais une variable : chacun serait alors dans sa moyenne.",
    compute: similarCommunes),
  Method(
    "expected_given_profile", title: "Nombre attendu selon le profil",
    source: "Régression binomiale négative NB2 (Hilbe 2011), MASS glm.nb, R glm",
    answers: "Compte-t-on plus de faits que dans les communes de même profil ?",
    trap: "Le résidu n'est pas une « performance » : c'est ce que les variables ne disent pas.",
    keys: ["counts": "count", "exposures": "population"], compute: expectedByProfile),
  Method(
    "change_against_group", title: "Évolution avant et après, face à un groupe",
    source: "Différence de différences ; quasi-Poisson conditionnelle, Hausman, Hall et Griliches "
      + "1984, Wedderburn 1974",
    answers: "Le taux a-t-il changé autrement que dans les communes comparables ?",
    trap: "Un écart avec le groupe ne dit pas d'où il vient : une action n'y est jamais lue seule.",
    compute: changeBesideGroup),
]

private func similarCommunes(_ input: CaseInput) throws -> JSONText {
  let codes = try input.strings("code")
  let covariates = try input.matrix("covariates")
  try input.requireSameLength("code", "covariates")
  let target = try input.string("target")
  guard let position = codes.firstIndex(of: target) else {
    throw refusedCase(
      try input.member("target"), "« target » n'est pas l'un des codes de « code »", input)
  }
  let weights = input.has("weights") ? try input.nonNegatives("weights") : nil
  let count = try input.integer("k")
  let model = try SimilarityModel(covariates: covariates, weights: weights)
  func neighbours(_ distance: SimilarityModel.Distance) -> JSONText {
    .strings(
      model.neighbours(of: position, count: count, codes: codes, by: distance).map { codes[$0] })
  }
  return .object([
    ("kept_columns_0based", .numbers(model.keptColumns)),
    ("covariance_rank", .number(model.covarianceRank)),
    ("euclid_distance", .numbers(model.distances(from: position))),
    ("euclid_neighbours", neighbours(.euclid)),
    ("mahalanobis_distance", .numbers(model.distances(from: position, by: .mahalanobis))),
    ("mahalanobis_neighbours", neighbours(.mahalanobis)),
  ])
}

private func expectedByProfile(_ input: CaseInput) throws -> JSONText {
  let counts = try input.counts("count")
  let model = try expectedCounts(
    counts: counts, exposures: try input.positives("population"),
    covariates: try input.matrix("covariates"))
  let positions = try zip(counts, model.expected).map { try model.position(of: $0, expected: $1) }
  var members: [(String, JSONText)] = [
    ("model", .string(model.negativeBinomial == nil ? "poisson" : "negative_binomial")),
    (
      "poisson",
      .object([
        ("coef", .numbers(model.poisson.estimates)),
        ("se_quasi", .numbers(model.poisson.standardErrors)),
        ("dispersion", .number(model.dispersion)), ("deviance", .number(model.deviance)),
      ])
    ), ("expected", .numbers(model.expected)), ("ratio", .numbers(positions.map(\.ratio))),
    ("predictive_lower", .numbers(positions.map(\.predictiveLimits.lowerBound))),
    ("predictive_upper", .numbers(positions.map(\.predictiveLimits.upperBound))),
    ("p_midp", .numbers(positions.map(\.pValue))),
    ("pearson_residual", .numbers(positions.map(\.pearsonResidual))),
    ("bh_adjusted", .numbers(try benjaminiHochberg(positions.map(\.pValue)))),
  ]
  if let fit = model.negativeBinomial {
    members.append(
      (
        "negbin",
        .object([
          ("coef", .numbers(fit.coefficients.estimates)),
          ("se", .numbers(fit.coefficients.standardErrors)), ("theta", .number(fit.theta)),
          ("loglik", .number(fit.logLikelihood)), ("aic", .number(fit.akaike)),
        ])
      ))
  }
  return .object(members)
}

/// One object for the area, one a member of the group: counts and exposures of both periods.
private func changeBesideGroup(_ input: CaseInput) throws -> JSONText {
  let change = try changeAgainstGroup(
    try countsBeforeAfter(try input.object("area")),
    group: try input.objects("group").map(countsBeforeAfter), level: try input.level())
  return .object([
    ("group_ratio", .number(change.groupRatio)),
    ("group_lower", .number(change.groupInterval.lower)),
    ("group_upper", .number(change.groupInterval.upper)),
    ("ratio_of_ratios", .number(change.ratio)), ("lower", .number(change.interval.lower)),
    ("upper", .number(change.interval.upper)), ("p_value", .number(change.pValue)),
    ("dispersion", .number(change.dispersion)),
    ("degrees_of_freedom", .number(change.degreesOfFreedom)),
  ])
}

private func countsBeforeAfter(_ input: CaseInput) throws(Problem) -> CountsBeforeAfter {
  CountsBeforeAfter(
    before: try input.count(try input.member("before"), "before"),
    exposureBefore: try input.number("exposure_before"),
    after: try input.count(try input.member("after"), "after"),
    exposureAfter: try input.number("exposure_after"))
}
