public import Dossier

/// What the register of local facts tells of a period, source by source.
///
/// Nothing here spans two sources, but `duplicates`: each counts other things, at other places.
public struct RegisterStudy: Sendable {
  public let period: ObservationPeriod
  public let parameters: RegisterParameters
  /// Sources with facts, the one with most facts in the period first.
  public let sources: [SourceObservation]
  /// Facts that two sources seem to share; pairs of sources without any are left out.
  public let duplicates: [SharedFacts]
  public let space: Availability<SpaceStudy, SpaceAbsence>

  /// The source whose figures open each chapter: most facts in the period.
  public var main: SourceObservation? { sources.first }

  public init(
    period: ObservationPeriod, parameters: RegisterParameters, sources: [SourceObservation],
    duplicates: [SharedFacts], space: Availability<SpaceStudy, SpaceAbsence>
  ) {
    self.period = period
    self.parameters = parameters
    self.sources = sources
    self.duplicates = duplicates
    self.space = space
  }
}

/// One source over the period and since it began.
public struct SourceObservation: Sendable {
  /// Position in `FactRegister.sources`.
  public let source: Int
  public let collection: CollectionState
  /// Facts of the period.
  public let facts: DisclosedCount
  /// All categories together, then the main ones that have enough facts.
  public let hours: [HourStudy]
  /// All categories together, then the main ones.
  public let series: [MonthlySeries]
  /// The period against the same one of earlier years and the one before; all categories first.
  public let comparisons: [CategoryComparison]
  /// How many of these comparisons were judged together (Benjamini & Hochberg 1995).
  public let comparedTests: Int

  /// What changed: categories that appeared, vanished, rose or fell, established.
  public var changes: [CategoryComparison] {
    comparisons.filter { comparison in
      guard comparison.category != nil, comparison.standing == .known else {
        return comparison.standing != .known
      }
      return comparison.change.value.map { $0.verdict != .notEstablished } ?? false
    }
  }
}

/// Why something of the register can't be said.
public enum RegisterAbsence: Hashable, Sendable {
  /// No fact in the period.
  case noFacts
  case tooFewFacts(found: Int, minimum: Int)
  /// The source doesn't reach back far enough, in whole months.
  case tooShort(months: Int, minimum: Int)
  /// Not in this edition.
  case hidden
  /// No finite estimate.
  case unbounded
}

/// The thresholds of the study of a register, printed in the chapter on method.
public struct RegisterParameters: Hashable, Sendable {
  /// Level of every interval.
  public var level = 0.95
  /// Adjusted p under which something is established.
  public var significance = 0.05
  /// Fewest facts for hours of the week, and for a comparison (both counts together).
  public var minimumFacts = 20
  /// Categories that get their own hours and series, most facts first.
  public var mainCategories = 6
  /// A slot lasts this many hours at least and at most on each of its days: less is chance, more is a
  /// working day.
  public var slotHours = 2...8
  /// A day joins the slot of the day beside it from this share of its density.
  public var joinedDayShare = 0.75
  /// A month without any fact is one that was not handed over when this many were to be expected:
  /// chance leaves such a month empty less than once in a hundred.
  public var gapExpectation = 5.0
  /// A source begins with the first month that holds this share of its median month: what lies before
  /// was known late.
  public var openingShare = 0.1
  /// Whole years for a season, and for a decomposition by STL.
  public var seasonYears = 3
  public var decompositionYears = 4
  /// Whole months for a trend and for the search of a break.
  public var trendMonths = 24
  public var breakSamples = 1_999
  /// Two sources share a fact: same category, this many seconds and metres apart at most.
  public var sharedSeconds = 900
  public var sharedMetres = 50.0
  /// Years before the period that it is compared with.
  public var comparedYears = 3
  public var seed: UInt64 = 1
  /// Those of the study of space.
  public var space = SpaceParameters()

  public init() {}
}
