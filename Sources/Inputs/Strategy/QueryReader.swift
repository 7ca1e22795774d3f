import Dossier
import Problems
import SourceFiles
import Units

/// Reads what an indicator counts in the register: `requete`.
struct QueryReader {
  private static let keys = ["categories", "sources", "lieux", "jours", "heures", "fenetre"]

  func query(_ node: YAMLNode, _ problems: inout ProblemCollector) -> FactQuery? {
    guard let section = Section(node, allowing: Self.keys, &problems) else { return nil }
    var query = FactQuery(
      categories: section.texts("categories", &problems),
      sources: section.texts("sources", &problems), places: section.texts("lieux", &problems),
      weekdays: weekdays(section, &problems), hours: hours(section, &problems),
      window: window(section, &problems) ?? .year)
    query.place = WrittenPlace(node.span)
    return query
  }

  /// Ascending, each once.
  private func weekdays(_ section: Section, _ problems: inout ProblemCollector) -> [Int] {
    let days = (section.mapping["jours"]?.listOrSingle() ?? []).compactMap { node in
      problems.attempt { () throws(Problem) in try number(node, among: FactQuery.weekdayNames) }
    }
    return Set(days).sorted()
  }

  private func window(
    _ section: Section, _ problems: inout ProblemCollector
  ) -> ObservationPeriod.Length? {
    section.value("fenetre", &problems) { node throws(Problem) in
      let lengths = ObservationPeriod.Length.allCases
      return lengths[try number(node, among: lengths.map(\.name))]
    }
  }

  /// The place of a word in a list, whatever its case and accents.
  private func number(_ node: YAMLNode, among words: [String]) throws(Problem) -> Int {
    let text = try node.string()
    guard let number = words.map({ FoldedName($0) }).firstIndex(of: FoldedName(text)) else {
      throw .unknownWord(text, among: words, at: node.span)
    }
    return number
  }

  /// « 21-1 », « 21 h – 1 h »: from the first hour to before the second.
  private func hours(
    _ section: Section, _ problems: inout ProblemCollector
  ) -> FactQuery.Hours? {
    section.value("heures", &problems) { node throws(Problem) in
      let text = try node.string()
      let parts = text.split(whereSeparator: { "-–—àa".contains($0) }).map(Self.hour)
      guard parts.count == 2, let from = parts[0], let to = parts[1], from < 24, from != to,
        from != to % 24
      else { throw .wrongHours(text, at: node.span) }
      return FactQuery.Hours(from: from, to: to)
    }
  }

  /// « 21 », « 21 h », « 21h »: a whole hour from 0 to 24.
  private static func hour(_ text: Substring) -> Int? {
    var digits = text.filter { !$0.isWhitespace && $0 != "\u{A0}" && $0 != "\u{202F}" }
    if digits.last == "h" { digits.removeLast() }
    guard digits.allSatisfy({ $0.isASCII && $0.isNumber }), let hour = Int(digits),
      (0...24).contains(hour)
    else { return nil }
    return hour
  }
}

extension Problem {
  fileprivate static func unknownWord(
    _ text: String, among words: [String], at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "valeur-inconnue",
      "la valeur « \(text.prefix(60)) » n'est pas une de celles prévues", at: span,
      hint: closest(to: text, among: words).map { "vouliez-vous dire « \($0) » ?" }
        ?? "valeurs prévues : \(words.joined(separator: ", "))")
  }

  fileprivate static func wrongHours(_ text: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "heures-invalides",
      "« \(text.prefix(60)) » n'est pas un créneau : deux heures pleines sont attendues",
      at: span, hint: "écrivez « 21-1 » pour 21 h à 1 h ; la seconde heure n'est pas comprise")
  }
}
