public import Dossier
public import Geography

/// Where the facts of a register lie in a territory, source by source.
///
/// Nothing here spans two sources: each counts other things, at other places.
public struct SpaceStudy: Sendable {
  /// The plane that all distances and areas are measured in.
  public let projection: LegalProjection
  public let areaSquareMetres: Double
  public let periods: SpacePeriods
  /// The one grid of the document: two grids a little apart would give small cells away.
  public let grid: SpaceGrid
  public let parameters: SpaceParameters
  /// Sources with facts in the current period, in the order of the register.
  public let sources: [SourceSpace]

  public func study(ofSource source: Int) -> SourceSpace? {
    sources.first { $0.source == source }
  }
}

/// The stretches of time that are studied, as instants: seconds since 1970, universal time.
public struct SpacePeriods: Hashable, Sendable {
  public let current: Range<Int>
  /// Earlier stretches to compare with, the most recent first; the first one draws the map that is
  /// held against the facts of the current one.
  public let earlier: [Range<Int>]

  public init(current: Range<Int>, earlier: [Range<Int>] = []) {
    precondition(!current.isEmpty && earlier.allSatisfy { !$0.isEmpty }, "a period lasts")
    self.current = current
    self.earlier = earlier
  }

  public var days: Double { Double(current.count) / 86_400 }
}

/// A point that bears a name: the dossier's list of places.
public struct NamedPoint: Hashable, Sendable {
  public let name: String
  public let coordinate: Coordinate
  /// The consultant says that facts without a place are put there.
  public let isDefaultGeocode: Bool

  public init(name: String, coordinate: Coordinate, isDefaultGeocode: Bool = false) {
    self.name = name
    self.coordinate = coordinate
    self.isDefaultGeocode = isDefaultGeocode
  }

  public init(_ place: ListedPlace) {
    self.init(
      name: place.name, coordinate: place.coordinate, isDefaultGeocode: place.isDefaultGeocode)
  }
}

/// Why something of the space of facts can't be said.
public enum SpaceAbsence: Hashable, Sendable {
  case noRegister
  /// The dossier has no outline of the territory.
  case noOutline
  /// No fact in the period.
  case noFacts
  /// Fewer located facts than the smallest number.
  case tooFewFacts(found: Int, minimum: Int)
  /// No earlier period was given, or it holds too few facts.
  case noEarlierPeriod
  case tooFewMonths(found: Int, minimum: Int)
  /// Nobody is known to live there, or not how many.
  case noPopulation
  /// Not in this edition.
  case hidden
  /// No finite estimate.
  case unbounded
}
