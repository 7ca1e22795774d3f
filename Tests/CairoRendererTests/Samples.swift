import CQpdf
import Drawing
import Foundation

@testable import CairoRenderer

extension PDFFile {
  convenience init(_ bytes: [UInt8]) throws {
    let scratch = try ScratchFile()
    try Data(bytes).write(to: URL(fileURLWithPath: scratch.path))
    try self.init(at: scratch.path)
  }
}

extension PDFObject {
  var isTrue: Bool {
    qpdf_oh_is_bool(file, handle) != 0 && qpdf_oh_get_bool_value(file, handle) != 0
  }
}

/// Publications small enough to be read, used by the tests.
enum Sample {
  static let theme = Theme()

  static let metadata = Publication.Metadata(
    title: "Diagnostic de Valmont – l’essentiel", author: "Commune de Valmont",
    subject: "Diagnostic local de sécurité", keywords: ["sécurité", "prévention"],
    language: "fr-FR", date: "2026-03-01")

  static func page(_ shapes: [Shape], label: String = "") -> Page {
    Page(size: Size(width: 300, height: 200), shapes: shapes, label: label)
  }

  static func text(_ text: String, x: Double = 20, y: Double, bold: Bool = false) -> Shape {
    .text(PlacedText(text, at: Point(x: x, y: y), style: theme.sans(10).bold(bold)))
  }

  static func publication(_ pages: [Page], outline: [OutlineEntry] = []) -> Publication {
    Publication(pages: pages, outline: outline, metadata: metadata)
  }

  /// Two pages with one of everything: a paragraph that runs over, links, a table, a figure.
  static var everything: Publication {
    let first: [Shape] = [
      .begin(.document), .artifact([text("En-tête", y: 15)]),
      .destination("debut", Point(x: 0, y: 0)),
      .begin(.heading(level: 1)), text("Le titre", y: 40, bold: true), .end,
      .link(
        .destination("fin"), area: Rect(x: 20, y: 50, width: 80, height: 12),
        [
          text("Voir la fin", y: 60)
        ]),
      .begin(.paragraph), text("Une phrase en ", y: 80),
      .begin(.span(language: "en")), text("plain English", x: 90, y: 80), .end,
      text("et la suite", y: 95),
      .artifact([text("1", x: 150, y: 190)]),
    ]
    let second: [Shape] = [
      .artifact([text("En-tête", y: 15)]), text("sur la page suivante.", y: 40), .end,
      .destination("fin", Point(x: 0, y: 30)),
      .begin(.table),
      .begin(.tableRow),
      .begin(.tableHeader(scope: .column, columns: 2)), text("Année", y: 60), .end, .end,
      .begin(.tableRow),
      .begin(.tableHeader(scope: .row, columns: 1)), text("2024", y: 75), .end,
      .begin(.tableCell(columns: 1)), text("1\u{202F}234", x: 90, y: 75), .end, .end,
      .end,
      .begin(.figure(alternativeText: "Un carré bleu (et rien d’autre).")),
      .fill(.rect(Rect(x: 20, y: 90, width: 40, height: 40)), theme.palette.bleu),
      text("légende", x: 70, y: 100), .end,
      .begin(.figure(alternativeText: "Un rond.")),
      .fill(.circle(center: Point(x: 200, y: 110), radius: 20), theme.palette.brique), .end,
      .link(
        .uri("https://www.legifrance.gouv.fr/"), area: Rect(x: 20, y: 150, width: 80, height: 12),
        [
          text("Légifrance", y: 160)
        ]),
      .end,
    ]
    return publication(
      [page(first, label: "1"), page(second, label: "2")],
      outline: [
        OutlineEntry(
          title: "Début", destination: "debut",
          children: [OutlineEntry(title: "Fin – été", destination: "fin")])
      ])
  }
}

/// A PDF with every object and every stream in clear, what is not ASCII as `?`.
func unpacked(_ pdf: [UInt8]) throws -> String {
  let file = try PDFFile(pdf)
  let target = try ScratchFile()
  qpdf_init_write(file.root.file, target.path)
  qpdf_set_qdf_mode(file.root.file, QPDF_TRUE)
  qpdf_set_deterministic_ID(file.root.file, QPDF_TRUE)
  qpdf_write(file.root.file)
  try file.check()
  return String(decoding: try target.bytes().map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self)
}
