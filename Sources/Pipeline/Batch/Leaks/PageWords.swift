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
    let kept = Self.words(of: text.replacing("-" + Self.seam, with: "-"))
    // A letter that no text holds marks where two ends were joined.
    let joined = Self.words(of: text.replacing("-" + Self.seam, with: Self.mark))
    let own = joined.indices.filter { joined[$0].contains(Self.mark) }
    readings = [
      Reading(words: kept, own: nil),
      Reading(words: joined.map { $0.replacing(Self.mark, with: "")[...] }, own: Set(own)),
    ]
  }

  private static let mark = "\u{16A0}"

  /// Between two runs of text.
  private static let seam = "\n"

  private static func collect(_ shape: Shape, into text: inout String) {
    switch shape {
    case .text(let placed): text += plainHyphens(placed.text) + seam
    case .begin(.figure(let alternative)): text += plainHyphens(alternative) + seam
    case .clip(_, let shapes), .artifact(let shapes), .link(_, _, let shapes):
      for shape in shapes { collect(shape, into: &text) }
    case .fill, .stroke, .image, .begin, .end, .destination: break
    }
  }

  private static func plainHyphens(_ text: String) -> String {
    text.replacing("\u{2010}", with: "-").replacing("\u{2011}", with: "-")
      .replacing("\u{AD}", with: "")
  }

  /// Runs of letters, digits and hyphens: « d'Arès » is « d » and « Arès », « Saint-Côme » one word.
  static func words(of text: String) -> [Substring] {
    text.split { !($0.isLetter || $0.isNumber || $0 == "-") }
  }
}
