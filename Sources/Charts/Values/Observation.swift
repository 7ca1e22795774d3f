import Units

/// A number as far as an edition shows it.
public enum Observation: Hashable, Sendable {
  case value(Double)
  /// Known, and kept back: a small count, or one that would give a small one away.
  case hidden
  /// Not known, or not published.
  case missing

  /// Takes a value that isn't finite for one that isn't known.
  public init(_ value: Double?) {
    self = value.flatMap { $0.isFinite ? .value($0) : nil } ?? .missing
  }

  public var value: Double? { if case .value(let value) = self { value } else { nil } }
}

extension Observation {
  /// As it is printed in a table.
  func text(places: Int, _ words: ChartWords) -> String {
    switch self {
    case .value(let value): French.decimal(value, places: places)
    case .hidden: words.hidden
    case .missing: words.missing
    }
  }
}
