import Problems
import SourceFiles
import Testing

/// Every row of a file as texts, and what was said of it.
private func read(
  _ file: SourceFile, format: CSVFormat = CSVFormat()
) throws(Problem) -> (header: [String], rows: [[String]], problems: [Problem]) {
  let reader = try CSVReader(file, format: format)
  var rows: [[String]] = []
  try reader.forEachRow { row throws(Problem) in
    rows.append((0..<row.count).map { row[$0].string })
  }
  return (reader.header, rows, reader.problems)
}

@Suite struct CSVTests {
  let folder = TemporaryFolder()

  @Test(arguments: [";", ",", "\t", "|"])
  func recognisesTheSeparatorFromTheHeader(separator: String) throws {
    let text = "code;nom;n\n01001;L'Abergement;3\n".replacing(";", with: separator)
    let table = try read(folder.file("a.csv", text))
    #expect(table.header == ["code", "nom", "n"])
    #expect(table.rows == [["01001", "L'Abergement", "3"]])
    #expect(table.problems.isEmpty)
  }

  @Test func ignoresSeparatorsBetweenTheQuotesOfTheHeader() throws {
    let table = try read(folder.file("a.csv", "\"a,b,c,d\";e\n1;2\n"))
    #expect(table.header == ["a,b,c,d", "e"])
  }

  @Test func readsQuotesLineEndsAndAByteOrderMark() throws {
    let text = "\u{FEFF}\"a\";b;c\r\n\"un;deux\";\"dit \"\"oui\"\"\";\"deux\nlignes\"\r\n;\"\";x"
    let table = try read(folder.file("a.csv", text))
    #expect(table.header == ["a", "b", "c"])
    #expect(table.rows == [["un;deux", "dit \"oui\"", "deux\nlignes"], ["", "", "x"]])
  }

  @Test func toleratesUnnamedAndRepeatedColumnsAndBlankLines() throws {
    let reader = try CSVReader(folder.file("a.csv", "\n,n,n\n0,1,2\n\n\r\n1,3,4\n\n\n"))
    #expect(reader.header == ["", "n", "n"])
    #expect(reader.column("n") == 1)
    var lines: [Int] = []
    try reader.forEachRow { row throws(Problem) in lines.append(row.line) }
    #expect(lines == [3, 6])
  }

  @Test(
    arguments: [
      ("35", 35, 35), ("35.0", 35, 35), ("35,0", 35, 35), (" 12 ", 12, 12), ("-4", -4, -4),
      ("2,1535811", nil, 2.1535811), ("1e3", 1000, 1000), ("0", 0, 0), ("007", 7, 7),
      ("16.25", nil, 16.25), ("1180591620717411303424", nil, 0x1p70),
      ("0.1234567890123456789", nil, 0.1234567890123456789),
    ] as [(String, Int?, Double?)])
  func readsNumbers(text: String, int: Int?, double: Double?) throws {
    let reader = try CSVReader(folder.file("a.csv", "n;m\n\(text);x\n"))
    try reader.forEachRow { row throws(Problem) in
      #expect(row[0].int == int)
      #expect(row[0].double == double)
    }
    #expect(reader.rowCount == 1)
  }

  @Test(arguments: ["NA", "", "s", "12 34", "3,4,5", "nan", "inf", "0x10", "-", "1,2 %"])
  func findsNoNumberIn(text: String) throws {
    let reader = try CSVReader(folder.file("a.csv", "n;m\n\"\(text)\";x\n"))
    try reader.forEachRow { row throws(Problem) in
      #expect(row[0].int == nil)
      #expect(row[0].double == nil)
      #expect(row[0].isMissing == ["NA", ""].contains(text))
      #expect(row[1].equals("x"))
    }
    #expect(reader.rowCount == 1)
  }

