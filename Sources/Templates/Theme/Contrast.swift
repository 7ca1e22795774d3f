import Drawing
import Problems
import Units

/// Two colours that stand one on the other in the documents, and how far apart they must be.
private struct ContrastRule {
  let front: PaletteToken?
  /// Nil for white.
  let grounds: [PaletteToken?]
  let least: Double
}

/// Text: WCAG 2.1, 1.4.3, level AA.
private let textContrast = 4.5
/// Marks that carry meaning: WCAG 2.1, 1.4.11, level AA.
private let markContrast = 3.0

private let contrastRules: [ContrastRule] = [
  ContrastRule(
    front: .encre,
    grounds: [
      nil, .fond, .clair, .bleu1, .bleu2, .bleu3, .bande, .chaleur1, .brique1, .brique3, .neutre,
      .ocre1, .sable1, .sable2, .sable3, .couverture,
    ], least: textContrast),
  ContrastRule(front: .ardoise, grounds: [nil, .fond, .bleu1], least: textContrast),
  ContrastRule(front: .gris, grounds: [nil, .fond], least: textContrast),
  ContrastRule(front: .bleu, grounds: [nil, .fond, .bleu1], least: textContrast),
  ContrastRule(front: .brique, grounds: [nil, .fond, .brique1], least: textContrast),
  ContrastRule(front: .briqueSombre, grounds: [nil], least: textContrast),
  ContrastRule(front: .ocreTexte, grounds: [nil, .ocre1], least: textContrast),
  // Numbers inside symbols and bars.
  ContrastRule(front: nil, grounds: [.bleu, .briqueSombre], least: textContrast),
  ContrastRule(front: .repere, grounds: [nil], least: markContrast),
  ContrastRule(front: .ocre, grounds: [nil], least: markContrast),
]

/// What a palette gets wrong: an error for a text, a warning for a mark.
///
/// The problem stands at the colour that the file gives; a pair it does not touch is ours.
func contrastProblems(
  of palette: Palette, at places: [PaletteToken: SourceSpan], in file: String
) -> [Problem] {
  contrastRules.flatMap { rule in
    rule.grounds.compactMap { ground -> Problem? in
      let front = color(rule.front, of: palette)
      let ratio = front.contrast(with: color(ground, of: palette))
      guard ratio < rule.least else { return nil }
      let place = rule.front.flatMap { places[$0] } ?? ground.flatMap { places[$0] }
      return .weakContrast(
        rule, on: ground, ratio: ratio, at: place ?? SourceSpan(wholeOf: file))
    }
  }
}

private func color(_ token: PaletteToken?, of palette: Palette) -> Color {
  token.map { palette[keyPath: $0.path] } ?? .white
}

extension Problem {
  fileprivate static func weakContrast(
    _ rule: ContrastRule, on ground: PaletteToken?, ratio: Double, at span: SourceSpan
  ) -> Problem {
    let front = rule.front.map { "« \($0.rawValue) »" } ?? "blanc"
    let back = ground.map { "« \($0.rawValue) »" } ?? "le blanc"
    // Rounded down: 4.49 is not enough and must not read 4,5.
    let shown = French.decimal((ratio * 10).rounded(.down) / 10, places: 1)
    let least = French.decimal(rule.least, places: 1)
    return Problem(
      rule.least == textContrast ? .error : .warning, "contraste",
      "le contraste de \(front) sur \(back) est de \(shown) ; il en faut \(least) pour être lu",
      at: span, hint: "assombrissez l'une des deux couleurs, ou éclaircissez l'autre")
  }
}
