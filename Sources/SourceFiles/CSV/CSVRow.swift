import Glibc
public import Problems

/// A row while it is being read; its bytes are gone when the next one comes.
public struct CSVRow: ~Copyable {
  let fields: UnsafePointer<CSVField>
  /// The number of fields: that of the header.
  public let count: Int
  /// The number of the line where the row begins; the header is usually on line 1.
  public let line: Int
  let file: String
  let bytes: UnsafeBufferPointer<UInt8>

  /// The field of a column, from 0.
  public subscript(column: Int) -> CSVField {
    precondition(column >= 0 && column < count, "a column of the header")
    return fields[column]
  }

  /// Where the field of a column stands.
  public func span(of column: Int) -> SourceSpan {
    let field = self[column]
    let start = field.rawStart - (bytes.baseAddress ?? field.rawStart)
    return place(start..<start + field.rawLength)
  }

  /// The whole row, or its first line.
  public var span: SourceSpan { place(0..<bytes.count) }

  private func place(_ range: Range<Int>) -> SourceSpan {
    spanInRow(bytes, range, firstLine: line, file: file)
  }
}

/// The place of some bytes of a row that may hold line ends between quotes.
func spanInRow(
  _ row: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, firstLine: Int, file: String
) -> SourceSpan {
  var line = firstLine
  var lineStart = 0
  var lineEnd = endOfLine(row, from: 0)
  while lineEnd < range.lowerBound {
    line += 1
    lineStart = lineEnd + 1
    lineEnd = endOfLine(row, from: lineStart)
  }
  if lineEnd > lineStart, row[lineEnd - 1] == CSVBytes.carriageReturn { lineEnd -= 1 }
  // A problem shows little of a long line beyond the place that it points to.
  let shownEnd = max(range.lowerBound, min(lineEnd, range.lowerBound + 600))
  func text(_ range: Range<Int>) -> String { String(decoding: row[range], as: UTF8.self) }
  return SourceSpan(
    file: file, line: line, column: text(lineStart..<range.lowerBound).count + 1,
    length: text(range.lowerBound..<max(range.lowerBound, min(range.upperBound, shownEnd))).count,
    lineText: text(lineStart..<shownEnd))
}

private func endOfLine(_ row: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
  guard let base = row.baseAddress, start < row.count else { return row.count }
  let found = memchr(base + start, Int32(CSVBytes.lineFeed), row.count - start)
  return found.map { UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? row.count
}

/// The bytes of a field, in UTF-8, without its quotes; valid as long as its row.
public struct CSVField {
  let start: UnsafePointer<UInt8>
  let length: Int
  let rawStart: UnsafePointer<UInt8>
  let rawLength: Int
  /// Whether it stood between quotes.
  public let isQuoted: Bool

  public var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: start, count: length)
  }

  public var isEmpty: Bool { length == 0 }

  /// A copy of the text, as written.
  public var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether nothing is known: blank, `NA`, `N/A`, `NaN`, `null`.
  ///
  /// The codes of one producer (`s`, `nd`, `ndiff`) are left to who knows them.
  public var isMissing: Bool {
    let text = trimmed
    switch text.count {
    case 0: return true
    case 2: return text.elementsEqual("NA".utf8)
    case 3: return text.elementsEqual("N/A".utf8) || text.elementsEqual("NaN".utf8)
    case 4: return text.elementsEqual("null".utf8) || text.elementsEqual("NULL".utf8)
    default: return false
    }
  }

  public func equals(_ text: StaticString) -> Bool {
    length == text.utf8CodeUnitCount
      && bytes.elementsEqual(UnsafeBufferPointer(start: text.utf8Start, count: length))
  }

  public func equals(_ utf8: [UInt8]) -> Bool { bytes.elementsEqual(utf8) }

  /// A whole number: `35`, `35.0`, `35,0`; nil for anything else.
  public var int: Int? {
    let text = trimmed
    guard let number = DecimalNumber(text, allowsComma: true), number.length == text.count else {
      return nil
    }
    return number.whole
  }

  /// A number with a decimal comma or point; nil for anything else.
  public var double: Double? {
    let text = trimmed
    guard let number = DecimalNumber(text, allowsComma: true), number.length == text.count else {
      return nil
    }
    return number.value(of: text)
  }

  /// The bytes without the spaces around them.
  public var trimmed: UnsafeBufferPointer<UInt8> {
    var first = 0
    var last = length
    while first < last, start[first] == 0x20 || start[first] == 0x09 { first += 1 }
    while first < last, start[last - 1] == 0x20 || start[last - 1] == 0x09 { last -= 1 }
    return UnsafeBufferPointer(start: start + first, count: last - first)
  }
}
