public import Units

/// The territory against what the rate of its comparables would give it, among theirs.
public struct Strip: Hashable, Sendable {
  public struct Member: Hashable, Sendable {
    public let code: String
    /// Its rate over the pooled rate of the comparables.
    public let ratio: Double
  }

  public let year: Int
  public let facts: Int
  /// Facts at the pooled rate of the comparables.
  public let expected: Double
  public let ratio: Double
  public let interval: Interval?
  /// Published comparables, in order of code.
  public let members: [Member]
  public let notPublished: [String]
  /// Above, below, or not established.
  public let verdict: Finding.Verdict
}
