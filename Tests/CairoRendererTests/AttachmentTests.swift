import Drawing
import Testing

@testable import CairoRenderer

/// Files inside the file.
@Suite struct AttachmentTests {
  private func file(_ attachments: [Publication.Attachment]) throws -> PDFFile {
    let renderer = CairoRenderer(typeSetter: try TypeSetter(theme: Theme()))
    var publication = Sample.everything
    publication.attachments = attachments
    return try PDFFile(try renderer.pdf(publication))
  }

  private func attachment(_ name: String) -> Publication.Attachment {
    Publication.Attachment(
      name: name, summary: "Les taux à l’été", mediaType: "text/csv",
      bytes: Array("a;b\r\n1;2".utf8))
  }

  @Test func describesEachFileAndSaysWhatItIs() throws {
    let file = try file([attachment("b.csv"), attachment("a.csv")])
    let names = file.root["/Names"]["/EmbeddedFiles"]["/Names"]
    #expect(names[0].text == "a.csv" && names[2].text == "b.csv")
    let first = names[1]
    #expect(first["/Desc"].text == "Les taux à l’été")
    #expect(first["/AFRelationship"].name == "/Data")
    let stream = first["/EF"]["/F"]
    #expect(stream.streamBytes == Array("a;b\r\n1;2".utf8))
    #expect(file.root["/AF"].count == 2)
    #expect(!file.root["/Names"]["/Dests"].isNull, "named places are kept")
  }

  @Test func declaresTheThirdPartOnlyWithFiles() throws {
    func packet(_ file: PDFFile) -> String {
      String(decoding: file.root["/Metadata"].streamBytes, as: UTF8.self)
    }
    #expect(packet(try file([attachment("a.csv")])).contains("<pdfaid:part>3</pdfaid:part>"))
    #expect(packet(try file([])).contains("<pdfaid:part>2</pdfaid:part>"))
    #expect(try file([]).root["/AF"].isNull)
  }
}
