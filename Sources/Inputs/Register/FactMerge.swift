import Database
import Dossier

/// The facts of a source that are in force, in order of key.
struct HeldFacts {
  struct Fact {
    let key: UInt64
    let content: UInt64
    let number: Int
    /// The file that brought it.
    let file: Int
  }

  let facts: [Fact]

  init(of source: Int, in database: Database) throws(DatabaseFault) {
    let select = try database.statement(
      "SELECT key, content, id, file FROM fact WHERE source = ?1 AND ended_in IS NULL")
    select.bind(source, at: 1)
    var facts: [Fact] = []
    while try select.step() {
      facts.append(
        Fact(
          key: UInt64(bitPattern: Int64(select.int(0))),
          content: UInt64(bitPattern: Int64(select.int(1))), number: select.int(2),
          file: select.int(3)))
    }
    facts.sort { $0.key < $1.key }
    self.facts = facts
  }

  /// Whether a file holds one of these facts.
  func shares(_ read: [ReadFact], with file: Int) -> Bool {
    let keys = Set(facts.lazy.filter { $0.file == file }.map(\.key))
    return read.contains { keys.contains($0.key) }
  }
}

/// The rows of a file against the facts of its source that are in force.
///
/// A fact is known by its key. One that changed is ended and begins again; one that the former form
/// of the file held, and that this form doesn't, is ended, unless another file holds it too.
struct FactMerge {
  let database: Database
  let reading: FactReading
  let source: Int
  let file: Int
  let number: Int

  private struct Outcome {
    var rows = FactImport.Rows()
    /// Positions in the reading.
    var added: [Int] = []
    var ended: [Int] = []
    /// Numbers of facts that another file brought.
    var shared: [Int] = []
    /// Numbers of facts of the former form of the file.
    var gone: [Int] = []
  }

  func write(over held: HeldFacts) throws(DatabaseFault) -> FactImport.Rows {
    var outcome = compare(with: held)
    try database.run("DELETE FROM held WHERE file = \(file)")
    try end(outcome.ended)
    try insert(outcome.added)
    let hold = try database.statement("INSERT OR IGNORE INTO held VALUES (?1, \(file))")
    for fact in outcome.shared {
      hold.bind(fact, at: 1)
      try hold.run()
    }
    outcome.rows.withdrawn = try withdraw(outcome.gone)
    return outcome.rows
  }

  private func compare(with held: HeldFacts) -> Outcome {
    var outcome = Outcome()
    outcome.rows.read = reading.rowsRead
    outcome.rows.refused = reading.counts.refused
    let facts = reading.facts
    let order = facts.indices.sorted { facts[$0].key < facts[$1].key }
    var index = 0
    for old in held.facts {
      while index < order.count, facts[order[index]].key < old.key {
        outcome.added.append(order[index])
        index += 1
      }
      guard index < order.count, facts[order[index]].key == old.key else {
        if old.file == file { outcome.gone.append(old.number) }
        continue
      }
      if facts[order[index]].content == old.content {
        outcome.rows.unchanged += 1
        if old.file != file { outcome.shared.append(old.number) }
      } else {
        outcome.rows.replaced += 1
        outcome.ended.append(old.number)
        outcome.added.append(order[index])
      }
      index += 1
    }
    outcome.added += order[index...]
    outcome.rows.added = outcome.added.count - outcome.rows.replaced
    return outcome
  }

  private func end(_ facts: [Int]) throws(DatabaseFault) {
    let update = try database.statement("UPDATE fact SET ended_in = \(number) WHERE id = ?1")
    let release = try database.statement("DELETE FROM held WHERE fact = ?1")
    for fact in facts {
      update.bind(fact, at: 1)
      try update.run()
      release.bind(fact, at: 1)
      try release.run()
    }
  }

  /// Ends the facts that no file holds any more; gives the others to the file that does.
  private func withdraw(_ facts: [Int]) throws(DatabaseFault) -> Int {
    let other = try database.statement("SELECT min(file) FROM held WHERE fact = ?1")
    var ended: [Int] = []
    for fact in facts {
      other.bind(fact, at: 1)
      let holder = try other.step() ? other.optionalInt(0) : nil
      other.reset()
      guard let holder else {
        ended.append(fact)
        continue
      }
      try database.run("UPDATE fact SET file = \(holder) WHERE id = \(fact)")
      try database.run("DELETE FROM held WHERE fact = \(fact) AND file = \(holder)")
    }
    try end(ended)
    return ended.count
  }

  // MARK: New rows

  /// In order of start, so that the register is read back nearly sorted.
  private func insert(_ positions: [Int]) throws(DatabaseFault) {
    let facts = reading.facts
    let categories = try categoryNumbers()
    let places = try placeNumbers(positions)
    let insert = try database.statement(
      """
      INSERT INTO fact(source, file, started_in, key, content, start, finish, is_hour_known,
        category, place, location, longitude, latitude)
      VALUES (\(source), \(file), \(number), ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
      """)
    let order = positions.sorted {
      (facts[$0].start, facts[$0].key) < (facts[$1].start, facts[$1].key)
    }
    for position in order {
      let fact = facts[position]
      insert.bind(Int(Int64(bitPattern: fact.key)), at: 1)
      insert.bind(Int(Int64(bitPattern: fact.content)), at: 2)
      insert.bind(fact.start, at: 3)
      insert.bind(fact.end == Int.min ? nil : fact.end, at: 4)
      insert.bind(fact.isHourKnown ? 1 : 0, at: 5)
      insert.bind(categories[Int(fact.category)], at: 6)
      insert.bind(fact.place < 0 ? nil : places[Int(fact.place)], at: 7)
      insert.bind(Int(fact.location.rawValue), at: 8)
      if fact.location != .unknown {
        insert.bind(fact.longitude, at: 9)
        insert.bind(fact.latitude, at: 10)
      }
      try insert.run()
    }
  }

  private func categoryNumbers() throws(DatabaseFault) -> [Int] {
    let insert = try database.statement(
      "INSERT OR IGNORE INTO category(name, is_mapped) VALUES (?1, ?2)")
    let select = try database.statement(
      "SELECT id FROM category WHERE name = ?1 AND is_mapped = ?2")
    var numbers: [Int] = []
    for category in reading.categories {
      for statement in [insert, select] {
        statement.bind(category.name, at: 1)
        statement.bind(category.isMapped ? 1 : 0, at: 2)
      }
      try insert.run()
      numbers.append(try select.step() ? select.int(0) : 0)
      select.reset()
    }
    return numbers
  }

  /// Only the names that the new rows bear are kept.
  private func placeNumbers(_ positions: [Int]) throws(DatabaseFault) -> [Int] {
    var isUsed = [Bool](repeating: false, count: reading.places.count)
    for position in positions where reading.facts[position].place >= 0 {
      isUsed[Int(reading.facts[position].place)] = true
    }
    let insert = try database.statement("INSERT OR IGNORE INTO place(name) VALUES (?1)")
    let select = try database.statement("SELECT id FROM place WHERE name = ?1")
    var numbers: [Int] = []
    for (place, name) in reading.places.enumerated() {
      guard isUsed[place] else {
        numbers.append(0)
        continue
      }
      insert.bind(name, at: 1)
      try insert.run()
      select.bind(name, at: 1)
      numbers.append(try select.step() ? select.int(0) : 0)
      select.reset()
    }
    return numbers
  }
}
