import Statistics

/// Places.
let spaceMethods: [Method] = [
  Method(
    "kde_edge_corrected", title: "Densité par noyau",
    source: "Diggle 1985, Jones 1993, spatstat density.ppp",
    answers: "Où les faits se concentrent-ils ?",
    trap:
      "Le rayon par défaut, des degrés pour des mètres, des adresses par défaut en points chauds.",
    compute: densities),
  Method(
    "getis_ord_gi_star", title: "Points chauds Gi*",
    source: "Ord et Getis 1995, spdep localG ; Benjamini et Hochberg 1995",
    answers: "Quelles mailles sont entourées de valeurs élevées ?",
    trap: "Sur une grille presque vide, un seul fait suffit à la loi normale.",
    compute: hotSpots),
  Method(
    "concentration_pai", title: "Précision d'une carte et concentration",
    source: "Chainey 2008, Hunt 2016, Bernasco et Steenbeek 2017",
    answers: "La carte contient-elle les faits de la période suivante ?",
    trap: "Jugée sur les faits qui l'ont dessinée, toute carte est bonne.",
    keys: ["scores": "score", "counts": "events", "areaShare": "area_share"], compute: accuracy),
  Method(
    "knox_near_repeat", title: "Répétitions proches",
    source: "Knox 1964, Barton et David 1966, R surveillance knox",
    answers: "Un fait en annonce-t-il un autre, près et bientôt ?",
    trap: "La probabilité de Poisson est approchée : celle par permutation est à montrer.",
    keys: [
      "points": "x", "days": "day", "maximumDistance": "max_distance", "maximumDays": "max_days",
    ], compute: repeats),
]

private func points(_ input: CaseInput, _ x: String, _ y: String) throws -> [PlanePoint] {
  let across = try input.numbers(x)
  let along = try input.numbers(y)
  try input.requireSameLength(x, y)
  return zip(across, along).map { PlanePoint(x: $0, y: $1) }
}

private func densities(_ input: CaseInput) throws -> JSONText {
  let window = try input.numbers("window")
  guard window.count == 4, window[0] < window[1], window[2] < window[3] else {
    throw refusedCase(
      try input.member("window"), "« window » doit être [xmin, xmax, ymin, ymax]", input)
  }
  let facts = try points(input, "x", "y")
  let bandwidth = try input.number("bandwidth")
  let density = try KernelDensity(
    points: facts, window: PlaneWindow(x: window[0]...window[1], y: window[2]...window[3]),
    bandwidth: bandwidth)
  let places = try points(input, "query_x", "query_y")
  let radius = try input.number("quartic_radius", default: 2.5 * bandwidth)
  func values(_ edges: KernelDensity.EdgeCorrection) -> JSONText {
    .numbers(places.map { density.value(at: $0, edges: edges) })
  }
  return .object([
    ("uncorrected", values(.none)), ("uniform_corrected", values(.uniform)),
    ("jones_diggle", values(.jonesDiggle)),
    (
      "quartic_uncorrected",
      .numbers(try places.map { try quarticDensity(at: $0, points: facts, radius: radius) })
    ),
  ])
}

private func hotSpots(_ input: CaseInput) throws -> JSONText {
  let rows = try input.integer("rows")
  let columns = try input.integer("cols")
  let values = try input.numbers("value")
  guard (1...10_000).contains(rows), (1...10_000).contains(columns),
    values.count == rows * columns
  else {
    throw refusedCase(
      try input.member("value"), "« value » doit avoir rows × cols valeurs", input)
  }
  let isRook =
    input.has("neighbourhood")
    ? try input.string("neighbourhood").lowercased().hasPrefix("rook") : false
  let cells = gridNeighbourhoods(rows: rows, columns: columns, byCorners: !isRook)
  let result = try localConcentration(values: values, neighbourhoods: cells)
  let isDefined = result.deviates.contains { $0 != nil }
  let dealt =
    isDefined
    ? try concentrationPValues(values: values, neighbourhoods: cells).map { Optional($0) }
    : values.map { _ in nil }
  return .object([
    ("z", .numbers(result.deviates)), ("p_two_sided", .numbers(result.pValues)),
    ("q_bh", .numbers(result.adjustedPValues)), ("hot_q05", .numbers(result.hotSpots)),
    ("cold_q05", .numbers(result.coldSpots)), ("p_conditional_permutation", .numbers(dealt)),
  ])
}

private func accuracy(_ input: CaseInput) throws -> JSONText {
  let scores = try input.numbers("score")
  let result = try predictiveAccuracy(
    scores: scores, counts: try input.counts("events"),
    areaShare: try input.number("area_share"))
  return .object([
    ("hits", .number(result.hits)), ("hit_rate", .number(result.hitRate)),
    ("pai", .number(result.accuracyIndex)), ("pei", .number(result.efficiencyIndex)),
    ("gini", .number(result.gini)), ("gini_generalised", .number(result.generalisedGini)),
    ("cells_for_half", .number(result.cellsForHalf.map(Double.init))),
    (
      "share_cells_for_half",
      .number(result.cellsForHalf.map { Double($0) / Double(scores.count) })
    ),
  ])
}

private func repeats(_ input: CaseInput) throws -> JSONText {
  let days = try input.numbers("day")
  let result = try nearRepeats(
    points: try points(input, "x", "y"), days: days,
    within: (try input.number("max_distance"), try input.number("max_days")))
  return .object([
    ("close_pairs_space", .number(result.pairsCloseInSpace)),
    ("close_pairs_time", .number(result.pairsCloseInTime)), ("observed", .number(result.observed)),
    ("expected", .number(result.expected)), ("variance", .number(result.variance)),
    ("knox_ratio", .number(result.ratio)), ("p_poisson", .number(result.poissonPValue)),
    ("p_permutation", .number(result.permutationPValue)),
  ])
}
