import Database

/// A database as another program would write and read it.
enum TestDatabase {
  static func run(_ sql: String, in path: String) throws {
    try Database(path: path, .writing).run(sql)
  }

  static func integrity(of path: String) throws -> String {
    try text("PRAGMA integrity_check", in: path)
  }

  /// What a register holds, in few words: its imports, its facts, which are in force, their words.
  static func state(of path: String) throws -> String {
    try text(
      """
      SELECT (SELECT count(*) || '/' || total(number + coalesce(replaced_by, 0)) FROM import)
        || ' ' || (SELECT count(*) || '/' || count(ended_in) || '/' || total(category) FROM fact)
        || ' ' || (SELECT total(count) FROM unmapped) || ' ' || (SELECT count(*) FROM read_column)
        || ' ' || (SELECT group_concat(name) FROM category)
      """, in: path)
  }

  private static func text(_ sql: String, in path: String) throws -> String {
    let select = try Database(path: path, .reading).statement(sql)
    return try select.step() ? select.text(0) : ""
  }
}
