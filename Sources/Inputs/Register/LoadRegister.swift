import Database
import Dossier
import Statistics
import Units

/// Reads the facts in force, and the history of the imports, out of a register.
struct RegisterLoader {
  let database: Database

  func load() throws(DatabaseFault) -> FactRegister {
    let sources = try sources()
    let categories = try categories()
    let places = try places()
    let facts = try facts(sources.positions, categories.positions, places.positions)
    return FactRegister(
      sources: sources.values, categories: categories.values, places: places.values,
      facts: facts, imports: try imports())
  }

  /// Values in the order of the register, and the position of each number of the file among them.
  private struct Numbered<Value> {
    var values: [Value]
    /// Indexed by the number in the file; -1 for those that no fact in force bears.
    var positions: [Int]

    /// `rows` in the order of the register; those with the same key share a position.
    init(_ rows: [(number: Int, key: String, value: Value)]) {
      values = []
      positions = Array(repeating: -1, count: (rows.map(\.number).max() ?? 0) + 1)
      var known: [String: Int] = [:]
      for row in rows {
        if let position = known[row.key] {
          positions[row.number] = position
          continue
        }
        known[row.key] = values.count
        positions[row.number] = values.count
        values.append(row.value)
      }
    }
  }

  // MARK: Lists

  private func sources() throws(DatabaseFault) -> Numbered<FactSource> {
    let select = try database.statement(
      "SELECT id, name, unit, place_rule, moment_rule, zone FROM source")
    var rows: [(number: Int, key: String, value: FactSource)] = []
    while try select.step() {
      let source = FactSource(
        name: select.text(1), unit: select.text(2), placeRule: select.optionalText(3),
        momentRule: select.optionalText(4), zone: select.text(5))
      rows.append((select.int(0), source.name, source))
    }
    return Numbered(rows.sorted { $0.value.name < $1.value.name })
  }

  /// Categories of the facts in force; spellings of one word are one, the mapped one first.
  private func categories() throws(DatabaseFault) -> Numbered<FactCategory> {
    let select = try database.statement(
      """
      SELECT id, name, is_mapped FROM category
      WHERE id IN (SELECT DISTINCT category FROM fact WHERE ended_in IS NULL)
      """)
    var rows: [(number: Int, key: String, value: FactCategory)] = []
    while try select.step() {
      let category = FactCategory(name: select.text(1), isMapped: select.int(2) == 1)
      rows.append((select.int(0), foldedWord(category.name), category))
    }
    rows.sort {
      ($0.value.isMapped ? 0 : 1, $0.value.name) < ($1.value.isMapped ? 0 : 1, $1.value.name)
    }
    let merged = Numbered(rows)
    // Once spellings are joined, in alphabetical order.
    let order = merged.values.indices.sorted { merged.values[$0].name < merged.values[$1].name }
    var rank = Array(repeating: 0, count: order.count)
    for (position, index) in order.enumerated() { rank[index] = position }
    var sorted = merged
    sorted.values = order.map { merged.values[$0] }
    sorted.positions = merged.positions.map { $0 < 0 ? -1 : rank[$0] }
    return sorted
  }

  private func places() throws(DatabaseFault) -> Numbered<String> {
    let select = try database.statement(
      """
      SELECT id, name FROM place
      WHERE id IN (SELECT DISTINCT place FROM fact WHERE ended_in IS NULL)
      """)
    var rows: [(number: Int, key: String, value: String)] = []
    while try select.step() { rows.append((select.int(0), select.text(1), select.text(1))) }
    return Numbered(rows.sorted { $0.value < $1.value })
  }

  // MARK: Facts

