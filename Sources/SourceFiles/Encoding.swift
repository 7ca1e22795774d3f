let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

/// The length of the UTF-8 sequence that starts here, 0 when it is not one (RFC 3629).
@inline(__always)
func sequenceLength(_ bytes: UnsafePointer<UInt8>, available: Int) -> Int {
  let first = bytes[0]
  if first < 0x80 { return 1 }
  func isContinuation(_ index: Int) -> Bool { bytes[index] & 0xC0 == 0x80 }
  switch first {
  case 0xC2...0xDF: return available >= 2 && isContinuation(1) ? 2 : 0
  case 0xE0...0xEF:
    guard available >= 3, isContinuation(1), isContinuation(2) else { return 0 }
    // Overlong forms, and the surrogates of UTF-16.
    if first == 0xE0, bytes[1] < 0xA0 { return 0 }
    return first == 0xED && bytes[1] > 0x9F ? 0 : 3
  case 0xF0...0xF4:
    guard available >= 4, isContinuation(1), isContinuation(2), isContinuation(3) else { return 0 }
    if first == 0xF0, bytes[1] < 0x90 { return 0 }
    return first == 0xF4 && bytes[1] > 0x8F ? 0 : 4
  default: return 0
  }
}

/// Goes over bytes from 0 to 127, eight at a time.
@inline(__always)
private func endOfPlainText(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int {
  var index = start
  while index + 8 <= end,
    UnsafeRawPointer(bytes + index).loadUnaligned(as: UInt64.self) & 0x8080_8080_8080_8080 == 0
  {
    index += 8
  }
  while index < end, bytes[index] < 0x80 { index += 1 }
  return index
}

/// Where the first byte that is not UTF-8 stands, nil when all are.
func firstInvalidUTF8(in bytes: [UInt8]) -> Int? {
  bytes.withUnsafeBufferPointer { buffer in
    guard let base = buffer.baseAddress else { return nil }
    var index = 0
    while index < buffer.count {
      if buffer[index] < 0x80 {
        index = endOfPlainText(base, from: index, to: buffer.count)
        continue
      }
      let length = sequenceLength(base + index, available: buffer.count - index)
      if length == 0 { return index }
      index += length
    }
    return nil
  }
}

func decodedFromWindows1252(_ bytes: [UInt8]) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count + bytes.count / 8)
  for byte in bytes { result.append(contentsOf: utf8OfWindows1252[Int(byte)]) }
  return result
}

/// Each byte of windows-1252 in UTF-8 (WHATWG Encoding Standard, index windows-1252).
let utf8OfWindows1252: [[UInt8]] = (0..<256).map { byte in
  let value = (0x80..<0xA0).contains(byte) ? windows1252High[byte - 0x80] : UInt32(byte)
  return Unicode.Scalar(value).map { Array(String(Character($0)).utf8) } ?? []
}

/// What stands at 0x80 to 0x9F, where windows-1252 leaves Latin-1.
private let windows1252High: [UInt32] = [
  0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
  0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
  0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
]
