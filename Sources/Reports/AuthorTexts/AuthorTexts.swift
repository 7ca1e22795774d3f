import Analysis
import Document
import Dossier
import Problems
import Templates

/// The author's texts of a dossier, each held against the document that it goes into.
struct AuthorTexts: Sendable {
  /// Those about a section, ready to be placed.
  var sections: [AuthorText] = []
  /// Those about a finding, by its identifier.
  var findings: [String: AuthorText] = [:]
  var problems = ProblemCollector()

  /// Reads each text and finds what it is about; `anchors` are the sections that are printed.
  init(_ material: Material, template: DocumentTemplate, anchors: [String]) {
    for written in material.dossier.texts {
      let read: Warned<AuthorText>
      do {
        read = try readAuthorText(written.bytes, about: written.subject, file: written.file)
      } catch {
        problems.add(contentsOf: error.all)
        continue
      }
      problems.add(contentsOf: read.warnings)
      let text = read.value
      if anchors.contains(text.subject) {
        sections.append(text)
      } else if material.number(of: text.subject) != nil {
        findings[text.subject] = text
      } else {
        problems.add(material.homeless(text, template, anchors))
      }
    }
  }

  var all: [AuthorText] {
    (sections + findings.values).sorted { $0.subject < $1.subject }
  }
}

extension Material {
  /// Why a text has no place in this document.
  fileprivate func homeless(
    _ text: AuthorText, _ template: DocumentTemplate, _ anchors: [String]
  ) -> Problem {
    let subject = text.subject
    if let finding = findings.finding(subject) {
      return .notEstablished(subject, verdictWords(of: finding), at: text.span)
    }
    if isFindingOfAnotherDossier(subject) { return .findingAbsent(subject, at: text.span) }
    let names = anchors + numbered.map(\.identifier)
    guard !template.mayHold(section: subject) else {
      return .sectionAbsent(subject, among: names, at: text.span)
    }
    return subject.contains(".")
      ? .unknownFinding(subject, among: findings.list.map(\.identifier), at: text.span)
      : .unknownSection(subject, among: anchors, at: text.span)
  }

  private func verdictWords(of finding: Finding) -> String {
    switch finding.verdict {
    case .notEstablished: "l'écart ou l'évolution n'est pas établi"
    case .notPublished: "la valeur est protégée par le secret statistique"
    case .divided: "les acteurs se contredisent"
    case .above, .below, .rising, .falling, .stable, .worrying, .reassuring, .converging,
      .diverging:
      "il n'est qu'indicatif"
    }
  }

  /// Whether the name is that of a finding which other data could give.
  private func isFindingOfAnotherDossier(_ identifier: String) -> Bool {
    let parts = identifier.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let domain = Finding.Domain(rawValue: parts[0]),
      Finding.Aspect(rawValue: parts[2]) != nil
    else { return false }
    switch domain {
    case .malveillance: return Indicator(rawValue: parts[1]) != nil
    case .social: return SocialVariable(rawValue: parts[1]) != nil
    default: return true
    }
  }
}

extension Problem {
  fileprivate static func notEstablished(
    _ identifier: String, _ reason: String, at span: SourceSpan
  ) -> Problem {
    Problem(
      .warning, "texte-non-imprime",
      "ce texte n'est pas imprimé : le constat « \(identifier) » n'est pas établi (\(reason))",
      at: span, hint: "gardez-le pour une prochaine édition, ou écrivez-le pour la section")
  }

  fileprivate static func findingAbsent(_ identifier: String, at span: SourceSpan) -> Problem {
    Problem(
      .warning, "texte-non-imprime",
      "ce texte n'est pas imprimé : les sources de ce dossier ne donnent pas le constat « \(identifier) »",
      at: span, hint: "vérifiez qu'aucune source n'a été retirée")
  }

  fileprivate static func sectionAbsent(
    _ anchor: String, among names: [String], at span: SourceSpan
  ) -> Problem {
    Problem(
      .warning, "texte-non-imprime",
      "ce texte n'est pas imprimé : la section « \(anchor) » n'est pas dans ce document, faute de données",
      at: span, hint: closest(to: anchor, among: names).map { "vouliez-vous dire « \($0) » ?" })
  }

  fileprivate static func unknownSection(
    _ name: String, among anchors: [String], at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "texte-sans-place", "« \(name) » n'est pas une section de ce document", at: span,
      hint: closest(to: name, among: anchors).map { "vouliez-vous dire « \($0).md » ?" }
        ?? "sections possibles : \(anchors.joined(separator: ", "))")
  }

  fileprivate static func unknownFinding(
    _ name: String, among identifiers: [String], at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "texte-sans-place", "« \(name) » n'est pas un constat de ce document", at: span,
      hint: closest(to: name, among: identifiers).map { "vouliez-vous dire « \($0).md » ?" }
        ?? "constats possibles : \(identifiers.sorted().joined(separator: ", "))")
  }
}
