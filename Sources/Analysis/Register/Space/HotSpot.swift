public import Geography

/// Adjoining cells that hold more facts than elsewhere, established: where, what, when, since when.
public struct HotSpot: Sendable {
  /// From 1, most facts first.
  public let rank: Int
  public let place: HotSpotPlace
  public let facts: DisclosedCount
  /// Of the mapped facts of the view; nil when hidden.
  public let shareOfFacts: Double?
  /// Of the area of the territory.
  public let shareOfArea: Double
  /// Most counted first, hidden ones last; empty for the view of one category.
  public let categories: [HotSpotCategory]
  /// Categories that this edition hides.
  public let hiddenCategories: Int
  public let times: HotSpotTimes
  public let history: HotSpotHistory
}

public struct HotSpotPlace: Sendable {
  /// The district, the priority district that hold most of its cells; nil when none does.
  public let district: String?
  public let priorityDistrict: String?
  /// The nearest place of the dossier's list, and how far from the centre to 10 metres.
  public let nearest: Nearest?
  /// In the legal projection, rounded to the size of the cells.
  public let centre: PlanarPoint
  public let areaSquareMetres: Double
  /// Positions in `SpaceGrid.cells`, ascending; those that this edition draws.
  public let cells: [Int]

  public struct Nearest: Hashable, Sendable {
    public let name: String
    public let metres: Int
  }
}

/// One category in a hot spot, against its share in the rest of the territory.
public struct HotSpotCategory: Hashable, Sendable {
  /// Position in `FactRegister.categories`.
  public let category: Int
  public let facts: DisclosedCount
  /// Of the facts of the hot spot; nil when hidden.
  public let share: Double?
  /// Share here over share in the rest, judged among all hot spots and categories of the view.
  public let againstRest: Availability<AreaRatio, SpaceAbsence>
}

/// When the facts of a hot spot happen, against those of the rest of the territory.
public struct HotSpotTimes: Sendable {
  /// A stretch of the week that holds more than its share.
  public struct Peak: Hashable, Sendable {
    /// 0 for Monday; nil for all days.
    public let weekday: Int?
    /// Local hours, the end left out; nil for all hours.
    public let hours: Range<Int>?
    /// Share of the facts of the hot spot, by aoristic weights.
    public let share: Double
    public let shareElsewhere: Double
    public let againstRest: AreaRatio
  }

  /// Facts whose hours are known within a day; hidden when few.
  public let timed: DisclosedCount
  /// Established ones, largest share first; a day, a band of hours, or both.
  public let peaks: [Peak]
  /// Stretches that were tested together in this hot spot (Benjamini & Hochberg 1995).
  public let tests: Int
  /// Monday to Sunday, 0 h to 23 h, aoristic weights; nil in a publishable edition.
  public let week: [[Double]]?
}

/// Since when a hot spot is one.
public struct HotSpotHistory: Sendable {
  public enum Standing: Hashable, Sendable {
    /// One of the most recent earlier period is the same place.
    case persistent
    /// One of the earlier period with the same main category is no more: so many metres away.
    case moved(from: PlanarPoint, metres: Int)
    case new
    /// One of the earlier period shares a few of its cells only.
    case partlyNew
    /// No earlier period to hold it against.
    case unknown
  }

  /// Facts of one month in the cells of the hot spot.
  public struct Month: Hashable, Sendable {
    /// `year * 12 + month - 1`.
    public let month: Int
    public let facts: DisclosedCount
    /// Whether the source covers the whole month.
    public let isWhole: Bool
  }

  /// The month from which its share of the facts of the source changed most.
  public struct Change: Hashable, Sendable {
    public let firstMonth: Int
    /// Share of the facts of the source after the change over the share before; nil from nothing.
    public let ratio: Double?
    /// Searched over all months, by simulation: exploratory, since the cells were chosen for what
    /// they hold now.
    public let pValue: Double
    public let isEstablished: Bool
  }

  /// How much of the smaller of two hot spots they have in common: nothing, less than half of its
  /// cells, half or more.
  public enum Continuity: Int, Comparable, Sendable {
    case none, part, whole

    public static func < (one: Continuity, other: Continuity) -> Bool {
      one.rawValue < other.rawValue
    }
  }

  /// The same cells in an earlier period.
  public struct Earlier: Hashable, Sendable {
    public let period: Range<Int>
    public let facts: DisclosedCount
    /// Of a hot spot of that period with this one.
    public let continuity: Continuity
  }

  public let standing: Standing
  /// In the order of `SpacePeriods.earlier`.
  public let earlier: [Earlier]
  /// Every month from the first fact of the source to the end of the period, five years at most.
  public let months: [Month]
  public let change: Availability<Change, SpaceAbsence>
}

/// A hot spot of the earlier period that is one no more.
public struct GoneHotSpot: Sendable {
  public let place: HotSpotPlace
  /// In the earlier period, then now, over the same cells; an edition for everyone tells of now
  /// only that there is none.
  public let factsThen: DisclosedCount
  public let factsNow: DisclosedCount
}
