public import Units

/// The facts of a view, counted by area.
public struct AreaLayer: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case districts = "quartiers"
    case priorityDistricts = "qpv"
    case iris
  }

  public let kind: Kind
  /// In the order of the map: by code, then by name.
  public let areas: [AreaCount]
  /// Facts in the territory that lie in none of the areas.
  public let elsewhere: DisclosedCount
  /// Facts without a point nor the name of a district: « non localisés ».
  public let unlocated: Int
  /// How many areas were tested against the rest (Benjamini & Hochberg 1995).
  public let tests: Int
  /// Whether something is hidden in this edition.
  public let hidesSomething: Bool
}

/// What one area holds.
public struct AreaCount: Hashable, Sendable {
  /// Position in the layer of `TerritoryMap`.
  public let area: Int
  public let code: String
  public let name: String
  public let population: Int?
  public let facts: DisclosedCount
  /// Of them, those known by the name of the district only; nil when hidden.
  public let byNameOnly: Int?
  /// Of the facts of the view in the territory; nil when hidden.
  public let share: Double?
  /// Per 1,000 inhabitants and 12 months, exact interval (Garwood 1936).
  public let rate: Availability<AreaRate, SpaceAbsence>
  /// Its rate over that of all the other areas together, or of the rest of the territory for a
  /// priority district.
  public let againstRest: Availability<AreaRatio, SpaceAbsence>
}

/// A rate per 1,000 inhabitants and 12 months, with its interval.
public struct AreaRate: Hashable, Sendable {
  public let perThousand: Double
  public let interval: Interval
}

/// A ratio of two rates or two shares, judged in its family.
public struct AreaRatio: Hashable, Sendable {
  public enum Verdict: Hashable, Sendable { case above, below, notEstablished }

  public let ratio: Double
  /// Exact, conditional to the sum (Przyborowski & Wilenski 1940).
  public let interval: Interval
  public let p: Double
  public let adjustedP: Double
  public let verdict: Verdict
}
