/// Counts that a local service hands over already added up: état 4001, landlords, transport.
///
/// Each table has its own unit, rule of place and period: two tables are never added up, and none
/// is compared in level with the SSMSI's series.
public struct LocalTable: Sendable {
  /// A month, a quarter or a whole year.
  public struct Period: Hashable, Comparable, Sendable {
    public let year: Int
    /// 1 to 12, the first one of a quarter; nil for a year given as a whole.
    public let month: Int?
    /// How many months it holds: 1, 3 or 12.
    public let length: Int

    public init(year: Int, month: Int?, length: Int? = nil) {
      self.year = year
      self.month = month
      self.length = length ?? (month == nil ? 12 : 1)
    }

    /// Months are numbered through the years: `year * 12 + month - 1`.
    public var firstMonth: Int { year * 12 + (month ?? 1) - 1 }

    public static func < (lhs: Self, rhs: Self) -> Bool {
      (lhs.firstMonth, lhs.length) < (rhs.firstMonth, rhs.length)
    }
  }

  public struct Count: Hashable, Sendable {
    /// The same length in the whole table.
    public let period: Period?
    /// As in the file, or as the dossier maps it.
    public let category: String?
    public let place: String?
    /// Nil when the file says that it is not known: missing, never zero.
    public let count: Int?

    public init(period: Period?, category: String?, place: String?, count: Int?) {
      self.period = period
      self.category = category
      self.place = place
      self.count = count
    }
  }

  /// What the dossier calls it, else its provider: « Police municipale ».
  public let name: String
  /// « DIPN, état 4001 ».
  public let provider: String
  /// What is counted: « faits ».
  public let unit: String
  /// Where a fact is counted: « lieu des faits »; nil when the dossier doesn't say.
  public let placeRule: String?
  /// Sorted by period, category, place; one count each.
  public let counts: [Count]
  public let source: Source

  public init(
    name: String? = nil, provider: String, unit: String, placeRule: String?, counts: [Count],
    source: Source
  ) {
    self.name = name ?? provider
    self.provider = provider
    self.unit = unit
    self.placeRule = placeRule
    self.counts = counts
    self.source = source
  }
}
