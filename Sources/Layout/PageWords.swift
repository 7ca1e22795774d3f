import Document
import Drawing

/// What a page says in sentences, for an index: neither tables nor what stands inside figures, which
/// name everything everywhere.
struct PageWords {
  /// UTF-8 in small letters, between two spaces, each white one space.
  private let bytes: [UInt8]

  /// The words of pages in a row: a table that goes on is still one on the next.
  static func words(of pages: [[Shape]]) -> [PageWords] {
    var reader = SentenceReader()
    return pages.map { shapes in
      reader.text = ""
      reader.read(shapes)
      return PageWords(text: reader.text)
    }
  }

  private init(text: String) { bytes = Self.folded(" " + text + " ") }

  /// Whether one of the spellings stands there as whole words, be it in the plural.
  func speaks(of spellings: [String]) -> Bool {
    spellings.contains { spelling in
      let word = Self.folded(frenchSpacing(spelling))
      return !word.isEmpty && holds(word)
    }
  }

  private func holds(_ word: [UInt8]) -> Bool {
    var start = 1
    while start + word.count < bytes.count {
      if bytes[start] == word[0], !isLetter(bytes[start - 1]),
        bytes[start..<start + word.count].elementsEqual(word)
      {
        var end = start + word.count
        if bytes[end] == UInt8(ascii: "s") { end += 1 }
        if !isLetter(bytes[end]) { return true }
      }
      start += 1
    }
    return false
  }

  /// Part of a word: a letter, a digit, a byte of a letter with an accent.
  private func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: byte >= 0x80
    }
  }

  /// Typographic spaces become spaces and apostrophes straight, so that what is left above ASCII is
  /// letters.
  private static func folded(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    for scalar in text.lowercased().unicodeScalars {
      switch scalar {
      case "\u{A0}", "\u{202F}", "\u{2009}": result.append(0x20)
      case "’": result.append(UInt8(ascii: "'"))
      case "«", "»", "–", "—", "…", "×", "−": result.append(0x20)
      default: result += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
      }
    }
    return result
  }
}

/// Joins the lines of a page in reading order.
private struct SentenceReader {
  var text = ""
  /// Open elements, and how many of them are not sentences.
  private var open: [Bool] = []
  private var silent = 0

  mutating func read(_ shapes: [Shape]) {
    for shape in shapes {
      switch shape {
      case .begin(let tag):
        open.append(tag.isSilent)
        if tag.isSilent { silent += 1 }
      case .end: if open.popLast() == true { silent -= 1 }
      case .text(let placed): if silent == 0 { append(placed.text) }
      case .link(_, _, let inside), .clip(_, let inside): read(inside)
      case .artifact, .fill, .stroke, .image, .destination: break
      }
    }
  }

  /// A word cut at the end of a line is whole again.
  private mutating func append(_ line: String) {
    if text.last == "-", line.first?.isLowercase == true {
      text.removeLast()
    } else {
      text += " "
    }
    text += line
  }
}

extension StructureTag {
  fileprivate var isSilent: Bool {
    switch self {
    case .table, .figure, .contents: true
    default: false
    }
  }
}
