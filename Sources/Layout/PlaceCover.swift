import Charts
import Document
import Drawing
import Units

/// Places of the cover, in points.
private enum CoverGrid {
  static let logo = Rect(x: 18.mm, y: 18.mm, width: 13.mm, height: 18.mm)
  static let owner = Point(x: 35.mm, y: 20.mm)
  static let service = 26.1.mm
  static let rule = 45.mm
  /// Top of the capitals of the first line.
  static let titleCaps = 57.mm
  static let titleStep = 16.mm
  /// The last line of the title stands above this height, so that no letter touches the fields.
  static let titleBottom = 93.mm
  static let fields = 99.5.mm
  static let fieldLabel = 102.mm
  static let fieldText = 107.1.mm
  static let picture = 128.mm
  static let caption = 288.3.mm
}

extension Compositor {
  /// The first page; its picture bleeds to the edges of the paper.
  func coverShapes(_ cover: Cover) -> [Shape] {
    var sheet = Sheet(folios: [:])
    addOwner(cover, &sheet)
    sheet.addRule(
      from: Point(x: Grid.left, y: CoverGrid.rule), width: Grid.width,
      Stroke(palette.encre, width: Rule.strong))
    addTitle(cover, &sheet)
    let fieldsBottom = addFields(cover, &sheet)
    addPicture(cover, top: max(CoverGrid.picture, fieldsBottom + Space.comment), &sheet)
    addFoot(cover, &sheet)
    return sheet.inks.compactMap { if case .shape(let shape) = $0 { shape } else { nil } }
  }

  private func addOwner(_ cover: Cover, _ sheet: inout Sheet) {
    if let logo = cover.logo { sheet.add(.artifact([.image(png: logo, CoverGrid.logo)])) }
    let x = cover.logo == nil ? Grid.left : CoverGrid.owner.x
    let small = theme.sans(8.5, leading: 12, palette.ardoise)
    add(
      cover.owner, theme.sans(11, leading: 15).bold(), at: Point(x: x, y: CoverGrid.owner.y),
      &sheet)
    add(cover.service, small, at: Point(x: x, y: CoverGrid.service), &sheet)
    for (index, mention) in cover.mentions.enumerated() {
      let step = (CoverGrid.service - CoverGrid.owner.y - 0.5.mm) * Double(index)
      let y = CoverGrid.owner.y + 0.5.mm + step
      addRight(mention, small, y: y, &sheet)
    }
  }

  private func addTitle(_ cover: Cover, _ sheet: inout Sheet) {
    let yearStyle = theme.serif(40, leading: 45, palette.bleu)
    let year = frenchSpacing(cover.year)
    let yearWidth = year.isEmpty ? 0 : measurer.width(of: year, in: yearStyle)
    let room = Grid.width - (yearWidth > 0 ? yearWidth + 8.mm : 0)
    let (lines, style, step) = titleLines(cover.title, room: room)
    let caps = measurer.capHeight(of: style)
    sheet.add(.paragraph) { sheet in
      for (index, line) in lines.enumerated() {
        let baseline = CoverGrid.titleCaps + caps + Double(index) * step
        let top = Point(x: Grid.left, y: baseline)
        sheet.add(line, at: top, baseline: 0, isNested: false)
      }
    }
    guard !year.isEmpty else { return }
    let origin = Point(
      x: Grid.left + Grid.width - yearWidth,
      y: CoverGrid.titleCaps + measurer.capHeight(of: yearStyle))
    sheet.add(.paragraph) { $0.add(.text(PlacedText(year, at: origin, style: yearStyle))) }
  }

  /// The lines of the title, smaller when they are too many for its room.
  private func titleLines(_ title: [String], room: Double) -> ([Line], TextStyle, Double) {
    var size = 40.0
    while true {
      let style = theme.serif(size, leading: size * 1.125)
      let step = CoverGrid.titleStep * size / 40
      let lines = title.flatMap {
        setter.lines(
          of: RichText($0), style: style, fit: LineFit(width: room, isLastLineFree: false))
      }
      let bottom =
        CoverGrid.titleCaps + measurer.capHeight(of: style) + Double(lines.count - 1) * step
      if bottom <= CoverGrid.titleBottom || size <= 12 { return (lines, style, step) }
      size -= 2
    }
  }

  /// Three fields side by side; gives the lower edge of the longest.
  private func addFields(_ cover: Cover, _ sheet: inout Sheet) -> Double {
    let label = theme.sans(8, leading: 11, palette.bleu).bold()
    let style = theme.sans(8.5, leading: 12)
    let width = Grid.columns(2)
    var bottom = CoverGrid.fields
    for (index, field) in cover.fields.prefix(3).enumerated() {
      let x = Grid.left + Grid.offset(ofColumn: 2 * index)
      sheet.addRule(
        from: Point(x: x, y: CoverGrid.fields), width: width,
        Stroke(palette.filet, width: Rule.thin))
      add(field.name, label, at: Point(x: x, y: CoverGrid.fieldLabel), &sheet)
      let lines = setter.lines(
        of: RichText(field.text), style: style, fit: LineFit(width: width))
      let top = Point(x: x, y: CoverGrid.fieldText)
      sheet.add(.paragraph) { draw(lines, style: style, at: top, isNested: false, &$0) }
      bottom = max(bottom, CoverGrid.fieldText + Double(lines.count) * style.leading)
    }
    return bottom
  }

  private func addPicture(_ cover: Cover, top: Double, _ sheet: inout Sheet) {
    let room = Rect(
      x: 0, y: top, width: Page.a4.width, height: max(Page.a4.height - top, 1))
    guard let picture = cover.picture else {
      sheet.add(.artifact([.fill(.rect(room), palette.couverture)]))
      return
    }
    let alternative = frenchSpacing(picture.alternativeText)
    sheet.add(.figure(alternativeText: alternative)) { sheet in
      for shape in picture.plot.shapes(in: room, context: chartContext) {
        for kept in shape.keepingLinks(to: collected.anchors) { sheet.add(kept) }
      }
    }
  }

  private func addFoot(_ cover: Cover, _ sheet: inout Sheet) {
    let style = scale.running
    add(cover.caption, style, at: Point(x: Grid.left, y: CoverGrid.caption), &sheet)
    addRight(cover.warning, style.italic(), y: CoverGrid.caption, &sheet)
  }

  /// A paragraph of one line whose box begins at the point.
  private func add(_ text: String, _ style: TextStyle, at point: Point, _ sheet: inout Sheet) {
    guard !text.isEmpty else { return }
    let origin = point.offset(y: baseline(of: style))
    sheet.add(.paragraph) {
      $0.add(.text(PlacedText(frenchSpacing(text), at: origin, style: style)))
    }
  }

  private func addRight(_ text: String, _ style: TextStyle, y: Double, _ sheet: inout Sheet) {
    let width = measurer.width(of: frenchSpacing(text), in: style)
    add(text, style, at: Point(x: Grid.left + Grid.width - width, y: y), &sheet)
  }
}
