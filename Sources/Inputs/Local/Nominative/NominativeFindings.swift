/// A place of a text that may designate a person.
public struct NominativeMatch: Hashable, Sendable {
  /// The rule that noticed it.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case civility = "civilite"
    case fullName = "nom"
    case givenName = "prenom"
    case initials = "initiales"
    case birth = "naissance"
    case date
    case phone = "telephone"
    case email = "courriel"
    case account = "compte"
    case plate = "plaque"
    case address = "adresse"
    case dwelling = "logement"
    case socialSecurityNumber = "nir"
  }

  public let kind: Kind
  /// Whether it is nearly always a person, and refused; otherwise a person must read again.
  public let isSure: Bool
  /// As in the text.
  public let excerpt: String
  /// In characters from the start of the text, the first is 0.
  public let offset: Int

  public var length: Int { excerpt.count }
}

/// Every place of a text that may designate a person, in order, one a place.
///
/// Vigie prints what was said, never by whom nor of whom (règlement général sur la protection des
/// données, article 5: minimisation). Rules look at the shape of words, so that they also stop
/// harmless ones, and don't see a name in lowercase after nothing: a person still reads again.
///
/// ```swift
/// nominativeFindings(in: "Demandez à M. Durand.")  // « M. Durand », civilité
/// nominativeFindings(in: "Demandez à M. le maire.")  // nothing
/// ```
///
/// - Parameters:
///   - text: words that a consultant wrote.
///   - places: names of the territory, which are not names of persons there.
/// - Returns: places in order, one for words that two rules notice.
public func nominativeFindings(
  in text: String, places: PlaceNames = PlaceNames()
) -> [NominativeMatch] {
  let words = TokenText(text, places: places)
  let rules: [any NominativeRule] = [
    SocialSecurityRule(), PhoneRule(), EmailRule(), AccountRule(), PlateRule(), AddressRule(),
    DwellingRule(), BirthRule(), CivilityRule(), FullNameRule(), InitialsRule(), GivenNameRule(),
    DateRule(),
  ]
  var found: [(place: Range<Int>, match: NominativeMatch)] = []
  // Rules go from the surest to the least: a place belongs to the first that claims it.
  for rule in rules {
    for hit in rule.hits(in: words)
    where !found.contains(where: { $0.place.overlaps(hit.tokens) }) {
      found.append((hit.tokens, words.match(rule.kind, hit)))
    }
  }
  return found.map(\.match).sorted { $0.offset < $1.offset }
}

/// One kind of thing that designates a person.
protocol NominativeRule {
  var kind: NominativeMatch.Kind { get }
  func hits(in text: TokenText) -> [NominativeHit]
}

/// Words that a rule claims.
struct NominativeHit {
  let tokens: Range<Int>
  let isSure: Bool

  init(_ tokens: Range<Int>, isSure: Bool = true) {
    self.tokens = tokens
    self.isSure = isSure
  }
}

/// Names of districts and communes around: « Charlotte » may be one of them.
public struct PlaceNames: Sendable {
  /// Words of each name, lowercase and without accents; the longest names first.
  let names: [[String]]

  public init(_ names: [String] = []) {
    self.names = Set(names.map(plainWords)).filter { !$0.isEmpty }
      .sorted { ($1.count, $0.joined(separator: " ")) < ($0.count, $1.joined(separator: " ")) }
  }
}
