public import Statistics

/// Whether those who feel insecure live where facts are counted, district by district.
public struct DistrictCrossing: Hashable, Sendable {
  /// Where facts by district come from.
  public enum Facts: Hashable, Sendable {
    /// Per 1,000 inhabitants and twelve months, all categories that a local table shows.
    case local(table: String)
    /// Share of persons or households hit, in the survey.
    case survey(victimisation: String)
  }

  public struct Point: Hashable, Sendable {
    public let district: String
    /// Share of inhabitants who feel insecure, 0 to 1.
    public let feeling: BoundedEstimate
    public let facts: BoundedEstimate
    /// Facts first, then feeling.
    public let quadrant: Quadrant
  }

  /// Key and wording of the question.
  public let question: String
  public let text: String?
  public let facts: Facts
  /// In order of name.
  public let points: [Point]
  public let medianFeeling: Double
  public let medianFacts: Double
  /// Districts of the survey without a figure on one side, in order of name.
  public let leftOut: [String]
  /// Of ranks, with the p-value of permutations: exact up to eight districts.
  public let correlation: RankCorrelation
}

public enum DistrictCrossingAbsence: Hashable, Sendable {
  /// No survey, or no question of feeling by district.
  case noFeeling
  /// No table and no kind of facts by district.
  case noFacts
  case tooFewDistricts(found: Int, minimum: Int)
}
