public import Dossier
public import Units

/// Asks what became of a recorded series since something began.
public struct BeforeAfterQuestion: Hashable, Sendable {
  public let indicator: Indicator
  public let start: CalendarDate
  /// Nil when it had no end.
  public let end: CalendarDate?

  public init(indicator: Indicator, start: CalendarDate, end: CalendarDate? = nil) {
    self.indicator = indicator
    self.start = start
    self.end = end
  }
}

/// The rate of a territory before and after, beside that of those it is compared with.
///
/// Says what changed, never why.
public struct BeforeAfter: Hashable, Sendable {
  public let question: BeforeAfterQuestion
  public let edition: Edition
  public let source: Source
  public let before: RatePeriod
  public let after: RatePeriod
  /// The rate after over the rate before.
  public let ratio: Double
  /// Exact, conditional on the sum of both counts: chance alone, not what moves communes besides.
  public let interval: Interval
  public let level: Double
  public internal(set) var group: Availability<GroupChange, GroupChangeAbsence>
}

/// Some whole years taken together.
public struct RatePeriod: Hashable, Sendable {
  /// In order; 2020 and 2021 are in no period.
  public let years: [Int]
  /// Over the inhabitants, or the dwellings, of each of these years.
  public let rate: Rate
}

/// The same change in the communes that the territory is compared with.
public struct GroupChange: Hashable, Sendable {
  public enum Verdict: Hashable, Sendable { case lower, higher, notEstablished }

  /// Those published in every year of both periods, in order of code.
  public let codes: [String]
  /// Comparables that are not, and are left out of both periods.
  public let leftOut: Int
  public let ratio: Double
  public let interval: Interval
  /// The change of the territory over that of the group.
  public let ratioOfRatios: Double
  public let ratioInterval: Interval
  public let dispersion: Double
  public let p: Double
  /// Over all the changes of the document (Benjamini & Hochberg 1995).
  public internal(set) var adjustedP: Double
  /// Lower or higher only when the interval excludes one and the adjusted p is under the threshold.
  public internal(set) var verdict: Verdict
}

/// Why nothing is said of a change.
public enum BeforeAfterAbsence: Hashable, Sendable {
  /// No base, or the territory is not in it.
  case noSeries
  /// The current edition doesn't publish the series under this definition.
  case notInEdition
  /// Suspects can't be added over the members of an intercommunality.
  case notAdditive
  case tooFewYearsBefore(found: Int, minimum: Int)
  /// No whole year of the series lies between the start and the end.
  case noYearAfter(newest: Int)
  /// Under secrecy, or without a row, in these years.
  case notPublished([Int])
  /// Mean count of a year before.
  case tooFewFacts(mean: Double, minimum: Int)
}

public enum GroupChangeAbsence: Hashable, Sendable {
  case noComparables(ComparablesAbsence)
  case tooFewPublished(published: Int, minimum: Int)
  /// Nothing was counted in a whole period, so that no ratio exists.
  case nothingCounted
}

/// Every answer of a document, judged as one family of tests.
public struct BeforeAfterStudy: Hashable, Sendable {
  let answers: [BeforeAfterQuestion: Availability<BeforeAfter, BeforeAfterAbsence>]
  /// How many changes were held against the comparables.
  public let tests: Int
  public let parameters: AnalysisParameters

  public subscript(question: BeforeAfterQuestion)
    -> Availability<BeforeAfter, BeforeAfterAbsence>
  {
    answers[question] ?? .unavailable(.noSeries)
  }
}
