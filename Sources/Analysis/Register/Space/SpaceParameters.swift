/// The thresholds of the study of space, printed in the chapter on method.
public struct SpaceParameters: Hashable, Sendable {
  /// Level of every interval.
  public var level = 0.95
  /// Adjusted p under which something is established.
  public var significance = 0.05
  /// A point is looked at as a default geocode from this share of the facts with a point, and this
  /// number of them.
  public var defaultPlaceShare = 0.02
  public var defaultPlaceFacts = 10
  /// Fewest facts at a point whose mix can be held against that of the whole.
  public var mirrorFacts = 50
  /// Largest distance between two mixes that are one: the effect size w of Cohen 1988, « small » at
  /// 0.1 and « medium » at 0.3, less what chance can give.
  public var mirrorDistance = 0.2
  /// Two points this close are one place: what separates the door from the middle of a building.
  public var samePlaceMetres = 50.0
  /// The bandwidth stays within these, in metres: under 100 a map shows addresses, over 500 it
  /// shows the town as one.
  public var bandwidths: ClosedRange<Double> = 100...500
  /// Sides of cells that may be chosen, metres: the first that makes a grid small enough.
  public var sides: [Double] = [50, 100, 200, 250, 500, 1000, 2000]
  /// Largest territory for the smallest side, in square metres: a small town.
  public var smallTerritory = 10e6
  /// Finest side that everyone may see.
  public var finestPublishableSide = 100.0
  /// Most cells that a map can show.
  public var mostCells = 20_000
  /// Fewest mapped facts for a density and for tests on the grid.
  public var minimumFacts = 20
  /// Fewest facts in a hot spot.
  public var minimumHotSpotFacts = 10
  /// Larger ones are cut into their peaks: beyond this a « hot spot » is a district.
  public var largestHotSpotSquareMetres = 0.5e6
  /// Hot spots that are described.
  public var mostHotSpots = 12
  /// Fewest facts expected around a cell for the normal law of Gi*: under it, the law of counts is
  /// too skewed (Cochran 1954 asks as much of a chi-square).
  public var sparseExpectation = 5.0
  /// A hot spot that went no further than this moved, beyond it another one is new.
  public var movedMetres = 1_000.0
  /// Share of the cells, those of highest density, that the accuracy of a map is measured on.
  public var patrolledShare = 0.05
  /// Near repeats: metres, days, most facts before a sample is drawn.
  public var repeatMetres = 200.0
  public var repeatDays = 7
  public var repeatFacts = 5_000
  public var repeatSamples = 999
  /// Months before the end of the period, of 31 days, that the history of a hot spot goes back.
  public var historyMonths = 60
  /// Fewest months for a change of level.
  public var minimumMonths = 12
  public var changeSamples = 1_999
  public var seed: UInt64 = 1

  public init() {}
}
