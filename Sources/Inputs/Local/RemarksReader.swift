import Dossier
import Problems
import SourceFiles

extension InterviewsReader {
  private static let remarkKeys = ["theme", "lieu", "tonalite", "intensite", "citation"]

  /// The `propos` of one interview.
  func remarks(
    _ section: Section, _ problems: inout ProblemCollector
  ) -> [(remark: Remark, places: RemarkPlaces)] {
    guard let node = section.mapping["propos"],
      let nodes = problems.attempt({ () throws(Problem) in try node.list() })
    else { return [] }
    if nodes.isEmpty { problems.add(.noEntry("propos", at: node.span)) }
    return nodes.compactMap { node in
      Section(node, allowing: Self.remarkKeys, &problems).flatMap { remark($0, &problems) }
    }
  }

  private func remark(
    _ section: Section, _ problems: inout ProblemCollector
  ) -> (remark: Remark, places: RemarkPlaces)? {
    for key in ["theme", "tonalite"] { section.require(key, &problems) }
    let theme = texts.text("theme", in: section, &problems)
    let place = texts.text("lieu", in: section, &problems)
    let quote = texts.text("citation", in: section, &problems)
    let tone = section.value("tonalite", &problems) { node throws(Problem) in
      try node.foldedChoice(of: Remark.Tone.self)
    }
    let intensity = section.value("intensite", &problems) { node throws(Problem) in
      let intensity = try node.int()
      guard (1...3).contains(intensity) else { throw .wrongIntensity(intensity, at: node.span) }
      return intensity
    }
    guard let theme, let tone, let span = section.mapping["theme"]?.span else { return nil }
    guard !FoldedName(theme).key.isEmpty else {
      problems.add(.noLetter(theme, at: span))
      return nil
    }
    return (
      Remark(
        theme: theme, place: place, tone: tone, intensity: intensity, quote: quote, span: span),
      RemarkPlaces(theme: span, place: section.mapping["lieu"]?.span)
    )
  }
}

extension Problem {
  fileprivate static func wrongIntensity(_ value: Int, at span: SourceSpan) -> Problem {
    Problem(
      .error, "intensite-hors-limites", "l'intensité \(value) n'est pas entre 1 et 3", at: span,
      hint: "1 : mentionné ; 2 : appuyé ; 3 : premier sujet de l'entretien")
  }

  fileprivate static func noLetter(_ text: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "theme-sans-nom", "« \(text.prefix(60)) » ne nomme aucun thème", at: span)
  }
}
