#if canImport(Glibc)
  import Glibc
#endif

/// How values are laid along an axis.
public enum AxisScale: Hashable, Sendable {
  case linear
  /// Equal ratios take equal room.
  case logarithmic
}

/// From values to points of the page along one axis.
struct Scale: Hashable {
  var kind = AxisScale.linear
  let low: Double
  let high: Double
  /// Where `low` and `high` fall on the page; start may be greater than end.
  let start: Double
  let end: Double

  init(
    _ domain: ClosedRange<Double>, from start: Double, to end: Double, kind: AxisScale = .linear
  ) {
    self.kind = kind
    low = domain.lowerBound
    high = domain.upperBound
    self.start = start
    self.end = end
  }

  func position(of value: Double) -> Double {
    let share =
      switch kind {
      case .linear: (value - low) / (high - low)
      case .logarithmic: log(max(value, 1e-300) / low) / log(high / low)
      }
    return start + share * (end - start)
  }

  /// The position, brought back to the nearest end of the axis.
  func heldPosition(of value: Double) -> Double {
    min(max(position(of: value), min(start, end)), max(start, end))
  }

  func holds(_ value: Double) -> Bool { (low...high).contains(value) }
}
