/// Counts that a local service hands over already added up: état 4001, landlords, transport.
///
/// Each table has its own unit, rule of place and period: two tables are never added up, and none
/// is compared in level with the SSMSI's series.
public struct LocalTable: Sendable {
  /// A month or a whole year.
  public struct Period: Hashable, Comparable, Sendable {
    public let year: Int
    /// 1 to 12; nil for a year given as a whole.
    public let month: Int?

    public init(year: Int, month: Int?) {
      self.year = year
      self.month = month
    }

    public static func < (lhs: Self, rhs: Self) -> Bool {
      (lhs.year, lhs.month ?? 0) < (rhs.year, rhs.month ?? 0)
    }
  }

  public struct Count: Hashable, Sendable {
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
    provider: String, unit: String, placeRule: String?, counts: [Count], source: Source
  ) {
    self.provider = provider
    self.unit = unit
    self.placeRule = placeRule
    self.counts = counts
    self.source = source
  }
}
