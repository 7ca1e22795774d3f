/// A sum that keeps what rounding would lose (Neumaier 1974), so that the order of many terms of
/// very different sizes does not show in the figures printed.
struct StableSum {
  private var sum = 0.0
  private var lost = 0.0

  var value: Double { sum + lost }

  @inline(__always)
  mutating func add(_ term: Double) {
    let next = sum + term
    lost += abs(sum) >= abs(term) ? (sum - next) + term : (term - next) + sum
    sum = next
  }

  static func += (sum: inout StableSum, term: Double) { sum.add(term) }
}

/// The sum of the values, compensated.
public func stableSum(_ values: some Sequence<Double>) -> Double {
  var sum = StableSum()
  for value in values { sum.add(value) }
  return sum.value
}

/// The sum of a product of two arrays of the same length, compensated.
func stableSum(of first: [Double], times second: [Double]) -> Double {
  var sum = StableSum()
  for index in first.indices { sum.add(first[index] * second[index]) }
  return sum.value
}

/// The arithmetic mean; the array is not empty.
func mean(_ values: [Double]) -> Double { stableSum(values) / Double(values.count) }

/// The middle value, or the mean of the two in the middle; the array is not empty.
func median(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  let middle = sorted.count / 2
  return sorted.count.isMultiple(of: 2)
    ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
}

/// The quantile of R's type 7, by linear interpolation between the sorted values.
func quantile(_ share: Double, ofSorted sorted: [Double]) -> Double {
  let position = share * Double(sorted.count - 1)
  // R guards the same way against a position that should be whole and is a hair below.
  let low = Int((position + 4 * Double.ulpOfOne).rounded(.down))
  let fraction = position - Double(low)
  guard low + 1 < sorted.count, fraction > 1e-12 else { return sorted[low] }
  return sorted[low] + fraction * (sorted[low + 1] - sorted[low])
}
