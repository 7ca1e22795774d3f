import Drawing
import Units

/// Where the bars, their names and their values stand.
struct GroupedBarsFrame {
  let chart: GroupedBars
  let context: ChartContext
  let plot: Rect
  let grid: ValueGrid
  let keyRows: [[(name: String, series: Int, x: Double)]]
  let groupNames: [[String]]
  let head: Double
  let foot: Double

  private static let keyLeading = 11.0

  init(_ chart: GroupedBars, in room: Rect, context: ChartContext) {
    self.chart = chart
    self.context = context
    let estimates = chart.groups.flatMap(\.estimates)
    let extent = estimates.flatMap { [$0.value, $0.interval?.lower, $0.interval?.upper] }
      .compactMap { $0 }
    let ticks = Ticks.covering(extent.filter { abs($0) < 1e200 })
    let left = room.left + ValueGrid.margin(for: ticks, in: context)
    let slot = (room.right - left) / Double(max(1, chart.groups.count))
    groupNames = chart.groups.map {
      context.measurer.lines($0.label, in: context.theme.categoryStyle, width: slot - 4, atMost: 3)
    }
    keyRows = Self.key(chart, from: left, to: room.right, context)
    head = Double(keyRows.count) * Self.keyLeading + 12
    foot = Double(groupNames.map(\.count).max() ?? 1) * context.theme.categoryStyle.leading + 6
    plot = Rect(
      x: left, y: room.top + head, width: room.right - left,
      height: max(10, room.height - head - foot))
    grid = ValueGrid(ticks, in: plot)
  }

  /// Names of the series in rows, each behind a square of its colour.
  private static func key(
    _ chart: GroupedBars, from left: Double, to right: Double, _ context: ChartContext
  ) -> [[(name: String, series: Int, x: Double)]] {
    guard chart.series.count > 1 else { return [] }
    var rows: [[(name: String, series: Int, x: Double)]] = [[]]
    var x = left
    for (index, series) in chart.series.enumerated() {
      let style = Self.keyStyle(index, context.theme)
      let name = context.measurer.cut(series, in: style, to: right - left - 10)
      let width = 10 + context.measurer.width(of: name, in: style)
      if x + width > right, x > left {
        rows.append([])
        x = left
      }
      rows[rows.count - 1].append((name, index, x))
      x += width + 14
    }
    return rows
  }

  private static func keyStyle(_ series: Int, _ theme: Theme) -> TextStyle {
    series == 0
      ? theme.sans(8, theme.palette.bleu).bold() : theme.sans(8, theme.palette.ardoise)
  }

  func draw(in sketch: inout Sketch) {
    drawKey(in: &sketch)
    if chart.groups.contains(where: { $0.estimates.contains { $0.value != nil } }) {
      grid.draw(in: &sketch)
    }
    for index in chart.groups.indices { drawGroup(index, in: &sketch) }
    grid.drawZero(in: &sketch)
    for (index, lines) in groupNames.enumerated() {
      let style = context.theme.categoryStyle
      for (row, text) in lines.enumerated() {
        let baseline = plot.bottom + 11 + Double(row) * style.leading
        sketch.write(text, style, at: Point(x: slot(index).center.x, y: baseline), .middle)
      }
    }
  }

  private func drawKey(in sketch: inout Sketch) {
    for (row, names) in keyRows.enumerated() {
      let baseline = sketch.room.top + 7 + Double(row) * Self.keyLeading
      for (name, series, x) in names {
        drawBar(Rect(x: x, y: baseline - 6, width: 6, height: 6), series, in: &sketch)
        sketch.write(
          name, Self.keyStyle(series, context.theme), at: Point(x: x + 10, y: baseline))
      }
    }
  }

  private func slot(_ index: Int) -> Rect {
    let width = plot.width / Double(max(1, chart.groups.count))
    return Rect(
      x: plot.left + Double(index) * width, y: plot.top, width: width, height: plot.height)
  }

