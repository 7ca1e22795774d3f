import Problems

/// Cuts the bytes of a row into fields.
final class RowScanner {
  enum Outcome {
    /// The row takes this many bytes, its end of line included.
    case row(byteCount: Int)
    /// The bytes end before the row does.
    case incomplete(openQuote: Int?)
    /// Something follows a closing quote, at this offset.
    case textAfterQuote(offset: Int)
  }

  let separator: UInt8
  private(set) var fields: UnsafeMutablePointer<CSVField>
  private let capacity: Int
  /// How many fields the row has; those beyond the capacity are counted only.
  private(set) var count = 0
  /// The bytes of the row, without its end of line.
  private(set) var contentLength = 0
  /// The line ends inside quotes.
  private(set) var innerLines = 0
  private var needsUnescape = false
  private var scratch: UnsafeMutablePointer<UInt8>
  private var scratchCapacity = 1 << 12

  init(separator: UInt8, capacity: Int) {
    self.separator = separator
    self.capacity = capacity
    fields = .allocate(capacity: capacity)
    scratch = .allocate(capacity: scratchCapacity)
  }

  deinit {
    fields.deallocate()
    scratch.deallocate()
  }

  /// Reads the row that begins at `start`; a line feed stands at `end`, beyond the bytes.
  func scan(
    from start: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>, isLast: Bool
  ) -> Outcome {
    count = 0
    innerLines = 0
    needsUnescape = false
    var cursor = start
    while true {
      if cursor.pointee == CSVBytes.quote, cursor < end {
        if let outcome = scanQuoted(&cursor, in: start, to: end) { return outcome }
      } else {
        scanPlain(&cursor, to: end, isLast: isLast)
      }
      // Here the cursor is on a separator, a carriage return, a line feed, or at the end.
      if cursor < end, cursor.pointee == separator {
        cursor += 1
        continue
      }
      guard cursor < end || isLast else { return .incomplete(openQuote: nil) }
      contentLength = cursor - start
      if cursor < end, cursor.pointee == CSVBytes.carriageReturn { cursor += 1 }
      guard cursor < end || isLast else { return .incomplete(openQuote: nil) }
      if cursor < end { cursor += 1 }
      if needsUnescape { unescape() }
      return .row(byteCount: cursor - start)
    }
  }

  @inline(__always)
  private func scanPlain(
    _ cursor: inout UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>, isLast: Bool
  ) {
    let first = cursor
    let separator = separator
    while cursor.pointee != separator, cursor.pointee != CSVBytes.lineFeed { cursor += 1 }
    let atLineEnd = cursor.pointee == CSVBytes.lineFeed && (cursor < end || isLast)
    if atLineEnd, cursor > first, cursor[-1] == CSVBytes.carriageReturn { cursor -= 1 }
    append(
      CSVField(
        start: first, length: cursor - first, rawStart: first, rawLength: cursor - first,
        isQuoted: false))
  }

  /// Nil when the field was read.
  @inline(__always)
  private func scanQuoted(
    _ cursor: inout UnsafePointer<UInt8>, in row: UnsafePointer<UInt8>,
    to end: UnsafePointer<UInt8>
  ) -> Outcome? {
    let raw = cursor
    cursor += 1
    let first = cursor
    var hasInnerQuote = false
    while true {
      while cursor < end, cursor.pointee != CSVBytes.quote {
        if cursor.pointee == CSVBytes.lineFeed { innerLines += 1 }
        cursor += 1
      }
      guard cursor < end else { return .incomplete(openQuote: raw - row) }
      guard cursor + 1 < end, cursor[1] == CSVBytes.quote else { break }
      hasInnerQuote = true
      cursor += 2
    }
    let length = cursor - first
    cursor += 1
    needsUnescape = needsUnescape || hasInnerQuote
    // An inner quote is marked by a negative length until the row is whole.
    append(
      CSVField(
        start: first, length: hasInnerQuote ? -length : length, rawStart: raw,
        rawLength: cursor - raw, isQuoted: true))
    let next = cursor.pointee
    let isEnded =
      cursor >= end || next == separator || next == CSVBytes.lineFeed
      || (next == CSVBytes.carriageReturn && (cursor + 1 >= end || cursor[1] == CSVBytes.lineFeed))
    return isEnded ? nil : .textAfterQuote(offset: cursor - row)
  }

  @inline(__always)
  private func append(_ field: CSVField) {
    if count < capacity { fields[count] = field }
    count += 1
  }

  /// Copies the fields that hold doubled quotes, one quote for two.
  private func unescape() {
    let stored = min(count, capacity)
    let needed = (0..<stored).reduce(0) { $0 + max(0, -fields[$1].length) }
    if needed > scratchCapacity {
      scratch.deallocate()
      scratch = .allocate(capacity: needed)
      scratchCapacity = needed
    }
    var target = scratch
    for index in 0..<stored where fields[index].length < 0 {
      let field = fields[index]
      let first = target
      var offset = 0
      while offset < -field.length {
        target.pointee = field.start[offset]
        offset += field.start[offset] == CSVBytes.quote ? 2 : 1
        target += 1
      }
      fields[index] = CSVField(
        start: UnsafePointer(first), length: target - first, rawStart: field.rawStart,
        rawLength: field.rawLength, isQuoted: true)
    }
  }
}
