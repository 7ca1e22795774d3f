/// Names to look for among words, whole and with their case, the longest first.
struct NameIndex: Sendable {
  private struct Name: Sendable {
    let words: [String]
    let owner: String
  }

  private var byFirstWord: [String: [Name]] = [:]

  /// Adds a name of an owner, with the forms that its article takes: « Le Teich », « du Teich ».
  mutating func add(_ name: String, of owner: String) {
    let words = PageWords.words(of: name).map(String.init)
    guard let article = words.first else { return }
    add(words, of: owner)
    let contractions = ["Le": ["du", "au"], "Les": ["des", "aux"]]
    for form in contractions[article] ?? [] where words.count > 1 {
      add([form] + words.dropFirst(), of: owner)
    }
  }

  private mutating func add(_ words: [String], of owner: String) {
    var names = byFirstWord[words[0], default: []]
    guard !names.contains(where: { $0.words == words && $0.owner == owner }) else { return }
    names.append(Name(words: words, owner: owner))
    names.sort { ($1.words.count, $0.owner) < ($0.words.count, $1.owner) }
    byFirstWord[words[0]] = names
  }

  struct Found: Hashable, Sendable {
    let name: String
    let owner: String
  }

  /// Every name of a reading that it doesn't share with another one.
  func found(in reading: PageWords.Reading) -> Set<Found> {
    guard let own = reading.own else { return found(in: reading.words) }
    return own.isEmpty ? [] : found(in: reading.words) { !own.isDisjoint(with: $0) }
  }

  /// Every name among the words; what belongs to a longer name belongs to no other.
  func found(
    in words: [Substring], where counts: (Range<Int>) -> Bool = { _ in true }
  ) -> Set<Found> {
    var found: Set<Found> = []
    var position = 0
    while position < words.count {
      let hits = (byFirstWord[String(words[position])] ?? []).filter { name in
        words[position...].prefix(name.words.count).elementsEqual(name.words) { $0 == $1 }
      }
      guard let longest = hits.first else {
        position += 1
        continue
      }
      let range = position..<position + longest.words.count
      let longestHits = hits.filter { $0.words.count == longest.words.count }
      // A name that a declared place bears accuses none of its homonyms.
      let own = longestHits.filter(\.owner.isEmpty)
      for name in own.isEmpty ? longestHits : own where counts(range) {
        found.insert(Found(name: name.words.joined(separator: " "), owner: name.owner))
      }
      position += longest.words.count
    }
    return found
  }
}
