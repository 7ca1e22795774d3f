import Problems

/// Bytes that come chunk after chunk.
protocol ByteStream: AnyObject {
  /// Fills what it can of the buffer; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(Problem) -> Int
}

/// The content of a file, inflated when it begins as a `.gz`.
func openStream(
  _ source: SourceFile, onBytes: SourceFile.ByteObserver?
) throws(Problem) -> any ByteStream {
  let plain = try PlainStream(source, onBytes: onBytes)
  if plain.startsWith([0x1F, 0x8B]) {
    return ReadAhead(GzipStream(plain, of: source))
  }
  // Archives and classic workbooks hold compressed bytes that may come without any nul.
  if plain.startsWith([0x50, 0x4B, 0x03, 0x04]) || plain.startsWith([0xD0, 0xCF, 0x11, 0xE0]) {
    throw .workbook(source.name)
  }
  return plain
}

/// The bytes of a file as they are.
final class PlainStream: ByteStream {
  private let file: OpenFile
  private let onBytes: SourceFile.ByteObserver?
  /// The first bytes, read to know what the file is, and not given yet.
  private var head: [UInt8]

  init(_ source: SourceFile, onBytes: SourceFile.ByteObserver?) throws(Problem) {
    file = try OpenFile(source)
    self.onBytes = onBytes
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 16)
    defer { buffer.deallocate() }
    head = Array(buffer[..<(try file.read(into: buffer))])
    guard !head.isEmpty else { throw .emptyFile(source) }
    if let onBytes { head.withUnsafeBytes { onBytes($0) } }
  }

  func startsWith(_ bytes: [UInt8]) -> Bool { head.starts(with: bytes) }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(Problem) -> Int {
    if !head.isEmpty {
      let count = min(head.count, buffer.count)
      buffer.copyBytes(from: head.prefix(count))
      head.removeFirst(count)
      return count
    }
    let count = try file.read(into: buffer)
    if count > 0 { onBytes?(UnsafeRawBufferPointer(rebasing: buffer[..<count])) }
    return count
  }
}

extension Problem {
  fileprivate static func workbook(_ name: String) -> Problem {
    Problem(
      .error, "fichier-binaire", "ce fichier est un classeur ou une archive, pas du texte",
      at: SourceSpan(wholeOf: name), hint: "exportez la feuille en CSV (UTF-8)")
  }
}
