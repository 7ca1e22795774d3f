import Analysis
import Document
import Dossier
import Drawing
import Problems
import Templates

extension Material {
  /// Which places of the document hold the author's own words, and from which file.
  func textsTable() throws(Problem) -> Table? {
    guard !authorTexts.isEmpty else { return nil }
    var rows: [Table.Row] = []
    for text in authorTexts {
      guard let source = dossier.texts.first(where: { $0.subject == text.subject })?.source
      else { continue }
      let finding = number(of: text.subject)
      let anchor = finding == nil ? text.subject : "constat-" + text.subject
      let key = text.replacesProse ? "a-la-place" : "a-cote"
      let outside = text.externalFigures.map(\.text).joined(separator: " ; ")
      rows.append(
        Table.Row([
          [.link(.destination(anchor), [.text(finding ?? sectionName(text.subject))])],
          try phrase("textes.\(key)"), [.text(outside.isEmpty ? "–" : outside)],
          [
            .text(source.path), .lineBreak, .text(String(source.sha256.prefix(32))), .lineBreak,
            .text(String(source.sha256.dropFirst(32))),
          ],
        ]))
    }
    return Table(
      title: try phrase("textes.titre"),
      columns: [
        Table.Column([.text(try words("textes.place"))], .left, stretch: 1),
        Table.Column([.text(try words("textes.role"))], .left, stretch: 0.8),
        Table.Column([.text(try words("textes.externes"))], .left, stretch: 1),
        Table.Column([.text(try words("textes.fichier"))], .left, isSecondary: true),
      ],
      rows: rows, anchor: "tableau-textes")
  }

  private func sectionName(_ anchor: String) -> String { sectionNames[anchor] ?? anchor }
}
