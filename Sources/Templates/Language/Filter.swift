import Document
import Problems
import Units

/// What follows « | » in `{{x | decimal 1}}`: how the value is printed.
enum Filter: Hashable, Sendable {
  case integer
  case decimal(Int)
  case percent(Int?)
  case signed
  case interval(Int?)
  case year
  case date
  case capitalized
  case de
  case a
  case count

  static let names = [
    "a", "annee", "date", "de", "decimal", "entier", "intervalle", "majuscule", "nombre",
    "pourcent", "signe",
  ]

  /// Reads the name of a filter and the number of decimals that may follow it.
  init(reading tokens: inout TokenReader) throws(Problem) {
    let place = tokens.place
    guard case .name(let name)? = tokens.take() else { throw .filterExpected(at: place) }
    let placesPlace = tokens.place
    var places: Int?
    if case .number(let number)? = tokens.peek {
      _ = tokens.take()
      guard let whole = Int(exactly: number), (0...9).contains(whole) else {
        throw .placesOutOfRange(at: placesPlace)
      }
      places = whole
    }
    switch name {
    case "entier": self = .integer
    case "decimal": self = .decimal(places ?? 1)
    case "pourcent": self = .percent(places)
    case "signe": self = .signed
    case "intervalle": self = .interval(places)
    case "annee": self = .year
    case "date": self = .date
    case "majuscule": self = .capitalized
    case "de": self = .de
    case "a": self = .a
    case "nombre": self = .count
    default: throw .unknownFilter(name, at: place)
    }
    guard places == nil || takesPlaces else { throw .placesNotTaken(name, at: placesPlace) }
  }

  private var takesPlaces: Bool {
    switch self {
    case .decimal, .percent, .interval: true
    default: false
    }
  }

  /// The value as the filter makes it; nil when it does not suit this kind of value.
  func apply(to value: TemplateValue) -> TemplateValue? {
    switch (self, value) {
    case (.count, .list(let items)): .integer(items.count)
    case (_, .missing): .missing
    case (.capitalized, _): value.inlines().map { .rich($0.capitalized) }
    case (.de, .place(let place)): .text(place.withDe)
    case (.a, .place(let place)): .text(place.withA)
    case (.date, .date): value
    case (.date, .text(let text)): CalendarDate(iso: text).map { .date($0) }
    case (.interval, .number): nil
    case (_, .number(let number, let format)): changed(format).map { .number(number, $0) }
    case (_, .interval(let interval, let format)):
      self == .year ? nil : changed(format).map { .interval(interval, $0) }
    default: nil
    }
  }

  private func changed(_ format: NumberFormat) -> NumberFormat? {
    var format = format
    switch self {
    case .integer: format.places = 0
    case .decimal(let places): format.places = places
    case .percent(let places):
      format.places = places ?? format.places
      format.unit = .percent
    case .interval(let places): format.places = places ?? format.places
    case .signed: format.isSigned = true
    case .year: format = NumberFormat(unit: .year)
    case .date, .capitalized, .de, .a, .count: return nil
    }
    return format
  }

  /// As it is typed.
  var name: String {
    switch self {
    case .integer: "entier"
    case .decimal: "decimal"
    case .percent: "pourcent"
    case .signed: "signe"
    case .interval: "intervalle"
    case .year: "annee"
    case .date: "date"
    case .capitalized: "majuscule"
    case .de: "de"
    case .a: "a"
    case .count: "nombre"
    }
  }
}

extension [Inline] {
  /// With a capital first letter.
  fileprivate var capitalized: [Inline] {
    guard let first else { return [] }
    let changed: Inline =
      switch first {
      case .text(let text): .text(text.prefix(1).uppercased() + text.dropFirst())
      case .strong(let inner): .strong(inner.capitalized)
      case .emphasis(let inner): .emphasis(inner.capitalized)
      case .link(let target, let inner): .link(target, inner.capitalized)
      case .footnote, .lineBreak: first
      }
    return [changed] + dropFirst()
  }
}

extension Problem {
  fileprivate static func filterExpected(at span: SourceSpan) -> Problem {
    Problem(
      .error, "filtre-attendu", "le nom d'un filtre est attendu après « | »", at: span,
      hint: "par exemple {{valeur | decimal 1}}")
  }

  fileprivate static func unknownFilter(_ name: String, at span: SourceSpan) -> Problem {
    let all = Filter.names.joined(separator: ", ")
    return Problem(
      .error, "filtre-inconnu", "le filtre « \(name) » n'existe pas", at: span,
      hint: closest(to: name, among: Filter.names).map { "vouliez-vous dire « \($0) » ?" }
        ?? "filtres possibles : \(all)")
  }

  fileprivate static func placesOutOfRange(at span: SourceSpan) -> Problem {
    Problem(
      .error, "decimales", "le nombre de décimales va de 0 à 9", at: span)
  }

  fileprivate static func placesNotTaken(_ name: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "decimales", "le filtre « \(name) » ne prend pas de nombre", at: span)
  }
}
