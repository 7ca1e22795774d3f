/// A place in the bytes of a cell, that goes forward over what it reads.
struct ByteCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var index = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { index >= bytes.count }

  /// The byte under the cursor, 0 at the end.
  var current: UInt8 { index < bytes.count ? bytes[index] : 0 }

  mutating func advance() { index += 1 }

  /// Goes over the byte when it is this one.
  mutating func skip(_ character: UInt8) -> Bool {
    guard current == character, !isAtEnd else { return false }
    index += 1
    return true
  }

  /// Spaces, tabulations and no-break spaces (U+00A0, U+202F).
  mutating func skipSpaces() {
    while !isAtEnd {
      if current == 0x20 || current == 0x09 {
        index += 1
      } else if current == 0xC2, index + 1 < bytes.count, bytes[index + 1] == 0xA0 {
        index += 2
      } else if current == 0xE2, index + 2 < bytes.count, bytes[index + 1] == 0x80,
        bytes[index + 2] == 0xAF
      {
        index += 3
      } else {
        return
      }
    }
  }

  /// A run of figures, at most `limit` of them.
  mutating func digits(_ limit: Int = 14) -> (value: Int, count: Int)? {
    let start = index
    var value = 0
    while index < bytes.count, index - start < limit {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit <= 9 else { break }
      value = value * 10 + Int(digit)
      index += 1
    }
    return index > start ? (value, index - start) : nil
  }

  /// A run of letters, those above ASCII included, lowercase and without the accents of French.
  mutating func letters() -> String {
    let start = index
    while index < bytes.count, bytes[index] | 0x20 >= UInt8(ascii: "a"),
      bytes[index] | 0x20 <= UInt8(ascii: "z") || bytes[index] >= 0x80
    {
      index += 1
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    return foldedWord(text)
  }

  var isLetter: Bool {
    let lower = current | 0x20
    return (lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")) || current >= 0xC3
  }

  var isDigit: Bool { current &- UInt8(ascii: "0") <= 9 && !isAtEnd }
}

// MARK: Hours

extension ByteCursor {
  /// `T`, a comma, « à »: what may stand between a day and its hour.
  mutating func skipBetweenDateAndHour() {
    skipSpaces()
    if current | 0x20 == UInt8(ascii: "t") || current == UInt8(ascii: ",") { advance() }
    if current == 0xC3, index + 1 < bytes.count, bytes[index + 1] == 0xA0 { index += 2 }
    skipSpaces()
  }

  /// Seconds since midnight, 86,400 for 24:00; nil when no hour of the day stands here.
  mutating func clock() -> Int? {
    guard let first = digits(6) else { return nil }
    var (hour, minute, second) = (first.value, 0, 0)
    switch first.count {
    case 1, 2:
      if skip(UInt8(ascii: "h")) || skip(UInt8(ascii: "H")) {
        // « 22h » needs no minutes.
        if isDigit, !readMinutes(&minute, &second) { return nil }
      } else if skip(UInt8(ascii: ":")) || skip(UInt8(ascii: ".")) {
        guard readMinutes(&minute, &second) else { return nil }
      }
    case 3, 4: (hour, minute) = (first.value / 100, first.value % 100)
    default:
      (hour, minute, second) = (first.value / 10_000, first.value / 100 % 100, first.value % 100)
    }
    guard minute < 60, second <= 60 else { return nil }
    skipSpaces()
    if let isAfternoon = halfOfDay() {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + (isAfternoon ? 12 : 0)
    }
    // A leap second is the last one of its minute: no clock of the town shows it.
    let time = hour * 3600 + minute * 60 + min(second, 59)
    return time <= 86_400 && hour <= 24 ? time : nil
  }

  private mutating func readMinutes(_ minute: inout Int, _ second: inout Int) -> Bool {
    guard let minutes = digits(2), minutes.count == 2 else { return false }
    minute = minutes.value
    guard skip(UInt8(ascii: ":")) || skip(UInt8(ascii: "m")) || skip(UInt8(ascii: "'")) else {
      return true
    }
    guard let seconds = digits(2) else { return isAtEnd || isLetter }
    second = seconds.value
    if skip(UInt8(ascii: ".")) || skip(UInt8(ascii: ",")) { _ = digits(9) }
    return true
  }

  /// True after noon; nil when neither AM nor PM stands here.
  private mutating func halfOfDay() -> Bool? {
    let start = index
    let letter = current | 0x20
    guard letter == UInt8(ascii: "a") || letter == UInt8(ascii: "p") else { return nil }
    advance()
    _ = skip(UInt8(ascii: "."))
    guard current | 0x20 == UInt8(ascii: "m") else {
      index = start
      return nil
    }
    advance()
    _ = skip(UInt8(ascii: "."))
    return letter == UInt8(ascii: "p")
  }

  /// Seconds east of Greenwich: `Z`, `UTC`, `+02:00`, `-0500`, `+02`.
  mutating func offset() -> Int? {
    let start = index
    if current | 0x20 == UInt8(ascii: "z") {
      advance()
      return 0
    }
    if isLetter {
      let word = letters()
      if word == "utc" || word == "gmt" { return 0 }
      index = start
      return nil
    }
    let isWest = current == UInt8(ascii: "-")
    guard isWest || current == UInt8(ascii: "+") else { return nil }
    advance()
    guard let hours = digits(2), hours.value <= 14 else {
      index = start
      return nil
    }
    _ = skip(UInt8(ascii: ":"))
    let minutes = digits(2)?.value ?? 0
    let seconds = hours.value * 3600 + minutes * 60
    return isWest ? -seconds : seconds
  }
}
