import Foundation
import Problems
import Testing

@testable import SourceFiles

/// Workbooks as spreadsheets write them: shared and inline texts, dates, several sheets.
@Suite struct WorkbookTests {
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let links =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let packages = "http://schemas.openxmlformats.org/package/2006/relationships"

  /// The parts of a workbook of two sheets; `rows` are those of the first.
  private static func parts(_ rows: String, workbook: String = "") -> [(String, String)] {
    [
      (
        "_rels/.rels",
        """
        <Relationships xmlns="\(packages)"><Relationship Id="rId1" \
        Type="\(links)/officeDocument" Target="xl/workbook.xml"/></Relationships>
        """
      ),
      (
        "xl/workbook.xml",
        """
        <workbook xmlns="\(main)" xmlns:r="\(links)">\(workbook)<sheets>\
        <sheet name="Faits" sheetId="1" r:id="rId1"/>\
        <sheet name="Notes" sheetId="2" r:id="rId2"/></sheets></workbook>
        """
      ),
      (
        "xl/_rels/workbook.xml.rels",
        """
        <Relationships xmlns="\(packages)">\
        <Relationship Id="rId1" Type="\(links)/worksheet" Target="worksheets/sheet1.xml"/>\
        <Relationship Id="rId2" Type="\(links)/worksheet" Target="/xl/worksheets/sheet2.xml"/>\
        <Relationship Id="rId3" Type="\(links)/sharedStrings" Target="sharedStrings.xml"/>\
        <Relationship Id="rId4" Type="\(links)/styles" Target="styles.xml"/></Relationships>
        """
      ),
      (
        "xl/sharedStrings.xml",
        """
        <sst xmlns="\(main)"><si><t>jour</t></si><si><r><t>na</t></r><r><t>ture</t></r>\
        <rPh><t>x</t></rPh></si><si><t>bruit &amp; « cris »</t></si></sst>
        """
      ),
      (
        "xl/styles.xml",
        """
        <styleSheet xmlns="\(main)"><numFmts>\
        <numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/>\
        <numFmt numFmtId="165" formatCode="0.00&quot; jours&quot;"/>\
        <numFmt numFmtId="166" formatCode="[h]:mm"/></numFmts>\
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>\
        <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="20"/>\
        <xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>
        """
      ),
      ("xl/worksheets/sheet1.xml", sheet(rows)),
      (
        "xl/worksheets/sheet2.xml",
        sheet("<row r=\"1\"><c t=\"inlineStr\"><is><t>note</t></is></c></row>")
      ),
    ]
  }

  private static func sheet(_ rows: String) -> String {
    "<worksheet xmlns=\"\(main)\"><sheetData>\(rows)</sheetData></worksheet>"
  }

  private static let header =
    "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>"

  /// The rows of the first sheet, each with its number.
  private static func read(
    _ rows: String, workbook: String = "", sheet: String? = "Faits"
  ) throws -> [String] {
    let file = try TemporaryWorkbook(parts(header + rows, workbook: workbook))
    let reader = try WorkbookReader(file.source, sheet: sheet)
    var lines: [String] = []
    try reader.forEachRow { row throws(Problem) in
      let cells = (0..<row.count).map { row[$0].string }
      lines.append("\(row.line):" + cells.joined(separator: "|"))
    }
    return lines
  }

  @Test func readsSharedAndInlineTexts() throws {
    let rows = """
      <row r="2"><c r="A2"><v>7</v></c><c r="B2" t="s"><v>2</v></c></row>
      <row r="4"><c r="B4" t="inlineStr"><is><r><t>vo</t></r><r><t>l</t></r></is></c>\
      <c r="C4"><v>9</v></c></row>
      <row r="5"><c t="str"><f>A1</f><v>été</v></c><c t="b"><v>1</v></c></row>
      <row r="6"><c r="A6" s="1"/></row><row r="7"><c r="A7" t="e"><v>#N/A</v></c></row>
      """
    #expect(try Self.read(rows) == ["2:7|bruit & « cris »", "4:|vol", "5:été|VRAI"])
  }

  @Test func takesTheNamesOfColumnsFromTheFirstRow() throws {
    let file = try TemporaryWorkbook(Self.parts(Self.header))
    let reader = try WorkbookReader(file.source, sheet: "faits")
    #expect(reader.header == ["jour", "nature"])
    #expect(reader.headerSpan.line == 1 && reader.headerSpan.lineText == "jour;nature")
  }

  /// Serial 46,083 is 2 March 2026: 44,927 is 1 January 2023, then 365 + 366 + 365 + 60 days.
  @Test(arguments: [
    ("46083", 1, "2026-03-02"), ("46083.927083333336", 2, "2026-03-02 22:15:00"),
    ("46083", 2, "2026-03-02 00:00:00"), ("0.927083333333333", 3, "22:15:00"),
    ("46083.927083333336", 0, "46083.927083333336"), ("12.5", 4, "12.5"),
    ("0.5", 5, "12:00:00"), ("1", 1, "1900-01-01"), ("59", 1, "1900-02-28"),
    ("61", 1, "1900-03-01"), ("46083.99999999", 2, "2026-03-03 00:00:00"),
  ])
  func readsDatesByTheirStyle(value: String, style: Int, text: String) throws {
    let rows = "<row r=\"2\"><c r=\"A2\" s=\"\(style)\"><v>\(value)</v></c></row>"
    #expect(try Self.read(rows) == ["2:\(text)|"])
  }

  /// The calendar of 1904 counts 1,462 days fewer.
  @Test func readsTheCalendarOf1904() throws {
    let rows = "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>44621</v></c></row>"
    #expect(try Self.read(rows, workbook: "<workbookPr date1904=\"1\"/>") == ["2:2026-03-02|"])
  }

