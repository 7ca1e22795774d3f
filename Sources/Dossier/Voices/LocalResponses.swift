public import Problems

/// What is already done on the territory, to be held against the findings.
public struct LocalResponses: Sendable {
  /// In order of identifier.
  public let list: [LocalResponse]
  public let source: Source

  public init(list: [LocalResponse], source: Source) {
    self.list = list.sorted { $0.identifier < $1.identifier }
    self.source = source
  }
}

public struct LocalResponse: Hashable, Sendable {
  /// How the partners judge it.
  public enum Appraisal: String, CaseIterable, Hashable, Sendable {
    case adequate = "adaptee"
    case partial = "partielle"
    case insufficient = "insuffisante"
  }

  /// When it is there.
  public struct Schedule: Hashable, Sendable {
    /// 1 is Monday; sorted, each once; empty for every day.
    public let weekdays: [Int]
    /// Minutes after midnight; an end before the start is on the following day.
    public let from: Int?
    public let to: Int?

    public init(weekdays: [Int], from: Int?, to: Int?) {
      self.weekdays = weekdays
      self.from = from
      self.to = to
    }
  }

  public let identifier: String
  public let name: String
  public let themes: [String]
  /// Empty for the whole territory.
  public let places: [String]
  /// « association ».
  public let carrier: String?
  public let means: String?
  public let schedule: Schedule?
  public let appraisal: Appraisal?
  public let span: SourceSpan?

  public init(
    identifier: String, name: String, themes: [String], places: [String] = [],
    carrier: String? = nil, means: String? = nil, schedule: Schedule? = nil,
    appraisal: Appraisal? = nil, span: SourceSpan? = nil
  ) {
    self.identifier = identifier
    self.name = name
    self.themes = themes
    self.places = places
    self.carrier = carrier
    self.means = means
    self.schedule = schedule
    self.appraisal = appraisal
    self.span = span
  }
}
