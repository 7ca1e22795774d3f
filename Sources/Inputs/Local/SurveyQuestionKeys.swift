import Dossier
import Problems
import SourceFiles

/// A question of the codebook.
struct SurveyQuestionKeys {
  let key: String
  let keySpan: SourceSpan
  let column: ColumnName
  let label: String?
  let text: String?
  let coding: SurveyCoding
  let silence: [SurveyCode]
  let role: SurveyQuestion.Role?
  let negativeCount: Int?
  let filter: SurveyFilterKeys?

  static let allowed = [
    "colonne", "libelle", "texte", "modalites", "classes", "non_reponse", "role", "negatives",
    "filtre",
  ]

  init?(_ entry: YAMLEntry, _ problems: inout ProblemCollector) {
    guard let section = Section(entry.value, allowing: Self.allowed, &problems) else { return nil }
    key = entry.key
    keySpan = entry.keySpan
    section.require("colonne", &problems)
    label = section.text("libelle", &problems)
    text = section.text("texte", &problems)
    role = section.value("role", &problems) { node throws(Problem) in
      try node.choice(of: SurveyQuestion.Role.self)
    }
    silence = SurveyCode.codes(section, "non_reponse", &problems)
    filter = section.mapping["filtre"].flatMap { SurveyFilterKeys($0, &problems) }
    let made = SurveyCoding(section, isFeeling: role == .feeling, key: entry, &problems)
    negativeCount = made?.negativeCount(section, isFeeling: role == .feeling, &problems)
    guard let column = ColumnName(section, "colonne", &problems), let made else { return nil }
    self.column = column
    coding = made
    for code in silence where made.codes.contains(where: { $0.code == code.code }) {
      problems.add(.codeGivenTwice(code, at: code.span))
    }
  }
}

/// A code of a file and what it means.
struct SurveyCode: Hashable {
  let code: String
  let label: String
  let span: SourceSpan

  /// `{8: ne sait pas, 9: refus}`, or a list of codes that need no words.
  static func codes(
    _ section: Section, _ key: String, _ problems: inout ProblemCollector
  ) -> [SurveyCode] {
    guard let node = section.mapping[key] else { return [] }
    if case .mapping(let entries) = node.content {
      return entries.compactMap { entry in
        problems.attempt { () throws(Problem) in
          SurveyCode(code: entry.key, label: try entry.value.string(), span: entry.keySpan)
        }
      }
    }
    return node.listOrSingle().compactMap { item in
      problems.attempt { () throws(Problem) in
        let code = try item.string()
        return SurveyCode(code: code, label: code, span: item.span)
      }
    }
  }
}

/// How the cells of a closed question are turned into modalities.
struct SurveyCoding {
  /// Codes, each with the label of its modality, which several may share; empty for classes.
  let codes: [SurveyCode]
  /// The lowest number of each class; empty for codes.
  let classes: [Int]
  let modalities: [String]

  /// Nil, with problems, when neither codes nor classes can be made of the keys.
  init?(
    _ section: Section, isFeeling: Bool, key: YAMLEntry, _ problems: inout ProblemCollector
  ) {
    if let node = section.mapping["classes"] {
      guard section.mapping["modalites"] == nil,
        let bounds = problems.attempt({ () throws(Problem) in try node.classBounds() })
      else {
        if section.mapping["modalites"] != nil { problems.add(.twoCodings(at: node.span)) }
        return nil
      }
      classes = bounds
      codes = []
      modalities =
        zip(bounds, bounds.dropFirst()).map { "\($0)-\($1 - 1)" } + ["\(bounds.last ?? 0)+"]
      return
    }
    guard section.mapping["modalites"] != nil else {
      problems.add(.noModalities(key.key, at: key.keySpan))
      return nil
    }
    let first = SurveyCode.codes(section, "negatives", &problems).map(\.label)
    let named = SurveyCode.codes(section, "modalites", &problems)
    let codes = Self.ordered(named, isFeeling: isFeeling, first: first)
    guard !codes.isEmpty else { return nil }
    self.codes = codes
    classes = []
    var modalities: [String] = []
    for code in codes where !modalities.contains(code.label) { modalities.append(code.label) }
    self.modalities = modalities
  }

  /// By number when all codes are numbers, so that the order of the keys means nothing.
  ///
  /// A scale of feeling goes from the most to the least insecure: one that begins by « jamais » was
  /// coded the other way round, and is turned. `first` names the negative side outright.
  private static func ordered(
    _ codes: [SurveyCode], isFeeling: Bool, first: [String]
  ) -> [SurveyCode] {
    var codes = codes
    if codes.allSatisfy({ Int($0.code) != nil }) {
      codes.sort { (Int($0.code) ?? 0) < (Int($1.code) ?? 0) }
    }
    guard isFeeling else { return codes }
    let isNamed = codes.filter { first.contains($0.label) }
    guard isNamed.isEmpty else { return isNamed + codes.filter { !first.contains($0.label) } }
    let calm: Set = ["jamais", "non", "tout_a_fait_en_securite", "tres_en_securite"]
    let begins = codes.first.map { calm.contains(plainName($0.label)) } ?? false
    let ends = codes.last.map { calm.contains(plainName($0.label)) } ?? false
    return begins && !ends ? codes.reversed() : codes
  }

