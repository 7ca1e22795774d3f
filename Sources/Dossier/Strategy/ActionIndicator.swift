public import Problems
public import Units

/// What an action is judged on.
public struct ActionIndicator: Hashable, Sendable {
  /// What is measured: that it was done, what came of it, what changed.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case output = "realisation"
    case result = "resultat"
    case impact
  }

  /// Which way is meant to be good.
  public enum Direction: String, CaseIterable, Hashable, Sendable {
    case up = "hausse"
    case down = "baisse"
  }

  /// Unique in its sheet: « I1 ».
  public let identifier: String
  public var label: String
  public var kind: Kind?
  public var unit: String?
  /// Where the values come from.
  public var source: String?
  /// How often it is measured.
  public var frequency: String?
  public var initial: Double?
  public var initialDate: CalendarDate?
  public var target: Double?
  public var deadline: CalendarDate?
  public var direction: Direction?
  /// From which value on, on the wrong side, the partners want to be told.
  public var alertThreshold: Double?
  /// The published series that it repeats, for a comparison with other communes.
  public var series: Indicator?
  /// What it counts in the register of local facts.
  public var query: FactQuery?
  public let place: WrittenPlace

  public init(identifier: String, label: String, at span: SourceSpan? = nil) {
    self.identifier = identifier
    self.label = label
    place = WrittenPlace(span)
  }
}

/// The indicator of an action, as decisions name it: `F01.I1`.
public struct IndicatorReference: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let action: String
  public let indicator: String

  public init(action: String, indicator: String) {
    self.action = action
    self.indicator = indicator
  }

  /// Reads `F01.I1`: the indicator is what follows the last point; nil without one.
  public init?(_ text: String) {
    guard let point = text.lastIndex(of: "."), point != text.startIndex else { return nil }
    let indicator = text[text.index(after: point)...]
    guard !indicator.isEmpty else { return nil }
    self.init(action: String(text[..<point]), indicator: String(indicator))
  }

  public var description: String { "\(action).\(indicator)" }

  public static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.action, lhs.indicator) < (rhs.action, rhs.indicator)
  }
}