  /// Bars of a group stand side by side on seven tenths of its room, 12 mm wide at most.
  private func barWidth(_ slot: Rect) -> Double {
    min(0.72 * slot.width / Double(chart.series.count), 12.mm)
  }

  private func drawGroup(_ index: Int, in sketch: inout Sketch) {
    let slot = slot(index)
    let width = barWidth(slot)
    let zero = grid.y.position(of: 0)
    let left = slot.center.x - width * Double(chart.series.count) / 2
    var labels: [BarLabel] = []
    for (series, estimate) in chart.groups[index].estimates.enumerated() {
      let x = left + Double(series) * width
      guard let value = estimate.value else {
        labels.append(BarLabel(text: chart.words.missing, x: x + width / 2, y: zero, series: nil))
        continue
      }
      let end = grid.y.position(of: value)
      let bar = Rect(x: x + 0.5, y: min(end, zero), width: width - 1, height: abs(end - zero))
      drawBar(bar, series, in: &sketch)
      var top = min(end, zero)
      if let interval = estimate.interval {
        top = min(top, grid.y.heldPosition(of: interval.upper))
        drawWhisker(interval, at: bar.center.x, in: &sketch)
      }
      let text = French.decimal(value, places: chart.places) + chart.unit
      labels.append(BarLabel(text: text, x: bar.center.x, y: top, series: series))
    }
    write(labels, within: slot, in: &sketch)
  }

  private func drawBar(_ bar: Rect, _ series: Int, in sketch: inout Sketch) {
    switch series {
    case 0: sketch.fill(.rect(bar), sketch.palette.bleu)
    case 1: sketch.fill(.rect(bar), sketch.palette.bleu3)
    default:
      sketch.fill(.rect(bar), .white)
      sketch.stroke(.rect(bar.inset(by: min(0.45, bar.height / 2))), sketch.palette.ardoise, 0.9)
    }
  }

  private func drawWhisker(_ interval: Interval, at x: Double, in sketch: inout Sketch) {
    let top = grid.y.heldPosition(of: interval.upper)
    let bottom = grid.y.heldPosition(of: interval.lower)
    // White under it, so that it shows on the dark bar as well.
    sketch.line(x, top, x, bottom, .white, 2.4)
    sketch.line(x, top, x, bottom, sketch.palette.encre, 1.1)
    for end in [top, bottom] {
      sketch.line(x - 0.6.mm, end, x + 0.6.mm, end, sketch.palette.encre, 1.1)
    }
  }
}

/// The number over a bar.
private struct BarLabel {
  var text: String
  var x: Double
  var y: Double
  /// Nil for a value that isn't there.
  var series: Int?
}

extension GroupedBarsFrame {
  /// Writes the values of a group: all when they stand side by side, else the commune's alone.
  private func write(_ labels: [BarLabel], within slot: Rect, in sketch: inout Sketch) {
    let styles = labels.map(style)
    let halves = zip(labels, styles).map { sketch.width(of: $0.text, $1) / 2 + 1 }
    let all = zip(labels, halves).map { Slot(wanted: $0.x, half: $1) }
    let room = slot.left...slot.right
    guard halves.reduce(0, +) * 2 > slot.width else {
      for (index, center) in pushedApart(all, within: room).enumerated() {
        write(labels[index], styles[index], at: center, in: &sketch)
      }
      return
    }
    guard let first = labels.first, let half = halves.first, half * 2 <= slot.width else { return }
    let center = min(max(first.x, slot.left + half), slot.right - half)
    write(first, styles[0], at: center, in: &sketch)
  }

  private func style(_ label: BarLabel) -> TextStyle {
    let theme = context.theme
    return switch label.series {
    case 0: theme.sans(7.5, theme.palette.bleu).bold()
    case .some: theme.noteStyle
    case nil: theme.tickStyle.italic()
    }
  }

  private func write(
    _ label: BarLabel, _ style: TextStyle, at x: Double, in sketch: inout Sketch
  ) {
    sketch.write(label.text, style, at: Point(x: x, y: label.y - 3), .middle, halo: 1.6)
  }
}
