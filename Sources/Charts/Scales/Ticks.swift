import Units

#if canImport(Glibc)
  import Glibc
#endif

/// The marks of an axis, as a person would choose them: 1, 2, 2.5 or 5 times a power of ten.
struct Ticks: Hashable {
  let step: Double
  let first: Double
  let count: Int

  var values: [Double] { (0..<count).map { first + Double($0) * step } }
  var last: Double { first + Double(count - 1) * step }

  /// Decimals that the labels need.
  var places: Int {
    var places = 0
    var scaled = step
    while places < 6, abs(scaled - scaled.rounded()) > 1e-6 * max(1, abs(scaled)) {
      scaled *= 10
      places += 1
    }
    return places
  }

  /// Zero needs no decimals.
  var labels: [String] {
    values.map { abs($0) < step / 2 ? "0" : French.decimal($0, places: places) }
  }

  /// The ticks that cover the values and zero with four to six marks and the least empty room.
  ///
  /// When the values are counts no step is under one. All values zero give the axis 0 to 1.
  static func covering(_ values: [Double], counts: Bool = false, marks: ClosedRange<Int> = 4...6)
    -> Ticks
  {
    let low = min(values.min() ?? 0, 0)
    var high = max(values.max() ?? 0, 0)
    if low == high { return Ticks(step: 1, first: 0, count: 2) }
    if counts, high - low < 3 { high = max(high, low + 3) }
    let exponent = floor(log10((high - low) / Double(marks.upperBound))) - 1
    let candidates = (0..<4).flatMap { decade in
      // 2.5 leaves long labels: it has to earn its place.
      [(1.0, 0.0), (2, 0), (2.5, 0.12), (5, 0)].map {
        (step: $0.0 * pow(10, exponent + Double(decade)), penalty: $0.1)
      }
    }
    let best =
      candidates
      .filter { !counts || $0.step.rounded() == $0.step && $0.step >= 1 }
      .map { candidate -> (ticks: Ticks, cost: Double) in
        let ticks = Ticks(step: candidate.step, low: low, high: high)
        let waste = (ticks.last - ticks.first - (high - low)) / (high - low)
        let excess = Double(
          max(0, marks.lowerBound - ticks.count) + max(0, ticks.count - marks.upperBound))
        return (ticks, waste + candidate.penalty + 2 * excess)
      }
      .min { $0.cost < $1.cost }
    return best?.ticks ?? Ticks(step: high - low, first: low, count: 2)
  }

  init(step: Double, first: Double, count: Int) {
    self.step = step
    self.first = first
    self.count = count
  }

  private init(step: Double, low: Double, high: Double) {
    let start = floor(low / step + 1e-9)
    let end = ceil(high / step - 1e-9)
    self.init(step: step, first: start * step, count: Int(end - start) + 1)
  }
}
