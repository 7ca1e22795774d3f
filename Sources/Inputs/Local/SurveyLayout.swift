import Dossier
import Problems
import SourceFiles

/// Which column of the microdata holds what, and how its cells are coded.
struct SurveyLayout {
  /// A column, read in one way; the coded cells of a respondent follow the order of the slots.
  struct Slot {
    let column: Int
    /// What problems call it: « insecurite_quartier ».
    let name: String
    let coder: SurveyCoder
    /// Codes that a cell may hold, for the hint.
    let expected: String
    /// Code of each label, for who wrote the label instead.
    let codeOfLabel: [String: String]
  }

  /// The slots of one kind of facts.
  struct Facts {
    let keys: VictimisationKeys
    let victim: Int
    let repeats: Int?
    let complaint: Int?
    let report: Int?
    let exposed: Int?
  }

  private(set) var slots: [Slot] = []
  /// In the order of their columns.
  private(set) var questions: [(keys: SurveyQuestionKeys, slot: Int)] = []
  private(set) var facts: [Facts] = []
  /// The district, when no question declares its column.
  private(set) var openDistrict: Int?
  /// The key of the question that says the district.
  private(set) var districtQuestion: String?
  private(set) var householdSize: Int?
  private(set) var weight: Int?

  /// A respondent says how many facts: more than this a year is a mistake of typing.
  static let mostFacts = 999
  static let mostPersons = 30

  /// Adds a problem for each column that is not there, is there twice, or must not be read.
  init(
    _ keys: SurveyKeys, _ header: SurveyHeader, _ problems: inout ProblemCollector
  ) {
    for question in keys.questions {
      guard let column = header.column(question.column, &problems) else { continue }
      questions.append((question, add(question, column)))
    }
    for kind in keys.victimisations { addFacts(kind, header, &problems) }
    if let name = keys.district, let column = header.column(name, &problems) {
      districtQuestion = questions.first { slots[$0.slot].column == column }?.keys.key
      if districtQuestion == nil { openDistrict = addOpen(column) }
    }
    householdSize = keys.householdSize.flatMap { name in
      header.column(name, &problems).map {
        add("taille_menage", $0, .count(1...Self.mostPersons), expected: "1 à \(Self.mostPersons)")
      }
    }
    weight = keys.weight.flatMap { header.column($0, &problems) }
    // The order of the questionnaire, which neither the keys nor the rows can change.
    let columns = slots.map(\.column)
    questions.sort { (columns[$0.slot], $0.keys.key) < (columns[$1.slot], $1.keys.key) }
    facts.sort { (columns[$0.victim], $0.keys.key) < (columns[$1.victim], $1.keys.key) }
  }

  /// Slots by column, then by what they are for: the order in which respondents are compared.
  var comparisonOrder: [Int] {
    slots.indices.sorted { (slots[$0].column, slots[$0].name) < (slots[$1].column, slots[$1].name) }
  }

  private mutating func add(
    _ name: String, _ column: Int, _ kind: SurveyCoder.Kind, expected: String
  ) -> Int {
    slots.append(
      Slot(
        column: column, name: name, coder: SurveyCoder(kind), expected: expected, codeOfLabel: [:]))
    return slots.count - 1
  }

  private mutating func addOpen(_ column: Int) -> Int {
    add("quartier", column, .open, expected: "un nom de quartier")
  }

  private mutating func add(_ question: SurveyQuestionKeys, _ column: Int) -> Int {
    let coding = question.coding
    let silence = question.silence.map { (text: $0.code, code: SurveyCell.silent) }
    let codes = coding.codes.map { code in
      (text: code.code, code: Int16(coding.modalities.firstIndex(of: code.label) ?? 0))
    }
    let expected =
      coding.classes.isEmpty
      ? (coding.codes + question.silence).map(\.code).joined(separator: ", ")
      : "un nombre à partir de \(coding.classes[0])"
    slots.append(
      Slot(
        column: column, name: question.key,
        coder: SurveyCoder(
          coding.classes.isEmpty ? .closed : .classes(coding.classes),
          table: CodeTable(codes + silence)), expected: expected,
        codeOfLabel: Dictionary(
          (coding.codes + question.silence).map { ($0.label, $0.code) },
          uniquingKeysWith: { first, _ in first })))
    return slots.count - 1
  }

  private mutating func addFacts(
    _ kind: VictimisationKeys, _ header: SurveyHeader, _ problems: inout ProblemCollector
  ) {
    let victim = add(kind.victim, "\(kind.key) (victime)", header, &problems)
    let complaint = kind.complaint.flatMap { add($0, "\(kind.key) (plainte)", header, &problems) }
    let report = kind.report.flatMap { add($0, "\(kind.key) (déclaration)", header, &problems) }
    let exposed = kind.exposed.flatMap { add($0, "\(kind.key) (exposé)", header, &problems) }
    let repeats = kind.repeats.flatMap { name in
      header.column(name, &problems).map {
        add(
          "\(kind.key) (nombre)", $0, .count(0...Self.mostFacts),
          expected: "un nombre de faits, de 0 à \(Self.mostFacts)")
      }
    }
    guard let victim else { return }
    facts.append(
      Facts(
        keys: kind, victim: victim, repeats: repeats, complaint: complaint, report: report,
        exposed: exposed))
  }

  private mutating func add(
    _ keys: YesNoKeys, _ name: String, _ header: SurveyHeader, _ problems: inout ProblemCollector
  ) -> Int? {
    guard let column = header.column(keys.column, &problems) else { return nil }
    let codes = keys.codes
    let table = CodeTable(
      codes.yes.map { ($0, Victimisation.Answer.yes.code) }
        + (codes.no ?? []).map { ($0, Victimisation.Answer.no.code) }
        + codes.silence.map { ($0, SurveyCell.silent) })
    slots.append(
      Slot(
        column: column, name: name,
        coder: SurveyCoder(codes.no == nil ? .yesElseNo : .closed, table: table),
        expected: (codes.yes + (codes.no ?? []) + codes.silence).joined(separator: ", ")
          + " ; d'autres codes se déclarent par « oui: […] » et « non: […] »",
        codeOfLabel: [:]))
    return slots.count - 1
  }
}

extension Victimisation.Answer {
  var code: Int16 { Int16(rawValue) }
}
