import Dossier
import Problems

/// Names that are met one after the other: says when one looks like a slip for an earlier one.
struct NameSpellings {
  private var known: [FoldedName: String] = [:]

  /// Nil when the name is known, or unlike all those that are; it is known from then on.
  mutating func nearMiss(_ name: FoldedName, written: String) -> String? {
    guard known[name] == nil else { return nil }
    defer { known[name] = written }
    return known.sorted { $0.key < $1.key }.first { isNear($0.key.key, name.key) }?.value
  }

  /// One letter, or two in a long name: « vols avec armes » stays far from « vols sans armes ».
  private func isNear(_ first: String, _ second: String) -> Bool {
    let length = min(first.count, second.count)
    guard length >= 4, abs(first.count - second.count) <= 2 else { return false }
    return editDistance(Array(first), Array(second)) <= (length < 10 ? 1 : 2)
  }
}

extension InterviewsReader {
  /// Two spellings that differ by a letter are two themes: said, since it may not be meant.
  func checkSpellings(
    of entries: [Entry], _ declared: [DeclaredEntry], _ problems: inout ProblemCollector
  ) {
    let remarks = entries.flatMap { zip($0.interview.remarks, $0.remarks) }
    var themes = NameSpellings()
    var places = NameSpellings()
    for theme in declared.map(\.theme.label) {
      _ = themes.nearMiss(FoldedName(theme), written: theme)
    }
    for place in context.districts {
      _ = places.nearMiss(FoldedName(place: place), written: place)
    }
    let codes = Set(declared.map { FoldedName($0.theme.code) })
    for (remark, spans) in remarks {
      if !codes.contains(FoldedName(remark.theme)),
        let near = themes.nearMiss(FoldedName(remark.theme), written: remark.theme)
      {
        problems.add(.nearTheme(remark.theme, near, at: spans.theme))
      }
      if let place = remark.place, let span = spans.place,
        let near = places.nearMiss(FoldedName(place: place), written: place)
      {
        problems.add(.nearPlace(place, near, at: span))
      }
    }
    checkUse(of: declared, among: remarks.map(\.0.theme), &problems)
  }

  private func checkUse(
    of declared: [DeclaredEntry], among themes: [String], _ problems: inout ProblemCollector
  ) {
    let used = Set(themes.map { FoldedName($0) })
    for entry in declared
    where !used.contains(FoldedName(entry.theme.label))
      && !used.contains(FoldedName(entry.theme.code))
    {
      problems.add(.unusedTheme(entry.theme.label, at: entry.span))
    }
  }
}

extension Problem {
  static func nearTheme(_ theme: String, _ near: String, at span: SourceSpan) -> Problem {
    Problem(
      .warning, "theme-proche",
      "le thème « \(theme.prefix(60)) » ressemble à « \(near.prefix(60)) » ; "
        + "ils sont comptés à part", at: span,
      hint: "si c'est le même, écrivez « \(near.prefix(60)) »")
  }

  static func nearPlace(_ place: String, _ near: String, at span: SourceSpan) -> Problem {
    Problem(
      .warning, "lieu-proche",
      "le lieu « \(place.prefix(60)) » ressemble à « \(near.prefix(60)) » ; "
        + "ils sont comptés à part", at: span,
      hint: "si c'est le même, écrivez « \(near.prefix(60)) »")
  }

  fileprivate static func unusedTheme(_ label: String, at span: SourceSpan) -> Problem {
    Problem(
      .warning, "theme-sans-propos", "aucun propos ne porte sur « \(label.prefix(60)) »", at: span,
      hint: "supprimez ce code, ou vérifiez l'orthographe du thème")
  }
}
