import Drawing

/// The attributes of Cairo's tags, written so that Cairo 1.16 gets them into the file unharmed.
enum TagAttributes {
  static func link(to target: LinkTarget, area: Rect) -> String {
    let place =
      switch target {
      case .destination(let name): "dest='\(safeName(name))'"
      case .uri(let uri): "uri='\(safeURI(uri))'"
      }
    let numbers = [area.x, area.y, area.width, area.height].map(decimal)
    return "\(place) rect=[\(numbers.joined(separator: " "))]"
  }

  static func link(to destination: String) -> String { "dest='\(safeName(destination))'" }

  static func destination(_ name: String, at point: Point) -> String {
    "name='\(safeName(name))' x=\(decimal(point.x)) y=\(decimal(point.y))"
  }

  /// Letters of ASCII, digits, hyphens and points; the rest as `%` and two digits for each byte.
  ///
  /// Cairo writes a name in one encoding where it is given and in another where it is asked for.
  static func safeName(_ name: String) -> String { encoded(name, keeping: "-._") }

  /// An URI in ASCII (RFC 3986): Cairo copies it between parentheses, without any escape.
  static func safeURI(_ uri: String) -> String { encoded(uri, keeping: "-._~:/?#[]@!$&*+,;=%") }

  /// A number with three decimals, never in powers of ten.
  static func decimal(_ value: Double) -> String {
    let thousandths = Int((value.magnitude * 1000).rounded())
    let rest = String(thousandths % 1000 + 1000).dropFirst()
    return "\(value < 0 && thousandths > 0 ? "-" : "")\(thousandths / 1000).\(rest)"
  }

  private static func encoded(_ text: String, keeping kept: String) -> String {
    let hexadecimal = Array("0123456789ABCDEF")
    var result = ""
    for byte in text.utf8 {
      let scalar = Unicode.Scalar(byte)
      let character = Character(scalar)
      let isWord =
        ("a"..."z").contains(character) || ("A"..."Z").contains(character)
        || ("0"..."9").contains(character)
      if byte < 0x80, isWord || kept.contains(character) {
        result.append(character)
      } else {
        result += "%"
        result.append(hexadecimal[Int(byte >> 4)])
        result.append(hexadecimal[Int(byte & 0xF)])
      }
    }
    return result
  }
}
