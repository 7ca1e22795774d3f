import Problems
import SourceFiles
import Testing

@Suite struct GzipTests {
  let folder = TemporaryFolder()

  /// The output of `printf 'a;b\\n1;2\\n' | gzip -n`.
  static let firstMember: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0x4B, 0xB4, 0x4E, 0xE2, 0x32,
    0xB4, 0x36, 0xE2, 0x02, 0x00, 0xCE, 0x10, 0x87, 0xB1, 0x08, 0x00, 0x00, 0x00,
  ]
  /// The output of `printf '3;4\\n' | gzip -n`.
  static let secondMember: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0x33, 0xB6, 0x36, 0xE1, 0x02,
    0x00, 0xCB, 0x98, 0x1B, 0xB0, 0x04, 0x00, 0x00, 0x00,
  ]

  private func rows(_ bytes: [UInt8], seen: ([UInt8]) -> Void = { _ in }) throws -> [[Int?]] {
    var all: [UInt8] = []
    let reader = try CSVReader(folder.file("a.csv.gz", bytes), onBytes: { all += Array($0) })
    var rows: [[Int?]] = []
    try reader.forEachRow { row throws(Problem) in rows.append([row[0].int, row[1].int]) }
    seen(all)
    return rows
  }

  @Test func readsAllTheMembersAndShowsTheCompressedBytes() throws {
    let bytes = Self.firstMember + Self.secondMember
    var seen: [UInt8] = []
    #expect(try rows(bytes) { seen = $0 } == [[1, 2], [3, 4]])
    #expect(seen == bytes)
  }

  @Test func passesOverZerosThatFillABlock() throws {
    #expect(try rows(Self.firstMember + [0, 0, 0, 0]) == [[1, 2]])
  }

  @Test(arguments: [27, 20, 12])
  func refusesAFileThatStopsBeforeItsEnd(length: Int) throws {
    let problem = try #require(throws: Problem.self) {
      try rows(Array(Self.firstMember[..<length]))
    }
    #expect(problem.identifier == "gz-tronque")
    #expect(problem.summary == "le fichier compressé s'arrête avant sa fin")
    #expect(problem.span == SourceSpan(wholeOf: "a.csv.gz"))
  }

  @Test func refusesADamagedFile() throws {
    var bytes = Self.firstMember
    bytes[21] ^= 0xFF
    let problem = try #require(throws: Problem.self) { try rows(bytes) }
    #expect(problem.summary == "le fichier compressé est endommagé")
  }

  /// Two hundred readers left in the middle of a file leave no thread behind that blocks the next.
  @Test func stopsItsThreadWhenAReaderIsLeft() throws {
    for _ in 0..<200 {
      let reader = try CSVReader(folder.file("a.csv.gz", Self.firstMember))
      #expect(reader.header == ["a", "b"])
    }
  }
}
