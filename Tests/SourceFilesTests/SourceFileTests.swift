import Glibc
import Problems
import SourceFiles
import Testing

@Suite struct SourceFileTests {
  let folder = TemporaryFolder()

  @Test func showsTheBytesThatItReads() throws {
    var seen: [UInt8] = []
    let text = try folder.file("a.md", "été").readText(onBytes: { seen += Array($0) })
    #expect(seen == Array("été".utf8))
    #expect(text.value.string == "été")
  }

  /// A superuser reads everything.
  @Test(.enabled(if: geteuid() != 0))
  func saysThatAFileIsNotReadable() throws {
    let file = folder.file("a.csv", "a\n1\n")
    chmod(file.path, 0)
    let problem = try #require(throws: Problem.self) { try file.readBytes() }
    #expect(problem.identifier == "fichier-illisible")
    #expect(problem.cause == .machine)
    #expect(problem.summary == "le fichier « a.csv » n'est pas accessible en lecture")
  }

  @Test func refusesAPipeWithoutWaitingForIt() throws {
    let path = folder.path + "/tube"
    mkfifo(path, 0o600)
    let problem = try #require(throws: Problem.self) {
      try SourceFile(path: path, name: "tube").readBytes()
    }
    #expect(problem.summary == "« tube » n'est pas un fichier ordinaire")
  }

  @Test func blamesTheMachineWhenReadingFails() throws {
    // The first page of the memory of a process is never readable: the system answers EIO.
    let problem = try #require(throws: Problem.self) {
      try SourceFile(path: "/proc/self/mem", name: "memoire").readBytes()
    }
    #expect(problem.identifier == "lecture-impossible")
    #expect(problem.cause == .machine)
    #expect(problem.summary == "la lecture du fichier « memoire » a échoué (erreur 5 du système)")
  }

  @Test func placesTheBytesOfAText() throws {
    let text = SourceText("un\r\ndeux élèves\r\n", of: "a.txt")
    let offset = Array("un\r\ndeux é".utf8).count
    // « lève » is five bytes and four characters.
    #expect(
      text.span(at: offset, length: 5)
        == SourceSpan(file: "a.txt", line: 2, column: 7, length: 4, lineText: "deux élèves"))
    #expect(text.lineText(2) == "deux élèves")
    #expect(text.line(at: 0) == 1)
  }
}
