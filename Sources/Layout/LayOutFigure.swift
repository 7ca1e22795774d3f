public import Document
public import Drawing
import Units

/// Sets one figure on a sheet of its own size, for slides: its title, its plot, its source.
///
/// As wide as the live width of a page with a margin of five millimetres; without a number, since
/// no document surrounds it.
public func layOut(
  _ figure: Figure, theme: Theme, measurer: any TextMeasurer, hyphenator: (any Hyphenator)?
) -> Page {
  let margin = 5.mm
  let empty = RunningHead(territory: "", document: "", edition: "", warning: "")
  let document = Document(
    metadata: .init(
      title: "", author: "", subject: "", keywords: [], language: "fr-FR", date: ""),
    cover: Cover(
      owner: "", service: "", mentions: [], title: [], year: "", fields: [], picture: nil,
      caption: "", warning: ""),
    runningHead: empty, blocks: [.figure(figure)])
  let compositor = Compositor(
    collectBlocks(of: document, words: theme.words), theme: theme,
    tools: (measurer, hyphenator))
  var sheet = Sheet(folios: [:])
  sheet.add(.begin(.document))
  var y = margin
  for part in compositor.documentParts(of: compositor.collected.nodes) {
    switch part {
    case .strip(let strip):
      strip.draw(Point(x: margin, y: y), &sheet)
      y += strip.height
    case .gap(let gap): y += gap
    case .begin(let tag): sheet.add(.begin(tag))
    case .end: sheet.add(.end)
    case .lanes, .pageBreak, .pageFormat, .section: break
    }
  }
  sheet.add(.end)
  let shapes = sheet.inks.compactMap { ink -> Shape? in
    if case .shape(let shape) = ink { shape } else { nil }
  }
  return Page(
    size: Size(width: Grid.width + 2 * margin, height: y + margin), shapes: shapes, label: "1")
}
