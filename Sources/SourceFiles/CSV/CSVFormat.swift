/// What a person may say of a CSV file; what is not said is recognised.
public struct CSVFormat: Hashable, Sendable {
  public enum Encoding: String, Hashable, Sendable, CaseIterable {
    case utf8 = "utf-8"
    case windows1252 = "windows-1252"
  }

  public var separator: Separator?
  public var encoding: Encoding?

  public enum Separator: String, Hashable, Sendable, CaseIterable {
    case semicolon = ";"
    case comma = ","
    case tab = "\t"
    case bar = "|"

    var byte: UInt8 {
      switch self {
      case .semicolon: UInt8(ascii: ";")
      case .comma: UInt8(ascii: ",")
      case .tab: UInt8(ascii: "\t")
      case .bar: UInt8(ascii: "|")
      }
    }

    /// How a problem calls it.
    public var name: String { self == .tab ? "tabulation" : "« \(rawValue) »" }
  }

  public init(separator: Separator? = nil, encoding: Encoding? = nil) {
    self.separator = separator
    self.encoding = encoding
  }

  /// The separator that the header uses most, outside quotes; semicolon when it has none.
  static func separator(ofHeader line: UnsafeBufferPointer<UInt8>) -> Separator {
    var counts = [Int](repeating: 0, count: Separator.allCases.count)
    var isQuoted = false
    for byte in line {
      if byte == CSVBytes.quote { isQuoted.toggle() }
      if isQuoted { continue }
      for (index, separator) in Separator.allCases.enumerated() where separator.byte == byte {
        counts[index] += 1
      }
    }
    let most = counts.max() ?? 0
    let index = counts.firstIndex(of: most) ?? 0
    return Separator.allCases[index]
  }
}
