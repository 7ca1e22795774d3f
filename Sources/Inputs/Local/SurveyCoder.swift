import SourceFiles

/// A cell of the microdata, coded; a position of a modality or a number when it is not negative.
enum SurveyCell {
  /// Don't know, refused; what an empty cell becomes too, once filters are known.
  static let silent: Int16 = -1
  static let notAsked: Int16 = -2
  static let blank: Int16 = -3
  /// Already reported.
  static let invalid: Int16 = -4
}

/// Turns the bytes of a cell into a code.
final class SurveyCoder {
  enum Kind {
    /// One of the codes of the table, nothing else.
    case closed
    /// What is not in the table is no (0).
    case yesElseNo
    /// The class of a number, by its lowest numbers.
    case classes([Int])
    /// A number of facts, of persons.
    case count(ClosedRange<Int>)
    /// Any text is a modality, in the order in which they come.
    case open
  }

  let kind: Kind
  private(set) var table = CodeTable()
  /// The labels of an open column.
  private(set) var openLabels: [String] = []

  /// Districts of a town are few; more is a column of text.
  static let openLimit = 200
  /// Classes that end under it are ages: a year of birth typed for an age is found out.
  static let largestAge = 120

  init(_ kind: Kind, table: CodeTable = CodeTable()) {
    self.kind = kind
    self.table = table
  }

  /// Nil when the cell is none of what the codebook allows.
  func code(of field: CSVField) -> Int16? {
    let bytes = field.trimmed
    if bytes.isEmpty { return SurveyCell.blank }
    if let code = table.code(of: bytes) { return code }
    if field.isMissing { return SurveyCell.blank }
    switch kind {
    case .closed: return field.int.flatMap { table.code(ofNumber: $0) }
    case .yesElseNo:
      if let code = field.int.flatMap({ table.code(ofNumber: $0) }) { return code }
      return isFreeText(bytes) ? nil : 0
    case .classes(let bounds):
      if let code = field.int.flatMap({ table.code(ofNumber: $0) }) { return code }
      guard let number = field.double, number >= Double(bounds[0]),
        bounds[bounds.count - 1] > Self.largestAge || number <= Double(Self.largestAge)
      else { return nil }
      return Int16((bounds.lastIndex { Double($0) <= number }) ?? 0)
    case .count(let range):
      guard let number = field.int, range.contains(number) else { return nil }
      return Int16(number)
    case .open: return openCode(bytes)
    }
  }

  private func openCode(_ bytes: UnsafeBufferPointer<UInt8>) -> Int16? {
    guard openLabels.count < Self.openLimit, bytes.count <= 80 else { return nil }
    let code = Int16(openLabels.count)
    openLabels.append(String(decoding: bytes, as: UTF8.self))
    table.add(Array(bytes), code)
    return code
  }
}

/// Whether a cell holds words that someone typed rather than a code.
func isFreeText(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  bytes.count > 24 || bytes.contains(UInt8(ascii: " "))
}

/// Codes by the bytes that stand for them.
///
/// Nearly all codes of a survey are one or two signs: no text is made of a cell on the way.
struct CodeTable {
  private var ofByte = [Int16](repeating: Int16.min, count: 256)
  private var ofShort: [UInt64: Int16] = [:]
  private var ofLong: [[UInt8]: Int16] = [:]
  /// `1.0` and `01` are 1: statistical software writes them so.
  private var ofNumber: [Int: Int16] = [:]

  init() {}

  /// Codes in the order given: the first has the position 0.
  init(_ codes: [(text: String, code: Int16)]) {
    for (text, code) in codes { add(Array(text.utf8), code) }
  }

  mutating func add(_ bytes: [UInt8], _ code: Int16) {
    if bytes.count == 1 {
      ofByte[Int(bytes[0])] = code
    } else if bytes.count < 8 {
      bytes.withUnsafeBufferPointer { ofShort[Self.packed($0)] = code }
    } else {
      ofLong[bytes] = code
    }
    if let number = Int(String(decoding: bytes, as: UTF8.self)) { ofNumber[number] = code }
  }

  func code(of bytes: UnsafeBufferPointer<UInt8>) -> Int16? {
    if bytes.count == 1 {
      let code = ofByte[Int(bytes[0])]
      return code == Int16.min ? nil : code
    }
    if bytes.count < 8 { return ofShort.isEmpty ? nil : ofShort[Self.packed(bytes)] }
    return ofLong.isEmpty ? nil : ofLong[Array(bytes)]
  }

  func code(ofNumber number: Int) -> Int16? { ofNumber[number] }

  /// Seven bytes and their number.
  private static func packed(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    bytes.reduce(UInt64(bytes.count)) { $0 << 8 | UInt64($1) }
  }
}
