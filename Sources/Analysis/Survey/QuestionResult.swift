public import Dossier

/// The answers to a closed question, weighted by persons.
public struct QuestionResult: Hashable, Sendable {
  public struct Answer: Hashable, Sendable {
    public let modality: String
    /// The share among those who answered.
    public let share: SurveyCell
    /// The respondents who gave it.
    public let respondents: DisclosedCount
  }

  public let key: String
  /// « Autour de la gare, le soir ».
  public let label: String
  public let text: String?
  public let role: SurveyQuestion.Role?
  /// Respondents who gave one of the modalities.
  public let respondents: Int
  /// Asked, and did not answer.
  ///
  /// How many kept silent on a question tells nothing of anyone, and follows from the sizes of the
  /// bases: it is always given.
  public let withoutAnswer: Int
  /// Kept out by a filter.
  public let notAsked: Int
  /// In the order of the codebook.
  public let answers: [Answer]
  /// Modalities of the negative side, from the first; nil unless the question is on feeling.
  public let negativeCount: Int?
  /// The share of the negative side; nil unless the question is on feeling.
  public let negative: SurveyCell?
  /// The negative side by district; empty when there are none, or on another question.
  public internal(set) var districts: [DistrictFigure]
}

/// A share in one district, and what sets it apart from the rest of the territory.
public struct DistrictFigure: Hashable, Sendable {
  public let district: String
  public let respondents: DisclosedCount
  public let share: SurveyCell
  /// Nil when the share, or that of the rest, is not printed.
  public internal(set) var difference: SurveyDifference?
}
