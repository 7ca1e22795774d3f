import Dossier
import Problems
import SourceFiles
import Units

/// What `enquete.yaml` says, checked key by key, before any answer is read.
struct SurveyKeys {
  var title = "Enquête de victimation"
  var producer: String?
  var microdata: NamedFile?
  var format = CSVFormat()
  var fieldwork = SurveyFieldwork(from: nil, to: nil, mode: nil, referenceMonths: nil)
  var plan = SamplingPlan.quotas
  var scope = SurveyScope(population: nil, persons: nil, households: nil)
  var scopeSpan: SourceSpan?
  var weight: ColumnName?
  var district: ColumnName?
  var householdSize: ColumnName?
  var calibration: SurveyCalibrationKeys?
  var questions: [SurveyQuestionKeys] = []
  var victimisations: [VictimisationKeys] = []
  var repetitionCap = 0.98
  /// Columns that are there and must not be read.
  var ignored: [ColumnName] = []

  static let allowed = [
    "vigie", "titre", "producteur", "fichier", "separateur", "encodage", "terrain", "plan", "champ",
    "poids", "quartier", "taille_menage", "calage", "questions", "victimations",
    "plafond_repetition", "ignorer",
  ]

  init?(_ root: YAMLNode, of file: NamedFile, _ problems: inout ProblemCollector) {
    guard let section = Section(root, allowing: Self.allowed, &problems) else { return nil }
    section.checkVersion(&problems)
    title = section.text("titre", &problems) ?? title
    producer = section.text("producteur", &problems)
    section.require("fichier", &problems)
    microdata = section.text("fichier", &problems).map {
      file.beside($0, namedAt: section.mapping["fichier"]?.span)
    }
    format = section.csvFormat(&problems)
    readFieldwork(section, &problems)
    if section.mapping["plan"] == nil { section.require("plan", &problems) }
    plan =
      section.value("plan", &problems) { node throws(Problem) in
        try node.choice(of: SamplingPlan.self)
      } ?? plan
    readScope(section, &problems)
    weight = ColumnName(section, "poids", &problems)
    district = ColumnName(section, "quartier", &problems)
    householdSize = ColumnName(section, "taille_menage", &problems)
    calibration = section.mapping["calage"].flatMap { SurveyCalibrationKeys($0, &problems) }
    readQuestions(section, &problems)
    repetitionCap =
      section.value("plafond_repetition", &problems) { node throws(Problem) in
        try node.quantile()
      } ?? repetitionCap
    ignored = (section.mapping["ignorer"]?.listOrSingle() ?? []).compactMap {
      ColumnName($0, &problems)
    }
  }

  private mutating func readQuestions(_ section: Section, _ problems: inout ProblemCollector) {
    let named = section.value("questions", &problems) { node throws(Problem) in try node.mapping() }
    questions = (named?.entries ?? []).compactMap { SurveyQuestionKeys($0, &problems) }
    let kinds = section.value("victimations", &problems) { node throws(Problem) in
      try node.mapping()
    }
    victimisations = (kinds?.entries ?? []).compactMap { VictimisationKeys($0, &problems) }
    if section.mapping["questions"] == nil, section.mapping["victimations"] == nil {
      section.require("questions", &problems)
    }
    for question in questions {
      guard let filter = question.filter else { continue }
      problems.add(contentsOf: filter.problems(among: questions))
    }
  }

  private mutating func readFieldwork(_ root: Section, _ problems: inout ProblemCollector) {
    let keys = ["du", "au", "mode", "periode_de_reference"]
    guard let section = root.section("terrain", allowing: keys, &problems) else { return }
    let from = section.date("du", &problems)
    let to = section.date("au", &problems)
    if let from, let to, to < from, let node = section.mapping["au"] {
      problems.add(.reversedDates(from, to, at: node.span))
    }
    fieldwork = SurveyFieldwork(
      from: from, to: to, mode: section.text("mode", &problems),
      referenceMonths: section.value("periode_de_reference", &problems) { node throws(Problem) in
        try node.months()
      })
  }

  private mutating func readScope(_ root: Section, _ problems: inout ProblemCollector) {
    let keys = ["population", "effectif", "menages", "age_minimum"]
    guard let section = root.section("champ", allowing: keys, &problems) else { return }
    let population = section.text("population", &problems)
    let persons = section.count("effectif", from: 1, &problems)
    let households = section.count("menages", from: 1, &problems)
    if let persons, let households, households > persons, let node = section.mapping["menages"] {
      problems.add(.moreHouseholdsThanPersons(households, persons, at: node.span))
    }
    scopeSpan = section.mapping["effectif"]?.span
    scope = SurveyScope(
      population: population, persons: persons, households: households,
      minimumAge: section.count("age_minimum", &problems) ?? population.flatMap(minimumAge))
  }
}

