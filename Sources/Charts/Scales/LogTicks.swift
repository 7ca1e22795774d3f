#if canImport(Glibc)
  import Glibc
#endif

/// Round values of a logarithmic axis: 1, 2 and 5 times powers of ten, six at most.
func logarithmicTicks(covering low: Double, _ high: Double) -> [Double] {
  precondition(low > 0 && high >= low)
  func values(_ multiples: [Double], everyDecades step: Int) -> [Double] {
    let first = Int(floor(log10(low)))
    let last = Int(ceil(log10(high)))
    let all = stride(from: first - step + 1, through: last + step - 1, by: step).flatMap { decade in
      multiples.map { $0 * pow(10, Double(decade)) }
    }
    // The nearest round values outside, and all between.
    let start = all.last { $0 <= low * (1 + 1e-9) } ?? low
    let end = all.first { $0 >= high * (1 - 1e-9) } ?? high
    return all.filter { $0 >= start && $0 <= end }
  }
  for (multiples, step) in [([1.0, 2, 5], 1), ([1, 3], 1), ([1], 1), ([1], 2), ([1], 3)] {
    let ticks = values(multiples, everyDecades: step)
    if ticks.count >= 2, ticks.count <= 6 { return ticks }
  }
  return [low, high > low ? high : low * 10]
}
