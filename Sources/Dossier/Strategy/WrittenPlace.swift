public import Problems

/// Where a value was written, for the problems of later stages.
///
/// Two values that say the same are equal wherever they stand: a strategy read again from a frozen
/// version equals the one that was frozen, a meeting copied into another file is the same meeting.
public struct WrittenPlace: Hashable, Sendable {
  /// Nil for a value that no file holds, such as a proposal.
  public let span: SourceSpan?

  public init(_ span: SourceSpan? = nil) { self.span = span }

  public static func == (lhs: Self, rhs: Self) -> Bool { true }

  public func hash(into hasher: inout Hasher) {}
}
