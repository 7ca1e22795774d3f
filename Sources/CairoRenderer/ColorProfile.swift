import Glibc

/// The ICC profile that says what our colours are.
enum ColorProfile {
  /// sRGB (IEC 61966-2-1) as a matrix and curve profile, ICC version 2.1.
  static let sRGB: [UInt8] = build()

  /// Primaries adapted to D50 by Bradford's method, as XYZ (Lindbloom, 2003); D50 is their sum.
  private static let red = [0.4360747, 0.2225045, 0.0139322]
  private static let green = [0.3850649, 0.7168786, 0.0971045]
  private static let blue = [0.1430804, 0.0606169, 0.7141733]
  private static let d50 = [0.9642, 1.0, 0.8249]
  private static let curveLength = 1024

  private static func build() -> [UInt8] {
    let description = describe("sRGB IEC61966-2.1")
    let rights = Array("text".utf8) + bytes(of: 0, count: 4) + Array("Domaine public\0".utf8)
    let curve = toneCurve()
    let tags: [(name: String, content: [UInt8])] = [
      ("desc", description), ("cprt", rights), ("wtpt", xyz(d50)), ("rXYZ", xyz(red)),
      ("gXYZ", xyz(green)), ("bXYZ", xyz(blue)), ("rTRC", curve), ("gTRC", curve), ("bTRC", curve),
    ]
    var table = bytes(of: tags.count, count: 4)
    var body: [UInt8] = []
    let start = 128 + 4 + 12 * tags.count
    var curveOffset: Int?
    for tag in tags {
      let isCurve = tag.name.hasSuffix("TRC")
      let offset = (isCurve ? curveOffset : nil) ?? start + body.count
      table += Array(tag.name.utf8) + bytes(of: offset, count: 4)
      table += bytes(of: tag.content.count, count: 4)
      guard !(isCurve && curveOffset != nil) else { continue }
      if isCurve { curveOffset = offset }
      body += tag.content
      body += [UInt8](repeating: 0, count: (4 - body.count % 4) % 4)
    }
    return header(size: start + body.count) + table + body
  }

  /// ICC.1:2001-04, 6.1.
  private static func header(size: Int) -> [UInt8] {
    var header = bytes(of: size, count: 4) + bytes(of: 0, count: 4)
    header += bytes(of: 0x0210_0000, count: 4) + Array("mntrRGB XYZ ".utf8)
    for part in [2000, 1, 1, 0, 0, 0] { header += bytes(of: part, count: 2) }
    header += Array("acsp".utf8) + bytes(of: 0, count: 28)
    for value in d50 { header += fixed(value) }
    return header + bytes(of: 0, count: 48)
  }

  private static func describe(_ text: String) -> [UInt8] {
    let ascii = Array(text.utf8) + [0]
    // After the ASCII text: no Unicode text (8 bytes), no Macintosh text (3 + 67 bytes).
    return Array("desc".utf8) + bytes(of: 0, count: 4) + bytes(of: ascii.count, count: 4) + ascii
      + bytes(of: 0, count: 78)
  }

  private static func xyz(_ values: [Double]) -> [UInt8] {
    Array("XYZ ".utf8) + bytes(of: 0, count: 4) + values.flatMap(fixed)
  }

  /// The transfer function of IEC 61966-2-1, 5.2.
  private static func toneCurve() -> [UInt8] {
    var curve = Array("curv".utf8) + bytes(of: 0, count: 4) + bytes(of: curveLength, count: 4)
    for index in 0..<curveLength {
      let value = Double(index) / Double(curveLength - 1)
      let linear = value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
      curve += bytes(of: Int((linear * 65535).rounded()), count: 2)
    }
    return curve
  }

  /// s15Fixed16Number.
  private static func fixed(_ value: Double) -> [UInt8] {
    bytes(of: Int((value * 65536).rounded()), count: 4)
  }

  /// Big-endian; any count is allowed for zero.
  private static func bytes(of value: Int, count: Int) -> [UInt8] {
    (0..<count).reversed().map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
  }
}
