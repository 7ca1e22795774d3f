public import Dossier

/// Who answered, and how their answers were brought to the population.
public struct SurveySample: Hashable, Sendable {
  public let title: String
  public let fieldwork: SurveyFieldwork
  public let plan: SamplingPlan
  public let scope: SurveyScope
  public let respondents: Int
  public let weighting: SurveyWeighting
  /// One a question of the calibration; empty without one.
  public let margins: [SurveyMargin]
  /// Respondents by district, in the order of the codebook; nil when it is not asked.
  public let districts: [DistrictSize]?
  public let caveats: [SurveyCaveat]
  public let source: Source
}

/// How the answers are weighted, persons and households apart.
public struct SurveyWeighting: Hashable, Sendable {
  public enum Basis: Hashable, Sendable {
    /// The weights meet the margins.
    case calibrated(SurveyCalibration.Method)
    /// No margins were given: the initial weights as they are.
    case initialWeights
    /// Neither margins nor weights: every respondent counts the same.
    case equal
  }

  public let basis: Basis
  /// Largest weight over smallest; past 5 to 10 a few respondents speak for all.
  public let weightRatio: Double
  /// What unequal weights cost (Kish 1965).
  public let kishDesignEffect: Double
  /// How many respondents of equal weight would say as much.
  public let effectiveRespondents: Double
  /// The farthest that a weighted margin is from its target, in persons; nil without margins.
  public let largestGap: Double?
  /// Respondents who did not answer a question of the calibration: a modality of their own,
  /// whose share is the sample's.
  public let withoutMargin: Int
  public let household: HouseholdWeighting
}

/// How facts that strike households are weighted.
public struct HouseholdWeighting: Hashable, Sendable {
  /// Weight of the person over the persons of the household; else the weight of the person, which
  /// counts large households too often.
  public let usesHouseholdSizes: Bool
  public let kishDesignEffect: Double
  public let effectiveRespondents: Double
}

/// A question of the calibration: what the sample gave, what the population has.
public struct SurveyMargin: Hashable, Sendable {
  public struct Row: Hashable, Sendable {
    public let modality: String
    public let respondents: DisclosedCount
    /// Without calibration, 0 to 1, among those who answered; nil when the count is hidden.
    public let sampleShare: Double?
    /// Persons of the population.
    public let target: Double
    /// 0 to 1.
    public let targetShare: Double
    /// With the final weights, 0 to 1, among those who answered.
    public let weightedShare: Double
  }

  /// Key of the question.
  public let question: String
  public let label: String
  public let text: String?
  public let rows: [Row]
}

/// A district in the survey.
public struct DistrictSize: Hashable, Sendable {
  public let district: String
  public let respondents: DisclosedCount
}

/// What figures of the survey can't say; the raw value is a key of the wording.
public enum SurveyCaveat: String, CaseIterable, Hashable, Sendable {
  /// No probability of selection is known: intervals rest on a model.
  case quotas = "enquete-quotas"
  /// Everyone was asked: intervals only speak of those who did not answer.
  case exhaustive = "enquete-exhaustive"
  /// Weights meet no margin.
  case notCalibrated = "enquete-non-calee"
  /// Some respondents did not answer a question of the calibration.
  case unknownMargins = "enquete-marges-inconnues"
  /// Sizes of households are not known: large households count too often.
  case noHouseholdSize = "enquete-sans-taille-de-menage"
  /// The largest weight is more than five times the smallest.
  case unequalWeights = "enquete-poids-inegaux"
  /// Totals are not computed: the number of persons, or of households, is not given.
  case noPopulation = "enquete-sans-effectif"
  case noHouseholds = "enquete-sans-menages"
  /// The period of reference is not given or is not twelve months.
  case referencePeriod = "enquete-periode"
}
