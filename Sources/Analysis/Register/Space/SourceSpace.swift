public import Geography

/// Where the facts of one source lie.
public struct SourceSpace: Sendable {
  /// Position in `FactRegister.sources`.
  public let source: Int
  public let coverage: SpaceCoverage
  /// Points that hold a share of the facts hard to believe, heaviest first.
  public let defaultPlaces: [DefaultPlace]
  /// All categories first, then the main one when it has enough facts.
  public let views: [SpaceView]

  public var overall: SpaceView { views[0] }
  public var mainCategory: SpaceView? { views.dropFirst().first }
}

/// What is known of the place of the facts of one source in the period.
///
/// These counts say how good the source is, not what happened where: no edition hides them.
public struct SpaceCoverage: Hashable, Sendable {
  /// Facts of the period.
  public let total: Int
  /// With coordinates of the file.
  public let given: Int
  /// Found in the dossier's list of places.
  public let named: Int
  /// Known by the name of their district only: counted there, on no finer map.
  public let districtOnly: Int
  /// Without any place: « non localisés ».
  public let unlocated: Int
  /// With coordinates outside the outline: counted, on no map.
  public let outside: Int
  /// At a default geocode: counted, on no map and in no district.
  public let setApart: Int

  /// Facts with a point, in the territory or not.
  public var located: Int { given + named }
  /// What maps and cells count.
  public var mapped: Int { located - outside - setApart }
  /// Share of the facts that have a point, default geocodes left out; nil when there is none.
  public var geocodingRate: Double? {
    total > 0 ? Double(located - setApart) / Double(total) : nil
  }

  /// Under this share the map of the located facts may differ from that of all facts (Ratcliffe
  /// 2004: 85 % is the least rate at which a point map is not told apart from the whole).
  public static let acceptableRate = 0.85

  public var isBelowAcceptableRate: Bool { (geocodingRate ?? 1) < Self.acceptableRate }
}

/// A point shared by a share of the facts that is hard to believe.
public struct DefaultPlace: Hashable, Sendable {
  public enum Standing: Hashable, Sendable {
    /// Set apart: the consultant says that it is a default geocode.
    case declared
    /// Set apart: as varied as all facts together, at a point that has a name or is a centroid.
    case recognised
    /// Kept on the maps, to be verified: it may be a true concentration.
    case toVerify
  }

  public enum Match: Hashable, Sendable {
    /// A place of the dossier's list, within `SpaceParameters.samePlaceMetres`.
    case named(String)
    case centroidOfTerritory
    case centroidOfDistrict(String)
  }

  /// In the legal projection, to the metre; nil in a publishable edition without a name.
  public let point: PlanarPoint?
  public let match: Match?
  public let standing: Standing
  public let facts: DisclosedCount
  /// Of the facts with a point in the territory.
  public let share: Double?
  /// Whether its categories, and its moments, are no more apart from those of all other facts than
  /// `SpaceParameters.mirrorDistance`; nil when too few facts can tell.
  public let mirrorsTheWhole: Bool?

  public var isSetApart: Bool { standing != .toVerify }
}

/// The facts of one source, all of them or one category.
public struct SpaceView: Sendable {
  /// Position in `FactRegister.categories`; nil for all categories.
  public let category: Int?
  /// Facts that maps and cells count: with a point, in the territory, not set apart.
  public let mapped: DisclosedCount
  /// Districts, priority districts, IRIS: those that the dossier has; of one category, no IRIS in
  /// an edition for everyone.
  public let layers: [AreaLayer]
  public let density: Availability<DensitySurface, SpaceAbsence>
  public let cells: Availability<CellMap, SpaceAbsence>
  public let concentration: Availability<CellConcentration, SpaceAbsence>
  /// The map of the earlier period held against the facts of this one.
  public let prediction: Availability<MapPrediction, SpaceAbsence>
  public let nearRepeats: Availability<NearRepeatStudy, SpaceAbsence>
  /// Most facts first; empty when none is established.
  public let hotSpots: [HotSpot]
  /// How many there are, those left out of the list included.
  public let hotSpotCount: Int
  /// Hot spots of the most recent earlier period that none of now overlaps or follows.
  public let goneHotSpots: [GoneHotSpot]
}
