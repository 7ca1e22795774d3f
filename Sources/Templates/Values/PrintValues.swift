import Document
import Units

extension TemplateValue {
  /// The value as running text; nil for a scope, which has no text of its own.
  func inlines() -> [Inline]? {
    switch self {
    case .rich(let inlines): inlines
    case .missing: [.emphasis([.text(ExpansionWords.missing)])]
    case .list(let items): Self.enumeration(items)
    case .scope: nil
    default: plain().map { [.text($0)] }
    }
  }

  /// The value as one text, for the cover, an option or a key figure; nil for a scope.
  func plain() -> String? {
    switch self {
    case .text(let text): text
    case .number(let value, let format): format.print(value)
    case .interval(let interval, let format): format.print(interval)
    case .date(let date): date.french
    case .bool(let value): value ? ExpansionWords.yes : ExpansionWords.no
    case .place(let place): place.name
    case .missing: ExpansionWords.missing
    case .rich, .list: inlines()?.plainText
    case .scope: nil
    }
  }

  /// Whether a condition that names only this value holds.
  var holds: Bool {
    switch self {
    case .text(let text): !text.isEmpty
    case .number(let value, _): value != 0
    case .bool(let value): value
    case .place(let place): !place.name.isEmpty
    case .rich(let inlines): !inlines.isEmpty
    case .list(let items): !items.isEmpty
    case .scope(let scope): !scope.values.isEmpty
    case .interval, .date: true
    case .missing: false
    }
  }

  /// « a, b et c ».
  private static func enumeration(_ items: [TemplateValue]) -> [Inline]? {
    var result: [Inline] = []
    for (index, item) in items.enumerated() {
      guard let inlines = item.inlines() else { return nil }
      if index > 0 {
        result.append(.text(index == items.count - 1 ? ExpansionWords.and : ", "))
      }
      result += inlines
    }
    return result
  }
}

extension NumberFormat {
  func print(_ value: Double) -> String {
    switch unit {
    case .none:
      isSigned ? French.signed(value, places: places) : French.decimal(value, places: places)
    case .percent: French.percent(value, places: places, signed: isSigned)
    case .year: String(Int(value.rounded()))
    }
  }

  func print(_ interval: Interval) -> String {
    switch unit {
    case .none where !isSigned, .year: French.interval(interval, places: places)
    case .none, .percent:
      "[\(signedOrNot(interval.lower))\(French.narrowSpace); \(signedOrNot(interval.upper))]"
        + (unit == .percent ? French.narrowSpace + "%" : "")
    }
  }

  private func signedOrNot(_ value: Double) -> String {
    isSigned ? French.signed(value, places: places) : French.decimal(value, places: places)
  }
}

/// The few words that the expansion itself adds to a document.
enum ExpansionWords {
  static let missing = "à compléter"
  static let yes = "oui"
  static let no = "non"
  static let and = " et "
  static let caution = "Précaution"
  static let alert = "Alerte"
}
