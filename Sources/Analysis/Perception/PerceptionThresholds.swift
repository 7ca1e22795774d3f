/// From how many families on an agreement counts; printed in the chapter.
///
/// Conventions of the trade and not a test: interviews are chosen, so that no probability can be
/// attached to their number. Three is the least that triangulation asks for in qualitative work
/// (Denzin, 1978): two voices that agree may be one rumour.
public struct PerceptionThresholds: Hashable, Sendable {
  /// Families that must agree, none contradicting, for a finding to be established.
  public let established: Int
  /// Families that must agree for it to be strong.
  public let strong: Int
  /// Mean intensity, from 1 to 3, under which no finding is strong.
  public let strongIntensity: Double
  /// Voices of a family under which a publishable edition doesn't name it.
  public let namedFamily: Int
  /// Signs of a sentence that is printed: shorter it says little, longer it takes the page.
  public let quoteSigns: ClosedRange<Int>

  public init(
    established: Int = 3, strong: Int = 5, strongIntensity: Double = 2, namedFamily: Int = 2,
    quoteSigns: ClosedRange<Int> = 20...140
  ) {
    precondition(established >= 2 && strong >= established && namedFamily >= 2)
    self.established = established
    self.strong = strong
    self.strongIntensity = strongIntensity
    self.namedFamily = namedFamily
    self.quoteSigns = quoteSigns
  }
}
