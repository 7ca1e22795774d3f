public import Problems
public import Units

/// The microdata of a victimation survey, checked and coded.
///
/// Every array over respondents has `respondents` elements, in one canonical order that does not
/// depend on the order of the rows of the file.
public struct VictimisationSurvey: Sendable {
  public let title: String
  public let fieldwork: SurveyFieldwork
  public let plan: SamplingPlan
  public let scope: SurveyScope
  public let respondents: Int
  /// One a respondent, above zero; nil when all weigh the same before calibration.
  public let initialWeights: [Double]?
  /// Persons of the field in the household of each respondent, at least one; nil when not asked.
  public let householdSizes: [Int]?
  /// The district where each respondent lives, as a question; nil when the file has none.
  public let district: SurveyQuestion?
  public let calibration: SurveyCalibration?
  /// In the order of their columns in the file of answers, which is that of the questionnaire.
  public let questions: [SurveyQuestion]
  /// In the same order.
  public let victimisations: [Victimisation]
  /// Repeated facts are cut at this quantile of the number of facts of each kind: 0.98.
  public let repetitionCap: Double
  /// The file of answers.
  public let source: Source
  /// The file that says what each column means.
  public let codebookSource: Source?
  /// Where the dossier names the survey.
  public let span: SourceSpan?

  public init(
    title: String, fieldwork: SurveyFieldwork, plan: SamplingPlan, scope: SurveyScope,
    respondents: Int, initialWeights: [Double]? = nil, householdSizes: [Int]? = nil,
    district: SurveyQuestion? = nil, calibration: SurveyCalibration? = nil,
    questions: [SurveyQuestion] = [], victimisations: [Victimisation] = [],
    repetitionCap: Double = 0.98, source: Source,
    codebookSource: Source? = nil, span: SourceSpan? = nil
  ) {
    precondition(initialWeights.map { $0.count == respondents } ?? true)
    precondition(householdSizes.map { $0.count == respondents } ?? true)
    precondition(
      (questions + [district].compactMap { $0 }).allSatisfy { $0.answers.count == respondents })
    precondition(victimisations.allSatisfy { $0.victim.count == respondents })
    self.title = title
    self.fieldwork = fieldwork
    self.plan = plan
    self.scope = scope
    self.respondents = respondents
    self.initialWeights = initialWeights
    self.householdSizes = householdSizes
    self.district = district
    self.calibration = calibration
    self.questions = questions
    self.victimisations = victimisations
    self.repetitionCap = repetitionCap
    self.source = source
    self.codebookSource = codebookSource
    self.span = span
  }

  /// A question by its key; the district answers to its own, even when no question declares it.
  public func question(_ key: String) -> SurveyQuestion? {
    questions.first { $0.key == key } ?? (district?.key == key ? district : nil)
  }
}

/// When and how people were asked.
public struct SurveyFieldwork: Hashable, Sendable {
  public let from: CalendarDate?
  public let to: CalendarDate?
  /// « téléphone ».
  public let mode: String?
  /// How far back the questions on facts go, in months; 12 in « 12 mois ».
  public let referenceMonths: Int?

  public init(from: CalendarDate?, to: CalendarDate?, mode: String?, referenceMonths: Int?) {
    self.from = from
    self.to = to
    self.mode = mode
    self.referenceMonths = referenceMonths
  }
}

public enum SamplingPlan: String, CaseIterable, Hashable, Sendable {
  /// No probability of selection is known: intervals rest on a model, and the page says so.
  case quotas
  case random = "aleatoire"
  case exhaustive = "exhaustif"
}

/// Who the survey speaks of.
public struct SurveyScope: Hashable, Sendable {
  /// « habitants de 15 ans et plus ».
  public let population: String?
  public let persons: Int?
  public let households: Int?
  /// Lowest age of the field, read from the population's wording or given; nil when unknown.
  public let minimumAge: Int?

  public init(population: String?, persons: Int?, households: Int?, minimumAge: Int? = nil) {
    self.population = population
    self.persons = persons
    self.households = households
    self.minimumAge = minimumAge
  }
}

/// The margins that the weights must meet.
public struct SurveyCalibration: Hashable, Sendable {
  public enum Method: Hashable, Sendable {
    case rakingRatio
    /// Factors stay between the bounds.
    case logit(lower: Double, upper: Double)
  }

  public struct Margin: Hashable, Sendable {
    /// Key of a question.
    public let question: String
    /// Persons, one a modality of the question, in its order.
    public let targets: [Double]
    public let span: SourceSpan?

    public init(question: String, targets: [Double], span: SourceSpan? = nil) {
      self.question = question
      self.targets = targets
      self.span = span
    }
  }

  public let method: Method
  /// In the order of the questions, not of the file.
  public let margins: [Margin]

  public init(method: Method, margins: [Margin]) {
    self.method = method
    self.margins = margins
  }
}
