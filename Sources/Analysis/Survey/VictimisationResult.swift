public import Dossier

/// One kind of facts, measured as the CESDIP and the observatories of Marseille and Île-de-France do.
///
/// Persons and households are never mixed: `unit` says which of them every figure counts.
public struct VictimisationResult: Hashable, Sendable {
  public let key: String
  public let label: String
  public let unit: Victimisation.Unit
  /// The recorded indicator that counts the same kind of facts, when the dossier says so.
  public let indicator: Indicator?
  /// Respondents who said that they were victims.
  public let victims: DisclosedCount
  /// Asked, and did not say whether they were.
  public let withoutAnswer: Int
  /// Hit at least once, 0 to 1.
  public let prevalence: SurveyCell
  /// Prevalence among those who have what can be stolen.
  public let risk: SurveyCell
  /// Facts for one victim, at least one.
  public let multivictimation: SurveyCell
  /// Facts for one person or household: prevalence × multivictimation.
  public let incidence: SurveyCell
  public let cap: RepetitionCap?
  /// Lodged a complaint, among victims, 0 to 1; mains courantes are not in it.
  public let complaint: SurveyCell
  /// Told the police or the gendarmerie, in whatever way, complaint included, among victims.
  public let report: SurveyCell
  /// Persons or households hit, in the whole population; nil when its size is not given.
  public let totalVictims: SurveyCell?
  /// Facts undergone by the whole population; nil when its size is not given.
  public let totalFacts: SurveyCell?
  /// Prevalence by district; empty when there are none.
  public internal(set) var districts: [DistrictFigure]
  public let caveats: [SurveyCaveat]
}

/// Where the number of facts of one respondent was cut.
public struct RepetitionCap: Hashable, Sendable {
  /// 0.98.
  public let quantile: Double
  /// The most facts that one respondent counts for.
  public let facts: Int
  /// Respondents whose number was cut.
  public let cut: DisclosedCount
}

/// Over all kinds of facts, for persons: whether they, or their household, were hit.
///
/// A person speaks for the household here, so that household facts weigh as many times as it has
/// members: it answers « how many inhabitants live with it », never « how many facts ».
public struct OverallVictimisation: Hashable, Sendable {
  /// At least one fact of any kind, against the person or the household.
  public let anyVictim: SurveyCell
  /// At least one fact against the person.
  public let personalVictim: SurveyCell
  /// At least one complaint, among those hit by a fact on which complaint was asked.
  public let complaint: SurveyCell
  /// The same for any report.
  public let report: SurveyCell
}
