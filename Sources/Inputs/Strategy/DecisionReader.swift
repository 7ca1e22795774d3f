import Dossier
import Problems
import SourceFiles
import Units

/// Reads one decision: a verb and its keys.
struct DecisionReader {
  enum Verb: String, CaseIterable {
    case status = "statut"
    case measure = "mesure"
    case change = "modifier"
    case create = "creer"
    case abandon = "abandonner"
    case priority = "priorite"
    case attach = "rattacher"

    var keys: [String] {
      switch self {
      case .status: ["action", "de", "a"]
      case .measure: ["indicateur", "valeur", "date"]
      case .change: ["action", "champ", "valeur"]
      case .create: ["dans"] + DecisionReader.creations
      case .abandon: ["action"]
      case .priority: ["action", "valeur"]
      case .attach: ["action", "objectif", "element", "a"]
      }
    }
  }

  fileprivate static let creations = ["action", "objectif_operationnel", "objectif", "axe"]

  /// Nil when the meeting has none that can be read.
  let meetingDate: CalendarDate?

  func decision(_ node: YAMLNode, _ problems: inout ProblemCollector) -> Decision? {
    let verbs = Verb.allCases.map(\.rawValue)
    guard let outer = Section(node, allowing: verbs, &problems) else { return nil }
    let known = outer.mapping.entries.filter { verbs.contains($0.key) }
    guard known.count == 1, let entry = known.first, let verb = Verb(rawValue: entry.key) else {
      if known.count == outer.mapping.entries.count { problems.add(.oneVerb(at: node.span)) }
      return nil
    }
    guard let section = Section(entry.value, allowing: verb.keys + ["motif"], &problems) else {
      return nil
    }
    let reason = section.wording("motif", &problems)
    return content(verb, section, &problems).map {
      Decision($0, reason: reason, at: entry.keySpan)
    }
  }

  private func content(
    _ verb: Verb, _ section: Section, _ problems: inout ProblemCollector
  ) -> Decision.Content? {
    switch verb {
    case .status: status(section, &problems)
    case .measure: measure(section, &problems)
    case .change: change(section, &problems)
    case .create: creation(section, &problems)
    case .abandon: name("action", section, &problems).map { .abandon(action: $0) }
    case .priority: priority(section, &problems)
    case .attach: attachment(section, &problems)
    }
  }

  private func name(
    _ key: String, _ section: Section, _ problems: inout ProblemCollector
  ) -> String? {
    if section.mapping[key] == nil { section.require(key, &problems) }
    return section.value(key, &problems) { node throws(Problem) in try node.string() }
  }

  private func status(
    _ section: Section, _ problems: inout ProblemCollector
  ) -> Decision.Content? {
    let action = name("action", section, &problems)
    let from = section.value("de", &problems, as: SheetReader.status)
    if section.mapping["a"] == nil { section.require("a", &problems) }
    let to = section.value("a", &problems, as: SheetReader.status)
    guard let action, let to else { return nil }
    return .status(action: action, from: from, to: to)
  }

  private func measure(
    _ section: Section, _ problems: inout ProblemCollector
  ) -> Decision.Content? {
    for key in ["indicateur", "valeur"] where section.mapping[key] == nil {
      section.require(key, &problems)
    }
    let reference = section.value("indicateur", &problems) { node throws(Problem) in
      let text = try node.string()
      guard let reference = IndicatorReference(text) else {
        throw .wrongReference(text, at: node.span)
      }
      return reference
    }
    let value = section.number("valeur", &problems)
    let date = section.requiredDate("date", &problems)
    guard let reference, let value, let date else { return nil }
    if let meetingDate, date > meetingDate, let span = section.mapping["date"]?.span {
      problems.add(.measuredLater(at: span))
    }
    return .measure(reference, Measure(value: value, date: date))
  }

