/// The part of a line that a problem shows, and the caret under it.
///
/// As wide as a terminal takes it: what is cut away is « … », on the side where it was.
struct Excerpt {
  /// Columns of a line, its marks of cutting included.
  static let width = 100
  /// Columns kept on each side of the caret where a line is cut, so that words can be read.
  private static let context = 30

  let line: String
  let caret: String

  init(of span: SourceSpan) {
    let characters = Array(span.lineText)
    // Right after the last character when the line itself was cut before, or ends too early.
    let start = min(max(0, span.column - 1), characters.count)
    let window = Self.window(of: characters.count, around: start, span.length)
    var shown = characters[window].map { Self.isPlain($0) ? $0 : " " }
    if window.lowerBound > 0 { shown[0] = "…" }
    if window.upperBound < characters.count { shown[shown.count - 1] = "…" }
    let offset = start - window.lowerBound
    let rest = window.upperBound - start - (window.upperBound < characters.count ? 1 : 0)
    line = String(shown)
    caret =
      String(repeating: " ", count: offset)
      + String(repeating: "^", count: max(1, min(span.length, rest)))
  }

  /// A tabulation would move the text away from its caret, and a control character the terminal.
  private static func isPlain(_ character: Character) -> Bool {
    character.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
  }

  /// Which characters to show: the whole line, its start, or what lies around the caret.
  private static func window(of count: Int, around start: Int, _ length: Int) -> Range<Int> {
    guard count > width else { return 0..<count }
    // What is longer than a line is shown from its start.
    let end = min(count, start + min(length, width - 2 * context))
    guard end + context > width else { return 0..<width }
    let last = min(count, end + context)
    return (last - width)..<last
  }
}
