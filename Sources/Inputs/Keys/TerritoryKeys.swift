import Dossier
import Problems
import SourceFiles

/// What `dossier.yaml` says of the territory, before the files complete it.
struct TerritoryKeys {
  /// The three keys, one of which opens a dossier.
  enum Form: String, CaseIterable {
    case commune
    case arrondissement
    case intercommunality = "intercommunalite"

    var allowed: [String] {
      let common = ["nom", "population_municipale", "population_totale", "departement", "region"]
      return switch self {
      case .commune: ["code_insee"] + common + ["epci", "police_municipale_agents"]
      case .arrondissement: ["code_insee"] + common + ["epci", "police_municipale_agents"]
      case .intercommunality:
        ["siren"] + common
          + ["communes", "competence_prevention", "cispd", "police_municipale_agents"]
      }
    }
  }

  var code: String
  var kind: Territory.Kind
  /// Where the code stands.
  var codeSpan: SourceSpan
  var name: String?
  var municipalPopulation: Int?
  var totalPopulation: Int?
  var department: Territory.Area?
  var region: Territory.Area?
  var intercommunality: Territory.Intercommunality?
  var municipalPoliceAgents: Int?
  /// The key that names the territory, and where members stand.
  var keySpan: SourceSpan
  var memberSpans: [SourceSpan] = []

  /// Nil, with its problems, when no territory can be made out.
  init?(_ root: Section, _ problems: inout ProblemCollector) {
    let entries = Form.allCases.compactMap { form in
      root.mapping.entry(form.rawValue).map { (form, $0) }
    }
    guard let (form, entry) = entries.first else {
      problems.add(.noTerritory(at: root.mapping.span))
      return nil
    }
    for (_, other) in entries.dropFirst() {
      problems.add(.secondTerritory(other.key, at: other.keySpan))
    }
    guard let section = Section(entry.value, allowing: form.allowed, &problems),
      let code = Self.code(section, form, &problems)
    else { return nil }
    self.code = code.text
    codeSpan = code.span
    keySpan = entry.keySpan
    kind = .commune
    readCommonKeys(section, &problems)
    readKind(section, form, &problems)
  }

  private static func code(
    _ section: Section, _ form: Form, _ problems: inout ProblemCollector
  ) -> (text: String, span: SourceSpan)? {
    let key = form == .intercommunality ? "siren" : "code_insee"
    guard let node = section.mapping[key] else {
      section.require(key, &problems)
      return nil
    }
    return problems.attempt { () throws(Problem) in
      (try form == .intercommunality ? node.siren() : node.communeCode(), node.span)
    }
  }

  /// The longest names of communes and of EPCI have 45 and about 100 characters (COG and BANATIC,
  /// 2025); a running head holds no more than this.
  private static let nameLimit = 120

  private mutating func readCommonKeys(_ section: Section, _ problems: inout ProblemCollector) {
    name = section.text("nom", &problems)
    if let name, name.count > Self.nameLimit, let entry = section.mapping.entry("nom") {
      problems.add(.nameTooLong(name.count, Self.nameLimit, at: entry.value.span))
    }
    municipalPopulation = section.count("population_municipale", &problems)
    totalPopulation = section.count("population_totale", &problems)
    department = Self.area(section, "departement", &problems)
    region = Self.area(section, "region", &problems)
    municipalPoliceAgents = section.count("police_municipale_agents", &problems)
    if let municipal = municipalPopulation, let total = totalPopulation, total < municipal,
      let entry = section.mapping.entry("population_totale")
    {
      problems.add(.totalUnderMunicipal(total, municipal, at: entry.value.span))
    }
  }

  private static func area(
    _ section: Section, _ key: String, _ problems: inout ProblemCollector
  ) -> Territory.Area? {
    guard let area = section.section(key, allowing: ["code", "nom"], &problems) else { return nil }
    area.require("code", &problems)
    let name = area.text("nom", &problems)
    return area.text("code", &problems).map { Territory.Area(code: $0, name: name ?? "") }
  }