  @Test func underlinesTheRowThatLacksAColumn() throws {
    let marked = MarkedText("a;b;c\n1;2;3\n⟨4;5⟩\n6;7;8\n", file: "faits.csv")
    let table = try read(folder.file("faits.csv", marked.text))
    let problem = try #require(table.problems.first)
    #expect(problem.span == marked.span)
    #expect(problem.summary == "3 colonnes attendues, 2 trouvées")
    #expect(problem.identifier == "nombre-de-colonnes")
    #expect(problem.isError)
    #expect(table.rows == [["1", "2", "3"], ["6", "7", "8"]])
  }

  @Test func saysThatATextWithASeparatorIsQuoted() throws {
    let table = try read(folder.file("faits.csv", "a;b\n1;2;3\n"))
    #expect(table.problems.map(\.summary) == ["2 colonnes attendues, 3 trouvées"])
    #expect(
      table.problems.first?.hint == "un texte qui contient « ; » s'écrit entre guillemets")
  }

  @Test func reportsTwentyRowsAndCountsTheOthers() throws {
    let text = "a;b\n" + String(repeating: "1\n", count: 25)
    let table = try read(folder.file("faits.csv", text))
    #expect(table.problems.count == 21)
    #expect(
      table.problems.last?.summary
        == "5 autres lignes n'ont pas non plus le nombre de colonnes de l'en-tête")
  }

  @Test func placesAFieldOfAQuotedRow() throws {
    let marked = MarkedText("a;b;c\n\"é\nà\";⟨\"12x\"⟩;3", file: "faits.csv")
    let reader = try CSVReader(folder.file("faits.csv", marked.text))
    var span: SourceSpan?
    try reader.forEachRow { row throws(Problem) in span = row.span(of: 1) }
    #expect(span == marked.span)
  }

  @Test func readsWindows1252AndSaysItOnce() throws {
    // « é » is E9, « œ » is 9C and « ’ » is 92 in windows-1252.
    var bytes = Array("code;nom\n1;Qu".utf8) + [0xE9] + Array("bec\n2;S".utf8)
    bytes += [0x9C] + Array("ur d".utf8) + [0x92] + Array("eau\n".utf8)
    let table = try read(folder.file("latin.csv", bytes))
    #expect(table.rows == [["1", "Québec"], ["2", "Sœur d’eau"]])
    #expect(table.problems.map(\.identifier) == ["encodage"])
    let span = try #require(table.problems.first?.span)
    #expect((span.line, span.column, span.file) == (2, 5, "latin.csv"))
    #expect(span.lineText == "1;Québec")
    #expect(table.problems.first?.isError == false)
  }

  @Test func saysNothingOfAnEncodingThatIsDeclared() throws {
    let bytes = Array("a\n".utf8) + [0xE9, 0x0A]
    let table = try read(
      folder.file("latin.csv", bytes), format: CSVFormat(encoding: .windows1252))
    #expect(table.rows == [["é"]])
    #expect(table.problems.isEmpty)
  }

  @Test func keepsTheUTF8OfAFileThatMixesEncodings() throws {
    let bytes = Array("a;b\né;".utf8) + [0xE8] + Array("\nç;z\n".utf8)
    let table = try read(folder.file("mixed.csv", bytes))
    #expect(table.rows == [["é", "è"], ["ç", "z"]])
    #expect(table.problems.map(\.identifier) == ["encodage"])
  }

  /// Accents fall on both sides of the chunks of 256 KiB, whatever the shift.
  @Test(arguments: [0, 1, 2, 3])
  func readsTheSameTextWhereverChunksEnd(shift: Int) throws {
    let header = String(repeating: "x", count: shift) + ";b\n"
    let rows = (0..<25_000).map { "\($0);é€😀à" }
    let table = try read(folder.file("long.csv", header + rows.joined(separator: "\n")))
    #expect(table.problems.isEmpty)
    #expect(table.rows.map { $0.joined(separator: ";") } == rows)
  }

  @Test func readsWindows1252WhereverChunksEnd() throws {
    let row: [UInt8] = Array("abc;".utf8) + [0xE9, 0xE8, 0xE0] + Array("\n".utf8)
    let bytes = Array("a;b\n".utf8) + (0..<40_000).flatMap { _ in row }
    let table = try read(folder.file("long.csv", bytes))
    #expect(table.rows.count == 40_000)
    #expect(table.rows.allSatisfy { $0 == ["abc", "éèà"] })
    #expect(table.problems.count == 1)
  }
}

