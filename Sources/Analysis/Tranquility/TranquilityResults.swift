public import Dossier
public import Units

/// What local services count: each table apart, never added to another.
///
/// Nothing here spans two tables: each has its own unit, rule of place and period, and no function
/// of the analysis takes two of them.
public struct TranquilityResults: Hashable, Sendable {
  /// In order of path.
  public let tables: [TranquilityTable]
  /// Not yet ordered among those of other readings.
  public let findings: [Finding]

  /// The table and the category that a finding is about.
  public func category(
    of finding: Finding
  ) -> (table: TranquilityTable, category: TranquilityCategory)? {
    for table in tables {
      if let category = table.categories.first(where: { $0.slug == finding.subject }) {
        return (table, category)
      }
    }
    return nil
  }
}

/// Consecutive months, both ends included.
public struct MonthSpan: Hashable, Sendable {
  /// Months are numbered through the years: `year * 12 + month - 1`.
  public let first: Int
  public let last: Int

  public init(first: Int, last: Int) {
    precondition(first <= last, "a span goes forward")
    self.first = first
    self.last = last
  }

  public var count: Int { last - first + 1 }
  public var years: ClosedRange<Int> { first / 12...last / 12 }

  public func contains(_ month: Int) -> Bool { first <= month && month <= last }
}

/// What one table says, with what a reader must know to read it.
public struct TranquilityTable: Hashable, Sendable {
  /// Unique in the dossier: « police-municipale ».
  public let slug: String
  /// What the dossier calls the table, else its provider.
  public let name: String
  public let provider: String
  /// What is counted: « interventions ».
  public let unit: String
  /// « lieu des faits »; nil when the dossier doesn't say.
  public let placeRule: String?
  public let source: Source
  /// Months in one period of the table: 1, 3 or 12.
  public let step: Int
  /// Of the whole table; periods that were not over at the date of the document are left out.
  public let span: MonthSpan
  /// First months of the periods inside the span that the table doesn't hold.
  public let missing: [Int]
  /// The twelve months that the figures are of, and the twelve before; nil when the table is too
  /// short.
  public let windows: Windows?
  /// Most counted first, then by label; hidden ones last.
  public let categories: [TranquilityCategory]
  /// Of all categories that are shown: most counted first, hidden ones last; empty when the table
  /// has no column of places.
  public let places: [TranquilityPlace]
  /// Sum of the latest window over the categories that are shown.
  public let total: Int?
  /// Whether something of this table is hidden in this edition.
  public let hidesSomething: Bool
  public let families: Families

  public struct Windows: Hashable, Sendable {
    public let latest: MonthSpan
    /// Nil when the table does not reach so far back.
    public let previous: MonthSpan?
    /// Periods counted in both windows: a month that misses in one is left out of the other too.
    public let comparedPeriods: Int
    /// Out of how many.
    public let periods: Int
  }

  /// How many tests each family of this table holds (Benjamini & Hochberg 1995).
  public struct Families: Hashable, Sendable {
    public let changes: Int
    public let trends: Int
    public let seasons: Int
    public let places: Int
    public let placeChanges: Int
  }
}

/// One category of one table.
public struct TranquilityCategory: Hashable, Sendable {
  /// Stable and unique among all tables: « nuisances-sonores ».
  public let slug: String
  /// As in the file, or as the dossier maps it.
  public let label: String
  /// Of the latest window; nil when a value is missing in the file.
  public let latest: DisclosedCount?
  public let previous: DisclosedCount?
  /// Latest window over the one before.
  public let change: Availability<TranquilityRatio, TranquilityAbsence>
  /// Spans of twelve months that end with the latest window, oldest first; whole ones only.
  public let years: [TranquilityYear]
  /// Over these spans.
  public let trend: Availability<TranquilityTrend, TranquilityAbsence>
  /// Month by month or by quarter; nil when it would show small counts, or for yearly tables.
  public let series: TranquilitySeries?
  public let season: Availability<TranquilitySeason, TranquilityAbsence>
  /// In the order of the table's places.
  public let places: [TranquilityPlace]
  /// The service of statistics keeps this kind of fact under secrecy: nothing local may give it.
  public let isWithheldBySSMSI: Bool
}

/// A ratio of two counts or of two rates, judged in its family.
public struct TranquilityRatio: Hashable, Sendable {
  public let ratio: Double
  /// Exact, conditional to the sum (Przyborowski & Wilenski 1940).
  public let interval: Interval
  public let p: Double
  public let adjustedP: Double
  /// Rising, falling or above, below when established; `notEstablished` otherwise.
  public let verdict: Finding.Verdict
}

public enum TranquilityAbsence: Hashable, Sendable {
  /// The table doesn't reach back far enough.
  case tooShort(held: Int, needed: Int)
  /// Values are missing in the file.
  case valuesMissing
  /// Fewer than the smallest base.
  case baseTooSmall(minimum: Int)
  /// Not in this edition.
  case hidden
  /// Inhabitants are not known, or the places are not districts.
  case noPopulation
  /// No finite estimate.
  case unbounded
}

/// Twelve months and what was counted in them.
public struct TranquilityYear: Hashable, Sendable {
  public let span: MonthSpan
  public let count: DisclosedCount
}

/// The log-linear trend of spans of twelve months, Student interval widened by the dispersion.
public struct TranquilityTrend: Hashable, Sendable {
  public let percentPerYear: Double
  public let interval: Interval
  public let p: Double
  public let adjustedP: Double
  public let verdict: Finding.Verdict
  public let span: MonthSpan
}

/// Counts period by period; nil where the table has a gap.
public struct TranquilitySeries: Hashable, Sendable {
  /// Months in a period: 1 or 3.
  public let step: Int
  /// The first month of the first period.
  public let first: Int
  public let counts: [Int?]

  /// First months of the periods, in order.
  public var months: [Int] { counts.indices.map { first + $0 * step } }
}

/// Which months of the year hold more than their share of the days.
public struct TranquilitySeason: Hashable, Sendable {
  public struct Month: Hashable, Sendable {
    /// 1 for January.
    public let month: Int
    public let index: Double
    public let interval: Interval
  }

  public let span: MonthSpan
  public let months: [Month]
  public let p: Double
  public let adjustedP: Double
  /// Whether the months differ by more than chance.
  public let isEstablished: Bool
  /// Months whose interval is above 1; empty when nothing is established.
  public var peaks: [Int] {
    isEstablished ? months.filter { $0.interval.lower > 1 }.map(\.month) : []
  }
}

/// What one place holds of the latest window, for one category or for all that are shown.
public struct TranquilityPlace: Hashable, Sendable {
  /// As the dossier names the district, else as in the file; empty for several places in one.
  public let name: String
  /// How many places of the file it holds: more than one when each alone is too small to be shown.
  public let mergedPlaces: Int
  /// Code of the district of the dossier that bears this name.
  public let districtCode: String?
  /// Whether a priority district bears this name.
  public let isPriorityDistrict: Bool
  public let inhabitants: Int?
  /// Nil when a value is missing in the file.
  public let latest: DisclosedCount?
  public let previous: DisclosedCount?
  /// Per 1,000 inhabitants and 12 months, exact interval (Garwood 1936).
  public let rate: TranquilityRate?
  /// Its rate over that of all other districts of the table together.
  public let againstRest: Availability<TranquilityRatio, TranquilityAbsence>
  /// Latest window over the one before, here.
  public let change: Availability<TranquilityRatio, TranquilityAbsence>
}

/// A rate per 1,000 inhabitants, with its interval.
public struct TranquilityRate: Hashable, Sendable {
  public let perThousand: Double
  public let interval: Interval
}
