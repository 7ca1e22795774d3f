import Glibc
public import Problems

/// Reads a CSV file row after row, plain or `.gz`, in bounded memory.
///
///     let reader = try CSVReader(file)
///     guard let year = reader.column("annee") else { … }
///     try reader.forEachRow { row in total += row[year].int ?? 0 }
public final class CSVReader {
  /// A longer row is a file that is not CSV, or a quote left open.
  public static let rowByteLimit = 16_000_000
  static let columnLimit = 10_000
  /// Problems of rows beyond this number are counted only.
  static let reportedRows = 20

  public let name: String
  /// The names of the columns, as written, without spaces around; some may be empty or repeated.
  public private(set) var header: [String] = []
  public private(set) var headerSpan: SourceSpan
  public private(set) var separator: CSVFormat.Separator = .semicolon
  /// The encoding that was declared, else the one that the bytes read so far show.
  public var encoding: CSVFormat.Encoding { bytes.shownEncoding }
  /// What was noticed (encoding, rows of another width), complete after `forEachRow`.
  public private(set) var problems: [Problem] = []
  /// How many rows were given.
  public private(set) var rowCount = 0
  /// How many rows of another width were skipped, and the line of the first one.
  public private(set) var skippedRows = 0
  public private(set) var firstSkippedLine: Int?

  private let bytes: DecodedBytes
  private var scanner = RowScanner(separator: 0, capacity: 1)
  /// The number of the line that is read next.
  private var line = 1

  /// Opens the file and reads its header.
  ///
  /// `onBytes` sees the bytes of the file as they lie on the disk, in order, maybe from another
  /// thread, never two calls at once; all have come when `forEachRow` has returned.
  public init(
    _ file: SourceFile, format: CSVFormat = CSVFormat(), onBytes: SourceFile.ByteObserver? = nil
  ) throws(Problem) {
    name = file.name
    headerSpan = SourceSpan(wholeOf: file.name)
    bytes = DecodedBytes(
      try openStream(file, onBytes: onBytes), name: file.name, encoding: format.encoding)
    try readHeader(file, format)
  }

  /// The place of a column by its exact name; the first of those that share it.
  public func column(_ name: String) -> Int? { header.firstIndex(of: name) }

  /// Gives each row to the body, in order; blank lines are passed over.
  ///
  /// Rows of another width than the header are skipped and reported in `problems`. Throws what
  /// the body throws, and what makes the rest of the file unreadable.
  public func forEachRow(
    _ body: (borrowing CSVRow) throws(Problem) -> Void
  ) throws(Problem) {
    while let byteCount = try scanRow() {
      let start = UnsafePointer(bytes.base + bytes.start)
      let content = UnsafeBufferPointer(start: start, count: scanner.contentLength)
      if scanner.count == header.count {
        let row = CSVRow(
          fields: scanner.fields, count: scanner.count, line: line, file: name, bytes: content)
        if !content.isEmpty {
          rowCount += 1
          try body(row)
        }
      } else if !content.isEmpty {
        noticeWidth(of: content)
      }
      line += 1 + scanner.innerLines
      bytes.consume(byteCount)
    }
    finish()
  }

  private func readHeader(_ file: SourceFile, _ format: CSVFormat) throws(Problem) {
    while let length = try firstLineLength() {
      let first = UnsafeBufferPointer(
        start: UnsafePointer(bytes.base + bytes.start), count: length)
      if first.allSatisfy({ $0 == CSVBytes.carriageReturn }) {
        line += 1
        bytes.consume(min(length + 1, bytes.unreadCount))
        continue
      }
      separator = format.separator ?? CSVFormat.separator(ofHeader: first)
      try useHeader()
      return
    }
    throw .emptyFile(file)
  }

  /// The bytes before the next line feed, whatever the quotes; nil at the end of the file.
  private func firstLineLength() throws(Problem) -> Int? {
    while true {
      let unread = UnsafeBufferPointer(start: bytes.base + bytes.start, count: bytes.unreadCount)
      if let end = unread.firstIndex(of: CSVBytes.lineFeed) { return end }
      if bytes.isAtEnd { return unread.isEmpty ? nil : unread.count }
      guard unread.count < Self.rowByteLimit else { throw .rowTooLong(at: place(0)) }
      try bytes.refill()
      noticeEncoding()
    }
  }

  private func useHeader() throws(Problem) {
    scanner = RowScanner(separator: separator.byte, capacity: Self.columnLimit)
    let byteCount = try scanRow() ?? 0
    let content = UnsafeBufferPointer(
      start: UnsafePointer(bytes.base + bytes.start), count: scanner.contentLength)
    headerSpan = spanInRow(content, 0..<content.count, firstLine: line, file: name)
    guard scanner.count <= Self.columnLimit else { throw .tooManyColumns(at: headerSpan) }
    header = (0..<scanner.count).map { index in
      String(decoding: scanner.fields[index].trimmed, as: UTF8.self)
    }
    line += 1 + scanner.innerLines
    bytes.consume(byteCount)
    scanner = RowScanner(separator: separator.byte, capacity: header.count + 1)
  }

