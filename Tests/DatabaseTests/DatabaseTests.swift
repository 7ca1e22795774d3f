import Foundation
import Testing

@testable import Database

@Suite struct DatabaseTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "vigie-base-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private var path: String { folder.appendingPathComponent("essai.sqlite").path }

  @Test func givesBackWhatWasWritten() throws {
    let database = try Database.inMemory()
    try database.run("CREATE TABLE place(name TEXT, x REAL, number INTEGER)")
    let insert = try database.statement("INSERT INTO place VALUES (?1, ?2, ?3)")
    insert.bind("gare, « nord »", at: 1)
    insert.bind(2.5, at: 2)
    insert.bind(Int.max, at: 3)
    try insert.run()
    try insert.run()
    let select = try database.statement("SELECT * FROM place")
    #expect(try select.step())
    #expect(select.text(0) == "gare, « nord »")
    #expect(select.double(1) == 2.5)
    #expect(select.int(2) == Int.max)
    #expect(try select.step(), "values are forgotten after a run, the row is there")
    #expect(select.isNull(0) && select.optionalInt(2) == nil)
    #expect(try !select.step())
  }

  @Test func keepsATransactionWholeOrNot() throws {
    do {
      let database = try Database(path: path, .writing)
      try database.run("CREATE TABLE one(n INTEGER)")
      try database.begin()
      try database.run("INSERT INTO one VALUES (1)")
      try database.commit()
      try database.begin()
      try database.run("INSERT INTO one VALUES (2)")
      database.rollBack()
    }
    let count = try Database(path: path, .reading).statement("SELECT count(*), max(n) FROM one")
    #expect(try count.step())
    #expect(count.int(0) == 1 && count.int(1) == 1)
  }

  @Test func saysWhatIsWrong() throws {
    #expect(throws: DatabaseFault.self) { try Database(path: path, .reading) }
    try Data("ceci n'est pas une base, et rien ne le laisse croire".utf8).write(
      to: URL(fileURLWithPath: path))
    do {
      try Database(path: path, .reading).run("SELECT * FROM sqlite_master")
      Issue.record("a text is not a database")
    } catch { #expect(error.kind == .damaged) }
    let database = try Database.inMemory()
    try database.run("CREATE TABLE one(n INTEGER PRIMARY KEY); INSERT INTO one VALUES (1)")
    do {
      try database.statement("INSERT INTO one VALUES (1)").run()
      Issue.record("a number is there twice")
    } catch { #expect(error.kind == .constraint) }
  }
}

@Suite struct SchemaTests {
  private let first = Schema(application: 7, steps: ["CREATE TABLE a(x); INSERT INTO a VALUES (1)"])
  private let second = Schema(
    application: 7,
    steps: [
      "CREATE TABLE a(x); INSERT INTO a VALUES (1)", "ALTER TABLE a ADD COLUMN y DEFAULT 5",
    ])

  @Test func bringsAnEarlierFileToTheTablesOfTodayAndKeepsItsRows() throws {
    let database = try Database.inMemory()
    #expect(try database.version(of: first) == 0)
    try database.migrate(to: first)
    try database.migrate(to: first)
    #expect(try database.version(of: second) == 1)
    try database.migrate(to: second)
    #expect(try database.version(of: second) == 2)
    #expect(try database.number("SELECT count(*) FROM a") == 1)
    #expect(try database.number("SELECT x + y FROM a") == 6)
    #expect(throws: DatabaseFault.later) { try database.version(of: first) }
  }

  @Test func aStepThatFailsLeavesTheEarlierTables() throws {
    let database = try Database.inMemory()
    try database.migrate(to: first)
    let broken = Schema(application: 7, steps: first.steps + ["CREATE TABLE b(z); ERREUR"])
    #expect(throws: DatabaseFault.self) { try database.migrate(to: broken) }
    #expect(try database.version(of: first) == 1)
    #expect(try database.number("SELECT count(*) FROM sqlite_master WHERE name = 'b'") == 0)
  }
}
