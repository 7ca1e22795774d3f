import Drawing
import Units

/// Horizontal gridlines with their numbers at the left, zero as the only drawn axis.
struct ValueGrid {
  let ticks: Ticks
  let plot: Rect
  let y: Scale

  /// Gridlines begin this far left of the plot to carry the number, which ends farther still.
  static let overhang = 1.5.mm
  static let labelGap = 2.5.mm

  init(_ ticks: Ticks, in plot: Rect) {
    self.ticks = ticks
    self.plot = plot
    y = Scale(ticks.first...ticks.last, from: plot.bottom, to: plot.top)
  }

  /// Room to keep at the left of a plot for the numbers.
  static func margin(for ticks: Ticks, in context: ChartContext) -> Double {
    let style = context.theme.tickStyle
    let widest = ticks.labels.map { context.measurer.width(of: $0, in: style) }.max() ?? 0
    return max(6.5.mm, widest + labelGap + 0.5)
  }

  func draw(in sketch: inout Sketch) {
    let style = sketch.context.theme.tickStyle
    var grid = Path()
    for (value, label) in zip(ticks.values, ticks.labels) {
      let height = y.position(of: value)
      if value != 0 { grid.append(line(at: height)) }
      sketch.write(
        label, style,
        at: Point(x: plot.left - Self.labelGap, y: sketch.centeredBaseline(height, style)),
        .trailing)
    }
    sketch.stroke(grid, sketch.palette.clair, 0.5)
  }

  /// The grid again, over a band.
  func drawWhite(over band: Path, in sketch: inout Sketch) {
    guard !band.elements.isEmpty else { return }
    var grid = Path()
    for value in ticks.values where value != 0 { grid.append(line(at: y.position(of: value))) }
    sketch.clip(to: band) { $0.stroke(grid, .white, 0.35) }
  }

  func drawZero(in sketch: inout Sketch) {
    sketch.stroke(line(at: y.position(of: 0)), sketch.palette.encre, 0.75)
  }

  private func line(at height: Double) -> Path {
    .line(
      from: Point(x: plot.left - Self.overhang, y: height), to: Point(x: plot.right, y: height))
  }
}

extension Theme {
  var tickStyle: TextStyle { sans(7.5, palette.gris) }
  /// The floor of the system: nothing is smaller.
  var smallTickStyle: TextStyle { sans(7, palette.gris) }
  var noteStyle: TextStyle { sans(7.5, palette.ardoise) }
  var categoryStyle: TextStyle { sans(8, leading: 9.6, palette.encre) }
}
