import Document
import Drawing
import Units

// From broken pages to shapes: text, notes, running head and foot.
extension Compositor {
  /// What a page holds between its running head and its foot, in reading order.
  func bodyShapes(of page: BrokenPage, folios: [String: String]) -> [Shape] {
    var sheet = Sheet(folios: folios)
    page.placed.draw(&sheet)
    return placingNotes(sheet.inks, page.notes, on: page.format)
  }

  func runningShapes(_ head: RunningHead, of page: BrokenPage, folio: String) -> [Shape] {
    let format = page.format
    return [
      .artifact(
        runningHead(head, chapter: page.chapter, on: format) + foot(head, folio: folio, on: format))
    ]
  }

  /// Puts each note after its mark in reading order, and at the foot for the eye.
  private func placingNotes(
    _ inks: [Sheet.Ink], _ notes: [NoteLines], on format: PageFormat
  ) -> [Shape] {
    var shapes: [Int: [Shape]] = [:]
    var continued: [Shape] = []
    let leading = scale.note.leading
    let lineCount = notes.reduce(0) { $0 + $1.lines.count }
    var top = Point(x: Grid.left, y: format.bottom - Double(lineCount) * leading)
    if lineCount > 0 {
      let rule = Path.line(
        from: top.offset(y: -Space.inside), to: top.offset(x: NoteArea.ruleWidth, y: -Space.inside))
      continued.append(
        .artifact([.stroke(rule, Stroke(palette.encre, width: Rule.thin))]))
    }
    for note in notes {
      let drawn = draw(note, at: top)
      if note.isContinued { continued += drawn } else { shapes[note.number] = drawn }
      top = top.offset(y: Double(note.lines.count) * leading)
    }
    return inks.flatMap { ink in
      switch ink {
      case .shape(let shape): [shape]
      case .note(let number): shapes[number] ?? []
      }
    } + continued
  }

  private func draw(_ note: NoteLines, at point: Point) -> [Shape] {
    var sheet = Sheet(folios: [:])
    let isNested = note.lines.contains { $0.segments.contains { $0.link != nil } }
    sheet.add(.note) {
      draw(note.lines, style: scale.note, at: point, isNested: isNested, &$0)
    }
    return sheet.inks.compactMap { if case .shape(let shape) = $0 { shape } else { nil } }
  }

  private func runningHead(
    _ head: RunningHead, chapter: Int?, on format: PageFormat
  ) -> [Shape] {
    let style = scale.running
    let y = Grid.runningHeadTop + baseline(of: style)
    var shapes: [Shape] = []
    let territory = frenchSpacing(head.territory)
    let document = frenchSpacing(head.document)
    shapes.append(
      .text(PlacedText(territory, at: Point(x: Grid.left, y: y), style: style.bold())))
    let start = territory.isEmpty ? 0 : measurer.width(of: territory, in: style.bold()) + 1.6.mm
    shapes.append(
      .text(PlacedText(document, at: Point(x: Grid.left + start, y: y), style: style)))
    if let chapter {
      let entry = collected.headings[chapter]
      let title = entry.number.isEmpty ? "" : entry.number + " "
      let room =
        format.width - start - measurer.width(of: document, in: style) - Grid.columns(1) / 2
      let text = shortened(title + entry.topic.plainText, to: room, style: style)
      let width = measurer.width(of: text, in: style)
      let end = Point(x: Grid.left + format.width - width, y: y)
      shapes.append(.text(PlacedText(text, at: end, style: style)))
    }
    let rule = Point(x: Grid.left, y: Grid.runningRule)
    shapes.append(
      .stroke(
        .line(from: rule, to: rule.offset(x: format.width)), Stroke(palette.filet, width: Rule.thin)
      ))
    return shapes
  }

  private func foot(_ head: RunningHead, folio: String, on format: PageFormat) -> [Shape] {
    let y = format.footTop + baseline(of: scale.foot)
    let edition = frenchSpacing(head.edition)
    var shapes: [Shape] = [
      .text(PlacedText(edition, at: Point(x: Grid.left, y: y), style: scale.foot))
    ]
    let start = edition.isEmpty ? 0 : measurer.width(of: edition, in: scale.foot) + 3.mm
    if !head.warning.isEmpty {
      let warning = frenchSpacing(head.warning)
      let place = Point(x: Grid.left + start, y: y)
      shapes.append(.text(PlacedText(warning, at: place, style: scale.foot.italic())))
    }
    let width = measurer.width(of: folio, in: scale.folio)
    let end = Point(x: Grid.left + format.width - width, y: y)
    shapes.append(.text(PlacedText(folio, at: end, style: scale.folio)))
    return shapes
  }

  /// As many whole words as the room holds, with an ellipsis when some are missing.
  private func shortened(_ text: String, to room: Double, style: TextStyle) -> String {
    if measurer.width(of: text, in: style) <= room { return text }
    var words = text.split(separator: " ")
    while words.count > 1 {
      words.removeLast()
      let shorter = words.joined(separator: " ") + "…"
      if measurer.width(of: shorter, in: style) <= room { return shorter }
    }
    return ""
  }
}
