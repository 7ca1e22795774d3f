public import Dossier

/// The social measures of the territory and its place among communes.
public struct SocialProfile: Hashable, Sendable {
  /// In the order of `SocialVariable`, those with a value.
  public let measures: [SocialMeasure]
  /// Variables that a table holds and the territory lacks: missing or under secrecy.
  public let missing: [SocialGap]
  /// How far the territory stands from its comparables; empty without any.
  public let contrasts: [SocialContrast]
  /// The groups of measures that no table describes for this territory, in order.
  public let absentBlocks: [SocialBlock]

  public func measure(_ variable: SocialVariable) -> SocialMeasure? {
    measures.first { $0.variable == variable }
  }
}

public struct SocialMeasure: Hashable, Sendable {
  /// Whose value it is.
  public let areaCode: String
  public let variable: SocialVariable
  public let value: Double
  public let vintage: Int?
  public let source: Source
  /// Among all communes of the table, then of the département, then the comparables; a scope is
  /// absent when nobody else has a value in it.
  public let places: [SocialPlace]

  public func place(among scope: SocialPlace.Scope) -> SocialPlace? {
    places.first { $0.scope == scope }
  }
}

/// A place among communes, the territory counted in.
public struct SocialPlace: Hashable, Sendable {
  public enum Scope: String, CaseIterable, Hashable, Sendable {
    case all = "toutes-communes"
    case department = "departement"
    case comparables
  }

  public let scope: Scope
  /// 1 is the highest value; equal values share the best rank.
  public let rank: Int
  /// Communes with a value.
  public let communes: Int
  /// Communes of the scope without one.
  public let missing: Int
  /// Percent of communes with a lower value, those with the same value counted for half.
  public let percentile: Double
  /// Of the communes with a value.
  public let median: Double
  /// Those of the communes of the scope, in ascending order.
  public let values: [Double]
}

public struct SocialGap: Hashable, Sendable {
  public let variable: SocialVariable
  public let vintage: Int?
  public let source: Source
}
