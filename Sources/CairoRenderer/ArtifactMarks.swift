/// Turns the marks of decoration in a page's content into artifacts.
///
/// `/NonStruct << /MCID 3 >> BDC`, alone on its line, becomes `/Artifact BMC` (PDF 32000-1, 14.8.2.2).
enum ArtifactMarks {
  private static let start = Array("/NonStruct << /MCID ".utf8)
  private static let end = Array(" >> BDC\n".utf8)
  private static let replacement = Array("/Artifact BMC\n".utf8)

  /// The new content, and how many marks were replaced.
  static func rewrite(_ content: [UInt8]) -> (bytes: [UInt8], count: Int) {
    var result: [UInt8] = []
    result.reserveCapacity(content.count)
    var count = 0
    var copied = 0
    var index = 0
    while index < content.count {
      guard content[index] == UInt8(ascii: "/"), isLineStart(index, in: content),
        let next = markEnd(from: index, in: content)
      else {
        index += 1
        continue
      }
      result += content[copied..<index]
      result += replacement
      count += 1
      index = next
      copied = next
    }
    result += content[copied...]
    return (result, count)
  }

  /// A long string is broken by Cairo with a backslash at the end of the line.
  private static func isLineStart(_ index: Int, in content: [UInt8]) -> Bool {
    guard index > 0 else { return true }
    guard content[index - 1] == UInt8(ascii: "\n") else { return false }
    return index == 1 || content[index - 2] != UInt8(ascii: "\\")
  }

  private static func markEnd(from index: Int, in content: [UInt8]) -> Int? {
    guard content[index...].starts(with: start) else { return nil }
    var next = index + start.count
    while next < content.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(content[next]) {
      next += 1
    }
    guard next > index + start.count, content[next...].starts(with: end) else { return nil }
    return next + end.count
  }
}
