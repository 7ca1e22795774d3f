import Drawing
import Units

/// Where the names, the tracks and the three values of indicators stand.
struct IndicatorTracksFrame {
  let chart: IndicatorTracks
  let context: ChartContext
  let room: Rect
  private let lines: [[String]]
  private let stack: RowStack
  private let numberWidth: Double
  /// Left edge of the tracks and their length: 62 and 35 mm of 139.2.
  private let trackLeft: Double
  private let trackWidth: Double
  /// Right edges of the three columns of values.
  private let rights: [Double]

  private static let rowHeight = 14.mm
  private static let headHeight = 20.0
  private static let trackHeight = 2.mm
  private static let dotRadius = 1.6.mm
  private static let labelLeading = 11.0

  init(_ chart: IndicatorTracks, in room: Rect, context: ChartContext) {
    self.chart = chart
    self.context = context
    self.room = room
    let unit = room.width / 139.2
    let measurer = context.measurer
    let bold = context.theme.sans(8.5).bold()
    let widest = chart.rows.map { measurer.width(of: $0.number.text, in: bold) }.max() ?? 0
    let numberWidth = widest == 0 ? 0 : min(max(6 * unit, widest + 2.mm), 16 * unit)
    self.numberWidth = numberWidth
    trackLeft = room.left + 62 * unit
    trackWidth = 35 * unit
    rights = [111, 125, 139.2].map { room.left + $0 * unit }
    let labelWidth = 60 * unit - numberWidth
    let lines = chart.rows.map {
      measurer.lines($0.label, in: context.theme.sans(8.5), width: labelWidth, atMost: 3)
    }
    self.lines = lines
    stack = RowStack(
      top: room.top + (chart.hasHeads ? Self.headHeight : 0),
      heights: lines.map {
        Self.rowHeight + Double(max($0.count, 1) - 1) * Self.labelLeading
      })
  }

  var bottom: Double { stack.bottom }

  func draw(in sketch: inout Sketch) {
    if chart.hasHeads { drawHeads(in: &sketch) }
    for (index, row) in chart.rows.enumerated() {
      let top = stack.top(of: index)
      sketch.line(room.left, top, room.right, top, sketch.palette.filet, 0.4)
      drawName(of: row, lines[index], at: top, in: &sketch)
      drawTrack(of: row, at: top + 16.5, in: &sketch)
      drawValues(of: row, at: top, in: &sketch)
    }
  }

  private func drawHeads(in sketch: inout Sketch) {
    let style = context.theme.sans(7.5, sketch.palette.gris)
    let y = room.top + 9.5
    let words = chart.words
    let measurer = sketch.measurer
    sketch.write(
      measurer.cut(words.indicator, in: style, to: trackLeft - room.left - 2.mm), style,
      at: Point(x: room.left, y: y))
    let widths = columnWidths
    sketch.write(
      measurer.cut(words.progress, in: style, to: rights[0] - widths[0] - trackLeft), style,
      at: Point(x: trackLeft, y: y))
    for (index, word) in [words.initial, words.last, words.target].enumerated() {
      sketch.write(
        measurer.cut(word, in: style, to: widths[index] - 1.mm), style,
        at: Point(x: rights[index], y: y), .trailing)
    }
  }

  private var columnWidths: [Double] {
    [rights[0] - trackLeft - trackWidth - 1, rights[1] - rights[0], rights[2] - rights[1]]
  }

  private func drawName(
    of row: IndicatorTracks.Row, _ lines: [String], at top: Double, in sketch: inout Sketch
  ) {
    let theme = context.theme
    let bold = theme.sans(8.5, sketch.palette.bleu).bold()
    let number = sketch.measurer.cut(row.number.text, in: bold, to: max(numberWidth - 3, 0))
    sketch.link(to: row.number.target) {
      $0.write(number, bold, at: Point(x: room.left, y: top + 14.5))
    }
    let left = room.left + numberWidth
    let label = theme.sans(8.5)
    var y = top + 14.5
    for line in lines {
      sketch.write(line, label, at: Point(x: left, y: y))
      y += Self.labelLeading
    }
    let style = theme.sans(7.5, sketch.palette.gris)
    let detail = sketch.measurer.cut(row.detail, in: style, to: trackLeft - 2.mm - left)
    sketch.write(detail, style, at: Point(x: left, y: max(y, top + 25.5) + 0.5))
  }

  private func drawTrack(
    of row: IndicatorTracks.Row, at middle: Double, in sketch: inout Sketch
  ) {
    let palette = sketch.palette
    let half = Self.trackHeight / 2
    let end = trackLeft + trackWidth
    sketch.fill(
      .rect(Rect(x: trackLeft, y: middle - half, width: trackWidth, height: 2 * half)),
      palette.clair)
    var mark: (x: Double, text: String, style: TextStyle)
    let bold = context.theme.sans(7.5).bold()
    switch row.progress {
    case .notMeasured, .notPlaced:
      let words = chart.words
      mark = (
        trackLeft + trackWidth / 2,
        row.progress == .notMeasured ? words.notMeasured : words.notPlaced,
        bold.bold(false).italic().colored(palette.gris)
      )
    case .away: mark = (trackLeft, chart.words.away, bold.colored(palette.brique))
    case .toward(let share):
      let x = trackLeft + min(max(share, 0), 1) * trackWidth
      sketch.fill(
        .rect(
          Rect(x: trackLeft, y: middle - half, width: x - trackLeft, height: 2 * half)),
        palette.bleu)
      // A share far beyond the target is a target that was set too low, not a number to read.
      let text = French.percent(min(max(share, 0), 9.99) * 100, places: 0)
      mark = (x, text, bold.colored(palette.bleu))
    }
    sketch.line(trackLeft, middle - 4.5, trackLeft, middle + 4.5, palette.encre, 0.75)
    sketch.line(end, middle - 6, end, middle + 6, palette.encre, 1.5)
    if row.progress != .notMeasured, row.progress != .notPlaced {
      let center = Point(x: mark.x, y: middle)
      sketch.dot(
        center, radius: Self.dotRadius, row.progress == .away ? palette.brique : palette.bleu,
        edge: 0.7)
    }
    let text = sketch.measurer.cut(mark.text, in: mark.style, to: trackWidth)
    let reach = sketch.width(of: text, mark.style) / 2
    let x = min(max(mark.x, trackLeft + reach), end - reach)
    sketch.write(text, mark.style, at: Point(x: x, y: middle + 15.5), .middle)
  }

  private func drawValues(of row: IndicatorTracks.Row, at top: Double, in sketch: inout Sketch) {
    let theme = context.theme
    let widths = columnWidths
    for (index, reading) in [row.initial, row.last, row.target].enumerated() {
      let value = theme.sans(8.5).bold(index == 1 && row.progress != .notMeasured)
      let date = theme.sans(7, sketch.palette.gris)
      for (text, style, y) in [(reading.text, value, 14.5), (reading.date, date, 25.5)] {
        sketch.write(
          sketch.measurer.cut(text, in: style, to: widths[index] - 1.5), style,
          at: Point(x: rights[index], y: top + y), .trailing)
      }
    }
  }
}
