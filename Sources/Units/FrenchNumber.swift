/// Numbers as French typography writes them, without any locale of the machine.
///
/// Decimal comma, thousands parted by a narrow no-break space (U+202F), minus U+2212.
public enum French {
  public static let narrowSpace = "\u{202F}"
  public static let minus = "\u{2212}"

  /// `12 345` with narrow no-break spaces.
  public static func integer(_ value: Int) -> String {
    let digits = String(value.magnitude)
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { grouped += narrowSpace }
      grouped.append(digit)
    }
    return value < 0 ? minus + grouped : grouped
  }

  /// A decimal number rounded half away from zero, the same on every machine.
  public static func decimal(_ value: Double, places: Int) -> String {
    precondition(value.isFinite, "a number that is printed is finite")
    precondition((0...9).contains(places))
    var power = 1.0
    for _ in 0..<places { power *= 10 }
    // The nudge undoes the binary representation of decimal halves (2.675 is stored below itself).
    let scaled = (value.magnitude * power * (1 + 1e-12)).rounded(.toNearestOrAwayFromZero)
    guard scaled < 9e15 else { return (value < 0 ? minus : "") + "\(value.magnitude)" }
    let whole = Int(scaled / power)
    let rest = Int(scaled - Double(whole) * power)
    var text = integer(whole)
    if places > 0 {
      let digits = String(rest)
      text += "," + String(repeating: "0", count: places - digits.count) + digits
    }
    return value < 0 && scaled > 0 ? minus + text : text
  }

  /// A change, its sign always written.
  public static func signed(_ value: Double, places: Int) -> String {
    let text = decimal(value, places: places)
    let isZero = !text.contains { ("1"..."9").contains($0) }
    return value > 0 && !isZero ? "+" + text : text
  }

  /// `14,0 %`, the value given in percent.
  public static func percent(_ value: Double, places: Int, signed isSigned: Bool = false) -> String
  {
    (isSigned ? signed(value, places: places) : decimal(value, places: places)) + narrowSpace + "%"
  }

  /// `[6,7 ; 10,0]`.
  public static func interval(_ interval: Interval, places: Int) -> String {
    "[\(decimal(interval.lower, places: places))\(narrowSpace); "
      + "\(decimal(interval.upper, places: places))]"
  }

  /// `2016–2024`, or the year alone.
  public static func years(_ years: ClosedRange<Int>) -> String {
    years.count == 1 ? "\(years.lowerBound)" : "\(years.lowerBound)–\(years.upperBound)"
  }

  /// `a, b et c`.
  public static func list(_ items: [String], last conjunction: String = "et") -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " \(conjunction) " + last
  }
}
