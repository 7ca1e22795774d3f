/// The tables that a file of this program has, version after version.
public struct Schema: Sendable {
  /// By which a file is known for what it is (SQLite, `PRAGMA application_id`).
  public let application: Int
  /// SQL that leads from each version to the next; an empty file is of version 0.
  public let steps: [String]

  public init(application: Int, steps: [String]) {
    self.application = application
    self.steps = steps
  }

  public var version: Int { steps.count }
}

extension Database {
  /// Brings an empty file, or one of an earlier version, to the version of today, in one change.
  ///
  /// Throws `foreign` for the file of another program and `later` for one of a later version.
  public func migrate(to schema: Schema) throws(DatabaseFault) {
    let found = try version(of: schema)
    guard found < schema.version else { return }
    try change { () throws(DatabaseFault) in
      // Another process may have done it in the meantime.
      for step in schema.steps[try version(of: schema)...] { try run(step) }
      try run("PRAGMA application_id = \(schema.application)")
      try run("PRAGMA user_version = \(schema.version)")
    }
  }

  /// The version of the tables, 0 when nothing was ever written.
  ///
  /// Throws `foreign` for the file of another program and `later` for one of a later version.
  public func version(of schema: Schema) throws(DatabaseFault) -> Int {
    let application = try number("PRAGMA application_id")
    if application == 0, try number("SELECT count(*) FROM sqlite_master") == 0 { return 0 }
    guard application == schema.application else { throw .foreign }
    let version = try number("PRAGMA user_version")
    guard version <= schema.version else { throw .later }
    return version
  }

  /// The one number that a statement gives, 0 when it gives none.
  public func number(_ sql: String) throws(DatabaseFault) -> Int {
    let statement = try statement(sql)
    return try statement.step() ? statement.int(0) : 0
  }

  /// How often a writer waits for another one, ten seconds each time.
  private static let turns = 30

  /// Begins a change once the other processes have ended theirs.
  public func beginInTurn() throws(DatabaseFault) {
    for _ in 1..<Self.turns {
      do throws(DatabaseFault) { return try begin() } catch {
        guard error.kind == .busy else { throw error }
      }
    }
    try begin()
  }

  /// Runs a change in one transaction: it is kept whole, or not at all.
  public func change<Value>(
    _ body: () throws(DatabaseFault) -> Value
  ) throws(DatabaseFault) -> Value {
    try beginInTurn()
    do throws(DatabaseFault) {
      let value = try body()
      try commit()
      return value
    } catch {
      rollBack()
      throw error
    }
  }
}
