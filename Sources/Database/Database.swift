import CSqlite

/// One SQLite file, or a database that lives in memory, used by one thread at a time.
///
/// What is written between `begin` and `commit` is kept whole or not at all, whatever stops the
/// process: the journal beside the file takes the last unfinished change back at the next opening.
public final class Database {
  public enum Access: Sendable {
    /// The file must be there; nothing is written but the end of an interrupted change.
    case reading
    /// The file is made when it isn't there.
    case writing
  }

  private let connection: OpaquePointer

  public init(path: String, _ access: Access) throws(DatabaseFault) {
    var opened: OpaquePointer?
    let flags =
      access == .writing ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READWRITE
    var code = sqlite3_open_v2(path, &opened, flags, nil)
    if code != SQLITE_OK, access == .reading {
      sqlite3_close_v2(opened)
      code = sqlite3_open_v2(path, &opened, SQLITE_OPEN_READONLY, nil)
    }
    guard code == SQLITE_OK, let opened else {
      let fault = DatabaseFault(code: code, connection: opened)
      sqlite3_close_v2(opened)
      throw fault
    }
    connection = opened
    // Another process may be at work on the same file: wait for its turn.
    sqlite3_busy_timeout(connection, 10_000)
  }

  /// A database that no file holds.
  public static func inMemory() throws(DatabaseFault) -> Database {
    try Database(path: ":memory:", .writing)
  }

  deinit { sqlite3_close_v2(connection) }

  /// Runs statements that give no row.
  public func run(_ sql: String) throws(DatabaseFault) {
    try check(sqlite3_exec(connection, sql, nil, nil, nil))
  }

  /// Compiles one statement, to be run as often as needed.
  public func statement(_ sql: String) throws(DatabaseFault) -> Statement {
    var prepared: OpaquePointer?
    try check(sqlite3_prepare_v2(connection, sql, -1, &prepared, nil))
    guard let prepared else { throw DatabaseFault(code: SQLITE_MISUSE, connection: nil) }
    return Statement(prepared, of: self)
  }

  /// Takes the right to write at once, so that two writers never wait for each other.
  public func begin() throws(DatabaseFault) { try run("BEGIN IMMEDIATE") }

  public func commit() throws(DatabaseFault) { try run("COMMIT") }

  /// Takes back what was written since `begin`; never fails, since the journal stays for the next opening.
  public func rollBack() { sqlite3_exec(connection, "ROLLBACK", nil, nil, nil) }

  /// Rows changed by the last statement.
  public var changes: Int { Int(sqlite3_changes(connection)) }

  /// The number that SQLite gave to the last row added.
  public var lastRow: Int { Int(sqlite3_last_insert_rowid(connection)) }

  func check(_ code: Int32) throws(DatabaseFault) {
    guard code == SQLITE_OK else { throw DatabaseFault(code: code, connection: connection) }
  }

  func fault(_ code: Int32) -> DatabaseFault { DatabaseFault(code: code, connection: connection) }
}