  private func facts(
    _ sources: [Int], _ categories: [Int], _ places: [Int]
  ) throws(DatabaseFault) -> [LocalFact] {
    let count = try database.number("SELECT count(*) FROM fact WHERE ended_in IS NULL")
    let select = try database.statement(
      """
      SELECT start, finish, is_hour_known, category, source, place, location, longitude, latitude
      FROM fact WHERE ended_in IS NULL
      """)
    var facts: [LocalFact] = []
    facts.reserveCapacity(count)
    while try select.step() {
      facts.append(
        LocalFact(
          start: select.int(0), end: select.optionalInt(1), isHourKnown: select.int(2) == 1,
          category: categories[select.int(3)], source: sources[select.int(4)],
          place: select.optionalInt(5).map { places[$0] },
          location: LocalFact.Location(rawValue: UInt8(clamping: select.int(6))) ?? .unknown,
          longitude: select.double(7), latitude: select.double(8)))
    }
    facts.sort { $0.precedes($1) }
    return facts
  }

  // MARK: Imports

  /// All imports in order, or the one of a number.
  func imports(_ only: Int? = nil) throws(DatabaseFault) -> [FactImport] {
    let select = try database.statement(
      """
      SELECT number, source.name, file.name, sha256, read, added, replaced, unchanged, refused,
        withdrawn, first_day, last_day, replaced_by
      FROM import JOIN file ON file.id = import.file JOIN source ON source.id = file.source
      WHERE ?1 IS NULL OR number = ?1 ORDER BY number
      """)
    select.bind(only, at: 1)
    var imports: [FactImport] = []
    while try select.step() {
      let number = select.int(0)
      var rows = FactImport.Rows()
      rows.read = select.int(4)
      rows.added = select.int(5)
      rows.replaced = select.int(6)
      rows.unchanged = select.int(7)
      rows.refused = select.int(8)
      rows.withdrawn = select.int(9)
      let days = (select.optionalInt(10), select.optionalInt(11))
      let reasons = try reasons(of: number)
      imports.append(
        FactImport(
          number: number, source: select.text(1), file: select.text(2), sha256: select.text(3),
          rows: rows, period: Self.period(days), refusals: reasons.refusals,
          notices: reasons.notices, unmappedCategories: try unmapped(of: number),
          replacedBy: select.optionalInt(12)))
    }
    return imports
  }

  private static func period(_ days: (Int?, Int?)) -> ClosedRange<CalendarDate>? {
    guard let first = days.0.flatMap(CalendarDate.init(daysSince1970:)),
      let last = days.1.flatMap(CalendarDate.init(daysSince1970:)), first <= last
    else { return nil }
    return first...last
  }

  private func reasons(
    of number: Int
  ) throws(DatabaseFault) -> (refusals: [FactImport.Refusal], notices: [FactImport.Refusal]) {
    let select = try database.statement(
      "SELECT name, count, first_line FROM reason WHERE of_import = \(number)")
    var refusals: [FactImport.Refusal] = []
    var notices: [FactImport.Refusal] = []
    while try select.step() {
      guard let reason = FactReason(rawValue: select.text(0)) else { continue }
      let refusal = FactImport.Refusal(
        reason, count: select.int(1), firstLine: select.int(2))
      if reason.isRefusal { refusals.append(refusal) } else { notices.append(refusal) }
    }
    return (refusals.inOrderOfCount, notices.inOrderOfCount)
  }

  private func unmapped(of number: Int) throws(DatabaseFault) -> [FactImport.WordCount] {
    let select = try database.statement(
      "SELECT word, count FROM unmapped WHERE of_import = \(number) ORDER BY word")
    var words: [FactImport.WordCount] = []
    while try select.step() {
      words.append(FactImport.WordCount(word: select.text(0), count: select.int(1)))
    }
    return words
  }
}

extension LocalFact {
  /// The order of a register, which doesn't depend on that of the files.
  fileprivate func precedes(_ other: LocalFact) -> Bool {
    if start != other.start { return start < other.start }
    if source != other.source { return source < other.source }
    if category != other.category { return category < other.category }
    if place != other.place { return (place ?? -1) < (other.place ?? -1) }
    if longitude != other.longitude { return longitude < other.longitude }
    if latitude != other.latitude { return latitude < other.latitude }
    if end != other.end { return (end ?? Int.min) < (other.end ?? Int.min) }
    return !isHourKnown && other.isHourKnown
  }
}
