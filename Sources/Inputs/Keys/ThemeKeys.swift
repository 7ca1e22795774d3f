import Dossier
import Problems
import SourceFiles

extension ThemeWords {
  /// The words of the key « themes », each with the theme of the nomenclature that it means.
  init(in root: Section, _ problems: inout ProblemCollector) {
    let written = root.value("themes", &problems) { node throws(Problem) in try node.mapping() }
    var own: [String: KnownTheme] = [:]
    for entry in written?.entries ?? [] {
      let read = problems.attempt { () throws(Problem) in
        let key = try entry.value.string()
        guard let theme = KnownTheme(rawValue: key) else {
          throw .unknownTheme(key, at: entry.value.span)
        }
        return theme
      }
      guard let theme = read else { continue }
      let words = folded(entry.key)
      if let other = own[words], other != theme {
        problems.add(.wordsWithTwoThemes(entry.key, at: entry.keySpan))
      }
      own[words] = theme
    }
    self.init(own: own)
  }
}

extension Problem {
  fileprivate static func unknownTheme(_ key: String, at span: SourceSpan) -> Problem {
    let keys = KnownTheme.allCases.map(\.rawValue)
    return Problem(
      .error, "theme-inconnu", "le thème « \(key.prefix(60)) » n’existe pas", at: span,
      hint: closest(to: key, among: keys).map { "vouliez-vous dire « \($0) » ?" }
        ?? "thèmes possibles : \(keys.joined(separator: ", "))")
  }

  fileprivate static func wordsWithTwoThemes(_ words: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "theme-contradictoire",
      "« \(words.prefix(60)) » reçoit deux thèmes différents", at: span,
      hint: "gardez une seule ligne : majuscules, accents et tirets ne comptent pas")
  }
}