/// A column that the codebook names, and where it does.
struct ColumnName: Hashable, Sendable {
  let text: String
  let span: SourceSpan

  init?(_ section: Section, _ key: String, _ problems: inout ProblemCollector) {
    guard let node = section.mapping[key] else { return nil }
    self.init(node, &problems)
  }

  init?(_ node: YAMLNode, _ problems: inout ProblemCollector) {
    guard let text = problems.attempt({ () throws(Problem) in try node.string() }) else {
      return nil
    }
    self.text = text
    span = node.span
  }
}

/// The age in « habitants de 15 ans et plus »; nil when no number stands before « ans ».
func minimumAge(in population: String) -> Int? {
  let words = population.lowercased().split { $0.isWhitespace }
  for (number, word) in zip(words, words.dropFirst()) where word.hasPrefix("ans") {
    if let age = Int(number), age < 100 { return age }
  }
  return nil
}

extension Section {
  /// How a text file is written, when it can't be recognised without doubt.
  func csvFormat(_ problems: inout ProblemCollector) -> CSVFormat {
    CSVFormat(
      separator: value("separateur", &problems) { node throws(Problem) in
        let text = try node.string()
        guard text != "\\t", text != "tabulation" else { return CSVFormat.Separator.tab }
        return try node.choice(of: CSVFormat.Separator.self)
      },
      encoding: value("encodage", &problems) { node throws(Problem) in
        try node.choice(of: CSVFormat.Encoding.self)
      })
  }
}

extension NamedFile {
  /// A file named in this one: relative paths start from its folder.
  func beside(_ written: String, namedAt span: SourceSpan?) -> NamedFile {
    func beside(_ path: String) -> String {
      guard !written.hasPrefix("/"), let slash = path.lastIndex(of: "/") else { return written }
      return path[...slash] + written
    }
    return NamedFile(
      written: beside(self.written),
      source: SourceFile(path: beside(source.path), name: beside(source.name), namedAt: span))
  }
}

extension YAMLNode {
  /// A length of time in whole months: `12 mois`, `1 an`, `24`.
  fileprivate func months() throws(Problem) -> Int {
    let text = try string()
    let words = text.lowercased().split { $0.isWhitespace }
    let unit = words.count == 2 ? words[1] : "mois"
    guard (1...2).contains(words.count), let number = words.first.flatMap({ Int($0) }),
      ["mois", "an", "ans"].contains(unit)
    else { throw .wrongPeriod(text, at: span) }
    let months = unit == "mois" ? number : number * 12
    guard (1...120).contains(months) else { throw .wrongPeriod(text, at: span) }
    return months
  }

  /// A quantile: `98%`, `98 %` or `0.98`.
  fileprivate func quantile() throws(Problem) -> Double {
    let text = try string()
    let digits = text.filter { !$0.isWhitespace && $0 != "%" }
    guard let number = Double(digits.map { $0 == "," ? "." : String($0) }.joined()) else {
      throw .wrongQuantile(text, at: span)
    }
    let quantile = text.contains("%") ? number / 100 : number
    guard (0.5...1).contains(quantile) else { throw .wrongQuantile(text, at: span) }
    return quantile
  }
}

extension Problem {
  fileprivate static func reversedDates(
    _ from: CalendarDate, _ to: CalendarDate, at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "dates-inversees",
      "le terrain finit le \(to.iso), avant d'avoir commencé le \(from.iso)", at: span,
      hint: "échangez « du » et « au », ou corrigez l'année")
  }

  fileprivate static func moreHouseholdsThanPersons(
    _ households: Int, _ persons: Int, at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "champ-contradictoire",
      "\(households) ménages pour \(persons) personnes : un ménage a au moins une personne",
      at: span, hint: "« effectif » compte des personnes, « menages » des ménages")
  }

  fileprivate static func wrongPeriod(_ text: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "periode-illisible",
      "« \(text.prefix(60)) » n'est pas une durée de 1 à 120 mois", at: span,
      hint: "écrivez « 12 mois » ou « 1 an »")
  }

  fileprivate static func wrongQuantile(_ text: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "plafond-illisible", "« \(text.prefix(60)) » n'est pas une part de 50 % à 100 %",
      at: span, hint: "écrivez « 98% »")
  }
}
