import Database
import Dossier
import Units

/// A file as it stands before its rows enter the register.
struct FileToImport {
  let keys: FactFileKeys
  /// Path relative to the dossier when it lies in it, else the name alone.
  let name: String
  let isInDossier: Bool
  /// Digest of what the dossier says of the file.
  let mapping: String
  let reading: FactReading
}

/// Puts the rows of one file into a register; runs inside a transaction.
struct ReadingWriter {
  let database: Database
  let file: FileToImport

  /// The import that was made, or the one that holds the same bytes already.
  enum Outcome {
    case known(number: Int)
    case written(number: Int)
  }

  func write() throws(DatabaseFault) -> Outcome {
    let source = try sourceNumber()
    if let known = try knownImport(source) { return .known(number: known) }
    let held = try HeldFacts(of: source, in: database)
    let lineage = try fileNumber(source, held)
    let number = try database.number("SELECT coalesce(max(number), 0) + 1 FROM import")
    let rows = try FactMerge(
      database: database, reading: file.reading, source: source, file: lineage, number: number
    ).write(over: held)
    try record(number, lineage, rows)
    return .written(number: number)
  }

  // MARK: Source and file

  private func sourceNumber() throws(DatabaseFault) -> Int {
    let source = file.keys.source
    let insert = try database.statement(
      """
      INSERT INTO source(name, unit, place_rule, moment_rule, zone) VALUES (?1, ?2, ?3, ?4, ?5)
      ON CONFLICT(name) DO UPDATE SET unit = ?2, place_rule = ?3, moment_rule = ?4, zone = ?5
      """)
    insert.bind(source.name, at: 1)
    insert.bind(source.unit, at: 2)
    insert.bind(source.placeRule, at: 3)
    insert.bind(source.momentRule, at: 4)
    insert.bind(source.zone, at: 5)
    try insert.run()
    return try number("SELECT id FROM source WHERE name = ?1", source.name)
  }

  /// The import in force of the same bytes, read in the same way.
  private func knownImport(_ source: Int) throws(DatabaseFault) -> Int? {
    let select = try database.statement(
      """
      SELECT number FROM import JOIN file ON file.id = import.file
      WHERE file.source = ?1 AND sha256 = ?2 AND mapping = ?3 AND replaced_by IS NULL
      ORDER BY number LIMIT 1
      """)
    select.bind(source, at: 1)
    select.bind(file.reading.sha256, at: 2)
    select.bind(file.mapping, at: 3)
    return try select.step() ? select.int(0) : nil
  }

  /// The number of the file that this one is, or is the corrected form of; a new one otherwise.
  ///
  /// A path of the dossier is one file. A file from elsewhere goes by its name: it is another one
  /// when it shares neither a fact nor a day with the former (« export.csv » of each month).
  private func fileNumber(_ source: Int, _ held: HeldFacts) throws(DatabaseFault) -> Int {
    if let same = try lineage(source, held) { return same }
    var name = file.name
    var rank = 2
    let same = "SELECT count(*) FROM file WHERE source = \(source) AND name = ?1"
    while try number(same, name) > 0 {
      name = "\(file.name) (\(rank))"
      rank += 1
    }
    let insert = try database.statement("INSERT INTO file(source, name) VALUES (?1, ?2)")
    insert.bind(source, at: 1)
    insert.bind(name, at: 2)
    try insert.run()
    return database.lastRow
  }

  private func lineage(_ source: Int, _ held: HeldFacts) throws(DatabaseFault) -> Int? {
    let select = try database.statement("SELECT id, name FROM file WHERE source = ?1 ORDER BY id")
    select.bind(source, at: 1)
    var candidates: [(id: Int, name: String)] = []
    while try select.step() { candidates.append((select.int(0), select.text(1))) }
    if file.isInDossier, let same = candidates.first(where: { $0.name == file.name }) {
      return same.id
    }
    for candidate in candidates where isNamedAlike(candidate.name) {
      if try sharesDays(candidate.id) || held.shares(file.reading.facts, with: candidate.id) {
        return candidate.id
      }
    }
    return nil
  }

  /// « export.csv », « export.csv (2) », and the same name inside the dossier.
  private func isNamedAlike(_ name: String) -> Bool {
    func last(_ path: String) -> Substring { path.split(separator: "/").last ?? "" }
    let isElsewhere = !file.isInDossier || !name.contains("/")
    let candidate = last(name)
    let own = last(file.name)
    return isElsewhere && (candidate == own || candidate.hasPrefix(own + " ("))
  }

  private func sharesDays(_ candidate: Int) throws(DatabaseFault) -> Bool {
    guard let first = file.reading.firstDay, let last = file.reading.lastDay else { return true }
    return try database.number(
      """
      SELECT count(*) FROM import WHERE file = \(candidate) AND replaced_by IS NULL
      AND first_day <= \(last) AND last_day >= \(first)
      """) > 0
  }

  private func number(_ sql: String, _ text: String) throws(DatabaseFault) -> Int {
    let select = try database.statement(sql)
    select.bind(text, at: 1)
    return try select.step() ? select.int(0) : 0
  }

  // MARK: What became of the file

  private func record(
    _ number: Int, _ lineage: Int, _ rows: FactImport.Rows
  ) throws(DatabaseFault) {
    try database.run(
      "UPDATE import SET replaced_by = \(number) WHERE file = \(lineage) AND replaced_by IS NULL")
    let insert = try database.statement(
      "INSERT INTO import VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, NULL)")
    insert.bind(number, at: 1)
    insert.bind(lineage, at: 2)
    insert.bind(file.reading.sha256, at: 3)
    insert.bind(file.mapping, at: 4)
    let counts = [
      rows.read, rows.added, rows.replaced, rows.unchanged, rows.refused, rows.withdrawn,
    ]
    for (index, count) in counts.enumerated() { insert.bind(count, at: Int32(5 + index)) }
    insert.bind(file.reading.firstDay, at: 11)
    insert.bind(file.reading.lastDay, at: 12)
    try insert.run()
    try recordReasons(number)
    try recordColumns(number)
  }

  private func recordColumns(_ number: Int) throws(DatabaseFault) {
    let column = try database.statement("INSERT INTO read_column VALUES (\(number), ?1)")
    for key in FactColumn.allCases {
      guard let written = file.keys.columns[key] else { continue }
      column.bind(plainName(written.text), at: 1)
      try column.run()
    }
  }

  private func recordReasons(_ number: Int) throws(DatabaseFault) {
    let reason = try database.statement("INSERT INTO reason VALUES (\(number), ?1, ?2, ?3)")
    let counts = file.reading.counts
    for item in counts.list(refusals: true) + counts.list(refusals: false) {
      reason.bind(item.reason, at: 1)
      reason.bind(item.count, at: 2)
      reason.bind(item.firstLine, at: 3)
      try reason.run()
    }
    let word = try database.statement("INSERT INTO unmapped VALUES (\(number), ?1, ?2)")
    for item in file.reading.unmapped {
      word.bind(item.word, at: 1)
      word.bind(item.count, at: 2)
      try word.run()
    }
  }
}
