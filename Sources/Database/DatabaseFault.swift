import CSqlite

/// What SQLite refused.
public struct DatabaseFault: Error, Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// Another process holds the file.
    case busy
    case diskFull
    case readOnly
    case cannotOpen
    /// Not a database, or one that was damaged.
    case damaged
    /// A rule of the tables is broken: a value twice, a reference to nothing.
    case constraint
    /// A database that another program made.
    case foreign
    /// One that a later version of this program made.
    case later
    case other
  }

  public let kind: Kind
  /// What SQLite says of it, in English: for a developer.
  public let message: String

  /// The file is a database, and its tables are not those that are looked for.
  public static let foreign = DatabaseFault(kind: .foreign, message: "other application")
  public static let later = DatabaseFault(kind: .later, message: "later version")

  private init(kind: Kind, message: String) {
    self.kind = kind
    self.message = message
  }

  init(code: Int32, connection: OpaquePointer?) {
    kind =
      switch code & 0xFF {
      case SQLITE_BUSY, SQLITE_LOCKED: .busy
      case SQLITE_FULL: .diskFull
      case SQLITE_READONLY, SQLITE_PERM: .readOnly
      case SQLITE_CANTOPEN: .cannotOpen
      case SQLITE_CORRUPT, SQLITE_NOTADB: .damaged
      case SQLITE_CONSTRAINT: .constraint
      default: .other
      }
    message = connection.map { String(cString: sqlite3_errmsg($0)) } ?? "code \(code)"
  }
}
