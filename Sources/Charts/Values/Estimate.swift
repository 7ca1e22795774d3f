public import Units

/// A value as far as it is known: none when it was not published, an interval when there is one.
public struct Estimate: Hashable, Sendable {
  public var value: Double?
  public var interval: Interval?

  /// Takes a value that isn't finite for one that isn't known.
  public init(_ value: Double?, interval: Interval? = nil) {
    self.value = value.flatMap { $0.isFinite ? $0 : nil }
    self.interval = self.value == nil ? nil : interval?.drawable
  }
}

/// What a comparison allows to say; colour always comes with a fill, a weight or a word.
public enum Verdict: Hashable, Sendable {
  /// Above what was expected, or rising: brick.
  case higher
  /// Under what was expected, or falling: blue.
  case lower
  /// The interval allows both: grey and empty.
  case undetermined

  public var isEstablished: Bool { self != .undetermined }
}

extension Interval {
  /// Itself with ends that can be drawn; nil when no end is a number.
  var drawable: Interval? {
    guard !lower.isNaN, !upper.isNaN else { return nil }
    let far = 1e300
    return Interval(lower: max(lower, -far), upper: min(upper, far))
  }
}
