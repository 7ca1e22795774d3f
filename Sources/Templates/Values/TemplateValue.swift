public import Document
public import Units

/// What `{{…}}` may stand for: a value that still knows what it is.
public enum TemplateValue: Hashable, Sendable {
  case text(String)
  case number(Double, NumberFormat)
  case interval(Interval, NumberFormat)
  case date(CalendarDate)
  case bool(Bool)
  /// The name of a place, with « de » and « à » already joined to it.
  case place(PlaceForms)
  /// Text that is already set: bold words, links, notes.
  case rich([Inline])
  case list([TemplateValue])
  case scope(TemplateScope)
  /// Nobody knows it yet: printed « à compléter », false in a condition.
  case missing
}

/// How a number is printed unless a filter says otherwise.
public struct NumberFormat: Hashable, Sendable {
  public enum Unit: Hashable, Sendable {
    case none
    /// The value is already in percent.
    case percent
    /// Four digits in a row, without the space between thousands.
    case year
  }

  /// Digits after the comma, 0 to 9.
  public var places: Int
  public var unit: Unit
  /// Whether « + » is written too.
  public var isSigned: Bool

  public init(places: Int = 0, unit: Unit = .none, isSigned: Bool = false) {
    precondition((0...9).contains(places))
    self.places = places
    self.unit = unit
    self.isSigned = isSigned
  }
}

/// A place name as a sentence needs it: « Le Havre », « du Havre », « au Havre ».
public struct PlaceForms: Hashable, Sendable {
  public var name: String
  public var withDe: String
  public var withA: String

  public init(name: String, withDe: String, withA: String) {
    self.name = name
    self.withDe = withDe
    self.withA = withA
  }
}

/// Values with names: what a loop goes through, or what a sentence is given.
public struct TemplateScope: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  public var values: [String: TemplateValue]

  public init(_ values: [String: TemplateValue] = [:]) { self.values = values }

  public init(dictionaryLiteral elements: (String, TemplateValue)...) {
    values = Dictionary(elements) { _, last in last }
  }

  public subscript(name: String) -> TemplateValue? {
    get { values[name] }
    set { values[name] = newValue }
  }
}

extension TemplateValue {
  public static func integer(_ value: Int) -> TemplateValue {
    .number(Double(value), NumberFormat())
  }

  public static func number(_ value: Double, places: Int) -> TemplateValue {
    .number(value, NumberFormat(places: places))
  }

  /// The value given in percent.
  public static func percent(_ value: Double, places: Int) -> TemplateValue {
    .number(value, NumberFormat(places: places, unit: .percent))
  }

  public static func year(_ value: Int) -> TemplateValue {
    .number(Double(value), NumberFormat(unit: .year))
  }

  public static func interval(_ value: Interval, places: Int) -> TemplateValue {
    .interval(value, NumberFormat(places: places))
  }

  /// The value, or « à compléter » when there is none.
  public static func optional<Wrapped>(
    _ value: Wrapped?, _ make: (Wrapped) -> TemplateValue
  ) -> TemplateValue {
    value.map(make) ?? .missing
  }
}
