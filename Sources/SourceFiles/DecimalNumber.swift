/// Powers of ten that a double holds exactly.
private let exactPowersOfTen: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
  1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
]

/// A number in decimal digits, as it is read byte after byte.
struct DecimalNumber {
  var isNegative = false
  var mantissa: UInt64 = 0
  /// The power of ten that multiplies the mantissa.
  var exponent = 0
  /// More digits than the mantissa holds.
  var isTruncated = false
  var length = 0

  /// Reads a number from the start of the bytes; nil when there is none.
  ///
  /// Follows JSON's grammar, a plus sign and leading zeros accepted; the comma is a decimal mark
  /// when `allowsComma` says so.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, allowsComma: Bool) {
    var index = 0
    let count = bytes.count
    if index < count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
      isNegative = bytes[index] == UInt8(ascii: "-")
      index += 1
    }
    let firstDigit = index
    readDigits(bytes, &index, scale: 0)
    let hasWhole = index > firstDigit
    var hasFraction = false
    if index < count,
      bytes[index] == UInt8(ascii: ".") || (allowsComma && bytes[index] == UInt8(ascii: ","))
    {
      index += 1
      let start = index
      readDigits(bytes, &index, scale: -1)
      hasFraction = index > start
    }
    guard hasWhole || hasFraction else { return nil }
    if index < count, bytes[index] | 0x20 == UInt8(ascii: "e") { readExponent(bytes, &index) }
    length = index
  }

  private mutating func readDigits(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, scale: Int
  ) {
    while index < bytes.count {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit <= 9 else { return }
      if mantissa < 100_000_000_000_000_000 {
        mantissa = mantissa &* 10 &+ UInt64(digit)
        exponent += scale
      } else {
        isTruncated = true
        exponent += scale + 1
      }
      index += 1
    }
  }

  private mutating func readExponent(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
    var position = index + 1
    var isDown = false
    if position < bytes.count,
      bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: "+")
    {
      isDown = bytes[position] == UInt8(ascii: "-")
      position += 1
    }
    var value = 0
    let start = position
    while position < bytes.count {
      let digit = bytes[position] &- UInt8(ascii: "0")
      guard digit <= 9 else { break }
      value = min(value * 10 + Int(digit), 9_999)
      position += 1
    }
    guard position > start else { return }
    exponent += isDown ? -value : value
    index = position
  }

  /// The nearest double.
  ///
  /// Mantissas under 2⁵³ times a power of ten up to 10²² need one rounding only (Clinger, 1990);
  /// the others go through the library.
  func value(of bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    let magnitude: Double
    guard !isTruncated, mantissa <= 1 << 53, abs(exponent) <= 22 else {
      let text = String(
        decoding: bytes[..<length].map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ".") : $0 },
        as: UTF8.self)
      guard let value = Double(text), value.isFinite else { return nil }
      return value
    }
    let whole = Double(mantissa)
    magnitude =
      exponent < 0 ? whole / exactPowersOfTen[-exponent] : whole * exactPowersOfTen[exponent]
    return isNegative ? -magnitude : magnitude
  }

  /// The whole number, nil when a fraction remains or when it is too large.
  var whole: Int? {
    var value = mantissa
    var exponent = exponent
    guard !isTruncated else { return nil }
    while exponent < 0, value.isMultiple(of: 10) {
      if value == 0 { return 0 }
      value /= 10
      exponent += 1
    }
    guard exponent >= 0 else { return nil }
    for _ in 0..<min(exponent, 20) {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      value = product
    }
    return Int(exactly: value).map { isNegative ? -$0 : $0 }
  }
}
