/// How p-values are corrected for the number of tests of a family.
public enum PValueAdjustment: String, CaseIterable, Sendable {
  /// Benjamini & Hochberg 1995: share of false discoveries.
  case benjaminiHochberg
  /// Benjamini & Yekutieli 2001: the same under any dependence.
  case benjaminiYekutieli
  /// Holm 1979: probability of at least one false discovery.
  case holm
  case bonferroni
}

/// The adjusted p-values of one family of tests (R's `p.adjust`), nil left out of the count.
///
/// The family (for instance one table of indicators by area) is stated beside the result: fifteen
/// indicators over ten years tested at 5 % give seven « discoveries » from nothing.
///
/// - Parameters:
///   - pValues: between 0 and 1; nil where the test could not be made.
///   - method: the correction.
/// - Returns: one value a test, in the same order, nil where there was none.
/// - Throws: `InvalidInput` for a value outside 0...1.
public func adjusted(
  pValues: [Double?], by method: PValueAdjustment = .benjaminiHochberg
) throws(InvalidInput) -> [Double?] {
  if let index = pValues.firstIndex(where: { !(0...1).contains($0 ?? 0) }) {
    throw InvalidInput(.outside(lower: 0, upper: 1), argument: "pValues", index: index)
  }
  let tested = pValues.indices.filter { pValues[$0] != nil }
  let known = tested.map { pValues[$0] ?? 0 }
  var result = [Double?](repeating: nil, count: pValues.count)
  for (index, value) in zip(tested, adjust(known, by: method)) { result[index] = value }
  return result
}

/// The p-values corrected for the share of false discoveries (Benjamini & Hochberg 1995).
///
/// - Throws: `InvalidInput` for a value outside 0...1.
public func benjaminiHochberg(_ pValues: [Double?]) throws(InvalidInput) -> [Double?] {
  try adjusted(pValues: pValues, by: .benjaminiHochberg)
}

private func adjust(_ values: [Double], by method: PValueAdjustment) -> [Double] {
  let count = Double(values.count)
  // Ties have the same adjusted value, so that their order does not matter.
  let ascending = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
  switch method {
  case .bonferroni: return values.map { min(1, $0 * count) }
  case .benjaminiHochberg: return stepUp(values, ascending, factor: count)
  case .benjaminiYekutieli:
    let harmonic = stableSum((0..<values.count).map { 1 / Double($0 + 1) })
    return stepUp(values, ascending, factor: count * harmonic)
  case .holm:
    var result = values
    var largest = 0.0
    for (rank, index) in ascending.enumerated() {
      largest = max(largest, min(1, (count - Double(rank)) * values[index]))
      result[index] = largest
    }
    return result
  }
}

private func stepUp(_ values: [Double], _ ascending: [Int], factor: Double) -> [Double] {
  var result = values
  var smallest = 1.0
  for (rank, index) in ascending.enumerated().reversed() {
    smallest = min(smallest, factor / Double(rank + 1) * values[index])
    result[index] = smallest
  }
  return result
}
