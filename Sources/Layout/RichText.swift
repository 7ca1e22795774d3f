import Document
import Drawing

/// Running text ready to be cut into lines: scalars, and the runs they belong to.
struct RichText {
  struct Run: Hashable {
    var isBold = false
    var isItalic = false
    var color: Color?
    var link: LinkTarget?
    /// The number of the note this run is the mark of.
    var note: Int?
  }

  var letters: [Letter] = []
  var runs: [Run] = []

  init() {}

  /// Text in one run, as the rules of French spacing set it.
  init(_ text: String, _ run: Run = Run()) {
    letters = frenchSpacing(text.unicodeScalars.map { Letter(scalar: $0, run: 0) })
    runs = [run]
  }

  var isEmpty: Bool { letters.isEmpty }

  /// Lines of it need elements of their own inside a paragraph.
  var hasNestedElements: Bool { runs.contains { $0.link != nil || $0.note != nil } }

  /// An end of line that was asked for.
  static let lineBreak: Unicode.Scalar = "\u{2028}"

  var plainText: String {
    letters.map { $0.scalar == Self.lineBreak ? Letter(scalar: " ", run: $0.run) : $0 }[...].string
  }

  mutating func append(_ other: RichText) {
    let continues = runs.last != nil && runs.last == other.runs.first
    let shift = continues ? runs.count - 1 : runs.count
    runs += continues ? other.runs.dropFirst() : other.runs[...]
    letters += other.letters.map { Letter(scalar: $0.scalar, run: $0.run + shift) }
  }

  /// All of it bold.
  func bold() -> RichText {
    var copy = self
    for index in copy.runs.indices where copy.runs[index].note == nil {
      copy.runs[index].isBold = true
    }
    return copy
  }
}

extension TextStyle {
  /// The style of a run inside text of this style.
  func applying(_ run: RichText.Run, linkColor: Color) -> TextStyle {
    var style = self
    if run.isBold { style.isBold = true }
    if run.isItalic { style.isItalic = true }
    if run.link != nil { style.color = linkColor }
    if let color = run.color { style.color = color }
    if run.note != nil { style.size *= RichText.noteMarkScale }
    return style
  }
}

extension RichText {
  /// A note mark against the text it follows.
  static let noteMarkScale = 0.65
  /// How far a note mark is raised, in sizes of the text it follows.
  static let noteMarkRise = 0.34
}

extension ArraySlice<Letter> {
  var string: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count + 8)
    for letter in self {
      if letter.scalar.isASCII {
        bytes.append(UInt8(truncatingIfNeeded: letter.scalar.value))
      } else {
        for byte in UTF8.encode(letter.scalar) ?? UTF8.encodedReplacementCharacter {
          bytes.append(byte)
        }
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Flattens inlines; keeps the links that lead somewhere and the notes in their order.
struct InlineReader {
  let anchors: Set<String>
  private(set) var text = RichText()
  /// The content of each note met, with its number.
  private(set) var notes: [(number: Int, content: [Inline])] = []
  private(set) var unresolvedAnchors: [String] = []
  private var nextNote: Int

  init(anchors: Set<String>, firstNote: Int) {
    self.anchors = anchors
    nextNote = firstNote
  }

  mutating func read(_ inlines: [Inline]) {
    read(inlines, RichText.Run())
    text.letters = frenchSpacing(text.letters)
  }

  private mutating func read(_ inlines: [Inline], _ run: RichText.Run) {
    for inline in inlines { read(inline, run) }
  }

  private mutating func read(_ inline: Inline, _ run: RichText.Run) {
    var inner = run
    switch inline {
    case .text(let string): append(string, run)
    case .lineBreak: append(String(RichText.lineBreak), run)
    case .strong(let content):
      inner.isBold = true
      read(content, inner)
    case .emphasis(let content):
      inner.isItalic = true
      read(content, inner)
    case .link(let target, let content):
      inner.link = resolved(target)
      read(content, inner)
    case .footnote(let content):
      notes.append((nextNote, content))
      inner = RichText.Run()
      inner.note = nextNote
      append(String(nextNote), inner)
      nextNote += 1
    }
  }

  private mutating func resolved(_ target: LinkTarget) -> LinkTarget? {
    guard case .destination(let anchor) = target, !anchors.contains(anchor) else { return target }
    unresolvedAnchors.append(anchor)
    return nil
  }

  private mutating func append(_ string: String, _ run: RichText.Run) {
    guard !string.isEmpty else { return }
    if text.runs.last != run { text.runs.append(run) }
    let index = text.runs.count - 1
    text.letters += string.unicodeScalars.map { Letter(scalar: $0, run: index) }
  }
}
