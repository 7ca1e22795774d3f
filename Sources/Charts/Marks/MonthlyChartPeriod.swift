import Drawing
import Units

/// The months of the report: a ground behind the lines, and their name above the plot.
struct MonthlyChartPeriod {
  /// From the plot upwards, as those of breaks.
  let row: Int
  private let start: Double
  private let end: Double
  private let label: TextLine
  private let left: Double

  private static let air = 3.0

  /// Nil when the chart has no period, or none of its months.
  init?(
    _ chart: MonthlyChart, x: Scale, room: Rect, clearOf verticals: [Vertical],
    _ context: ChartContext
  ) {
    guard let period = chart.period else { return nil }
    start = x.heldPosition(of: Double(chart.offset(of: period.months.lowerBound)))
    end = x.heldPosition(of: Double(chart.offset(of: period.months.upperBound) + 1))
    guard end > start else { return nil }
    let style = context.theme.noteStyle.bold()
    // Left of the plot stands the number of the highest gridline.
    let most = room.right - x.start
    label = TextLine(context.measurer.cut(period.label, in: style, to: most), style)
    let width = label.width(in: context.measurer)
    left = min(max((start + end - width) / 2, x.start), room.right - width)
    let span = (left - Self.air)...(left + width + Self.air)
    // A stem goes through all rows under its label.
    row =
      verticals.filter { vertical in
        vertical.span(in: context.measurer).overlaps(span)
      }.map { $0.row + 1 }.max() ?? 0
  }

  func ground(down plot: Rect) -> Path {
    .rect(Rect(x: start, y: plot.top, width: end - start, height: plot.height))
  }

  func drawGround(down plot: Rect, in sketch: inout Sketch) {
    // In grey it has to stay lighter than the band of the trend: its edges make it seen.
    sketch.fill(ground(down: plot), sketch.palette.sable1)
    for x in [start, end] {
      sketch.line(x, plot.top, x, plot.bottom, sketch.palette.sable3, 0.6)
    }
  }

  func drawLabel(over plot: Rect, in sketch: inout Sketch) {
    sketch.write(
      label, at: Point(x: left, y: plot.top - 4 - Double(row) * LineChartFrame.leading))
  }
}
