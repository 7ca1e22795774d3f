public import Problems

/// The first level of the tree.
public struct StrategicAxis: Hashable, Sendable {
  public let identifier: String
  public var title: String
  /// A few lines before its objectives.
  public var presentation: String?
  /// Axes or measures of the national framework.
  public var nationalLinks: [Citation]
  public var objectives: [StrategicObjective]
  public let place: WrittenPlace

  public init(
    identifier: String, title: String, presentation: String? = nil,
    nationalLinks: [Citation] = [], objectives: [StrategicObjective] = [],
    at span: SourceSpan? = nil
  ) {
    self.identifier = identifier
    self.title = title
    self.presentation = presentation
    self.nationalLinks = nationalLinks
    self.objectives = objectives
    place = WrittenPlace(span)
  }
}

/// The second level: what is to change, and the findings that say so.
public struct StrategicObjective: Hashable, Sendable {
  public let identifier: String
  public var title: String
  public var findings: [Citation]
  /// The theme of the catalogue that it was proposed from.
  public var theme: String?
  public var operational: [OperationalObjective]
  public let place: WrittenPlace

  public init(
    identifier: String, title: String, findings: [Citation] = [], theme: String? = nil,
    operational: [OperationalObjective] = [], at span: SourceSpan? = nil
  ) {
    self.identifier = identifier
    self.title = title
    self.findings = findings
    self.theme = theme
    self.operational = operational
    place = WrittenPlace(span)
  }
}

/// The third level: how it is to change.
public struct OperationalObjective: Hashable, Sendable {
  public let identifier: String
  public var title: String
  public var actions: [ActionSheet]
  public let place: WrittenPlace

  public init(
    identifier: String, title: String, actions: [ActionSheet] = [], at span: SourceSpan? = nil
  ) {
    self.identifier = identifier
    self.title = title
    self.actions = actions
    place = WrittenPlace(span)
  }
}
