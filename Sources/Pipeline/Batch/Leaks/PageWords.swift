import Drawing

/// The words of a page as a reader would find them, those of pictures and of their descriptions too.
struct PageWords {
  /// Two readings: a hyphen at the end of a line belongs to a name, or only to the line.
  let readings: [Reading]

  struct Reading {
    let words: [Substring]
    /// Positions of the words that this reading alone has; nil when it stands for the page.
    let own: Set<Int>?
  }

  init(_ page: Page) {
    var text = ""
    for shape in page.shapes { Self.collect(shape, into: &text) }
    let kept = Self.words(of: Self.joining(text) { $0.append("-") })
    // A letter that no text holds marks where two ends were joined.
    let joined = Self.words(of: Self.joining(text) { $0.append(Self.mark) })
    let own = joined.indices.filter { joined[$0].unicodeScalars.contains(Self.mark) }
    var readings = joined
    for index in own { readings[index] = Self.unmarked(joined[index])[...] }
    self.readings = [
      Reading(words: kept, own: nil), Reading(words: readings, own: Set(own)),
    ]
  }

  private static let mark: Unicode.Scalar = "\u{16A0}"

  /// Between two runs of text.
  private static let seam: Unicode.Scalar = "\n"

  /// The text with something else where a hyphen ends a run.
  private static func joining(
    _ text: String, with join: (inout String.UnicodeScalarView) -> Void
  ) -> String {
    var result = String.UnicodeScalarView()
    var isAfterHyphen = false
    for scalar in text.unicodeScalars {
      if isAfterHyphen {
        if scalar == seam { join(&result) } else { result.append("-") }
      }
      let isJoint = isAfterHyphen && scalar == seam
      isAfterHyphen = scalar == "-"
      if !isAfterHyphen, !isJoint { result.append(scalar) }
    }
    if isAfterHyphen { result.append("-") }
    return String(result)
  }

  private static func unmarked(_ word: Substring) -> String {
    var result = String.UnicodeScalarView()
    for scalar in word.unicodeScalars where scalar != mark { result.append(scalar) }
    return String(result)
  }

  private static func collect(_ shape: Shape, into text: inout String) {
    switch shape {
    case .text(let placed): add(placed.text, to: &text)
    case .begin(.figure(let alternative)): add(alternative, to: &text)
    case .clip(_, let shapes), .artifact(let shapes), .link(_, _, let shapes):
      for shape in shapes { collect(shape, into: &text) }
    case .fill, .stroke, .image, .begin, .end, .destination: break
    }
  }

  /// With one kind of hyphen, and a seam after it.
  private static func add(_ run: String, to text: inout String) {
    for scalar in run.unicodeScalars {
      switch scalar {
      case "\u{2010}", "\u{2011}": text.unicodeScalars.append("-")
      case "\u{AD}": break
      default: text.unicodeScalars.append(scalar)
      }
    }
    text.unicodeScalars.append(seam)
  }

  /// Runs of letters, digits and hyphens: « d'Arès » is « d » and « Arès », « Saint-Côme » one word.
  static func words(of text: String) -> [Substring] {
    text.unicodeScalars.split { !isPartOfWord($0) }.map(Substring.init)
  }

  /// An accent that stands apart from its letter is part of the word too.
  private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-": true
    case "\u{00}"..."\u{7F}": false
    default:
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || scalar.properties.generalCategory == .nonspacingMark
    }
  }
}