  /// How many modalities, from the first, are the negative side: `negatives`, else half.
  func negativeCount(
    _ section: Section, isFeeling: Bool, _ problems: inout ProblemCollector
  ) -> Int? {
    guard let node = section.mapping["negatives"] else {
      return isFeeling ? modalities.count / 2 : nil
    }
    guard isFeeling else {
      problems.add(.negativesWithoutFeeling(at: node.span))
      return nil
    }
    guard case .scalar(let scalar) = node.content, let count = Int(scalar.text) else {
      return namedNegatives(node, &problems)
    }
    guard (1..<modalities.count).contains(count) else {
      problems.add(.wrongNegatives(modalities.count, at: node.span))
      return nil
    }
    return count
  }

  private func namedNegatives(_ node: YAMLNode, _ problems: inout ProblemCollector) -> Int? {
    var known: Set<String> = []
    for item in node.listOrSingle() {
      guard let label = problems.attempt({ () throws(Problem) in try item.string() }) else {
        continue
      }
      if modalities.contains(label) {
        known.insert(label)
      } else {
        problems.add(.notAModality(label, of: modalities, at: item.span))
      }
    }
    guard known.count < modalities.count else {
      problems.add(.wrongNegatives(modalities.count, at: node.span))
      return nil
    }
    return known.count
  }
}

/// When a question is put: `filtre: {question: X, modalites: [..]}`.
struct SurveyFilterKeys {
  let question: String
  let questionSpan: SourceSpan
  let modalities: [String]
  private let spans: [SourceSpan]

  init?(_ node: YAMLNode, _ problems: inout ProblemCollector) {
    guard let section = Section(node, allowing: ["question", "modalites"], &problems) else {
      return nil
    }
    section.require("question", &problems)
    section.require("modalites", &problems)
    let named = SurveyCode.codes(section, "modalites", &problems)
    guard let question = section.text("question", &problems), !named.isEmpty else { return nil }
    self.question = question
    questionSpan = section.mapping["question"]?.span ?? node.span
    modalities = named.map(\.label)
    spans = named.map(\.span)
  }

  /// What is wrong with the names that it gives.
  func problems(among questions: [SurveyQuestionKeys]) -> [Problem] {
    guard let asked = questions.first(where: { $0.key == question }) else {
      return [.unknownQuestion(question, among: questions.map(\.key), at: questionSpan)]
    }
    return zip(modalities, spans).compactMap { modality, span in
      asked.coding.modalities.contains(modality)
        ? nil : .notAModality(modality, of: asked.coding.modalities, at: span)
    }
  }
}

extension YAMLNode {
  /// Lowest numbers of classes, rising.
  fileprivate func classBounds() throws(Problem) -> [Int] {
    var bounds: [Int] = []
    for item in try list() {
      let bound = try item.int()
      guard bound >= 0, bound > (bounds.last ?? -1) else { throw .classesNotRising(at: item.span) }
      bounds.append(bound)
    }
    guard bounds.count >= 2 else { throw .classesNotRising(at: span) }
    return bounds
  }
}

extension Problem {
  fileprivate static func codeGivenTwice(_ code: SurveyCode, at span: SourceSpan) -> Problem {
    Problem(
      .error, "code-repete",
      "le code « \(code.code.prefix(30)) » est à la fois une modalité et une non-réponse", at: span)
  }

  fileprivate static func twoCodings(at span: SourceSpan) -> Problem {
    Problem(
      .error, "modalites-et-classes", "une question a des modalités ou des classes, pas les deux",
      at: span)
  }

  fileprivate static func noModalities(_ key: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "modalites-manquantes", "la question « \(key) » n'a ni modalités ni classes",
      at: span,
      hint: "ajoutez « modalites: {1: …, 2: …} », ou « classes: [15, 30, 60] » pour un âge")
  }

  fileprivate static func negativesWithoutFeeling(at span: SourceSpan) -> Problem {
    Problem(
      .error, "negatives-sans-sentiment",
      "« negatives » n'a de sens que pour une question de rôle « sentiment »", at: span)
  }

  fileprivate static func wrongNegatives(_ count: Int, at span: SourceSpan) -> Problem {
    Problem(
      .error, "negatives-invalides",
      "le côté négatif compte de 1 à \(max(1, count - 1)) des \(count) modalités", at: span)
  }

  fileprivate static func classesNotRising(at span: SourceSpan) -> Problem {
    Problem(
      .error, "classes-invalides", "les bornes des classes doivent croître, et être deux au moins",
      at: span, hint: "« classes: [15, 30, 60] » fait 15-29, 30-59 et 60+")
  }

  static func notAModality(
    _ name: String, of modalities: [String], at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "modalite-inconnue",
      "« \(name.prefix(60)) » n'est pas une modalité de cette question",
      at: span,
      hint: closest(to: name, among: modalities).map { "vouliez-vous dire « \($0) » ?" }
        ?? "modalités : " + modalities.map { "« \($0) »" }.joined(separator: ", "))
  }

  static func unknownQuestion(
    _ key: String, among keys: [String], at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "question-inconnue", "aucune question ne s'appelle « \(key.prefix(60)) »", at: span,
      hint: closest(to: key, among: keys).map { "vouliez-vous dire « \($0) » ?" })
  }
}
