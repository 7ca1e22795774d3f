import Dossier
import Problems
import SourceFiles

/// The names of indicators met in a file, each looked up in the catalogue once.
struct IndicatorNames {
  /// A name as the file writes it.
  struct Entry {
    let bytes: [UInt8]
    /// Nil when the catalogue doesn't hold it.
    let indicator: Indicator?
    /// The unit as the file writes it, once it was found right.
    var unit: [UInt8] = []
  }

  private(set) var entries: [Entry] = []
  private var last = -1

  /// Garbage in the column is not remembered for ever.
  static let limit = 200

  /// The entry of a field; rows follow the same order of indicators, so the next is tried first.
  mutating func entry(of field: CSVField) -> Int? {
    let next = last + 1 < entries.count ? last + 1 : 0
    if next < entries.count, field.equals(entries[next].bytes) {
      last = next
      return next
    }
    if let found = entries.firstIndex(where: { field.equals($0.bytes) }) {
      last = found
      return found
    }
    return nil
  }

  /// Adds a name that was not met before; returns its place, nil when there are too many.
  mutating func add(_ field: CSVField) -> Int? {
    guard entries.count < Self.limit else { return nil }
    entries.append(
      Entry(bytes: Array(field.bytes), indicator: Indicator(publishedName: field.string)))
    last = entries.count - 1
    return last
  }

  subscript(entry: Int) -> Entry { entries[entry] }

  mutating func acceptUnit(_ unit: CSVField, of entry: Int) {
    entries[entry].unit = Array(unit.bytes)
  }
}

extension Indicator {
  /// The indicator that a file names; case, accents and apostrophes may differ.
  init?(publishedName name: String) {
    guard let indicator = Self.byPlainName[plainName(name)] else { return nil }
    self = indicator
  }

  private static let byPlainName: [String: Indicator] = {
    var table: [String: Indicator] = [:]
    for indicator in allCases {
      for name in indicator.publishedNames { table[plainName(name)] = indicator }
    }
    return table
  }()
}

extension Problem {
  static func unknownIndicator(_ name: String, at span: SourceSpan) -> Problem {
    let names = Indicator.allCases.flatMap(\.publishedNames)
    return Problem(
      .warning, "indicateur-inconnu",
      "l'indicateur « \(name.prefix(80)) » n'est pas au catalogue ; ses lignes sont ignorées",
      at: span, hint: closest(to: name, among: names).map { "vouliez-vous dire « \($0) » ?" })
  }
}
