/// What an indicator of the strategy counts in the register.
public struct FactQuery: Hashable, Sendable {
  /// Names of the common nomenclature; empty for all.
  public var categories: [String]
  /// Names of sources; empty for all, which must then count the same thing.
  public var sources: [String]
  /// Names of districts or of places; empty for the whole territory.
  public var places: [String]
  /// 0 for Monday; empty for all.
  ///
  /// The hours after midnight of a slot that crosses it belong to the
  /// day on which it begins.
  public var weekdays: [Int]
  /// Local hours, from the first to before the second; 21 to 1 crosses midnight; nil for all.
  public var hours: Hours?
  /// What is counted together, up to the date of the value.
  public var window: ObservationPeriod.Length
  /// Where the strategy writes it.
  public var place = WrittenPlace()

  public struct Hours: Hashable, Sendable {
    public let from: Int
    public let to: Int

    public init(from: Int, to: Int) {
      self.from = from
      self.to = to
    }
  }

  /// As a strategy writes them, Monday first.
  public static let weekdayNames = [
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
  ]

  public init(
    categories: [String] = [], sources: [String] = [], places: [String] = [],
    weekdays: [Int] = [], hours: Hours? = nil, window: ObservationPeriod.Length = .year
  ) {
    self.categories = categories
    self.sources = sources
    self.places = places
    self.weekdays = weekdays
    self.hours = hours
    self.window = window
  }
}
