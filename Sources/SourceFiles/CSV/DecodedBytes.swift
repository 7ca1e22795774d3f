import Problems

/// The bytes of a stream as UTF-8, in one buffer that slides along the file.
///
/// The reader looks at `unread`, takes whole rows from its front and asks for more.
final class DecodedBytes {
  private let stream: any ByteStream
  private let name: String
  private var encoding: CSVFormat.Encoding?
  private var hasSeenUTF8 = false

  /// Plain ASCII is UTF-8 too.
  var shownEncoding: CSVFormat.Encoding { encoding ?? .utf8 }

  private(set) var base: UnsafeMutablePointer<UInt8>
  private var capacity = 1 << 19
  /// Bytes before are read, bytes from `start` to `end` are decoded, those up to `filled` begin a
  /// character that the next chunk ends.
  private(set) var start = 0
  private(set) var end = 0
  private var filled = 0
  private(set) var isAtEnd = false
  private var isFirstChunk = true
  /// The byte that the line feed put at `end` hides.
  private var hidden: UInt8 = 0

  /// Where the first byte that is not UTF-8 stands, as an offset in the buffer; taken once.
  var invalidOffset: Int?

  private static let chunk = 1 << 18

  init(_ stream: any ByteStream, name: String, encoding: CSVFormat.Encoding?) {
    self.stream = stream
    self.name = name
    self.encoding = encoding
    base = .allocate(capacity: capacity)
  }

  deinit { base.deallocate() }

  var unreadCount: Int { end - start }

  func consume(_ count: Int) { start += count }

  /// Reads more behind the unread bytes; the base may move.
  ///
  /// The longer the row, the more is read, because the row is then scanned again from its start.
  func refill() throws(Problem) {
    if filled > end { base[end] = hidden }
    var wanted = min(max(Self.chunk, unreadCount), Self.chunk * 16)
    slide(roomFor: wanted)
    while wanted > 0, !isAtEnd {
      let space = UnsafeMutableRawBufferPointer(start: base + filled, count: wanted)
      let count = try stream.read(into: space)
      if count == 0 { isAtEnd = true }
      filled += count
      wanted -= count
    }
    if isFirstChunk { try startOfFile() }
    try decode()
    // Stops the search for the end of a field without counting bytes.
    hidden = base[end]
    base[end] = CSVBytes.lineFeed
  }

  /// Moves the unread bytes to the front, and makes room for a chunk that triples when decoded.
  private func slide(roomFor count: Int) {
    let kept = filled - start
    if start > 0 {
      base.update(from: base + start, count: kept)
      end -= start
      filled = kept
      start = 0
    }
    reserve(filled + count * 3 + 16)
  }

  private func reserve(_ needed: Int) {
    guard needed > capacity else { return }
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: max(needed, capacity * 2))
    larger.update(from: base, count: filled)
    base.deallocate()
    base = larger
    capacity = max(needed, capacity * 2)
  }

  private func startOfFile() throws(Problem) {
    isFirstChunk = false
    let head = Array(UnsafeBufferPointer(start: base, count: min(3, filled)))
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { throw .utf16(name) }
    if head == byteOrderMark { (start, end) = (3, 3) }
  }

  /// Checks or decodes the bytes between `end` and `filled`.
  private func decode() throws(Problem) {
    if encoding == .windows1252 {
      try decodeWindows1252(from: end, all: true)
      return
    }
    var index = end
    while index < filled {
      index = skipASCII(from: index)
      if index == filled { break }
      let length = sequenceLength(base + index, available: filled - index)
      if length > 1 {
        hasSeenUTF8 = true
        index += length
      } else if base[index] == 0 {
        throw .binary(name)
      } else if length == 1 {
        index += 1
      } else if filled - index < 4, !isAtEnd, base[index] >= 0xC2 {
        break
      } else {
        invalidOffset = invalidOffset ?? index
        end = index
        if !hasSeenUTF8 { encoding = .windows1252 }
        try decodeWindows1252(from: index, all: !hasSeenUTF8)
        return
      }
    }
    end = index
  }

  /// Goes over plain characters, eight at a time; stops at a nul or at a byte above 127.
  private func skipASCII(from offset: Int) -> Int {
    var index = offset
    let high: UInt64 = 0x8080_8080_8080_8080
    let ones: UInt64 = 0x0101_0101_0101_0101
    while index + 8 <= filled {
      let word = UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
      if (word | ((word &- ones) & ~word)) & high != 0 { break }
      index += 8
    }
    while index < filled, base[index] &- 1 < 0x7F { index += 1 }
    return index
  }

  /// Replaces the bytes from here by their UTF-8; all of them, or those that are not UTF-8 yet.
  private func decodeWindows1252(from offset: Int, all: Bool) throws(Problem) {
    let bytes = Array(UnsafeBufferPointer(start: base + offset, count: filled - offset))
    guard !bytes.contains(0) else { throw .binary(name) }
    reserve(offset + bytes.count * 3 + 16)
    var target = offset
    var index = 0
    bytes.withUnsafeBufferPointer { source in
      guard let first = source.baseAddress else { return }
      while index < source.count {
        let length = all ? 0 : sequenceLength(first + index, available: source.count - index)
        if length == 0, !all, source.count - index < 4, !isAtEnd { break }
        let piece =
          length > 0 ? Array(source[index..<index + length]) : utf8OfWindows1252[Int(source[index])]
        for byte in piece {
          base[target] = byte
          target += 1
        }
        index += max(1, length)
      }
      end = target
      for left in index..<source.count {
        base[target] = source[left]
        target += 1
      }
    }
    filled = target
  }
}

enum CSVBytes {
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let quote = UInt8(ascii: "\"")
}
