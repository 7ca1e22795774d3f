/// The values of many areas in ascending order, to find a place among them.
struct Ordering: Sendable {
  let values: [Double]
  /// Areas without a value.
  let missing: Int

  init(_ values: [Double?]) {
    self.values = values.compactMap { $0 }.filter(\.isFinite).sorted()
    missing = values.count - self.values.count
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
