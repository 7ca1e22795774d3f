/// A count as an edition may print it: what is hidden is not there at all.
///
/// Hidden in the analysis and not on the page, so that no chart, sentence or annexe can leak it.
public enum DisclosedCount: Hashable, Sendable {
  /// Zero included.
  case shown(Int)
  /// Too small, or would give a small one away.
  case hidden

  public var value: Int? {
    if case .shown(let count) = self { count } else { nil }
  }

  /// How many times another count; nil when either is hidden or the other is zero.
  ///
  /// A share, a rate or a change gives its count back to whoever knows the other term, so that it
  /// is never computed from a count that is not shown.
  public func ratio(to other: DisclosedCount) -> Double? {
    guard let value, let base = other.value, base > 0 else { return nil }
    return Double(value) / Double(base)
  }
}
