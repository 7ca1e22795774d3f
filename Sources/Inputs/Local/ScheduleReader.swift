import Dossier
import Problems
import SourceFiles

extension LocalResponse.Schedule {
  /// `{jours: [lun, mar], de: "18:00", a: "23:00"}`; nil, with problems, when it says nothing.
  init?(_ section: Section, _ problems: inout ProblemCollector) {
    let days = (section.mapping["jours"]?.listOrSingle() ?? []).compactMap { node in
      problems.attempt { () throws(Problem) in try node.weekday() }
    }
    let from = section.value("de", &problems) { node throws(Problem) in
      try node.minutes(isEnd: false)
    }
    let to = section.value("a", &problems) { node throws(Problem) in
      try node.minutes(isEnd: true)
    }
    for (key, other) in [("de", "a"), ("a", "de")]
    where section.mapping[key] != nil && section.mapping[other] == nil {
      problems.add(.missingKey(other, at: section.mapping.span))
    }
    if let from, let to, from == to, let span = section.mapping["a"]?.span {
      problems.add(.noDuration(at: span))
      return nil
    }
    guard !days.isEmpty || from != nil else { return nil }
    self.init(weekdays: Set(days).sorted(), from: from, to: to)
  }
}

extension YAMLNode {
  private static let weekdays = [
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
  ]

  /// 1 for `lun` or `lundi`.
  fileprivate func weekday() throws(Problem) -> Int {
    let text = try string().lowercased()
    guard
      let index = Self.weekdays.firstIndex(where: {
        $0 == text || $0.prefix(3) == text || $0.prefix(3) + "." == text
      })
    else { throw .unknownDay(text, among: Self.weekdays.map { String($0.prefix(3)) }, at: span) }
    return index + 1
  }

  /// Minutes after midnight of `18:00`; midnight is 24:00 at the end of a day.
  fileprivate func minutes(isEnd: Bool) throws(Problem) -> Int {
    let text = try string()
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
      let minutes = Self.minutes(parts[0], parts[1]), minutes < 1440 || isEnd
    else { throw .wrongHour(text, at: span) }
    return minutes
  }

  /// Nil out of the day.
  fileprivate static func minutes(_ hour: Substring, _ minute: Substring) -> Int? {
    guard (hour + minute).allSatisfy({ ("0"..."9").contains($0) }), let hours = Int(hour),
      let minutes = Int(minute), minutes < 60, hours * 60 + minutes <= 1440
    else { return nil }
    return hours * 60 + minutes
  }
}

extension Problem {
  fileprivate static func unknownDay(
    _ text: String, among days: [String], at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "jour-inconnu", "« \(text.prefix(60)) » n'est pas un jour", at: span,
      hint: closest(to: text, among: days).map { "vouliez-vous dire « \($0) » ?" }
        ?? "jours possibles : \(days.joined(separator: ", "))")
  }

  fileprivate static func wrongHour(_ text: String, at span: SourceSpan) -> Problem {
    // « 18h », « 18 h 30 », « 18h30 ».
    let parts = text.split { !$0.isNumber }
    let meant = parts.first.flatMap { hour in
      parts.count <= 2
        ? YAMLNode.minutes(hour, parts.count == 2 ? parts[1] : "00") : nil
    }
    return Problem(
      .error, "heure-invalide", "« \(text.prefix(60)) » n'est pas une heure", at: span,
      hint: meant.flatMap { $0 < 1440 ? "écrivez « \"\(written($0))\" »" : nil }
        ?? "une heure s'écrit « \"18:00\" »")
  }

  private static func written(_ minutes: Int) -> String {
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(two(minutes / 60)):\(two(minutes % 60))"
  }

  fileprivate static func noDuration(at span: SourceSpan) -> Problem {
    Problem(
      .error, "horaires-sans-duree", "la fin est à la même heure que le début", at: span,
      hint: "pour un jour entier, écrivez de « \"00:00\" » à « \"24:00\" »")
  }
}
