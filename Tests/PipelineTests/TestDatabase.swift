import Database

/// A database as another program would write and read it.
enum TestDatabase {
  static func run(_ sql: String, in path: String) throws {
    try Database(path: path, .writing).run(sql)
  }

  static func integrity(of path: String) throws -> String {
    let check = try Database(path: path, .reading).statement("PRAGMA integrity_check")
    return try check.step() ? check.text(0) : ""
  }
}
