import Dossier
import Problems
import SourceFiles

/// What the codebook asks of the weights, before the questions are known.
struct SurveyCalibrationKeys {
  struct Margin {
    let question: String
    let span: SourceSpan
    let targets: [(category: String, persons: Double, span: SourceSpan)]
  }

  let method: SurveyCalibration.Method
  let margins: [Margin]

  /// The spellings of a method; « ranking-ratio » is how many write raking ratio.
  private enum Name: String, CaseIterable {
    case ranking = "ranking-ratio"
    case rakingRatio = "raking-ratio"
    case raking
    case logit
  }

  init?(_ node: YAMLNode, _ problems: inout ProblemCollector) {
    let keys = ["methode", "marges", "bornes"]
    guard let section = Section(node, allowing: keys, &problems) else { return nil }
    section.require("marges", &problems)
    let name = section.value("methode", &problems) { node throws(Problem) in
      try node.choice(of: Name.self)
    }
    let bounds = section.value("bornes", &problems) { node throws(Problem) in
      try node.factorBounds()
    }
    if let node = section.mapping["bornes"], name != .logit {
      problems.add(.boundsWithoutLogit(at: node.span))
    }
    // Factors from a third to three: wide enough to be met by most surveys, narrow enough that no
    // respondent speaks for many.
    let usual = (lower: 0.3, upper: 3.0)
    method =
      name == .logit
      ? .logit(lower: (bounds ?? usual).lower, upper: (bounds ?? usual).upper) : .rakingRatio
    let named = section.value("marges", &problems) { node throws(Problem) in try node.mapping() }
    margins = (named?.entries ?? []).compactMap { Self.margin($0, &problems) }
    guard !margins.isEmpty else { return nil }
  }

  private static func margin(_ entry: YAMLEntry, _ problems: inout ProblemCollector) -> Margin? {
    let named = problems.attempt { () throws(Problem) in try entry.value.mapping() }
    let targets = (named?.entries ?? []).compactMap { target in
      problems.attempt { () throws(Problem) in
        let persons = try target.value.double()
        guard persons > 0 else { throw .targetNotPositive(target.key, at: target.value.span) }
        return (category: target.key, persons: persons, span: target.keySpan)
      }
    }
    guard !targets.isEmpty else { return nil }
    return Margin(question: entry.key, span: entry.keySpan, targets: targets)
  }
}

extension YAMLNode {
  /// `[0.3, 3]`: under one, then over one.
  fileprivate func factorBounds() throws(Problem) -> (lower: Double, upper: Double) {
    let items = try list()
    guard items.count == 2 else { throw .wrongBounds(at: span) }
    let lower = try items[0].double()
    let upper = try items[1].double()
    guard lower >= 0, lower < 1, upper > 1 else { throw .wrongBounds(at: span) }
    return (lower, upper)
  }
}

extension Problem {
  fileprivate static func targetNotPositive(_ category: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "marge-non-positive",
      "la marge de « \(category.prefix(60)) » doit être un nombre de personnes supérieur à zéro",
      at: span)
  }

  fileprivate static func wrongBounds(at span: SourceSpan) -> Problem {
    Problem(
      .error, "bornes-invalides",
      "deux bornes sont attendues : l'une de 0 à 1, l'autre supérieure à 1", at: span,
      hint: "écrivez « bornes: [0.3, 3] »")
  }

  fileprivate static func boundsWithoutLogit(at span: SourceSpan) -> Problem {
    Problem(
      .error, "bornes-sans-logit", "« bornes » n'a de sens qu'avec « methode: logit »", at: span)
  }
}
