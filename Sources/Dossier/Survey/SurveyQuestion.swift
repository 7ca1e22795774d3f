/// A closed question and its answers.
public struct SurveyQuestion: Sendable {
  /// What the question is for, beyond describing the sample.
  public enum Role: String, CaseIterable, Hashable, Sendable {
    /// Feeling of insecurity: modalities from the most to the least insecure.
    case feeling = "sentiment"
    case expectation = "attente"
    case trust = "confiance"
  }

  /// Stable key, as written in the file.
  public let key: String
  /// « Autour de la gare, le soir »: given, or made from the key.
  public let label: String
  /// The wording put to people; nil when the file gives none.
  public let text: String?
  /// Labels in the order of their codes; classes of age are modalities too.
  ///
  /// On a question of feeling, from the most to the least insecure.
  public let modalities: [String]
  /// Labels of « don't know », « refused ».
  public let nonResponses: [String]
  public let role: Role?
  /// How many modalities, from the first, are the negative side of a question of feeling.
  public let negativeCount: Int?
  /// One a respondent: position of the modality, or one of the codes below.
  public let answers: [Int16]

  /// Don't know, refused or left empty.
  public static let noAnswer: Int16 = -1
  /// A filter kept the question from being put.
  public static let notAsked: Int16 = -2

  public init(
    key: String, label: String? = nil, text: String?, modalities: [String],
    nonResponses: [String] = [],
    role: Role? = nil, negativeCount: Int? = nil, answers: [Int16]
  ) {
    precondition(answers.allSatisfy { $0 >= Self.notAsked && Int($0) < modalities.count })
    self.key = key
    self.label = label ?? surveyLabel(ofKey: key)
    self.text = text
    self.modalities = modalities
    self.nonResponses = nonResponses
    self.role = role
    self.negativeCount = negativeCount
    self.answers = answers
  }
}

/// What a key says to a reader when the file gives no label: « vol_vehicule » is « Vol vehicule ».
public func surveyLabel(ofKey key: String) -> String {
  let words = key.split { $0 == "_" || $0 == "-" }.joined(separator: " ")
  return words.prefix(1).uppercased() + words.dropFirst()
}

/// What people say happened to them, or to their household, over the reference period.
public struct Victimisation: Sendable {
  public enum Unit: String, CaseIterable, Hashable, Sendable {
    case household = "menage"
    case person = "personne"
  }

  /// One a respondent: yes, no, or why neither.
  public enum Answer: Int8, Hashable, Sendable {
    case no = 0
    case yes = 1
    /// Don't know, refused or left empty.
    case unknown = -1
    /// Not put: nothing to lose (no vehicle), or not a victim.
    case notAsked = -2
  }

  public let key: String
  /// « Vol de véhicule »: given, or made from the key.
  public let label: String
  public let unit: Unit
  public let victim: [Answer]
  /// Number of facts, zero for those who are no victims; nil when the number was not asked.
  public let repeats: [Int]?
  /// Lodged a complaint; nil when not asked.
  public let complaint: [Answer]?
  /// Informed police or gendarmerie in any way, complaint included; nil when not asked.
  public let report: [Answer]?
  /// Has what can be stolen; nil when everyone is exposed.
  public let exposed: [Answer]?
  /// The recorded indicator that counts the same kind of facts, when the dossier says so.
  public let indicator: Indicator?

  public init(
    key: String, label: String, unit: Unit, victim: [Answer], repeats: [Int]? = nil,
    complaint: [Answer]? = nil, report: [Answer]? = nil, exposed: [Answer]? = nil,
    indicator: Indicator? = nil
  ) {
    let lengths = [repeats?.count, complaint?.count, report?.count, exposed?.count]
    precondition(lengths.allSatisfy { $0 == nil || $0 == victim.count })
    self.key = key
    self.label = label
    self.unit = unit
    self.victim = victim
    self.repeats = repeats
    self.complaint = complaint
    self.report = report
    self.exposed = exposed
    self.indicator = indicator
  }
}
