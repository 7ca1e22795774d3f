public import Dossier

/// Something that holds once every source has been heard.
///
/// Ranked by strength × gravity × reach, each from 1 to 3: an order for a discussion, not a measure.
public struct Particularity: Hashable, Sendable {
  /// How far it goes in the territory, and what says so.
  public enum Reach: Hashable, Sendable {
    /// Share of the persons or households asked who were hit.
    case prevalence(Double)
    /// Recorded facts per 1,000 inhabitants or dwellings, in one year.
    case recorded(perThousand: Double, year: Int)
    /// Places that sources name.
    case places(Int)
    /// Nothing says it: the least.
    case unknown

    /// Three in a hundred, ten in a hundred; the same per thousand and year for recorded facts,
    /// which are fewer than those undergone; two and three places.
    public var degree: Int {
      switch self {
      case .prevalence(let share): share >= 0.1 ? 3 : share >= 0.03 ? 2 : 1
      case .recorded(let rate, _): rate >= 10 ? 3 : rate >= 3 ? 2 : 1
      case .places(let count): min(3, max(1, count))
      case .unknown: 1
      }
    }
  }

  public let row: ThemeRow
  public let reach: Reach

  public var theme: Theme { row.theme }
  public var gravity: KnownTheme.Gravity { row.theme.gravity }
  public var isSingleSource: Bool { row.agreeing.count < 2 }

  /// Three: all that speak agree, two of them strongly.
  ///
  /// Two: two sources agree, one strongly. One: a single source, or moderate signals.
  public var strength: Int {
    let strong = row.agreeing.count { $0.signal == .strong }
    guard !isSingleSource, strong > 0 else { return 1 }
    return row.verdict == .convergent && strong > 1 ? 3 : 2
  }

  public var score: Int { strength * gravity.rawValue * reach.degree }

  /// « croisement.cambriolages ».
  public var identifier: String { "croisement.\(theme.key)" }
}
