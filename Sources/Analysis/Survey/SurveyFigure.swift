public import Units

/// A figure of the survey as it may be printed: what is hidden is not there at all.
public typealias SurveyCell = Availability<SurveyFigure, SurveyAbsence>

/// A figure estimated from the answers, with all that says how sure it is.
public struct SurveyFigure: Hashable, Sendable {
  /// Shares go from 0 to 1; facts are counted for one person or one household.
  public let value: Double
  /// Linearised, from the residuals of the answers on the margins of the calibration.
  public let standardError: Double
  /// At the level of the parameters; nil when nothing in the answers bounds the figure.
  public let interval: Interval?
  /// Respondents that it rests on, those without an answer left out.
  public let respondents: Int
  /// Variance over that of a simple sample of as many respondents; nil when the latter is zero.
  public let designEffect: Double?
  /// Under a hundred respondents: printed with a flag.
  public let isFragile: Bool
}

/// Why a figure is not printed; the raw value is a key of the wording.
public enum SurveyAbsence: String, CaseIterable, Hashable, Sendable {
  /// The questionnaire does not ask it.
  case notAsked = "non-demande"
  /// Fewer respondents than the least that a figure is printed for.
  case tooFewRespondents = "trop-peu-de-repondants"
  /// One to ten respondents are on one side or the other, in an edition for everyone.
  case secrecy = "secret"
  /// Printed, it would give a hidden figure back.
  case complement = "secret-induit"
}

/// A difference between a part of the sample and the rest of it, in shares.
public struct SurveyDifference: Hashable, Sendable {
  /// The part less the rest.
  public let value: Double
  public let interval: Interval
  public let p: Double
  /// Adjusted among the tests of its family; what is established goes by it.
  public internal(set) var adjustedP: Double
  public internal(set) var verdict: Finding.Verdict
}
