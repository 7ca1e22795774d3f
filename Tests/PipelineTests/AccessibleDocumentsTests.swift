import Foundation
import Testing

@testable import CairoRenderer

/// Every document of the demonstration, as who can't see it reads it.
@Suite struct AccessibleDocumentsTests {
  private static let commands: [(String, [String])] = [
    ("paris-18e", ["diagnostic"]), ("valmont", ["diagnostic"]),
    ("valmont", ["strategie", "--version", "1"]), ("valmont", ["fiches"]),
    ("valmont", ["evaluation"]), ("valmont", ["instance"]), ("valmont", ["observatoire"]),
  ]

  @Test(arguments: 0..<commands.count)
  func hasNoFault(command: Int) throws {
    let (fixture, words) = Self.commands[command]
    let folder = try TemporaryFolder()
    let dossier = Repository.fixture(fixture).path
    let run = try Run([words[0], dossier, "-s", folder.url.path] + words.dropFirst())
    #expect(run.status == 0, "\(run.problems)")
    let files = folder.names.filter { $0.hasSuffix(".pdf") }
    #expect(!files.isEmpty)
    for name in files {
      let path = folder.url.appendingPathComponent(name).path
      let faults = AccessibleFile(try PDFFile(at: path)).faults
      #expect(faults.isEmpty, "\(name): \(faults.prefix(8))")
    }
  }
}

/// Each fault is found in a file that had none.
@Suite struct AccessibleFileTests {
  private static let document = Result { try Data(contentsOf: diagnostic()) }

  /// A document with tables, links and figures.
  private static func diagnostic() throws -> URL {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("vigie-accessible-" + UUID().uuidString)
    _ = try Run(["diagnostic", Repository.fixture("paris-18e").path, "-s", folder.path])
    return folder.appendingPathComponent("75118-diagnostic.pdf")
  }

  private func file() throws -> PDFFile {
    let scratch = try ScratchFile()
    try Self.document.get().write(to: URL(filePath: scratch.path))
    return try PDFFile(at: scratch.path)
  }

  private func first(_ name: String, in element: PDFObject) -> PDFObject? {
    for kid in element["/K"].items where kid.isDictionary {
      if kid["/S"].name == name, name != "/Figure" || !kid["/A"].isNull { return kid }
      if let found = first(name, in: kid) { return found }
    }
    return nil
  }

  private func element(_ name: String, _ file: PDFFile) throws -> PDFObject {
    try #require(first(name, in: file.root["/StructTreeRoot"]), "\(name)")
  }

  private func faults(_ change: (PDFFile) throws -> Void) throws -> [String] {
    let file = try file()
    try change(file)
    return AccessibleFile(file).faults
  }

  private func replace(_ old: String, with new: String, in page: PDFObject) throws {
    let content = page["/Contents"]
    let text = try #require(String(bytes: content.streamBytes, encoding: .isoLatin1))
    let range = try #require(text.range(of: old), "\(old)")
    let changed = text.replacingCharacters(in: range, with: new)
    content.replaceStream(with: Array(try #require(changed.data(using: .isoLatin1))))
  }

  @Test func findsNothingInAFileAsItIs() throws { #expect(try faults { _ in }.isEmpty) }

  @Test func findsWhatTheFileDoesNotSay() throws {
    #expect(try faults { $0.root.remove("/Lang") } == ["no language"])
    #expect(try faults { $0.root.remove("/ViewerPreferences") } == ["title not shown"])
    #expect(try faults { $0.page(1).remove("/Tabs") } == ["page 2: other order of tabs"])
    #expect(try faults { $0.root.remove("/StructTreeRoot") } == ["no structure"])
  }

  @Test func findsElementsThatSayTooLittle() throws {
    #expect(
      try faults { try element("/Figure", $0).remove("/Alt") }.contains("figure without words"))
    #expect(try faults { try element("/Figure", $0).remove("/A") }.count == 1)
    #expect(
      try faults { try element("/TH", $0).remove("/A") }.contains("head cell without scope"))
    #expect(
      try faults { try element("/TR", $0)["/K"].erase(at: 0) }.contains { $0.hasPrefix("rows of") })
    #expect(
      try faults { file in try element("/H1", file)["/S"] = file.name("/H3") }
        .contains("heading 3 after 0"))
    #expect(
      try faults { file in try element("/TD", file)["/S"] = file.name("/LI") }
        .contains("/LI inside /TR"))
  }

  @Test func findsLinksThatLeadOutsideTheStructure() throws {
    func link(_ file: PDFFile) throws -> PDFObject {
      let all = (0..<file.pageCount).flatMap { file.page($0)["/Annots"].items }
      return try #require(all.first { $0["/Subtype"].name == "/Link" })
    }
    #expect(
      try faults { try link($0).remove("/Contents") }.first?.hasSuffix("without words") == true)
    #expect(try faults { try link($0).remove("/F") }.first?.hasSuffix("not printed") == true)
    #expect(
      try faults { try link($0).remove("/StructParent") }.first?.hasSuffix("the structure") == true)
  }

  @Test func findsContentThatNobodyReads() throws {
    #expect(
      try faults { try replace("/Artifact BMC", with: "/Span BMC", in: $0.page(1)) }
        .contains("page 2: /Span is neither marked nor decoration"))
    let lost = try faults { try replace("/MCID 1 ", with: "/MCID 9999 ", in: $0.page(1)) }
    #expect(lost.contains("page 2: mark 9999 is in the page or in the tree alone"))
    #expect(lost.contains("page 2: mark 1 is in the page or in the tree alone"))
    let unmarked = try faults { file in
      let content = file.page(1)["/Contents"]
      content.replaceStream(with: content.streamBytes + Array("\n0 0 9 9 re f\n".utf8))
    }
    #expect(unmarked == ["page 2: f outside any mark"])
  }

  @Test func findsMarksWithAnotherParent() throws {
    let found = try faults { file in
      let entries = file.root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
      for index in 0..<entries.count where entries[index].isArray {
        for mark in 0..<entries[index].count where entries[index][mark].isDictionary {
          entries[index][mark] = file.null
          return
        }
      }
    }
    #expect(found.count == 1 && found[0].hasSuffix("another parent"), "\(found)")
  }
}
