public import Dossier

/// The thresholds of the crossing, printed in the chapter on method.
public struct CrossingParameters: Hashable, Sendable {
  /// Share of the persons or households asked that must surely be hit for a kind of fact to be a
  /// signal of the survey, by gravity: grave facts are rare, and one in a hundred already counts.
  public let frequentShare: [KnownTheme.Gravity: Double]
  /// Share that must surely feel insecure, or expect something of a theme.
  public let feelingShare: Double
  public let expectationShare: Double
  /// Share of what a local table counts from which a category is one of its main ones.
  public let mainCategoryShare: Double
  /// Families of actors that must name a theme for the interviews to be a strong signal, then a
  /// moderate one; under two a voice is alone.
  public let strongVoices: Int
  public let moderateVoices: Int
  /// Fewest districts for anything to be said of feeling and facts together.
  public let minimumDistricts: Int
  /// Fewest months that the survey's period and the recorded year must have in common.
  public let minimumOverlapMonths: Int

  public init(
    frequentShare: [KnownTheme.Gravity: Double] = [.person: 0.01, .property: 0.02, .nuisance: 0.1],
    feelingShare: Double = 0.25, expectationShare: Double = 0.2, mainCategoryShare: Double = 0.1,
    strongVoices: Int = 3, moderateVoices: Int = 2, minimumDistricts: Int = 5,
    minimumOverlapMonths: Int = 6
  ) {
    self.frequentShare = frequentShare
    self.feelingShare = feelingShare
    self.expectationShare = expectationShare
    self.mainCategoryShare = mainCategoryShare
    self.strongVoices = strongVoices
    self.moderateVoices = moderateVoices
    self.minimumDistricts = minimumDistricts
    self.minimumOverlapMonths = minimumOverlapMonths
  }

  func frequentShare(_ gravity: KnownTheme.Gravity) -> Double { frequentShare[gravity] ?? 0.1 }
}
