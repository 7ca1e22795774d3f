import Database
import Digests
import Dossier
import Problems

/// Puts the rows of one edition into the store.
struct EditionWriter {
  let edition: StoredEdition
  private let area: Statement
  private let name: Statement
  private let shape: Statement
  private let outline: Statement
  private let database: Database

  /// Writes the line of the edition; its number is the store's.
  init(_ new: StoredEdition, in database: Database) throws(DatabaseFault) {
    let insert = try database.statement(
      """
      INSERT INTO edition(kind, identity, name, vintage, geography, sha256, records, imported_on,
        form, digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, '')
      """)
    let texts = [new.kind.rawValue, new.identity, new.name, new.vintage, new.geography, new.sha256]
    for (place, text) in texts.enumerated() { insert.bind(text, at: Int32(place + 1)) }
    insert.bind(new.records, at: 7)
    insert.bind(new.importedOn, at: 8)
    insert.bind(new.form.text, at: 9)
    try insert.run()
    edition = new.numbered(database.lastRow)
    self.database = database
    area = try database.statement("INSERT INTO area(edition, code, numbers) VALUES (?1, ?2, ?3)")
    name = try database.statement(
      """
      INSERT INTO name(edition, sort, code, label, article, department, region)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
      """)
    shape = try database.statement(
      """
      INSERT INTO shape(edition, code, west, south, east, north) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
      """)
    outline = try database.statement("INSERT INTO outline(shape, feature) VALUES (?1, ?2)")
  }

  func addArea(_ code: String, _ numbers: NumberRow) throws(DatabaseFault) {
    area.bind(edition.id, at: 1)
    area.bind(code, at: 2)
    numbers.bytes.withUnsafeBytes { area.bind($0, at: 3) }
    try area.run()
  }

  func addName(
    _ sort: NameSort, _ code: String, _ label: String, article: Int? = nil,
    department: String? = nil, region: String? = nil
  ) throws(DatabaseFault) {
    name.bind(edition.id, at: 1)
    name.bind(sort.rawValue, at: 2)
    name.bind(code, at: 3)
    name.bind(label, at: 4)
    name.bind(article, at: 5)
    name.bind(department, at: 6)
    name.bind(region, at: 7)
    try name.run()
  }

  /// The box is that of its polygons: west, south, east, north in degrees.
  func addShape(_ feature: String, code: String, box: [Double]?) throws(DatabaseFault) {
    shape.bind(edition.id, at: 1)
    shape.bind(code, at: 2)
    for place in 0..<4 { shape.bind(box?[place], at: Int32(3 + place)) }
    try shape.run()
    outline.bind(database.lastRow, at: 1)
    outline.bind(feature, at: 2)
    try outline.run()
  }

  /// Notes the digest of what was written, by which it is checked later.
  func finish() throws(DatabaseFault) {
    let update = try database.statement("UPDATE edition SET digest = ?2 WHERE id = ?1")
    update.bind(edition.id, at: 1)
    update.bind(try database.storedDigest(of: edition.id), at: 2)
    try update.run()
  }
}

extension Database {
  /// SHA-256 of all the rows of an edition, in their order.
  func storedDigest(of edition: Int) throws(DatabaseFault) -> String {
    let hasher = SHA256Hasher()
    let selections = [
      "SELECT code, numbers FROM area WHERE edition = ?1 ORDER BY code",
      """
      SELECT sort, code, label, article, department, region FROM name WHERE edition = ?1
      ORDER BY sort, code
      """,
      """
      SELECT code, feature FROM shape JOIN outline ON outline.shape = shape.id WHERE edition = ?1
      ORDER BY shape.id
      """,
    ]
    for sql in selections {
      let rows = try statement(sql)
      rows.bind(edition, at: 1)
      while try rows.step() {
        for column in 0..<rows.columnCount {
          rows.withBytes(column) { hasher.update($0) }
          // Where a column ends counts too.
          withUnsafeBytes(of: UInt8(0xFF)) { hasher.update($0) }
        }
      }
    }
    return hasher.finish().hex
  }

  /// Takes an edition out, with all its rows.
  func removeEdition(_ id: Int) throws(DatabaseFault) {
    for sql in [
      "DELETE FROM outline WHERE shape IN (SELECT id FROM shape WHERE edition = ?1)",
      "DELETE FROM shape WHERE edition = ?1", "DELETE FROM name WHERE edition = ?1",
      "DELETE FROM area WHERE edition = ?1", "DELETE FROM edition WHERE id = ?1",
    ] {
      let delete = try statement(sql)
      delete.bind(id, at: 1)
      try delete.run()
    }
  }
}
