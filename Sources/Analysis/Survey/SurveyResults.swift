import Dossier

/// What the victimation survey says, with the error of each figure.
public struct SurveyResults: Hashable, Sendable {
  public let sample: SurveySample
  /// All the questions, in the order of the file; the district has its own place in `sample`.
  public let questions: [QuestionResult]
  /// Keys of the questions that a filter put to all but a few: an edition for everyone gives nothing
  /// of them, since their base would tell how few these are.
  public let withheldQuestions: [String]
  /// In the order of the file.
  public let victimisations: [VictimisationResult]
  /// Over all kinds of facts.
  public let overall: OverallVictimisation
  /// Each question of feeling by each trait, in the order of the questions, then of the traits.
  public let crossings: [FeelingCrossing]
  /// The tests that were judged together, with how many they were.
  public let families: [TestFamily]
  /// Not yet ordered among those of other readings.
  public let findings: [Finding]

  public func question(_ key: String) -> QuestionResult? { questions.first { $0.key == key } }

  public func victimisation(_ key: String) -> VictimisationResult? {
    victimisations.first { $0.key == key }
  }

  /// The questions on feeling, in the order of the file.
  public var feelings: [QuestionResult] { questions.filter { $0.role == .feeling } }
}
