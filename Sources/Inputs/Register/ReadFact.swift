import Dossier

/// One row of a file of facts, checked; its category and place are numbers of its reading.
struct ReadFact {
  /// What makes it the same fact in another file: its identifier, else what it says.
  var key: UInt64
  /// Digest of all that is stored of it.
  var content: UInt64 = 0
  var start: Int
  /// `Int.min` for none.
  var end: Int
  var longitude = 0.0
  var latitude = 0.0
  var line: Int32
  /// -1 for none.
  var place: Int32 = -1
  var category: UInt16
  var location = LocalFact.Location.unknown
  var isHourKnown: Bool
  var hasIdentifier = false
}

/// The rows of one file, checked, with what was left out of them.
struct FactReading {
  var facts: [ReadFact] = []
  var counts = FactReason.Counts()
  var rowsRead = 0
  var categories: [CategoryWords.Category] = []
  var places: [String] = []
  var unmapped: [FactImport.WordCount] = []
  var sha256 = ""
  /// First and last local day of its facts, as days since 1970.
  var firstDay: Int?
  var lastDay: Int?
  /// Rows whose hour is written, and those of them at midnight to the second.
  var hoursWritten = 0
  var midnights = 0
}

extension FactReading {
  /// Gives each row its own key, leaves out rows that repeat an identifier, digests what is stored.
  mutating func identify() {
    let words = categories.map { category in
      var hash = StableHash()
      hash.add(foldedWord(category.name))
      hash.add(category.isMapped ? 1 : 0)
      return hash.value
    }
    let names = places.map { StableHash.of($0) }
    for index in facts.indices {
      facts[index].content = facts[index].digest(words: words, names: names)
    }
    // Equal rows stand together, in an order that is not that of the file.
    var order = Array(facts.indices)
    order.sort { facts[$0].precedes(facts[$1]) }
    var isKept = [Bool](repeating: true, count: facts.count)
    var first = 0
    while first < order.count {
      var last = first + 1
      while last < order.count, facts[order[last]].key == facts[order[first]].key { last += 1 }
      if last - first > 1 { settle(order[first..<last], &isKept) }
      first = last
    }
    guard isKept.contains(false) else { return }
    var kept: [ReadFact] = []
    kept.reserveCapacity(facts.count)
    for index in facts.indices where isKept[index] { kept.append(facts[index]) }
    facts = kept
  }

  /// Rows of one key: the same identifier twice is one fact, the same content twice is two.
  private mutating func settle(_ rows: ArraySlice<Int>, _ isKept: inout [Bool]) {
    let key = facts[rows[rows.startIndex]].key
    for (ordinal, index) in rows.enumerated().dropFirst() {
      let line = Int(facts[index].line)
      if facts[index].hasIdentifier {
        counts.add(.repeatedIdentifier, line: line)
        isKept[index] = false
      } else {
        counts.add(.identical, line: line)
        var hash = StableHash()
        hash.add(key)
        hash.add(ordinal)
        facts[index].key = hash.value
      }
    }
  }
}

extension ReadFact {
  fileprivate func precedes(_ other: ReadFact) -> Bool {
    if key != other.key { return key < other.key }
    if start != other.start { return start < other.start }
    if content != other.content { return content < other.content }
    return line < other.line
  }

  fileprivate func digest(words: [UInt64], names: [UInt64]) -> UInt64 {
    var hash = StableHash()
    hash.add(start)
    hash.add(end)
    hash.add(longitude)
    hash.add(latitude)
    hash.add(words[Int(category)])
    hash.add(place < 0 ? 0 : names[Int(place)])
    hash.add((Int(location.rawValue) << 1) | (isHourKnown ? 1 : 0))
    return hash.value
  }
}