@Suite struct BrokenCSVTests {
  let folder = TemporaryFolder()

  @Test func refusesAnAbsentFileAndSuggestsItsNeighbour() throws {
    _ = folder.file("delinquance.csv", "a\n1\n")
    let absent = SourceFile(path: folder.path + "/delinquence.csv", name: "delinquence.csv")
    let problem = try #require(throws: Problem.self) { try read(absent) }
    #expect(problem.identifier == "fichier-absent")
    #expect(problem.summary == "le fichier « delinquence.csv » n'existe pas")
    #expect(problem.hint == "le dossier contient « delinquance.csv » : est-ce lui ?")
    #expect(problem.span == SourceSpan(wholeOf: "delinquence.csv"))
  }

  @Test func reportsAnAbsentFileWhereItIsNamed() throws {
    let place = SourceSpan(file: "dossier.yaml", line: 3, column: 5)
    let absent = SourceFile(path: folder.path + "/x.csv", name: "x.csv", namedAt: place)
    let problem = try #require(throws: Problem.self) { try read(absent) }
    #expect(problem.span == place)
  }

  @Test func refusesAnEmptyFileAndAFolder() throws {
    let empty = try #require(throws: Problem.self) { try read(folder.file("a.csv", "")) }
    #expect(empty.summary == "le fichier « a.csv » est vide")
    let blank = try #require(throws: Problem.self) { try read(folder.file("b.csv", "\n\r\n")) }
    #expect(blank.identifier == "fichier-vide")
    let place = SourceFile(path: folder.path, name: "donnees")
    let notFile = try #require(throws: Problem.self) { try read(place) }
    #expect(notFile.summary == "« donnees » est un dossier, un fichier est attendu")
  }

  @Test func warnsOfAHeaderAlone() throws {
    let table = try read(folder.file("a.csv", "a;b\n"))
    #expect(
      table.problems.map(\.summary) == ["ce fichier n'a qu'un en-tête, aucune ligne ne suit"])
  }

  @Test(arguments: [
    [0x61, 0x3B, 0x62, 0x0A, 0x00, 0x01], [0x50, 0x4B, 0x03, 0x04, 0x14],
    [0xFF, 0xFE, 0x61, 0x00], [0xE9, 0x0A, 0x00],
  ])
  func refusesBinaryFiles(bytes: [UInt8]) throws {
    let problem = try #require(throws: Problem.self) { try read(folder.file("a.csv", bytes)) }
    #expect(
      problem.identifier == (bytes[0] == 0xFF ? "encodage-utf-16" : "fichier-binaire"))
  }

  @Test func underlinesAQuoteThatIsNotClosed() throws {
    let marked = MarkedText("a;b\n1;⟨\"⟩deux\n3;4\n", file: "a.csv")
    let problem = try #require(throws: Problem.self) { try read(folder.file("a.csv", marked.text)) }
    #expect(problem.span == marked.span)
    #expect(problem.summary == "le guillemet ouvert ici n'est pas fermé")
  }

  @Test func underlinesTextAfterAClosingQuote() throws {
    let marked = MarkedText("a;b\n1;\"un ⟨\"⟩mot\" ici\"\n", file: "a.csv")
    let problem = try #require(throws: Problem.self) { try read(folder.file("a.csv", marked.text)) }
    #expect(problem.identifier == "guillemet")
    #expect(problem.span?.line == 2 && problem.span?.column == marked.span.column + 1)
  }

  @Test func refusesALineThatIsTooLong() throws {
    let line = [UInt8](repeating: 0x61, count: CSVReader.rowByteLimit + 1_000_000)
    let file = folder.file("a.csv", Array("a;b\n1;2\n".utf8) + line)
    let problem = try #require(throws: Problem.self) { try read(file) }
    #expect(problem.summary == "cette ligne dépasse 16 Mo")
    #expect(problem.span?.line == 3)
    #expect((problem.span?.lineText.count ?? 0) < 1_000)
  }
}
