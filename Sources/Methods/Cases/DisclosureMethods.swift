import Statistics

/// What may not be published.
let disclosureMethods: [Method] = [
  Method(
    "cell_suppression", title: "Secret statistique d'un tableau croisé",
    source: "Cox 1980, Fischetti et Salazar 2001 ; audit par programme linéaire",
    answers: "Quelles cases masquer pour qu'aucune petite ne se déduise des totaux ?",
    trap: "Masquer la seule petite case ne cache rien : c'est le total moins le reste.",
    compute: suppression)
]

private func suppression(_ input: CaseInput) throws -> JSONText {
  let rows = try input.nodes("table")
  let table = try rows.map { row in
    try input.nodes(of: row, "table").map { try input.count($0, "table") }
  }
  let result = try cellSuppression(table: table, threshold: try input.integer("threshold"))
  func place(_ cell: TableCell) -> JSONText { .numbers([cell.row, cell.column]) }
  func pattern(_ cells: [TableCell]) -> JSONText { .array(cells.map(place)) }
  let intervals = zip(result.primary, result.primaryOnlyIntervals).map { cell, range in
    (
      "\(cell.row),\(cell.column)", JSONText.numbers([range.lowerBound, range.upperBound])
    )
  }
  let best = result.patterns.first
  return .object([
    ("primary", pattern(result.primary)), ("primary_only_attacker_interval", .object(intervals)),
    ("primary_only_is_safe", .bool(result.isPrimaryOnlySafe)),
    ("protectable", .bool(result.isProtectable)),
    ("min_complementary_cells", .number(best.map { Double($0.count) })),
    ("min_complementary_value", .number(best.map { _ in Double(result.complementaryCount) })),
    ("pattern", best.map(pattern) ?? .null), ("proven_minimal", .bool(result.isProvenMinimal)),
    ("optimal_patterns", .array(result.patterns.map(pattern))),
    ("n_optimal", .number(result.patterns.count)),
  ])
}
