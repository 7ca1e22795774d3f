import CSqlite

/// A compiled statement: bind its values, step through its rows, reset it, again.
///
///     let insert = try database.statement("INSERT INTO place(name) VALUES (?1)")
///     insert.bind("gare", at: 1)
///     try insert.run()
public final class Statement {
  private let prepared: OpaquePointer
  /// Keeps the connection open as long as its statement.
  private let database: Database

  /// SQLite copies the bytes before the call returns.
  private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  init(_ prepared: OpaquePointer, of database: Database) {
    self.prepared = prepared
    self.database = database
  }

  deinit { sqlite3_finalize(prepared) }

  // MARK: Values of the statement, counted from 1

  public func bind(_ value: Int?, at place: Int32) {
    guard let value else { return bindNull(at: place) }
    sqlite3_bind_int64(prepared, place, Int64(value))
  }

  public func bind(_ value: Double?, at place: Int32) {
    guard let value else { return bindNull(at: place) }
    sqlite3_bind_double(prepared, place, value)
  }

  public func bind(_ value: String?, at place: Int32) {
    guard let value else { return bindNull(at: place) }
    sqlite3_bind_text(prepared, place, value, -1, Self.copied)
  }

  /// Bytes as they are.
  public func bind(_ bytes: UnsafeRawBufferPointer, at place: Int32) {
    guard let start = bytes.baseAddress else {
      sqlite3_bind_zeroblob(prepared, place, 0)
      return
    }
    sqlite3_bind_blob64(prepared, place, start, UInt64(bytes.count), Self.copied)
  }

  public func bindNull(at place: Int32) { sqlite3_bind_null(prepared, place) }

  // MARK: Running

  /// Goes to the next row; false when there is none left.
  public func step() throws(DatabaseFault) -> Bool {
    switch sqlite3_step(prepared) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code:
      let fault = database.fault(code)
      sqlite3_reset(prepared)
      throw fault
    }
  }

  /// Runs to the end and is ready again.
  public func run() throws(DatabaseFault) {
    while try step() {}
    reset()
  }

  public func reset() {
    sqlite3_reset(prepared)
    sqlite3_clear_bindings(prepared)
  }

  // MARK: Columns of the row, counted from 0

  public var columnCount: Int32 { sqlite3_column_count(prepared) }

  public func isNull(_ column: Int32) -> Bool {
    sqlite3_column_type(prepared, column) == SQLITE_NULL
  }

  public func int(_ column: Int32) -> Int { Int(sqlite3_column_int64(prepared, column)) }

  public func double(_ column: Int32) -> Double { sqlite3_column_double(prepared, column) }

  public func text(_ column: Int32) -> String {
    guard let bytes = sqlite3_column_text(prepared, column) else { return "" }
    return String(cString: bytes)
  }

  /// The bytes of a column, to be used inside the body only.
  public func withBytes<Value>(
    _ column: Int32, _ body: (UnsafeRawBufferPointer) -> Value
  ) -> Value {
    let start = sqlite3_column_blob(prepared, column)
    let count = Int(sqlite3_column_bytes(prepared, column))
    return body(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
  }

  public func optionalInt(_ column: Int32) -> Int? { isNull(column) ? nil : int(column) }

  public func optionalDouble(_ column: Int32) -> Double? { isNull(column) ? nil : double(column) }

  public func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }
}
