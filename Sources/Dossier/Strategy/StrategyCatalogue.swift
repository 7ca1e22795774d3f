/// What is usually done about each theme, from which a tree is proposed: a plug-in of the templates.
public struct StrategyCatalogue: Hashable, Sendable {
  /// In order of identifier.
  public let themes: [CatalogueTheme]

  public init(_ themes: [CatalogueTheme]) {
    self.themes = themes.sorted { $0.identifier < $1.identifier }
  }

  /// The theme that words of a person mean: its identifier, its title or one of its names.
  public func theme(named words: String) -> CatalogueTheme? {
    let words = words.lowercased()
    return themes.first { theme in
      ([theme.identifier, theme.title] + theme.names).contains { $0.lowercased() == words }
    }
  }
}

/// A problem of the field, its objectives and the actions that a council usually runs.
public struct CatalogueTheme: Hashable, Sendable {
  /// « cambriolages ».
  public let identifier: String
  public let title: String
  /// Other words for it, as priorities write them.
  public let names: [String]
  /// Beginnings of identifiers of findings: `malveillance.cambriolages-de-logement`.
  public let findings: [String]
  /// The title of the axis that its objectives go under.
  public let axis: String
  public let problem: Problem
  public let objectives: [StrategicObjective]
  /// Axes of each national framework that it belongs to, by identifier of framework.
  public let nationalLinks: [String: [String]]

  /// Hypotheses for the partners to discuss, never a result of the analysis.
  public struct Problem: Hashable, Sendable {
    public let title: String
    public let causes: [String]
    public let effects: [String]

    public init(title: String, causes: [String] = [], effects: [String] = []) {
      self.title = title
      self.causes = causes
      self.effects = effects
    }
  }

  public init(
    identifier: String, title: String, names: [String] = [], findings: [String] = [],
    axis: String, problem: Problem, objectives: [StrategicObjective] = [],
    nationalLinks: [String: [String]] = [:]
  ) {
    self.identifier = identifier
    self.title = title
    self.names = names
    self.findings = findings
    self.axis = axis
    self.problem = problem
    self.objectives = objectives
    self.nationalLinks = nationalLinks
  }

  /// Whether a finding is about this theme.
  ///
  /// `enquete.insecurite` holds `enquete.insecurite-gare-soir` and `enquete.insecurite.quartiers`.
  public func holds(_ finding: String) -> Bool {
    findings.contains { stem in
      guard finding.hasPrefix(stem) else { return false }
      guard let next = finding.dropFirst(stem.count).first else { return true }
      return next == "." || next == "-"
    }
  }
}
