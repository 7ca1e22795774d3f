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
}
