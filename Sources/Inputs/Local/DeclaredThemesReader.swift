import Dossier
import Problems
import SourceFiles

extension InterviewsReader {
  struct DeclaredEntry {
    let theme: Interviews.DeclaredTheme
    let span: SourceSpan
  }

  /// `themes: {halls: occupation de halls}`: short codes for the identifiers of findings.
  func declaredThemes(
    _ root: Section, _ problems: inout ProblemCollector
  ) -> [DeclaredEntry] {
    let mapping = root.value("themes", &problems) { node throws(Problem) in try node.mapping() }
    guard let mapping else { return [] }
    let section = Section(mapping: mapping)
    var labels: [FoldedName: String] = [:]
    return mapping.entries.compactMap { entry in
      guard isCode(entry.key) else {
        problems.add(.wrongCode(entry))
        return nil
      }
      section.require(entry.key, &problems)
      guard let label = texts.text(entry.key, in: section, &problems) else { return nil }
      if let other = labels[FoldedName(label)] {
        problems.add(.twoCodes(label, other, at: entry.keySpan))
        return nil
      }
      labels[FoldedName(label)] = entry.key
      return DeclaredEntry(
        theme: Interviews.DeclaredTheme(code: entry.key, label: label), span: entry.keySpan)
    }
  }

  /// What an identifier may hold: `perception.halls`.
  private func isCode(_ text: String) -> Bool {
    !text.isEmpty && text.first != "-" && text.last != "-"
      && text.utf8.allSatisfy {
        (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-")
      }
  }
}

extension Problem {
  fileprivate static func wrongCode(_ entry: YAMLEntry) -> Problem {
    let folded = FoldedName(entry.key).key
    return Problem(
      .error, "code-de-theme",
      "« \(entry.key.prefix(60)) » n'est pas un code : minuscules sans accent, chiffres et tirets",
      at: entry.keySpan,
      hint: folded.isEmpty ? nil : "écrivez « \(folded): \(entry.key) »")
  }

  fileprivate static func twoCodes(
    _ label: String, _ other: String, at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "theme-en-double", "le thème « \(label.prefix(60)) » a déjà le code « \(other) »",
      at: span)
  }
}