  /// The size of the next row, nil at the end of the file.
  private func scanRow() throws(Problem) -> Int? {
    while true {
      if bytes.unreadCount == 0, bytes.isAtEnd { return nil }
      let start = UnsafePointer(bytes.base + bytes.start)
      let outcome = scanner.scan(
        from: start, to: start + bytes.unreadCount, isLast: bytes.isAtEnd)
      switch outcome {
      case .row(let byteCount): return byteCount
      case .incomplete(let quote): try readMore(openQuote: quote)
      case .textAfterQuote(let offset):
        throw .textAfterQuote(at: place(offset))
      }
    }
  }

  /// Reads until the byte that may end the row has come: a long row is not scanned chunk by chunk.
  private func readMore(openQuote: Int?) throws(Problem) {
    let awaited = openQuote == nil ? CSVBytes.lineFeed : CSVBytes.quote
    while true {
      let known = bytes.unreadCount
      guard !bytes.isAtEnd, known < Self.rowByteLimit else { throw tooLong(openQuote: openQuote) }
      try bytes.refill()
      noticeEncoding()
      let added = bytes.unreadCount - known
      if bytes.isAtEnd || memchr(bytes.base + bytes.start + known, Int32(awaited), added) != nil {
        return
      }
    }
  }

  private func tooLong(openQuote: Int?) -> Problem {
    guard let openQuote else {
      return .rowTooLong(at: place(0))
    }
    return .openQuote(at: place(openQuote))
  }

  /// The place of one byte of the row that is being read.
  private func place(_ offset: Int) -> SourceSpan {
    let start = UnsafePointer(bytes.base + bytes.start)
    let unread = UnsafeBufferPointer(start: start, count: bytes.unreadCount)
    return spanInRow(unread, offset..<offset + 1, firstLine: line, file: name)
  }

  private func noticeEncoding() {
    guard let offset = bytes.invalidOffset else { return }
    bytes.invalidOffset = nil
    guard !problems.contains(where: { $0.identifier == "encodage" }) else { return }
    let start = UnsafePointer(bytes.base + bytes.start)
    let unread = UnsafeBufferPointer(start: start, count: bytes.unreadCount)
    let place = offset - bytes.start
    problems.append(
      .notUTF8(at: spanInRow(unread, place..<place + 1, firstLine: line, file: name)))
  }

  private func noticeWidth(of content: UnsafeBufferPointer<UInt8>) {
    skippedRows += 1
    firstSkippedLine = firstSkippedLine ?? line
    guard skippedRows <= Self.reportedRows else { return }
    let span = spanInRow(content, 0..<content.count, firstLine: line, file: name)
    problems.append(
      .width(scanner.count, expected: header.count, separator: separator, at: span))
  }

  private func finish() {
    if skippedRows > Self.reportedRows {
      problems.append(.moreRows(skippedRows - Self.reportedRows, at: SourceSpan(wholeOf: name)))
    }
    if rowCount == 0, skippedRows == 0 { problems.append(.noRow(at: headerSpan)) }
  }
}

extension Problem {
  fileprivate static func width(
    _ found: Int, expected: Int, separator: CSVFormat.Separator, at span: SourceSpan
  ) -> Problem {
    let columns = expected > 1 ? "colonnes attendues" : "colonne attendue"
    return Problem(
      .error, "nombre-de-colonnes",
      "\(expected) \(columns), \(found) trouvée\(found > 1 ? "s" : "")", at: span,
      hint: found > expected
        ? "un texte qui contient \(separator.name) s'écrit entre guillemets" : nil)
  }

  fileprivate static func moreRows(_ count: Int, at span: SourceSpan) -> Problem {
    Problem(
      .error, "nombre-de-colonnes",
      count == 1
        ? "une autre ligne n'a pas non plus le nombre de colonnes de l'en-tête"
        : "\(count) autres lignes n'ont pas non plus le nombre de colonnes de l'en-tête", at: span)
  }

  fileprivate static func noRow(at span: SourceSpan) -> Problem {
    Problem(
      .warning, "aucune-ligne", "ce fichier n'a qu'un en-tête, aucune ligne ne suit", at: span)
  }

  fileprivate static func textAfterQuote(at span: SourceSpan) -> Problem {
    Problem(
      .error, "guillemet", "du texte suit un guillemet fermant", at: span,
      hint: "un guillemet à l'intérieur d'un texte se double : \"\"")
  }

  fileprivate static func openQuote(at span: SourceSpan) -> Problem {
    Problem(.error, "guillemet-non-ferme", "le guillemet ouvert ici n'est pas fermé", at: span)
  }

  fileprivate static func rowTooLong(at span: SourceSpan) -> Problem {
    Problem(
      .error, "ligne-trop-longue",
      "cette ligne dépasse \(CSVReader.rowByteLimit / 1_000_000) Mo", at: span,
      hint: "ce fichier n'est sans doute pas un CSV")
  }

  fileprivate static func tooManyColumns(at span: SourceSpan) -> Problem {
    Problem(
      .error, "trop-de-colonnes", "l'en-tête a plus de 10 000 colonnes", at: span)
  }
}
