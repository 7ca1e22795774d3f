/// A method of the program: what it answers, where it comes from, where it misleads.
public struct Method: Sendable {
  /// As a case calls it: `poisson_rate_interval`.
  public let identifier: String
  /// In French, as a title.
  public let title: String
  /// Author and year, and the implementation that it is held against.
  public let source: String
  /// The question it answers, in French.
  public let answers: String
  /// How it is misread, in French.
  public let trap: String
  /// What a case calls the arguments of the method, where the two differ.
  let keys: [String: String]
  let compute: @Sendable (CaseInput) throws -> JSONText

  init(
    _ identifier: String, title: String, source: String, answers: String, trap: String,
    keys: [String: String] = [:], compute: @escaping @Sendable (CaseInput) throws -> JSONText
  ) {
    self.identifier = identifier
    self.title = title
    self.source = source
    self.answers = answers
    self.trap = trap
    self.keys = keys
    self.compute = compute
  }
}

/// All the methods, family by family.
public let allMethods: [Method] =
  rateMethods + trendMethods + comparisonMethods + timeMethods + spaceMethods + surveyMethods
  + crossingMethods + multiplicityMethods + disclosureMethods
