import Drawing
import Units

/// One panel of small multiples in its cell, from the name down to the years.
struct PanelFrame {
  let panel: SmallMultiples.Panel
  let chart: SmallMultiples
  let cell: Rect
  let context: ChartContext
  let names: [String]
  /// From the top of the scale to zero.
  let plot: Rect
  let ticks: Ticks
  let x: Scale
  let y: Scale

  static let plotHeight = 20.5.mm
  private static let leading = 10.6
  private static let topLabel = 10.5
  private static let foot = 13.0

  static func height(nameLines: Int) -> Double {
    Double(nameLines) * 9.8 + leading + topLabel + plotHeight + foot
  }

  static func nameStyle(_ theme: Theme) -> TextStyle { theme.sans(8, leading: 9.8).bold() }

  static func nameLines(_ name: String, width: Double, in context: ChartContext) -> [String] {
    context.measurer.lines(name, in: nameStyle(context.theme), width: width, atMost: 3)
  }

  init(
    _ panel: SmallMultiples.Panel, of chart: SmallMultiples, nameLines: Int, in cell: Rect,
    context: ChartContext
  ) {
    self.panel = panel
    self.chart = chart
    self.cell = cell
    self.context = context
    let lines = Self.nameLines(panel.main.name, width: cell.width, in: context)
    names = [String](repeating: "", count: max(0, nameLines - lines.count)) + lines
    plot = Rect(
      x: cell.x, y: cell.bottom - Self.foot - Self.plotHeight, width: cell.width,
      height: Self.plotHeight)
    let shown = chart.sharesScale ? chart.panels : [panel]
    let extent = shown.flatMap { $0.main.extent + ($0.reference?.extent ?? []) }
    ticks = Ticks.covering(extent.filter { abs($0) < 1e200 }, marks: 2...5)
    y = Scale(ticks.first...ticks.last, from: plot.bottom, to: plot.top)
    let years = ([panel.main] + [panel.reference].compactMap { $0 }).flatMap(\.values).map(\.year)
    let first = Double(years.min() ?? 0)
    let last = max(Double(years.max() ?? 0), first + 1)
    let label = Self.lastValue(of: panel, chart)
    let kept = context.measurer.width(of: label, in: context.theme.sans(7.5).bold())
    x = Scale(
      first...last, from: cell.left + 0.8.mm, to: cell.right - min(kept + 5, 0.6 * cell.width))
  }

  private static func lastValue(
    of panel: SmallMultiples.Panel, _ chart: SmallMultiples
  ) -> String {
    guard let value = panel.main.last?.estimate.value else { return "" }
    return French.decimal(value, places: chart.places)
  }

  func draw(in sketch: inout Sketch) {
    drawHead(in: &sketch)
    drawLines(in: &sketch)
    drawYears(in: &sketch)
  }

  private func drawHead(in sketch: inout Sketch) {
    let theme = context.theme
    var baseline = cell.top + 7.2
    for name in names {
      sketch.write(name, Self.nameStyle(theme), at: Point(x: cell.left, y: baseline))
      baseline += 9.8
    }
    baseline += Self.leading - 9.8 + 0.4
    let color =
      switch panel.verdict {
      case .higher: theme.palette.brique
      case .lower: theme.palette.bleu
      case .undetermined: theme.palette.gris
      }
    let style = theme.sans(8, color)
    let word = sketch.measurer.cut(panel.word, in: style, to: cell.width)
    sketch.write(word, style, at: Point(x: cell.left, y: baseline))
    guard panel.main.last != nil || panel.reference?.last != nil else { return }
    sketch.line(cell.left, plot.top, cell.right, plot.top, theme.palette.clair, 0.5)
    sketch.write(
      French.decimal(ticks.last, places: ticks.places), theme.smallTickStyle,
      at: Point(x: cell.right, y: plot.top - 3.4), .trailing)
  }

  private func drawLines(in sketch: inout Sketch) {
    let palette = context.theme.palette
    let main = YearLine(series: panel.main, x: x, y: y)
    sketch.clip(to: .rect(plot)) { $0.fill(main.band, palette.bande) }
    if let reference = panel.reference {
      sketch.draw(YearLine(series: reference, x: x, y: y), palette.ardoise, width: 0.9)
    }
    sketch.draw(main, palette.bleu, width: 1.5)
    let zero = y.position(of: 0)
    sketch.line(cell.left, zero, cell.right, zero, palette.encre, 0.75)
    drawLastValue(main, in: &sketch)
    drawHoles(main, in: &sketch)
  }

  private func drawLastValue(_ main: YearLine, in sketch: inout Sketch) {
    let palette = context.theme.palette
    guard let last = main.points.last else { return }
    sketch.dot(last, radius: 1.0.mm, palette.bleu)
    let style = context.theme.sans(7.5, palette.bleu).bold()
    // Clear of the number of the scale above the plot, and of the zero line.
    let middle = min(max(last.y, plot.top + 5), plot.bottom - 4)
    let line = TextLine(Self.lastValue(of: panel, chart), style)
    let origin = Point(x: last.x + 4, y: sketch.centeredBaseline(middle, style))
    if line.box(at: origin, .leading, in: sketch.measurer).right <= cell.right {
      sketch.write(line, at: origin)
    }
  }

  /// A panel without any value says so; in the others the hole in the line speaks.
  private func drawHoles(_ main: YearLine, in sketch: inout Sketch) {
    guard main.points.isEmpty else { return }
    sketch.write(
      chart.words.missing, context.theme.tickStyle.italic(), at: plot.center, .middle)
  }

  private func drawYears(in sketch: inout Sketch) {
    let years = ([panel.main] + [panel.reference].compactMap { $0 }).flatMap(\.values).map(\.year)
    guard let first = years.min(), let last = years.max() else { return }
    let style = context.theme.smallTickStyle
    let baseline = plot.bottom + 10.3
    let firstText = TextLine(String(first), style)
    let lastText = TextLine(String(last), style)
    let half = lastText.width(in: sketch.measurer) / 2
    let firstX = max(x.position(of: Double(first)), cell.left + half)
    let lastX = min(max(x.position(of: Double(last)), firstX + 2 * half + 4), cell.right - half)
    sketch.write(firstText, at: Point(x: firstX, y: baseline), .middle)
    if last > first, lastX - firstX > 2 * half + 2 {
      sketch.write(lastText, at: Point(x: lastX, y: baseline), .middle)
    }
  }
}
