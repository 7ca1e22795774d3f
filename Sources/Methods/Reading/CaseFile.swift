import Problems

/// The file of a case: turns an offset into a place that a person can find.
struct CaseFile {
  let name: String
  let bytes: [UInt8]

  func span(at offset: Int) -> SourceSpan {
    let before = bytes[..<min(offset, bytes.count)]
    let line = before.reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let lineEnd = bytes[lineStart...].firstIndex(of: 0x0A) ?? bytes.count
    let column = String(decoding: bytes[lineStart..<before.endIndex], as: UTF8.self).count + 1
    let lineText = String(decoding: bytes[lineStart..<lineEnd].prefix(20_000), as: UTF8.self)
    return SourceSpan(file: name, line: line, column: column, lineText: lineText)
  }
}
