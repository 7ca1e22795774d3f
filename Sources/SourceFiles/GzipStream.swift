import CZlib
import Problems

/// Inflates a `.gz`, one member after the other (RFC 1952).
final class GzipStream: ByteStream {
  private let source: SourceFile
  private let compressed: any ByteStream
  private let input: UnsafeMutableRawBufferPointer
  private let stream: UnsafeMutablePointer<z_stream>
  private var isInsideMember = true
  private var isFinished = false

  init(_ compressed: any ByteStream, of source: SourceFile) {
    self.compressed = compressed
    self.source = source
    input = .allocate(byteCount: 1 << 16, alignment: 16)
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 15 bits of window, 16 to expect the head of a gzip file.
    let status = inflateInit2_(
      stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "there is memory to inflate")
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    input.deallocate()
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(Problem) -> Int {
    stream.pointee.next_out = buffer.bindMemory(to: UInt8.self).baseAddress
    stream.pointee.avail_out = UInt32(clamping: buffer.count)
    let room = Int(stream.pointee.avail_out)
    while !isFinished, stream.pointee.avail_out > 0 {
      if stream.pointee.avail_in == 0, try !refill() { break }
      if !isInsideMember, try !startMember() { break }
      switch inflate(stream, Z_NO_FLUSH) {
      case Z_OK, Z_BUF_ERROR: continue
      case Z_STREAM_END: isInsideMember = false
      default: throw .damaged(source)
      }
    }
    return room - Int(stream.pointee.avail_out)
  }

  /// Reads compressed bytes; false at the proper end of the file.
  private func refill() throws(Problem) -> Bool {
    let count = try compressed.read(into: input)
    if count == 0 {
      guard !isInsideMember else { throw .truncated(source) }
      isFinished = true
      return false
    }
    stream.pointee.next_in = input.bindMemory(to: UInt8.self).baseAddress
    stream.pointee.avail_in = UInt32(count)
    return true
  }

  /// Goes to the next member; zeros that fill a block after the last one are not a member.
  private func startMember() throws(Problem) -> Bool {
    while stream.pointee.avail_in > 0, stream.pointee.next_in.pointee == 0 {
      stream.pointee.next_in += 1
      stream.pointee.avail_in -= 1
    }
    if stream.pointee.avail_in == 0 { return try refill() ? try startMember() : false }
    guard inflateReset(stream) == Z_OK else { throw .damaged(source) }
    isInsideMember = true
    return true
  }
}

extension Problem {
  fileprivate static func truncated(_ source: SourceFile) -> Problem {
    Problem(
      .error, "gz-tronque", "le fichier compressé s'arrête avant sa fin",
      at: SourceSpan(wholeOf: source.name), hint: "téléchargez-le à nouveau")
  }

  fileprivate static func damaged(_ source: SourceFile) -> Problem {
    Problem(
      .error, "gz-endommage", "le fichier compressé est endommagé",
      at: SourceSpan(wholeOf: source.name), hint: "téléchargez-le à nouveau")
  }
}