  private func change(
    _ section: Section, _ problems: inout ProblemCollector
  ) -> Decision.Content? {
    let action = name("action", section, &problems)
    for key in ["champ", "valeur"] where section.mapping[key] == nil {
      section.require(key, &problems)
    }
    let field = section.value("champ", &problems) { node throws(Problem) in
      let field = try node.choice(of: SheetField.self)
      guard field != .status, field != .priority else {
        throw .hasItsOwnVerb(field, at: node.span)
      }
      return field
    }
    guard let field, let node = section.mapping["valeur"],
      let value = SheetReader().value(of: field, node, &problems), let action
    else { return nil }
    return .change(action: action, value)
  }

  private func creation(
    _ section: Section, _ problems: inout ProblemCollector
  ) -> Decision.Content? {
    let named = Self.creations.filter { section.mapping[$0] != nil }
    guard named.count == 1, let key = named.first, let node = section.mapping[key] else {
      problems.add(.oneCreation(at: section.mapping.span))
      return nil
    }
    if key != "axe", section.mapping["dans"] == nil { section.require("dans", &problems) }
    let parent = section.value("dans", &problems) { node throws(Problem) in try node.string() }
    var reader = StrategyReader()
    let creation: Creation? =
      switch key {
      case "axe": reader.axis(node, &problems).map(Creation.axis)
      case "objectif": reader.objective(node, &problems).map(Creation.objective)
      case "objectif_operationnel": reader.operational(node, &problems).map(Creation.operational)
      default: reader.action(node, &problems).map(Creation.action)
      }
    return creation.map { .create(in: key == "axe" ? nil : parent, $0) }
  }

  private func priority(
    _ section: Section, _ problems: inout ProblemCollector
  ) -> Decision.Content? {
    let action = name("action", section, &problems)
    if section.mapping["valeur"] == nil { section.require("valeur", &problems) }
    let priority = section.value("valeur", &problems, as: SheetReader.priority)
    guard let action, let priority else { return nil }
    return .priority(action: action, priority)
  }

  private func attachment(
    _ section: Section, _ problems: inout ProblemCollector
  ) -> Decision.Content? {
    let named = ["action", "objectif", "element"].filter { section.mapping[$0] != nil }
    guard named.count == 1, let key = named.first else {
      problems.add(.oneElement(at: section.mapping.span))
      return nil
    }
    let identifier = name(key, section, &problems)
    let parent = name("a", section, &problems)
    guard let identifier, let parent else { return nil }
    return .attach(identifier, to: parent)
  }
}

extension Problem {
  fileprivate static func oneVerb(at span: SourceSpan) -> Problem {
    Problem(
      .error, "decision-sans-verbe", "chaque décision a un verbe, et un seul", at: span,
      hint: "verbes : " + DecisionReader.Verb.allCases.map(\.rawValue).joined(separator: ", "))
  }

  fileprivate static func wrongReference(_ text: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "reference-d-indicateur", "« \(text.prefix(60)) » ne désigne pas un indicateur",
      at: span, hint: "écrivez la fiche, un point, l'indicateur : « F01.I1 »")
  }

  fileprivate static func measuredLater(at span: SourceSpan) -> Problem {
    Problem(
      .error, "mesure-future", "cette mesure est postérieure à la séance qui la présente", at: span)
  }

  fileprivate static func hasItsOwnVerb(_ field: SheetField, at span: SourceSpan) -> Problem {
    Problem(
      .error, "champ-a-part", "« \(field.rawValue) » ne se change pas par « modifier »", at: span,
      hint: "écrivez une décision « \(field.rawValue): {action: …} »")
  }

  fileprivate static func oneCreation(at span: SourceSpan) -> Problem {
    Problem(
      .error, "creation-sans-objet",
      "une création porte sur une seule chose : « action », « objectif_operationnel », "
        + "« objectif » ou « axe »", at: span)
  }

  fileprivate static func oneElement(at span: SourceSpan) -> Problem {
    Problem(
      .error, "rattachement-sans-objet",
      "un rattachement porte sur une seule chose : « action » ou « objectif »", at: span)
  }
}
