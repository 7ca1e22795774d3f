public import Dossier
public import Units

/// Something particular to this territory, with what it rests on.
///
/// A finding holds values, never a sentence: the reports write the French. Its identifier is
/// stable over editions, since a strategy cites it: `malveillance.cambriolages-de-logement.niveau`.
public struct Finding: Hashable, Sendable {
  /// Which of the five analyses it comes from.
  public enum Domain: String, CaseIterable, Hashable, Sendable {
    case malveillance
    case tranquility = "tranquillite"
    case social
    case perception
    case survey = "enquete"
    case crossing = "croisement"
  }

  public enum Aspect: String, CaseIterable, Hashable, Sendable {
    /// Compared with other territories.
    case level = "niveau"
    /// Over the years.
    case trend = "tendance"
    /// Among all communes.
    case position
    /// Against what its profile leads one to expect.
    case expected = "attendu"
    /// What several sources say of one theme.
    case crossing = "croisement"
    /// How many persons or households were hit, in the survey.
    case prevalence
    /// How many feel insecure.
    case feeling = "sentiment"
    /// How many victims lodge a complaint.
    case complaint = "plainte"
    /// What sets districts apart.
    case districts = "quartiers"
    /// What several families of actors say alike.
    case perceived = "perception"
  }

  /// What it says.
  public enum Verdict: String, Hashable, Sendable {
    case above, below
    case rising, falling
    /// The interval holds the reference, or the adjusted p is not under 0.05.
    case notEstablished
    /// Equivalent to no change within a printed margin.
    case stable
    /// Sources agree, or contradict each other.
    case converging, diverging
    /// The value is under statistical secrecy.
    case notPublished
    /// Families of actors agree that something troubles them, or that it doesn't.
    case worrying, reassuring
    /// Families of actors contradict each other.
    case divided
  }

  public enum Strength: Int, Comparable, Hashable, Sendable {
    case undetermined, indicative, established, strong

    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
  }

  public let identifier: String
  public let domain: Domain
  public let aspect: Aspect
  /// The raw value of an indicator or of a social variable.
  public let subject: String
  public let verdict: Verdict
  public let strength: Strength
  /// Orders findings of the same strength; larger first, without unit.
  public let weight: Double
  public let evidence: [Evidence]

  public init(
    identifier: String, domain: Domain, aspect: Aspect, subject: String, verdict: Verdict,
    strength: Strength, weight: Double, evidence: [Evidence]
  ) {
    self.identifier = identifier
    self.domain = domain
    self.aspect = aspect
    self.subject = subject
    self.verdict = verdict
    self.strength = strength
    self.weight = weight
    self.evidence = evidence
  }
}

/// A figure that a finding rests on, with where it comes from and what it can't say.
public struct Evidence: Hashable, Sendable {
  /// What the figure is: `taux`, `rapport`, `evolution-annuelle`, `rang`.
  public let measure: String
  /// The territory whose figure it is; a document refuses a figure of an undeclared one.
  public let territoryCode: String
  public let value: Double
  public let interval: Interval?
  /// Level of the interval, 0.95.
  public let level: Double?
  public let years: ClosedRange<Int>
  public let source: Source
  /// Key of a caveat in the wording of the templates.
  public let caveats: [String]
  /// Respondents of a survey that it rests on; nil when it is not of a survey.
  public let respondents: Int?
  /// A district, or a group of respondents; nil for the whole territory.
  public let place: String?

  public init(
    measure: String, territoryCode: String, value: Double, interval: Interval? = nil,
    level: Double? = nil, years: ClosedRange<Int>, source: Source, caveats: [String] = [],
    respondents: Int? = nil, place: String? = nil
  ) {
    self.measure = measure
    self.territoryCode = territoryCode
    self.value = value
    self.interval = interval
    self.level = level
    self.years = years
    self.source = source
    self.caveats = caveats
    self.respondents = respondents
    self.place = place
  }
}
