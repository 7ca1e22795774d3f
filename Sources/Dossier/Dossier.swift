public import Problems
public import Units

/// The checked facts about one territory, and nothing that was computed from them.
public struct Dossier: Sendable {
  public var territory: Territory
  /// The communes of an intercommunality, each as a territory, in order of code; else empty.
  public var members: [Territory] = []
  public var mission: Mission
  /// Every page then says « données fictives ».
  public var isFictitious: Bool
  public var comparison: Comparison
  public var secrecy: SecrecyThresholds
  /// Which themes the dossier's own words mean.
  public var themes = ThemeWords()
  /// One base an edition and a level.
  public var recorded: [RecordedBase]
  public var social: [SocialBase]
  public var map: TerritoryMap?
  /// Nil when none was given, here and in the three that follow.
  public var survey: VictimisationSurvey?
  public var interviews: Interviews?
  public var responses: LocalResponses?
  /// In order of path; empty when none was given.
  public var localTables: [LocalTable] = []
  /// The register of local facts; nil when the dossier has none and names no file of facts.
  public var register: FactRegister?
  /// The dossier's list of places, in order of name.
  public var places: [ListedPlace] = []
  /// The author's own texts, in order of name.
  public var texts: [WrittenText] = []
  /// Nil when the dossier has no strategy yet.
  public var strategy: StrategyFile?
  /// In order of date, then of name of file.
  public var meetings: [Meeting] = []
  /// Names of communes, arrondissements, départements and régions that the sources give.
  public var gazetteer: Gazetteer
  /// Every file that was read, in order of path.
  public var sources: [Source]
  /// What the dossier names, read at this stage or later: says what was not provided.
  public var declared: DeclaredSources
  /// Where this dossier's own templates lie, from the current folder or absolute.
  public var templateFolder: String?

  public init(
    territory: Territory, mission: Mission, isFictitious: Bool = false,
    comparison: Comparison = Comparison(), secrecy: SecrecyThresholds = SecrecyThresholds(),
    recorded: [RecordedBase] = [], social: [SocialBase] = [], map: TerritoryMap? = nil,
    gazetteer: Gazetteer = Gazetteer(), sources: [Source] = [],
    declared: DeclaredSources = DeclaredSources()
  ) {
    self.territory = territory
    self.mission = mission
    self.isFictitious = isFictitious
    self.comparison = comparison
    self.secrecy = secrecy
    self.recorded = recorded
    self.social = social
    self.map = map
    self.gazetteer = gazetteer
    self.sources = sources
    self.declared = declared
  }
}

/// Who asked for the document, who wrote it, when, for which meeting.
public struct Mission: Hashable, Sendable {
  public let sponsor: String?
  public let author: String?
  public let date: CalendarDate
  /// « CLSPD », « CISPD », or nil.
  public let body: String?

  public init(sponsor: String?, author: String?, date: CalendarDate, body: String?) {
    self.sponsor = sponsor
    self.author = author
    self.date = date
    self.body = body
  }
}

/// With whom the territory is compared.
public struct Comparison: Hashable, Sendable {
  /// Codes that the consultant named; empty when similar communes are looked for.
  public let namedTerritories: [String]
  /// How many similar communes are kept.
  public let neighbourCount: Int
  /// Fewest candidates for similar communes or an expected level; nil for as many as neighbours.
  public let minimumCandidates: Int?
  public let span: SourceSpan?

  public init(
    namedTerritories: [String] = [], neighbourCount: Int = 10, minimumCandidates: Int? = nil,
    span: SourceSpan? = nil
  ) {
    self.namedTerritories = namedTerritories
    self.neighbourCount = neighbourCount
    self.minimumCandidates = minimumCandidates
    self.span = span
  }
}

/// Under these numbers a local count is hidden in a publishable edition.
public struct SecrecyThresholds: Hashable, Sendable {
  public let facts: Int
  public let persons: Int

  public init(facts: Int = 5, persons: Int = 11) {
    self.facts = facts
    self.persons = persons
  }
}

/// Names by code, from the COG and the files that carry names.
public struct Gazetteer: Sendable {
  public var communes: [String: PlaceName]
  public var departments: [String: String]
  public var regions: [String: String]
  /// Département and région of each commune.
  public var parents: [String: Parents]
  /// Class of each commune in the communal density grid, as published.
  public var densityClasses: [String: String]
  /// The intercommunality of each commune.
  public var intercommunalities: [String: Territory.Area]

  public struct Parents: Hashable, Sendable {
    public let department: String
    public let region: String?

    public init(department: String, region: String?) {
      self.department = department
      self.region = region
    }
  }

  public init(
    communes: [String: PlaceName] = [:], departments: [String: String] = [:],
    regions: [String: String] = [:], parents: [String: Parents] = [:],
    densityClasses: [String: String] = [:],
    intercommunalities: [String: Territory.Area] = [:]
  ) {
    self.communes = communes
    self.departments = departments
    self.regions = regions
    self.parents = parents
    self.densityClasses = densityClasses
    self.intercommunalities = intercommunalities
  }
}
