import Dossier
import Problems
import SourceFiles
import Units

/// Reads the indicators of a sheet, from `evaluation`.
struct IndicatorReader {
  private static let keys = [
    "id", "libelle", "nature", "unite", "initial", "date", "cible", "echeance", "source",
    "periodicite", "sens", "seuil_alerte", "serie", "requete",
  ]

  func indicators(
    _ node: YAMLNode, _ problems: inout ProblemCollector
  ) -> [ActionIndicator] {
    var lines: [String: Int] = [:]
    return node.listOrSingle().compactMap { node in
      guard let indicator = indicator(node, &problems) else { return nil }
      let span = indicator.place.span ?? node.span
      if let first = lines[indicator.identifier] {
        problems.add(.repeatedIndicator(indicator.identifier, first, at: span))
        return nil
      }
      lines[indicator.identifier] = span.line
      return indicator
    }
  }

  private func indicator(
    _ node: YAMLNode, _ problems: inout ProblemCollector
  ) -> ActionIndicator? {
    guard let section = Section(node, allowing: Self.keys, &problems) else { return nil }
    if section.mapping["id"] == nil { section.require("id", &problems) }
    let identifier = section.value("id", &problems) { node throws(Problem) in
      let text = try node.identifier()
      guard !text.contains(".") else { throw .pointInIndicator(text, at: node.span) }
      return text
    }
    let label = section.requiredWording("libelle", &problems)
    var indicator = ActionIndicator(
      identifier: identifier ?? "", label: label ?? "", at: section.mapping["id"]?.span)
    readWords(section, into: &indicator, &problems)
    readValues(section, into: &indicator, &problems)
    return identifier == nil || label == nil ? nil : indicator
  }

  private func readWords(
    _ section: Section, into indicator: inout ActionIndicator,
    _ problems: inout ProblemCollector
  ) {
    indicator.unit = section.wording("unite", &problems)
    indicator.source = section.wording("source", &problems)
    indicator.frequency = section.wording("periodicite", &problems)
    indicator.kind = section.value("nature", &problems) { node throws(Problem) in
      try node.choice(of: ActionIndicator.Kind.self)
    }
    indicator.direction = section.value("sens", &problems) { node throws(Problem) in
      try node.choice(of: ActionIndicator.Direction.self)
    }
    indicator.series = section.value("serie", &problems) { node throws(Problem) in
      try node.choice(of: Indicator.self)
    }
    indicator.query = section.mapping["requete"].flatMap { QueryReader().query($0, &problems) }
  }

  private func readValues(
    _ section: Section, into indicator: inout ActionIndicator,
    _ problems: inout ProblemCollector
  ) {
    indicator.initial = section.number("initial", &problems)
    indicator.initialDate = section.date("date", &problems)
    indicator.target = section.number("cible", &problems)
    indicator.deadline = section.date("echeance", &problems)
    indicator.alertThreshold = section.number("seuil_alerte", &problems)
    if let start = indicator.initialDate, let end = indicator.deadline, end < start,
      let span = section.mapping["echeance"]?.span
    {
      problems.add(.endBeforeStart(end, start, at: span))
    }
    if let initial = indicator.initial, let target = indicator.target,
      let direction = indicator.direction, direction == .up ? target < initial : target > initial,
      let span = section.mapping["cible"]?.span
    {
      problems.add(.targetOnTheOtherSide(direction, at: span))
    }
  }
}

extension Problem {
  fileprivate static func repeatedIndicator(
    _ identifier: String, _ line: Int, at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "indicateur-repete",
      "l'indicateur « \(identifier) » est déjà celui de la ligne \(line)", at: span,
      hint: "chaque indicateur d'une fiche a son identifiant : « I1 », « I2 »")
  }

  fileprivate static func pointInIndicator(_ text: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "identifiant-invalide",
      "l'identifiant « \(text) » d'un indicateur ne contient pas de point", at: span,
      hint: "écrivez « \(text.split(separator: ".").last ?? "I1") » ; une séance y ajoute la fiche")
  }

  fileprivate static func targetOnTheOtherSide(
    _ direction: ActionIndicator.Direction, at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "cible-contraire",
      "le sens voulu est « \(direction.rawValue) », et la cible va dans l'autre sens", at: span)
  }
}
