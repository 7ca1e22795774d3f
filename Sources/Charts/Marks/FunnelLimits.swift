import Units

/// The limits of a funnel between the sizes that they are given at.
struct FunnelLimits {
  /// In order of size.
  private let known: [Funnel.Limit]

  init(_ limits: [Funnel.Limit]) { known = limits }

  /// Nil without any; that of the nearest end beyond them.
  func inner(at size: Double) -> Interval? {
    guard let last = known.last else { return nil }
    // The first that is no smaller, by halves: there is a search for each commune of the country.
    var (low, high) = (0, known.count)
    while low < high {
      let middle = (low + high) / 2
      if known[middle].size >= size { high = middle } else { low = middle + 1 }
    }
    guard low < known.count else { return last.inner }
    let after = known[low]
    guard low > 0, after.size > size else { return after.inner }
    let before = known[low - 1]
    let share = (size - before.size) / (after.size - before.size)
    return Interval(
      lower: before.inner.lower + share * (after.inner.lower - before.inner.lower),
      upper: before.inner.upper + share * (after.inner.upper - before.inner.upper))
  }
}
