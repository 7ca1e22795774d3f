import Database
import SourceFiles

/// The columns that the imports in force read, so that one that vanished since is told as such.
struct FormerColumns {
  struct Import: Sendable {
    let number: Int
    let file: String
  }

  /// By source, then by the plain name of the column; of several imports, the last.
  private(set) var columns: [String: [String: Import]] = [:]

  /// Empty when there is no register; one that can't be read is told when it is written.
  init(in file: NamedFile) {
    guard file.isThere else { return }
    do { try read(file) } catch { columns = [:] }
  }

  private mutating func read(_ file: NamedFile) throws {
    guard let register = try RegisterDatabase.reading(file) else { return }
    let select = try register.database.statement(
      """
      SELECT source.name, read_column.name, number, file.name
      FROM read_column JOIN import ON import.number = read_column.of_import
      JOIN file ON file.id = import.file JOIN source ON source.id = file.source
      WHERE replaced_by IS NULL ORDER BY number
      """)
    while try select.step() {
      columns[select.text(0), default: [:]][select.text(1)] = Import(
        number: select.int(2), file: select.text(3))
    }
  }
}
