import Database
import Problems
import SourceFiles

/// The SQLite file of a register, its tables made and its version checked.
struct RegisterDatabase {
  static let fileName = "faits.sqlite"

  let database: Database
  /// How problems call it.
  let name: String

  /// « VIGI ».
  ///
  /// Facts are never deleted: the import that replaced or withdrew one is its `ended_in`. No index:
  /// an import reads the facts of its source once, and sorts them.
  private static let schema = Schema(
    application: 0x5649_4749,
    steps: [
      """
      CREATE TABLE source(
        id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, unit TEXT NOT NULL,
        place_rule TEXT, moment_rule TEXT, zone TEXT NOT NULL);
      CREATE TABLE file(
        id INTEGER PRIMARY KEY, source INTEGER NOT NULL REFERENCES source, name TEXT NOT NULL,
        UNIQUE(source, name));
      CREATE TABLE import(
        number INTEGER PRIMARY KEY, file INTEGER NOT NULL REFERENCES file, sha256 TEXT NOT NULL,
        mapping TEXT NOT NULL, read INTEGER NOT NULL, added INTEGER NOT NULL,
        replaced INTEGER NOT NULL, unchanged INTEGER NOT NULL, refused INTEGER NOT NULL,
        withdrawn INTEGER NOT NULL, first_day INTEGER, last_day INTEGER, replaced_by INTEGER);
      CREATE TABLE reason(
        of_import INTEGER NOT NULL REFERENCES import, name TEXT NOT NULL, count INTEGER NOT NULL,
        first_line INTEGER NOT NULL);
      CREATE TABLE unmapped(
        of_import INTEGER NOT NULL REFERENCES import, word TEXT NOT NULL, count INTEGER NOT NULL);
      CREATE TABLE read_column(
        of_import INTEGER NOT NULL REFERENCES import, name TEXT NOT NULL);
      CREATE TABLE category(
        id INTEGER PRIMARY KEY, name TEXT NOT NULL, is_mapped INTEGER NOT NULL,
        UNIQUE(name, is_mapped));
      CREATE TABLE place(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
      CREATE TABLE fact(
        id INTEGER PRIMARY KEY, source INTEGER NOT NULL, file INTEGER NOT NULL,
        started_in INTEGER NOT NULL, ended_in INTEGER, key INTEGER NOT NULL,
        content INTEGER NOT NULL, start INTEGER NOT NULL, finish INTEGER,
        is_hour_known INTEGER NOT NULL, category INTEGER NOT NULL, place INTEGER,
        location INTEGER NOT NULL, longitude REAL, latitude REAL);
      -- Files that hold a fact too, which another file brought.
      CREATE TABLE held(
        fact INTEGER NOT NULL, file INTEGER NOT NULL, PRIMARY KEY(fact, file)) WITHOUT ROWID;
      """
    ])

  /// Opens the register of a dossier to write in it, and makes it when it isn't there.
  static func writing(_ file: NamedFile) throws(Problem) -> RegisterDatabase {
    do throws(DatabaseFault) {
      let register = RegisterDatabase(
        database: try Database(path: file.source.path, .writing), name: file.source.name)
      try register.database.migrate(to: schema)
      return register
    } catch { throw .register(error, file.source.name) }
  }

  /// Opens a register that exists to read it; nil when nothing was ever written in the file.
  static func reading(_ file: NamedFile) throws(Problem) -> RegisterDatabase? {
    do throws(DatabaseFault) {
      let register = RegisterDatabase(
        database: try Database(path: file.source.path, .reading), name: file.source.name)
      return try register.database.version(of: schema) > 0 ? register : nil
    } catch { throw .register(error, file.source.name) }
  }

  /// A register that no file holds.
  static func inMemory() throws(Problem) -> RegisterDatabase {
    do throws(DatabaseFault) {
      let register = RegisterDatabase(database: try Database.inMemory(), name: fileName)
      try register.database.migrate(to: schema)
      return register
    } catch { throw .register(error, fileName) }
  }

  private init(database: Database, name: String) {
    self.database = database
    self.name = name
  }

  /// Runs a step of SQL, whose faults are told as problems of the register.
  func attempt<Value>(_ step: () throws(DatabaseFault) -> Value) throws(Problem) -> Value {
    do throws(DatabaseFault) { return try step() } catch { throw .register(error, name) }
  }
}
