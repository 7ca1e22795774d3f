import Database
import Problems

/// The SQLite file of the reference store, its tables made and its version checked.
struct StoreDatabase {
  let database: Database
  /// How problems call it.
  let name: String

  /// « VIRE ».
  ///
  /// An edition is one file of a producer. Its rows are the numbers of one area, as bytes: whoever
  /// wants a commune reads one row, and whoever compares reads them all without parsing.
  static let schema = Schema(
    application: 0x5649_5245,
    steps: [
      """
      CREATE TABLE edition(
        id INTEGER PRIMARY KEY, kind TEXT NOT NULL, identity TEXT NOT NULL, name TEXT NOT NULL,
        vintage TEXT NOT NULL, geography TEXT NOT NULL, sha256 TEXT NOT NULL,
        records INTEGER NOT NULL, imported_on TEXT NOT NULL, form TEXT NOT NULL,
        digest TEXT NOT NULL, UNIQUE(kind, identity));
      CREATE TABLE area(
        edition INTEGER NOT NULL, code TEXT NOT NULL, numbers BLOB NOT NULL,
        PRIMARY KEY(edition, code)) WITHOUT ROWID;
      CREATE TABLE name(
        edition INTEGER NOT NULL, sort TEXT NOT NULL, code TEXT NOT NULL, label TEXT NOT NULL,
        article INTEGER, department TEXT, region TEXT,
        PRIMARY KEY(edition, sort, code)) WITHOUT ROWID;
      CREATE TABLE shape(
        id INTEGER PRIMARY KEY, edition INTEGER NOT NULL, code TEXT NOT NULL,
        west REAL, south REAL, east REAL, north REAL);
      CREATE INDEX shape_of_code ON shape(edition, code);
      -- Apart, so that the boxes are read without the outlines.
      CREATE TABLE outline(shape INTEGER PRIMARY KEY, feature TEXT NOT NULL);
      """
    ])

  /// Opens the store to write in it, and makes it when it isn't there.
  ///
  /// Whoever reads meanwhile sees what was there: nothing goes to the file before the end.
  static func writing(at path: String) throws(Problem) -> StoreDatabase {
    do throws(DatabaseFault) {
      let store = StoreDatabase(database: try Database(path: path, .writing), name: path)
      try store.database.migrate(to: schema)
      try store.database.run("PRAGMA cache_spill = OFF")
      return store
    } catch { throw .store(error, path) }
  }

  /// Opens a store that exists, to read it; nil when nothing was ever written in the file.
  ///
  /// All that is read until it is let go of is of one state, whatever is imported meanwhile: an
  /// import waits for its readers before it ends, so that none should keep it long.
  static func reading(at path: String) throws(Problem) -> StoreDatabase? {
    do throws(DatabaseFault) {
      let store = StoreDatabase(database: try Database(path: path, .reading), name: path)
      guard try store.database.version(of: schema) > 0 else { return nil }
      // Tables of an earlier version are brought to today's by whoever may write.
      try store.database.migrate(to: schema)
      try store.database.run("BEGIN")
      return store
    } catch { throw .store(error, path) }
  }

  private init(database: Database, name: String) {
    self.database = database
    self.name = name
  }

  /// Runs a step of SQL, whose faults are told as problems of the store.
  func attempt<Value>(_ step: () throws(DatabaseFault) -> Value) throws(Problem) -> Value {
    do throws(DatabaseFault) { return try step() } catch { throw .store(error, name) }
  }

  /// The rows of an edition, in their order, given one by one.
  func rows(
    _ sql: String, of edition: Int, _ body: (Statement) throws(Problem) -> Void
  ) throws(Problem) {
    let rows = try attempt { () throws(DatabaseFault) in try database.statement(sql) }
    rows.bind(edition, at: 1)
    while try attempt({ () throws(DatabaseFault) in try rows.step() }) { try body(rows) }
  }
}
