import Charts
import Document
import Drawing
import Foundation
import Problems
import Templates
import Testing

/// Pictures that a template places from files beside it.
@Suite struct PictureTests {
  /// The signature and the first chunk of a PNG of this size.
  private func png(_ width: UInt32, _ height: UInt32) -> Data {
    var data = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13])
    data += Data("IHDR".utf8)
    for number in [width, height] { withUnsafeBytes(of: number.bigEndian) { data += Data($0) } }
    return data + Data([8, 2, 0, 0, 0])
  }

  private func folder(_ text: String, _ pictures: [String: Data] = [:]) throws -> TemplateFolder {
    let head = "---\ndocument: essai\n---\n\n# Un\n\n"
    let folder = try TemplateFolder(["essai.md": head + text])
    for (name, data) in pictures { try data.write(to: URL(filePath: folder.path + "/" + name)) }
    return folder
  }

  private func blocks(_ folder: TemplateFolder) throws -> [Block] {
    try expand(folder.library.document("essai.md").value, from: ValmontSource()).value.blocks
  }

  @Test func placesAPictureAloneInItsParagraph() throws {
    let folder = try folder(
      "![La place {{commune.nom | de}}](place.png \"Après travaux\")\n\n![Un plan](place.png)",
      ["place.png": png(600, 400)])
    let blocks = try blocks(folder)
    guard case .figure(let figure) = blocks[1], case .chart(let chart) = blocks[2] else {
      Issue.record("\(blocks)")
      return
    }
    #expect(figure.title.plainText == "Après travaux")
    #expect(figure.chart.alternativeText == "La place du Havre")
    #expect(figure.anchor == "image-place")
    #expect(chart.alternativeText == "Un plan")
    #expect(
      try folder.library.document("essai.md").value.files.map(\.name).sorted() == [
        "essai.md", "place.png",
      ])
  }

  @Test(arguments: [
    ("![La place](⟨absente.png⟩)", "fichier-absent"),
    ("![](⟨place.png⟩)", "image-sans-texte"),
    ("![Un texte](⟨essai.md⟩)", "image"),
    ("![Une mosaïque](⟨grande.png⟩)", "image-trop-grande"),
    ("![Ailleurs](⟨../place.png⟩)", "nom-de-modele"),
  ])
  func pointsAtAPictureThatCannotBePrinted(text: String, identifier: String) throws {
    let folder = try folder(text, ["place.png": png(60, 40), "grande.png": png(9_000, 9_000)])
    let problems = #expect(throws: Problems.self) { try blocks(folder) }
    #expect(problems?.all.map(\.identifier) == [identifier])
    #expect(problems?.all.first?.span == folder.marks["essai.md"])
  }
}
