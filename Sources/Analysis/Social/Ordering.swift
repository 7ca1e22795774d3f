/// The values of many areas in ascending order, to find a place among them.
struct Ordering: Sendable {
  let values: [Double]
  /// Areas without a value.
  let missing: Int
  /// Nil when the values don't vary.
  let spread: Spread?

  /// Mean and standard deviation with n − 1.
  struct Spread: Hashable, Sendable {
    let mean: Double
    let deviation: Double
  }

  init(_ values: [Double?]) {
    self.values = values.compactMap { $0 }.filter(\.isFinite).sorted()
    missing = values.count - self.values.count
    spread = Spread(of: self.values)
  }

  /// How many values are under this one, and how many are equal to it.
  func counts(at value: Double) -> (lower: Int, equal: Int) {
    let lower = firstIndex { $0 >= value }
    return (lower, firstIndex { $0 > value } - lower)
  }

  var median: Double? {
    guard !values.isEmpty else { return nil }
    let middle = values.count / 2
    return values.count.isMultiple(of: 2)
      ? (values[middle - 1] + values[middle]) / 2 : values[middle]
  }

  private func firstIndex(where holds: (Double) -> Bool) -> Int {
    var low = 0
    var high = values.count
    while low < high {
      let middle = (low + high) / 2
      if holds(values[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension Ordering.Spread {
  /// The values come in order, so that their sum is the same whatever the order of the rows.
  init?(of values: [Double]) {
    guard let first = values.first, let last = values.last, last > first else { return nil }
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let deviation = (squares / Double(values.count - 1)).squareRoot()
    guard deviation > 0 else { return nil }
    self.init(mean: mean, deviation: deviation)
  }
}
