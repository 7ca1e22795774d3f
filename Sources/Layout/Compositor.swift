import Charts
import Document
import Drawing
import Units

/// Where blocks are being set, which decides on their size and the white between them.
struct Setting {
  enum Place { case page, comment, callout, item, field }

  var place: Place
  /// The room across, in points.
  var width: Double
  var body: TextStyle

  func inside(_ place: Place, width: Double, body: TextStyle? = nil) -> Setting {
    Setting(place: place, width: max(width, 1), body: body ?? self.body)
  }
}

/// A note, measured for the foot of its page.
struct Footnote {
  var number: Int
  var lines: [Line]
}

/// Measures blocks into parts, the numbers of the document at hand.
final class Compositor {
  let theme: Theme
  let scale: TypeScale
  let measurer: any TextMeasurer
  let hyphenator: (any Hyphenator)?
  let collected: CollectedBlocks
  /// Notes in the order of their numbers, from 1.
  var notes: [Footnote] = []
  var unresolvedAnchors: [String] = []
  /// What an index may refer to: the pages before its chapter.
  var indexedPages = IndexedPages()
  /// How the sheets are turned that the block at hand stands on.
  var format = PageFormat.portrait
  /// The height of what stands over the block that is measured, from the heading of its chapter or
  /// section; nil where none is known.
  var heightAbove: Double?

  init(
    _ collected: CollectedBlocks, theme: Theme,
    tools: (measurer: any TextMeasurer, hyphenator: (any Hyphenator)?)
  ) {
    self.collected = collected
    self.theme = theme
    scale = TypeScale(theme: theme)
    measurer = tools.measurer
    hyphenator = tools.hyphenator
  }

  var palette: Palette { theme.palette }
  var words: LayoutWords { theme.words }
  var chartContext: ChartContext { ChartContext(measurer: measurer, theme: theme) }

  var setter: LineSetter {
    LineSetter(measurer: measurer, hyphenator: hyphenator, linkColor: palette.bleu)
  }

  /// Blocks one under the other with the white between them.
  func parts(of nodes: [Node], in setting: Setting) -> [Part] {
    var parts: [Part] = []
    var previous: Kind?
    var height = 0.0
    let isSection = setting.place == .page && nodes.first.map { Kind($0) } == .title
    defer { heightAbove = nil }
    for node in nodes {
      let white = previous.map { gap(after: $0, before: Kind(node), in: setting) } ?? 0
      heightAbove = isSection ? height + white : nil
      // A heading never ends a page, not even when it is asked for.
      if case .pageBreak = node.block, previous?.isHeading == true { continue }
      let measured = measure(node, in: setting)
      guard !measured.isEmpty else { continue }
      let kind = Kind(node)
      if previous != nil { parts.append(.gap(white)) }
      parts += measured
      height += white + measured.height
      if case .pageBreak = node.block { height = 0 }
      previous = kind
    }
    return parts
  }

  func measure(_ node: Node, in setting: Setting) -> [Part] {
    switch node.block {
    case .heading: headingParts(node, in: setting)
    case .paragraph(let paragraph): paragraphParts(paragraph, node, in: setting)
    case .list(let list): listParts(list, node, in: setting)
    case .table(let table): tableParts(table, node, in: setting)
    case .figure(let figure): figureParts(figure, node, in: setting)
    case .keyFigures(let figures): keyFigureParts(figures, in: setting)
    case .callout(let callout): calloutParts(callout, node, in: setting)
    case .fieldTable(let table): fieldParts(table, node, in: setting)
    case .chart(let chart): chartParts(chart, in: setting)
    case .sheetHead(let head): sheetHeadParts(head, node, in: setting)
    case .blank(let blank): blankParts(blank, in: setting)
    case .signatures(let signatures): signatureParts(signatures, in: setting)
    case .marked(let mark, _): markedParts(mark, node, in: setting)
    case .beside: besideParts(node, in: setting)
    case .columns: columnParts(node, in: setting)
    case .contents(let contents): contentsParts(contents, in: setting)
    case .index(let index): indexParts(index, node, in: setting)
    case .pageBreak: setting.place == .page ? [.pageBreak] : []
    }
  }

  /// Running text, its links and notes looked up.
  func text(_ inlines: [Inline]) -> RichText {
    var reader = InlineReader(anchors: collected.anchors, firstNote: notes.count + 1)
    reader.read(inlines)
    unresolvedAnchors += reader.unresolvedAnchors
    for note in reader.notes {
      let content = RichText("\(note.number)\u{00A0}") + noteText(note.content)
      let lines = setter.lines(
        of: content, style: scale.note,
        fit: LineFit(
          width: Grid.textWidth, isJustified: isJustified(scale.note, width: Grid.textWidth)),
        isHyphenated: true)
      notes.append(Footnote(number: note.number, lines: lines))
    }
    return reader.text
  }

  /// Notes inside notes lose their mark.
  private func noteText(_ inlines: [Inline]) -> RichText {
    var reader = InlineReader(anchors: collected.anchors, firstNote: 0)
    reader.read(inlines.withoutNotes)
    unresolvedAnchors += reader.unresolvedAnchors
    return reader.text
  }

  /// Runs a measurement that may be thrown away; the notes it numbered are forgotten unless kept.
  func attempt<Value>(_ measurement: () -> Value, isKept: (Value) -> Bool) -> Value? {
    let (notesBefore, anchorsBefore) = (notes.count, unresolvedAnchors.count)
    let value = measurement()
    if isKept(value) { return value }
    notes.removeLast(notes.count - notesBefore)
    unresolvedAnchors.removeLast(unresolvedAnchors.count - anchorsBefore)
    return nil
  }
}

extension [Inline] {
  fileprivate var withoutNotes: [Inline] {
    compactMap { inline in
      switch inline {
      case .footnote: nil
      case .strong(let inner): .strong(inner.withoutNotes)
      case .emphasis(let inner): .emphasis(inner.withoutNotes)
      case .link(let target, let inner): .link(target, inner.withoutNotes)
      case .text, .lineBreak: inline
      }
    }
  }
}

extension RichText {
  static func + (first: RichText, second: RichText) -> RichText {
    var sum = first
    sum.append(second)
    return sum
  }
}
