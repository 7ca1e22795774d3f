import Geography

/// The names of a file's column of places, each with what is kept of it.
struct FactPlaces {
  struct Meaning {
    /// Number of the name in `names`; nil when nothing of it is kept.
    var number: Int?
    /// Where the dossier's list of places puts it.
    var coordinate: Coordinate?
    var reason: FactReason?
  }

  private(set) var names: [String] = []
  private let list: PlaceList
  private let known: PlaceNames
  private var meanings: [UInt64: Meaning] = [:]
  private var numbers: [String: Int] = [:]
  /// What was made of each street, once its number was taken away.
  private var streets: [String: Meaning] = [:]

  init(_ list: PlaceList, known: PlaceNames) {
    self.list = list
    self.known = known
  }

  mutating func meaning(of bytes: UnsafeBufferPointer<UInt8>) -> Meaning {
    let hash = StableHash.of(bytes)
    if let meaning = meanings[hash] { return meaning }
    let meaning = learn(String(decoding: bytes, as: UTF8.self))
    meanings[hash] = meaning
    return meaning
  }

  /// A place of the list is kept under its name there; a house number never is, nor what looks
  /// like a person.
  private mutating func learn(_ text: String) -> Meaning {
    if let place = list.place(named: text) {
      return Meaning(number: number(of: place.name), coordinate: place.coordinate)
    }
    guard let street = streetWithoutNumber(text) else { return named(text) }
    var meaning = named(street)
    meaning.reason = meaning.reason ?? .houseNumber
    return meaning
  }

  private mutating func named(_ text: String) -> Meaning {
    if let meaning = streets[text] { return meaning }
    let meaning: Meaning
    if let place = list.place(named: text) {
      meaning = Meaning(number: number(of: place.name), coordinate: place.coordinate)
    } else if nominativeFindings(in: text, places: known).contains(where: \.isSure) {
      meaning = Meaning(reason: .placeNominative)
    } else {
      meaning = Meaning(number: number(of: text))
    }
    streets[text] = meaning
    return meaning
  }

  private mutating func number(of name: String) -> Int {
    if let number = numbers[name] { return number }
    names.append(name)
    numbers[name] = names.count - 1
    return names.count - 1
  }
}
