import Drawing
import Units

/// The marks of a drawing and their words on a line or more, under a rule.
struct StatusKey {
  private struct Entry {
    var mark: StatusMark
    var word: String
    var x: Double
    var row: Int
  }

  private let entries: [Entry]
  private let style: TextStyle

  private static let leading = 13.0
  private static let above = 5.mm
  private static let markGap = 1.8.mm
  private static let between = 6.mm
  private static let radius = ObjectiveTreeFrame.markRadius

  init(_ marks: [StatusMark], _ words: StatusWords, width: Double, context: ChartContext) {
    style = context.theme.sans(7.5, context.theme.palette.ardoise)
    var entries: [Entry] = []
    var x = 0.0
    var row = 0
    let indent = 2 * Self.radius + Self.markGap
    for mark in marks {
      let word = context.measurer.cut(words[mark], in: style, to: width - indent)
      let needed = indent + context.measurer.width(of: word, in: style)
      if x > 0, x + needed > width {
        x = 0
        row += 1
      }
      entries.append(Entry(mark: mark, word: word, x: x, row: row))
      x += needed + Self.between
    }
    self.entries = entries
  }

  var height: Double {
    guard let last = entries.last else { return 0 }
    return Self.above + Double(last.row + 1) * Self.leading + 2
  }

  func draw(at corner: Point, in sketch: inout Sketch) {
    guard !entries.isEmpty else { return }
    let rule = corner.y + Self.above - 2
    sketch.line(corner.x, rule, sketch.room.right, rule, sketch.palette.filet, 0.5)
    for entry in entries {
      let middle = corner.y + Self.above + (Double(entry.row) + 0.5) * Self.leading
      let left = corner.x + entry.x
      sketch.add(
        entry.mark.shapes(
          at: Point(x: left + Self.radius, y: middle), radius: Self.radius,
          palette: sketch.palette))
      sketch.write(
        entry.word, style,
        at: Point(
          x: left + 2 * Self.radius + Self.markGap, y: sketch.centeredBaseline(middle, style)))
    }
  }
}