  @Test(arguments: [
    ("General", CellStyles.Kind.number), ("0.00", .number), ("@", .number),
    ("#,##0 \"habitants\"", .number), ("[Red]0", .number), ("dd/mm/yyyy", .date),
    ("[$-40C]d mmmm yyyy;@", .date), ("h:mm AM/PM", .time), ("[hh]:mm:ss", .time), ("mmmm", .date),
    ("yyyy-mm-dd\"T\"hh:mm", .dateAndTime), ("jj/mm/aaaa", .date), ("mm:ss.0", .time),
  ])
  func knowsADateByItsFormat(code: String, kind: CellStyles.Kind) {
    #expect(CellStyles.kind(ofCode: code) == kind)
  }

  @Test func saysWhichSheetIsReadWhenThereAreSeveral() throws {
    let file = try TemporaryWorkbook(Self.parts(Self.header))
    let reader = try WorkbookReader(file.source)
    #expect(reader.header == ["jour", "nature"])
    #expect(reader.problems.map(\.identifier) == ["plusieurs-feuilles"])
    #expect(try WorkbookReader(file.source, sheet: "Notes").header == ["note"])
  }

  @Test func saysWhichSheetsThereAre() throws {
    let file = try TemporaryWorkbook(Self.parts(Self.header))
    let span = SourceSpan(file: "dossier.yaml", line: 3, column: 5)
    let problem = #expect(throws: Problem.self) {
      try WorkbookReader(file.source, sheet: "Fait", namedAt: span)
    }
    #expect(problem?.identifier == "feuille-absente" && problem?.span == span)
    #expect(problem?.hint == "vouliez-vous dire « Faits » ?")
  }

  @Test func pointsToTheCellOfARow() throws {
    let rows = "<row r=\"9\"><c r=\"A9\"><v>12</v></c><c r=\"B9\"><v>345</v></c></row>"
    let file = try TemporaryWorkbook(Self.parts(Self.header + rows))
    let reader = try WorkbookReader(file.source, sheet: "Faits")
    var span: SourceSpan?
    try reader.forEachRow { row throws(Problem) in span = row.span(of: 1) }
    #expect(span?.line == 9 && span?.column == 4 && span?.length == 3)
    #expect(span?.lineText == "12;345")
  }

  @Test func showsTheBytesOfTheFileForItsDigest() throws {
    let file = try TemporaryWorkbook(Self.parts(Self.header))
    var count = 0
    _ = try WorkbookReader(file.source, sheet: "Faits") { count += $0.count }
    #expect(count == (try Data(contentsOf: URL(fileURLWithPath: file.source.path)).count))
  }

  /// Rows over several chunks of 65,536 bytes.
  @Test func readsALongSheet() throws {
    let rows = (2...5_001).map { number in
      "<row r=\"\(number)\"><c r=\"A\(number)\"><v>\(number)</v></c></row>"
    }
    let read = try Self.read(rows.joined())
    #expect(read.count == 5_000 && read.last == "5001:5001|")
  }

  @Test(arguments: [
    [("mimetype", "application/vnd.oasis.opendocument.spreadsheet")],
    [("xl/workbook.xml", "<workbook><sheets>")],
    [("xl/workbook.xml", "<!DOCTYPE w [<!ENTITY a \"b\">]><workbook>&a;</workbook>")],
    [("xl/workbook.xml", "<workbook/>")],
  ])
  func refusesWhatIsNoWorkbook(parts: [(String, String)]) throws {
    let file = try TemporaryWorkbook(parts)
    let problem = #expect(throws: Problem.self) { try WorkbookReader(file.source) }
    #expect(problem?.span?.file == file.source.name)
  }

  @Test func opensAWorkbookOrATextByItsFirstBytes() throws {
    let file = try TemporaryWorkbook(Self.parts(Self.header), name: "sans-extension")
    #expect(try openTable(file.source, format: CSVFormat(), sheet: nil) is WorkbookReader)
    let folder = TemporaryFolder()
    let text = folder.file("faits.csv", "jour;nature\n1;2\n")
    #expect(try openTable(text, format: CSVFormat(), sheet: nil) is CSVReader)
  }
}

/// A `.xlsx` in a folder of its own, its parts stored without compression.
private final class TemporaryWorkbook {
  let source: SourceFile
  private let folder = TemporaryFolder()

  init(_ parts: [(String, String)], name: String = "classeur.xlsx") throws {
    source = folder.file(name, Self.archive(parts.map { ($0, Array($1.utf8)) }))
  }

  /// The format of PKWARE's APPNOTE, 4.3: each part behind its head, then the directory.
  private static func archive(_ parts: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for part in parts {
      let sizes =
        little(0, 2) + little(0, 2) + little(0, 2) + little(0, 2) + little(crc(part.bytes), 4)
        + little(part.bytes.count, 4) + little(part.bytes.count, 4)
        + little(part.name.utf8.count, 2)
        + little(0, 2)
      directory += [0x50, 0x4B, 1, 2] + little(20, 2) + little(20, 2) + sizes
      directory += little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4)
      directory += little(archive.count, 4) + Array(part.name.utf8)
      archive += [0x50, 0x4B, 3, 4] + little(20, 2) + sizes + Array(part.name.utf8) + part.bytes
    }
    let start = archive.count
    return archive + directory + [0x50, 0x4B, 5, 6] + little(0, 4) + little(parts.count, 2)
      + little(parts.count, 2) + little(directory.count, 4) + little(start, 4) + little(0, 2)
  }

  private static func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private static func crc(_ bytes: [UInt8]) -> Int {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return Int(~crc)
  }
}
