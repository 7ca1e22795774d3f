import Charts
import Document
import Drawing
import Units

// Figures and maps, and what figures and tables have in common: label, title, lecture, source.
extension Compositor {
  func figureParts(_ figure: Figure, _ node: Node, in setting: Setting) -> [Part] {
    let word = figure.kind == .map ? words.map : words.figure
    let title = exhibitTitle(
      label: "\(word) \(node.number)", text(figure.title), width: setting.width)
    let subtitle = text(figure.subtitle)
    let subtitleLines = setter.lines(
      of: subtitle, style: scale.subtitle, fit: LineFit(width: setting.width))
    let foot = readingParts(figure.reading, figure.source, in: setting)
    let footHeight = foot.isEmpty ? 0 : foot.height + Space.block
    var head = Self.underRule + title.height
    if !subtitleLines.isEmpty {
      head += Self.underTitle + Double(subtitleLines.count) * scale.subtitle.leading
    }
    head += Space.kicker

    let isPaged = figure.chart.plot is any PagedPlot
    let highest = isPaged ? highestFirstSheet : format.highestPart
    let room = max(highest - head - footHeight, Self.lowestPlot)
    let sheets = sheets(
      of: figure.chart, width: setting.width,
      heights: SheetHeights(first: room, others: format.highestSheet))
    let wanted = sheets.first?.plot.height(forWidth: setting.width, in: chartContext) ?? 0
    let plotSize = Size(width: setting.width, height: min(wanted, room))
    var strip = Strip(
      height: head + plotSize.height, keepsWithNext: !foot.isEmpty && sheets.count < 2,
      notes: title.notes + subtitleLines.flatMap(\.notes)
    ) { [self] point, sheet in
      sheet.addRule(from: point, width: setting.width, Stroke(palette.encre, width: Rule.strong))
      if let plot = sheets.first?.plot {
        sheet.add(.figure(alternativeText: frenchSpacing(figure.chart.alternativeText))) {
          draw(plot, size: plotSize, at: point.offset(y: head), &$0)
        }
      }
      sheet.add(.caption) { sheet in
        let top = point.offset(y: Self.underRule)
        sheet.add(.paragraph) { title.draw(self, top, &$0) }
        guard !subtitleLines.isEmpty else { return }
        sheet.add(.paragraph) {
          draw(
            subtitleLines, style: scale.subtitle, at: top.offset(y: title.height + Self.underTitle),
            isNested: subtitle.hasNestedElements, &$0)
        }
      }
    }
    strip.destinations = [node.destination]
    let label = "\(word) \(node.number)"
    let rest = continuedParts(Array(sheets.dropFirst()), figure, label: label, in: setting)
    return [.strip(strip)] + rest + (foot.isEmpty ? [] : [.gap(Space.block)] + foot)
  }

  private static let underRule = 1.6.mm
  private static let underTitle = 0.5.mm
  /// A plot keeps this height even under a very long title.
  private static let lowestPlot = 20.mm

  /// The sheets after the first, « Figure 7 (suite) » over each that begins a page.
  private func continuedParts(
    _ sheets: [PlotSheet], _ figure: Figure, label: String, in setting: Setting
  ) -> [Part] {
    guard !sheets.isEmpty else { return [] }
    let text = frenchSpacing("\(label) \(words.continued)")
    let style = scale.exhibitLabel
    let above = RepeatedHead(height: style.leading + Space.kicker) { [self] point, sheet in
      let origin = point.offset(y: baseline(of: style))
      sheet.add(.artifact([.text(PlacedText(text, at: origin, style: style))]))
    }
    return [.gap(Space.paragraph)]
      + strips(of: sheets, figure.chart, width: setting.width).map { part in
        guard case .strip(var strip) = part, strip.repeatedHead == nil else { return part }
        strip.repeatedHead = above
        return .strip(strip)
      }
  }

  /// The sentence that reads a mark and the source, kept with each other.
  func readingParts(_ reading: [Inline], _ source: [Inline], in setting: Setting) -> [Part] {
    let readingParts = parts(
      of: introduced(text(reading), by: words.reading), tag: .paragraph, style: scale.reading,
      width: setting.width)
    let sourceParts = parts(
      of: introduced(text(source), by: words.source, isBold: false), tag: .paragraph,
      style: scale.source, width: setting.width)
    guard !readingParts.isEmpty, !sourceParts.isEmpty else {
      return (readingParts + sourceParts).keptTogether()
    }
    return (readingParts + [.gap(Space.inside)] + sourceParts).keptTogether()
  }

  func exhibitTitle(label: String, _ title: RichText, width: Double) -> ExhibitTitle {
    let label = frenchSpacing(label)
    let labelWidth = measurer.width(of: label, in: scale.exhibitLabel)
    let indent = labelWidth + 1.8.mm
    let lines = setter.lines(
      of: title, style: scale.exhibitTitle, fit: LineFit(width: width, firstIndent: indent))
    // The first word doesn't fit beside the label: the title begins under it.
    let isBeside = (lines.first?.width ?? 0) + indent <= width + 1e-6
    return ExhibitTitle(
      label: label, indent: isBeside ? indent : nil,
      lines: isBeside
        ? lines
        : setter.lines(of: title, style: scale.exhibitTitle, fit: LineFit(width: width)),
      isNested: title.hasNestedElements, leading: scale.exhibitTitle.leading)
  }
}

/// « Figure 7 » in grey, then the finding in bold.
struct ExhibitTitle {
  var label: String
  /// Where the finding begins on the line of the label; nil when it begins on the next.
  var indent: Double?
  var lines: [Line]
  var isNested: Bool
  var leading: Double

  var height: Double { leading * Double(lines.count + (indent == nil ? 1 : 0)).clamped(from: 1) }
  var notes: [Int] { lines.flatMap(\.notes) }

  func draw(_ compositor: Compositor, _ point: Point, _ sheet: inout Sheet) {
    let style = compositor.scale.exhibitLabel
    let baseline = compositor.baseline(of: compositor.scale.exhibitTitle)
    let labelShape = Shape.text(PlacedText(label, at: point.offset(y: baseline), style: style))
    if isNested {
      sheet.add(.span(language: nil)) { $0.add(labelShape) }
    } else {
      sheet.add(labelShape)
    }
    for (index, line) in lines.enumerated() {
      let row = Double(index + (indent == nil ? 1 : 0))
      let top = point.offset(x: index == 0 ? indent ?? 0 : 0, y: row * leading)
      sheet.add(line, at: top, baseline: baseline, isNested: isNested)
    }
  }
}

extension Double {
  func clamped(from lowest: Double) -> Double { Swift.max(self, lowest) }
}

extension Shape {
  /// The shape without the links inside it that lead nowhere.
  func keepingLinks(to anchors: Set<String>) -> [Shape] {
    switch self {
    case .link(let target, let area, let inside):
      let kept = inside.flatMap { $0.keepingLinks(to: anchors) }
      if case .destination(let name) = target, !anchors.contains(name) { return kept }
      return [.link(target, area: area, kept)]
    case .clip(let path, let inside):
      return [.clip(path, inside.flatMap { $0.keepingLinks(to: anchors) })]
    case .artifact(let inside):
      return [.artifact(inside.flatMap { $0.keepingLinks(to: anchors) })]
    default: return [self]
    }
  }
}
