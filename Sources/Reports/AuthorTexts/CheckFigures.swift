import Dossier
import Problems
import Templates

extension Material {
  /// A warning for each figure of the author that this document prints nowhere.
  func unknownFigures(of texts: [AuthorText], in printed: PrintedFigures) -> [Problem] {
    texts.flatMap { text in
      text.claims.filter { !printed.holds($0.figure) }.map { claim in
        let stems = WordStems.of(claim.sentence).intersection(subjectStems)
        return .unknownFigure(
          claim, near: printed.nearest(to: claim.figure, speakingOf: stems))
      }
    }
  }

  /// The words that name what is measured.
  private var subjectStems: Set<String> {
    let social = SocialVariable.allCases.map { $0.rawValue.replacing("-", with: " ") }
    return (Indicator.allCases.map(\.name) + social).reduce(into: []) {
      $0.formUnion(WordStems.of($1))
    }
  }
}

extension Problem {
  fileprivate static func unknownFigure(
    _ claim: ClaimedFigure, near entries: [PrintedFigures.Entry]
  ) -> Problem {
    let candidates = entries.map { entry in
      entry.label.isEmpty ? entry.figure.text : "\(entry.figure.text) (\(entry.label))"
    }
    return Problem(
      .warning, "chiffre-absent",
      "« \(claim.figure.text) » : ce chiffre n'est pas (ou plus) dans le document", at: claim.span,
      hint: candidates.isEmpty
        ? "s'il vient d'ailleurs, citez-le sous « chiffres_externes » avec sa source"
        : "le document donne : \(candidates.joined(separator: " ; "))")
  }
}
