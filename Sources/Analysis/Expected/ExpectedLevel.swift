public import Dossier
public import Units

/// What was recorded against what communes of the same profile lead one to expect.
public struct ExpectedLevels: Hashable, Sendable {
  /// In the order of `Indicator`.
  public let levels: [ExpectedLevel]
  /// Indicators of the territory for which nothing is expected, and why.
  public let gaps: [ExpectedGap]

  public func level(of indicator: Indicator) -> ExpectedLevel? {
    levels.first { $0.indicator == indicator }
  }
}

/// One indicator, in the newest year that has figures.
///
/// What is left between observed and expected is what the covariates don't say: the work of nobody.
public struct ExpectedLevel: Hashable, Sendable {
  /// The same ratio in a commune that the territory is compared with.
  public struct Member: Hashable, Sendable {
    public let code: String
    public let ratio: Double
  }

  public let indicator: Indicator
  public let year: Int
  public let observed: Int
  public let expected: Double
  /// Counts that 95 % of communes of this profile would have, the error of the fit included.
  public let predictive: ClosedRange<Int>
  /// Two-sided mid-P.
  public let p: Double
  public internal(set) var adjustedP: Double
  public internal(set) var verdict: Finding.Verdict
  /// Communes of the fit, itself left out.
  public let communes: Int
  /// Candidates that could not serve, their count being under secrecy.
  public let notPublished: Int
  /// Those really used, in order.
  public let covariates: [Covariate]
  /// Covariates of the territory that are beyond all those of the fit: the model reaches out of
  /// what it has seen.
  public let outOfRange: [Covariate]
  /// Of variance μ + μ²/θ; nil when counts vary no more than Poisson.
  public let theta: Double?
  /// Published comparables, in order of code.
  public let comparables: [Member]

  public var ratio: Double { Double(observed) / expected }

  /// The ratio at both ends of the predictive interval; nil when its lower end is zero.
  public var ratioInterval: Interval? {
    guard predictive.lowerBound > 0 else { return nil }
    return Interval(
      lower: Double(observed) / Double(predictive.upperBound),
      upper: Double(observed) / Double(predictive.lowerBound))
  }
}

public struct ExpectedGap: Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    /// No fit can hold so few communes beside its coefficients.
    case tooFewPublished(found: Int, minimum: Int)
    case territoryNotPublished(year: Int)
    /// No fact anywhere, or a fit that does not settle.
    case noFit
    /// Suspects measure the work of services: nothing is expected of it.
    case policeActivity
  }

  public let indicator: Indicator
  public let reason: Reason
}

/// Why there is no expected level at all.
public enum ExpectedAbsence: Hashable, Sendable {
  case notACommune
  case noRecordedBase
  case noCovariate
  case tooFewCandidates(found: Int, minimum: Int)
}