  private mutating func readKind(
    _ section: Section, _ form: Form, _ problems: inout ProblemCollector
  ) {
    switch form {
    case .commune:
      intercommunality = Self.intercommunality(section, &problems)
      if MunicipalArrondissements.city(of: code) != nil {
        problems.add(.isAnArrondissement(code, at: keySpan))
      }
    case .arrondissement:
      intercommunality = Self.intercommunality(section, &problems)
      if let city = MunicipalArrondissements.city(of: code) {
        kind = .arrondissement(cityCode: city)
      } else {
        problems.add(.isNotAnArrondissement(code, at: codeSpan))
      }
    case .intercommunality:
      readMembers(section, &problems)
      intercommunality = Territory.Intercommunality(
        name: name ?? "", hasPreventionCompetence: section.flag("competence_prevention", &problems),
        hasCISPD: section.flag("cispd", &problems))
      if name == nil { section.require("nom", &problems) }
    }
  }

  private mutating func readMembers(_ section: Section, _ problems: inout ProblemCollector) {
    var members: [String] = []
    if section.mapping["communes"] == nil { section.require("communes", &problems) }
    for node in section.mapping["communes"]?.listOrSingle() ?? [] {
      guard let code = problems.attempt({ () throws(Problem) in try node.communeCode() }) else {
        continue
      }
      guard !members.contains(code) else {
        problems.add(.repeatedMember(code, at: node.span))
        continue
      }
      members.append(code)
      memberSpans.append(node.span)
      if MunicipalArrondissements.city(of: code) != nil {
        problems.add(.arrondissementAmongMembers(code, at: node.span))
      }
    }
    kind = .intercommunality(memberCodes: members)
  }

  private static func intercommunality(
    _ section: Section, _ problems: inout ProblemCollector
  ) -> Territory.Intercommunality? {
    let keys = ["nom", "siren", "competence_prevention", "cispd"]
    guard let epci = section.section("epci", allowing: keys, &problems) else { return nil }
    epci.require("nom", &problems)
    _ = epci.value("siren", &problems) { node throws(Problem) in try node.siren() }
    let competence = epci.flag("competence_prevention", &problems)
    let cispd = epci.flag("cispd", &problems)
    return epci.text("nom", &problems).map {
      Territory.Intercommunality(name: $0, hasPreventionCompetence: competence, hasCISPD: cispd)
    }
  }
}

extension Problem {
  fileprivate static func noTerritory(at span: SourceSpan) -> Problem {
    Problem(
      .error, "territoire-manquant",
      "le territoire manque : « commune », « arrondissement » ou « intercommunalite »", at: span,
      hint: "ajoutez « commune: » et, dessous, « code_insee: \"…\" »")
  }

  fileprivate static func secondTerritory(_ key: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "plusieurs-territoires",
      "la clé « \(key) » donne un second territoire ; un dossier n'en a qu'un", at: span)
  }

  fileprivate static func nameTooLong(
    _ count: Int, _ limit: Int, at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "nom-trop-long", "ce nom a \(count) caractères ; la limite est de \(limit)", at: span,
      hint: "écrivez le nom tel que le Code officiel géographique le donne")
  }

  fileprivate static func totalUnderMunicipal(
    _ total: Int, _ municipal: Int, at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "populations-contradictoires",
      "la population totale (\(total)) est inférieure à la population municipale (\(municipal))",
      at: span, hint: "la population totale ajoute à la municipale la population comptée à part")
  }

  fileprivate static func isAnArrondissement(_ code: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "arrondissement", "le code « \(code) » est celui d'un arrondissement municipal",
      at: span, hint: "remplacez la clé « commune » par « arrondissement »")
  }

  fileprivate static func isNotAnArrondissement(_ code: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "arrondissement",
      "le code « \(code) » n'est pas celui d'un arrondissement de Paris, Lyon ou Marseille",
      at: span,
      hint: "75101 à 75120, 69381 à 69389, 13201 à 13216 ; sinon, la clé est « commune »")
  }

  fileprivate static func repeatedMember(_ code: String, at span: SourceSpan) -> Problem {
    Problem(.error, "code-repete", "la commune « \(code) » est déjà dans cette liste", at: span)
  }

  fileprivate static func arrondissementAmongMembers(
    _ code: String, at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "arrondissement",
      "« \(code) » est un arrondissement ; une intercommunalité a des communes pour membres",
      at: span)
  }
}
