public import Dossier
import Statistics

/// The rates of all published communes of one base and year, against their size.
///
/// Limits of Spiegelhalter 2005: exact Poisson, widened when the communes differ between them more
/// than chance. Cities with arrondissements stand in it once, as one or as the other.
public struct FunnelPosition: Hashable, Sendable {
  public let field: FunnelField
  /// The territory in it.
  public let facts: Int
  public let exposure: Double
  /// Observed over expected at the mean rate.
  public let ratio: Double
  /// Deviation on the scale of the limits, in standard errors.
  public let deviation: Double
  public let zone: Zone
  /// Two-sided, from the deviation.
  public let p: Double
  /// Over the family of positions (Benjamini & Hochberg 1995).
  public internal(set) var adjustedP: Double
  public internal(set) var verdict: Finding.Verdict

  public enum Zone: String, CaseIterable, Hashable, Sendable {
    case below998 = "sous-99,8"
    case below95 = "sous-95"
    case inside = "dans-95"
    case above95 = "au-dessus-95"
    case above998 = "au-dessus-99,8"
  }
}

/// What a funnel holds whatever the territory; computed once a batch.
public struct FunnelField: Hashable, Sendable {
  public struct Point: Hashable, Sendable {
    public let code: String
    public let exposure: Double
    public let facts: Int
    public var perThousand: Double { Double(facts) * 1_000 / exposure }
  }

  /// Limits at one size, in facts per thousand; none is under zero.
  public struct Limits: Hashable, Sendable {
    public let exposure: Double
    public let lower998: Double
    public let lower95: Double
    public let upper95: Double
    public let upper998: Double
  }

  public let indicator: Indicator
  public let year: Int
  public let denominator: Denominator
  /// Published communes, in order of code.
  public let points: [Point]
  /// How many communes are under secrecy or have no row.
  public let notPublished: Int
  /// All their facts over all their exposure, per thousand.
  public let meanPerThousand: Double
  /// Over-dispersion beyond chance: variance between communes, on the log scale.
  public let betweenVariance: Double
  /// Ratio of the winsorised deviations to what chance would give.
  public let dispersion: Double
  /// Sizes spread evenly on a log scale over those of the points, to draw the limits as curves.
  public let limits: [Limits]
  let spread: FunnelSpread

  /// Up to so many communes, an annexe names each: a reader can still look through them.
  public static let longestNamedList = 60
}

public enum FunnelAbsence: Hashable, Sendable {
  /// The territory is not published in the year of the funnel.
  case territoryNotPublished(year: Int)
  case tooFewCommunes(published: Int, minimum: Int)
  /// The territory is an intercommunality, no commune among communes.
  case notACommune
  case nothingCounted
}
