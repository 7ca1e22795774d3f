public import Dossier
public import Units

/// From the facts that inhabitants say they underwent to those that were recorded.
public struct DarkFigureBridge: Hashable, Sendable {
  /// A number of facts over twelve months, estimated.
  public struct Step: Hashable, Sendable {
    public let value: Double
    /// Log-normal, so that it never goes under zero; nil when nothing bounds it.
    public let interval: Interval?
  }

  /// The figures, when both sides count the same facts.
  public struct Figures: Hashable, Sendable {
    public let year: Int
    public let lived: Step
    /// Told the police in whatever way; nil when not asked or not printed.
    public let reported: Step?
    public let complaints: Step?
    public let recorded: Int
    /// Recorded over lived, with limits of both combined on the log scale (MOVER, Donner & Zou
    /// 2012); nil when nothing was recorded.
    public let recordedShare: Step?
    /// Respondents that the estimate rests on.
    public let respondents: Int
    public let isFragile: Bool
  }

  /// Key of the survey.
  public let key: String
  public let label: String
  public let indicator: Indicator
  public let scope: ScopeComparison
  /// Nil when the scopes differ.
  public let figures: Figures?
  public let surveySource: Source
  public let recordedSource: Source
}
