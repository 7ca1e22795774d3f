import Problems

/// The rows of one sheet, one after the other, in bounded memory.
final class SheetRows: XMLListener {
  /// A cell: its column from 0, and its text among the bytes of the rows that wait.
  struct Cell {
    let column: Int
    let text: Range<Int>
  }

  struct Row {
    let line: Int
    let cells: Range<Int>
  }

  /// Bytes, once inflated, beyond which a sheet is refused.
  private static let sheetLimit = 2_000_000_000

  private let part: ZipPart
  private let parts: WorkbookParts
  private let name: String
  private var stream: XMLStream?
  private let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
  private var isAtEnd = false

  /// Rows that were read and not given yet.
  private var waiting: [Row] = []
  private var nextWaiting = 0
  private(set) var cells: [Cell] = []
  private(set) var bytes: [UInt8] = []

  // Where the reading stands.
  private var line = 0
  private var firstCell = 0
  private var column = -1
  private var type = ""
  private var style = 0
  private var value: [UInt8] = []
  private var isInValue = false
  private var phoneticDepth = 0

  init(_ archive: ZipArchive, _ sheet: String, _ parts: WorkbookParts, name: String) throws(Problem)
  {
    guard let part = try archive.part(sheet, limit: Self.sheetLimit) else {
      throw .damagedWorkbook(name)
    }
    self.part = part
    self.parts = parts
    self.name = name
  }

  deinit { chunk.deallocate() }

  /// The next row, nil at the end; its cells are gone when another one is asked for.
  func next() throws(Problem) -> Row? {
    while nextWaiting == waiting.count {
      guard !isAtEnd else { return nil }
      try readChunk()
    }
    nextWaiting += 1
    return waiting[nextWaiting - 1]
  }

  private func readChunk() throws(Problem) {
    // What begins the row that is being read goes to the front.
    let start = cells.indices.contains(firstCell) ? cells[firstCell].text.lowerBound : bytes.count
    bytes.removeFirst(start)
    cells = cells[firstCell...].map {
      Cell(column: $0.column, text: $0.text.lowerBound - start..<$0.text.upperBound - start)
    }
    firstCell = 0
    waiting.removeAll(keepingCapacity: true)
    nextWaiting = 0
    // Kept by the callbacks of the parser, which must not outlive this reader.
    let stream = stream ?? XMLStream(Relay(self), name: name)
    self.stream = stream
    let count = try part.read(into: chunk)
    try stream.feed(UnsafeRawBufferPointer(rebasing: chunk[..<count]), isLast: count == 0)
    isAtEnd = count == 0
    guard bytes.count <= CSVReader.rowByteLimit * 2, cells.count <= 4_000_000 else {
      throw .damagedWorkbook(name)
    }
  }

  /// Breaks the circle between a parser and its listener.
  private final class Relay: XMLListener {
    private unowned let rows: SheetRows

    init(_ rows: SheetRows) { self.rows = rows }

    func opened(_ name: String, _ attributes: XMLAttributes) { rows.opened(name, attributes) }
    func closed(_ name: String) { rows.closed(name) }
    func text(_ bytes: UnsafeBufferPointer<UInt8>) { rows.text(bytes) }
  }

  // MARK: Elements

  func opened(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "row":
      line = attributes["r"].flatMap { Int($0) } ?? line + 1
      firstCell = cells.count
      column = -1
    case "c":
      column = attributes["r"].flatMap(Self.column(ofReference:)) ?? column + 1
      type = attributes["t"] ?? "n"
      style = attributes["s"].flatMap { Int($0) } ?? 0
      value.removeAll(keepingCapacity: true)
    case "v": isInValue = true
    case "t": isInValue = phoneticDepth == 0
    case "rPh": phoneticDepth += 1
    default: break
    }
  }

  func closed(_ name: String) {
    switch name {
    case "v", "t": isInValue = false
    case "rPh": phoneticDepth -= 1
    case "c": endCell()
    case "row":
      waiting.append(Row(line: line, cells: firstCell..<cells.count))
      firstCell = cells.count
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isInValue { value.append(contentsOf: bytes) }
  }

  private func endCell() {
    guard column < CSVReader.columnLimit else { return }
    let start = bytes.count
    switch type {
    case "s":
      if let range = number.flatMap({ parts.sharedStrings.range($0) }) {
        bytes += parts.sharedStrings[range]
      }
    case "b": bytes += Array((value.first == UInt8(ascii: "1") ? "VRAI" : "FAUX").utf8)
    // « #N/A » and its like are no values.
    case "e": break
    case "str", "inlineStr", "d": bytes += value
    default: appendNumber()
    }
    if bytes.count > start { cells.append(Cell(column: column, text: start..<bytes.count)) }
  }

  private var number: Int? { Int(String(decoding: value, as: UTF8.self)) }

  /// A number as the file writes it, or the date that its style shows.
  private func appendNumber() {
    let kind = parts.styles.kind(style)
    guard kind != .number, let serial = Double(String(decoding: value, as: UTF8.self)),
      let date = SerialDate(serial, startsIn1904: parts.startsIn1904)
    else {
      bytes += value
      return
    }
    bytes += Array(date.text(kind).utf8)
  }

  /// 27 for « AB12 »; nil when it has no letter.
  private static func column(ofReference reference: String) -> Int? {
    var column = 0
    for byte in reference.utf8 {
      let letter = Int(byte) - Int(UInt8(ascii: "A")) + 1
      guard (1...26).contains(letter), column < CSVReader.columnLimit else { break }
      column = column * 26 + letter
    }
    return column > 0 ? column - 1 : nil
  }
}
