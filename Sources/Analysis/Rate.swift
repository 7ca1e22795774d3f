public import Dossier
public import Units

/// Facts over what they are counted against, a rate that carries its denominator.
public struct Rate: Hashable, Sendable {
  public let facts: Int
  /// Inhabitants or dwellings, above zero.
  public let exposure: Double
  public let denominator: Denominator

  init(facts: Int, exposure: Double, denominator: Denominator) {
    precondition(facts >= 0 && exposure > 0)
    self.facts = facts
    self.exposure = exposure
    self.denominator = denominator
  }

  /// Facts per thousand inhabitants, or per thousand dwellings.
  public var perThousand: Double { Double(facts) * 1_000 / exposure }
}

/// How far chance alone would move a rate: not under-reporting, not recording practices.
public struct RateInterval: Hashable, Sendable {
  public enum Method: Hashable, Sendable {
    /// Exact for a Poisson count (Garwood 1936).
    case garwood
    /// Garwood's limits of count ÷ dispersion, multiplied by the dispersion: the variance of the
    /// count is then the dispersion times its mean (Wedderburn 1974).
    case quasiPoisson(dispersion: Double)
  }

  /// Per thousand.
  public let perThousand: Interval
  public let level: Double
  public let method: Method
}

/// One year of the territory.
public struct YearRate: Hashable, Sendable {
  public let year: Int
  /// Nil when the file has no row; never zero for a hidden count.
  public let count: RecordedCount?
  /// Nil when the count has no value or the file gives no exposure.
  public let rate: Rate?
  public let interval: RateInterval?
  /// Year of the population or of the dwellings, when the file says it.
  public let denominatorVintage: Int?
}

/// The years of one indicator in one edition, in order.
public struct RateSeries: Hashable, Sendable {
  /// The territory, or the members that are added up.
  public let codes: [String]
  public let denominator: Denominator
  public let edition: Edition
  public let source: Source
  /// Every year of the base, those without a row included.
  public let years: [YearRate]

  /// The years that have a rate.
  public var published: [YearRate] { years.filter { $0.rate != nil } }
  /// The years under secrecy.
  public var hiddenYears: [Int] { years.filter { $0.count == .notPublished }.map(\.year) }
  /// The newest year that has a rate.
  public var latest: YearRate? { years.last { $0.rate != nil } }

  public subscript(year: Int) -> YearRate? { years.first { $0.year == year } }
}
