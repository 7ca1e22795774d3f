/// Gives the parts of Cairo's SVG the same names in each run.
///
/// Cairo numbers surfaces from the start of the process; here each kind is numbered from the start
/// of the drawing.
enum SVGNames {
  static func renumbered(_ svg: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(svg.count)
    var numbers: [[UInt8]: Int] = [:]
    var counts: [[UInt8]: Int] = [:]
    var index = 0
    while index < svg.count {
      result.append(svg[index])
      index += 1
      guard isNameStart(index, in: svg) else { continue }
      let letters = prefix(of: svg[index...]) {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
      }
      let digits = prefix(of: svg[(index + letters.count)...]) {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
      }
      guard !letters.isEmpty, !digits.isEmpty else { continue }
      let number = numbers[letters + digits] ?? counts[letters, default: 0]
      if numbers.updateValue(number, forKey: letters + digits) == nil {
        counts[letters, default: 0] += 1
      }
      result += letters + Array(String(number).utf8)
      index += letters.count + digits.count
    }
    return result
  }

  /// After `id="` and after `#`; colours are never written with one.
  private static func isNameStart(_ index: Int, in svg: [UInt8]) -> Bool {
    svg[index - 1] == UInt8(ascii: "#") || svg[..<index].suffix(5).elementsEqual(" id=\"".utf8)
  }

  private static func prefix(of bytes: ArraySlice<UInt8>, while test: (UInt8) -> Bool) -> [UInt8] {
    Array(bytes.prefix(while: test))
  }
}
