import Problems
import SourceFiles

/// What stands between the two `---` of an author's text; both keys are optional.
struct AuthorTextHead {
  var replacesProse = false
  var externalFigures: [ExternalFigure] = []
  /// The line where the text begins.
  var bodyStart = 1

  static let keys = ["remplace", "chiffres_externes"]

  init(_ source: MaskedSource, problems: inout ProblemCollector) {
    guard let first = source.lines.first, Self.isMark(first) else { return }
    guard let end = source.lines.dropFirst().firstIndex(where: Self.isMark) else {
      problems.add(.openHead(at: source.real(source.original.span(ofLine: 1))))
      return
    }
    bodyStart = end + 2
    let lines = source.lines[1..<end]
    guard lines.contains(where: { !$0.allSatisfy(\.isWhitespace) }) else { return }
    var found = ProblemCollector()
    do {
      let root = try readYAML(source.text(ofLines: 2..<end + 1))
      let keys = try root.mapping(allowing: Self.keys, problems: &found)
      read(keys, source, &found)
    } catch let error as Problem {
      found.add(error)
    } catch let error as Problems {
      found.add(contentsOf: error.all)
    } catch { preconditionFailure("the readers throw problems only") }
    problems.add(contentsOf: found.problems.map(source.real))
  }

  private mutating func read(
    _ keys: YAMLMapping, _ source: MaskedSource, _ problems: inout ProblemCollector
  ) {
    if let node = keys["remplace"] {
      replacesProse = problems.attempt { () throws(Problem) in try node.bool() } ?? false
    }
    for node in keys["chiffres_externes"]?.listOrSingle() ?? [] {
      let figure = problems.attempt { () throws(Problem) in
        try ExternalFigure(try node.string(), at: node.span)
      }
      if let figure { externalFigures.append(figure) }
    }
  }

  private static func isMark(_ line: String) -> Bool {
    line.hasPrefix("---") && line.dropFirst(3).allSatisfy(\.isWhitespace)
  }
}

extension ExternalFigure {
  /// `340 logements, rapport d'activité du bailleur 2025`: the figure first, then its source.
  init(_ text: String, at span: SourceSpan) throws(Problem) {
    let figures = TypedFigure.figures(in: text, .everything)
    guard let first = figures.first, text.prefix(first.range.lowerBound).allSatisfy(\.isSign)
    else { throw .noFigure(text, at: span) }
    let words = text.dropFirst(first.range.upperBound)
    guard words.contains(where: \.isLetter) else { throw .noSource(text, at: span) }
    self.init(figure: first, text: text)
  }
}

extension Character {
  fileprivate var isSign: Bool { isWhitespace || ["−", "-", "+"].contains(self) }
}

extension Problem {
  fileprivate static func openHead(at span: SourceSpan) -> Problem {
    Problem(
      .error, "entete-non-ferme", "l'en-tête ouvert par « --- » n'est pas fermé", at: span,
      hint: "ajoutez une ligne « --- » après la dernière clé")
  }

  fileprivate static func noFigure(_ text: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "chiffre-externe", "« \(text.prefix(60)) » ne commence pas par un chiffre", at: span,
      hint: "écrivez le chiffre, puis sa source : « 340 logements, rapport du bailleur 2025 »")
  }

  fileprivate static func noSource(_ text: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "chiffre-externe", "la source de « \(text.prefix(60)) » manque", at: span,
      hint: "écrivez le chiffre, puis sa source : « 340 logements, rapport du bailleur 2025 »")
  }
}
