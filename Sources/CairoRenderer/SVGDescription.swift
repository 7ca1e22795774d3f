/// Names a picture and says what it shows, for who can't see it: Cairo writes neither.
enum SVGDescription {
  /// `title` and `desc` as first children of the root, which is then one image for a screen reader.
  static func described(_ svg: [UInt8], title: String, description: String) -> [UInt8] {
    let root = Array("<svg ".utf8)
    guard
      let start = svg.indices.first(where: { svg[$0...].starts(with: root) }),
      let end = svg[start...].firstIndex(of: UInt8(ascii: ">"))
    else { preconditionFailure("cairo writes a root") }
    var result = Array(svg[..<(start + root.count)])
    result += "role=\"img\" ".utf8
    result += svg[(start + root.count)...end]
    result += "\n<title>\(escaped(title))</title>\n<desc>\(escaped(description))</desc>".utf8
    result += svg[(end + 1)...]
    return result
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      // XML holds no control character, not even escaped.
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
