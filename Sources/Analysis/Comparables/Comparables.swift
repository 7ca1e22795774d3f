public import Dossier

/// The communes that a territory is compared with; itself is never among them.
public struct Comparables: Hashable, Sendable {
  public enum Origin: Hashable, Sendable {
    /// Named in the dossier.
    case named
    /// The nearest by social covariates; recorded crime is never one of them.
    case similar(candidates: Int)
  }

  public struct Member: Hashable, Sendable {
    public let code: String
    /// Weighted Euclidean distance between standardised covariates, without unit; nil when the
    /// member was named and a covariate is missing.
    public let distance: Double?
  }

  public let origin: Origin
  /// Nearest first when similar; in order of code when named.
  public let members: [Member]
  /// The covariates really used, in order.
  public let covariates: [Covariate]
  /// Those that were looked for and left out, because the territory or too many communes lack
  /// them, or because they don't vary.
  public let unusedCovariates: [Covariate]
  /// One a covariate used, in the same order.
  public let gaps: [CovariateGap]
  /// How many of the similar communes the distance of Mahalanobis chooses too, a check since it
  /// counts what covariates have in common once; nil when members were named.
  public let confirmedByMahalanobis: Int?

  public var codes: [String] { members.map(\.code) }
}

/// What the territory and those it is compared with are, by one covariate.
public struct CovariateGap: Hashable, Sendable {
  public let covariate: Covariate
  /// In the unit of the source; inhabitants for the population.
  public let value: Double
  /// Median of the comparables that have a value; nil when none has.
  public let median: Double?
}

/// What makes two communes alike.
public enum Covariate: Hashable, Sendable {
  /// Logarithm of the municipal population.
  case population
  case social(SocialVariable)

  public var key: String {
    switch self {
    case .population: "population"
    case .social(let variable): variable.rawValue
    }
  }
}

public enum ComparablesAbsence: Hashable, Sendable {
  /// No social table was given.
  case noSocialSource
  /// No covariate has a value for the territory.
  case noCovariate
  case tooFewCandidates(found: Int, minimum: Int)
  /// The dossier names a city beside one of its own arrondissements.
  case cityWithItsArrondissements(city: String, arrondissement: String)
  /// None of the territories that the dossier names is in the base.
  case namedAbsent
  /// An intercommunality has no similar communes; name territories instead.
  case notACommune
}
