/// The negative side of a question of feeling, by the answers to another question.
public struct FeelingCrossing: Hashable, Sendable {
  /// What respondents are told apart by.
  public enum Trait: Hashable, Sendable {
    /// Key of a question.
    case question(String)
    case district
    /// Hit by at least one fact of any kind, or not.
    case victim
  }

  public struct Group: Hashable, Sendable {
    /// The modality; empty for `victim`, where the first is those who were hit.
    public let modality: String
    public let respondents: DisclosedCount
    public let negative: SurveyCell
  }

  /// Key of the question of feeling.
  public let feeling: String
  public let trait: Trait
  /// Of the question that tells respondents apart; empty for `victim`.
  public let label: String
  /// In the order of the codebook; modalities without a respondent left out.
  public let groups: [Group]
  /// Among the groups whose share is printed; nil with fewer than two of them.
  public internal(set) var test: IndependenceTest?
}

/// Whether two answers go together, given the weights (Rao & Scott 1984, second order).
public struct IndependenceTest: Hashable, Sendable {
  public let f: Double
  public let numeratorDegrees: Double
  public let denominatorDegrees: Double
  public let p: Double
  /// Adjusted among the tests of its family.
  public internal(set) var adjustedP: Double
  public internal(set) var isEstablished: Bool
}
