public import Units

/// Where a value with its interval stands against a reference.
public enum Standing: String, Sendable {
  case high
  case low
  /// The interval reaches the reference.
  case undetermined
}

/// An estimate with its interval, against which a reference is held.
public struct BoundedEstimate: Hashable, Sendable {
  public let value: Double
  public let interval: Interval

  public init(value: Double, interval: Interval) {
    self.value = value
    self.interval = interval
  }

  /// High or low only when the whole interval is on one side; a limit that equals the reference is
  /// not.
  public func standing(against reference: Double) -> Standing {
    if interval.lower > reference { return .high }
    return interval.upper < reference ? .low : .undetermined
  }

  /// High above the reference, low otherwise, whatever the interval: what quadrants usually show,
  /// and what makes a paradox of a district that lies on the median.
  public func pointStanding(against reference: Double) -> Standing {
    value > reference ? .high : .low
  }
}

/// Two standings of an area, and the quadrant they make.
public struct Quadrant: Hashable, Sendable {
  public let first: Standing
  public let second: Standing

  public init(_ first: Standing, _ second: Standing) {
    self.first = first
    self.second = second
  }

  /// Nil unless both standings are determined.
  public var label: String? {
    first == .undetermined || second == .undetermined
      ? nil : "\(first.rawValue)/\(second.rawValue)"
  }
}
