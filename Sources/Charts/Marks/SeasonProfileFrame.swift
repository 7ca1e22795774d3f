import Drawing
import Units

/// Where the axis, the dots and the names of the months stand.
struct SeasonProfileFrame {
  let chart: SeasonProfile
  let context: ChartContext
  let room: Rect
  let plot: Rect
  let y: Scale
  /// The ends of the axis and the ratios between that carry a number, all over one.
  private let marks: [Double]

  static let head = 12.0
  static let foot = 14.0
  private static let radius = 1.25.mm

  /// The end of the axis, and the mark between it and one.
  ///
  /// Twelve months rarely differ by more than half: axes that begin at 3 would flatten them.
  private static let axes: [[Double]] = [
    [1.25], [1.5, 1.25], [2, 1.5], [3, 2], [5, 2], [10, 3], [20, 5], [100, 10],
  ]

  init(_ chart: SeasonProfile, in room: Rect, context: ChartContext) {
    self.chart = chart
    self.context = context
    self.room = room
    let far = { (ratio: Double) in ratio > 0 ? max(ratio, 1 / ratio) : 1 }
    let values = chart.months.compactMap(\.ratio.value).map(far).max() ?? 1
    let ends =
      chart.months.compactMap(\.ratio.interval).flatMap { [far($0.lower), far($0.upper)] }
      .max() ?? 1
    // An interval that is very wide has an arrow rather than all the axis.
    let needed = max(values, min(ends, 5))
    let axis = Self.axes.first { $0[0] >= needed } ?? [100, 10]
    marks = axis
    let names = Self.names(axis, chart.meanName)
    let widest =
      names.map { context.measurer.width(of: $0.label, in: Self.style($0.ratio, context.theme)) }
      .max() ?? 0
    let left = room.left + min(widest, 0.3 * room.width) + ValueGrid.labelGap
    plot = Rect(
      x: left, y: room.top + Self.head, width: room.right - left,
      height: room.height - Self.head - Self.foot)
    y = Scale(1 / axis[0]...axis[0], from: plot.bottom, to: plot.top, kind: .logarithmic)
  }

  private static func names(
    _ marks: [Double], _ mean: String
  ) -> [(ratio: Double, label: String)] {
    [(1, mean)]
      + marks.flatMap { mark -> [(ratio: Double, label: String)] in
        let places = mark == 1.25 ? 2 : mark == 1.5 ? 1 : 0
        let text = French.decimal(mark, places: places)
        return [(mark, "×\u{A0}\(text)"), (1 / mark, "÷\u{A0}\(text)")]
      }
  }

  private static func style(_ ratio: Double, _ theme: Theme) -> TextStyle {
    ratio == 1 ? theme.sans(7.5).bold() : theme.tickStyle
  }

  private var step: Double { plot.width / Double(chart.months.count) }

  private func center(_ index: Int) -> Double { plot.left + (Double(index) + 0.5) * step }

  func draw(in sketch: inout Sketch) {
    drawAxis(in: &sketch)
    for (index, month) in chart.months.enumerated() { draw(month, at: center(index), in: &sketch) }
    drawMissing(in: &sketch)
    drawNames(in: &sketch)
    drawExtremes(in: &sketch)
  }

  private func drawAxis(in sketch: inout Sketch) {
    for (ratio, label) in Self.names(marks, chart.meanName) {
      let height = y.position(of: ratio)
      let isMean = ratio == 1
      sketch.line(
        plot.left - ValueGrid.overhang, height, plot.right, height,
        isMean ? sketch.palette.encre : sketch.palette.clair, isMean ? 0.75 : 0.5)
      let style = Self.style(ratio, context.theme)
      let text = sketch.measurer.cut(
        label, in: style, to: plot.left - ValueGrid.labelGap - room.left)
      sketch.write(
        text, style,
        at: Point(x: plot.left - ValueGrid.labelGap, y: sketch.centeredBaseline(height, style)),
        .trailing)
    }
  }

  private func draw(_ month: SeasonProfile.Month, at x: Double, in sketch: inout Sketch) {
    guard let value = month.ratio.value else { return }
    let color = month.isEstablished ? sketch.palette.bleu : sketch.palette.ardoise
    if let interval = month.ratio.interval {
      let (top, bottom) = (y.heldPosition(of: interval.upper), y.heldPosition(of: interval.lower))
      sketch.line(x, top, x, bottom, color, 1.3)
      if interval.upper > y.high { drawArrow(Point(x: x, y: top), back: 3.2, color, in: &sketch) }
      if interval.lower < y.low {
        drawArrow(Point(x: x, y: bottom), back: -3.2, color, in: &sketch)
      }
    }
    sketch.dot(
      Point(x: x, y: y.heldPosition(of: value)), radius: Self.radius, color,
      isFilled: month.isEstablished)
  }

  private func drawArrow(_ tip: Point, back: Double, _ color: Color, in sketch: inout Sketch) {
    sketch.fill(
      .polygon([tip, tip.offset(x: -2.1, y: back), tip.offset(x: 2.1, y: back)]), color)
  }

  /// An empty box on the mean for each month that isn't told, the word over the first.
  private func drawMissing(in sketch: inout Sketch) {
    let boxes = chart.months.indices.filter { chart.months[$0].ratio.value == nil }.map {
      Rect(
        x: center($0) - 0.3 * step, y: y.position(of: 1) - 1.2.mm, width: 0.6 * step,
        height: 2.4.mm)
    }
    for box in boxes { sketch.fill(.rect(box), .white) }
    sketch.outlineMissing(boxes)
    guard let first = boxes.first else { return }
    let style = context.theme.smallTickStyle.italic()
    write(chart.words.missing, style, over: first.center.x, at: first.top - 2.5, in: &sketch)
  }

  private func drawNames(in sketch: inout Sketch) {
    let style = context.theme.tickStyle
    let fits = chart.months.allSatisfy { sketch.width(of: $0.label, style) <= step - 3 }
    for (index, month) in chart.months.enumerated() {
      let text = sketch.measurer.cut(fits ? month.label : month.initial, in: style, to: step - 1)
      sketch.write(text, style, at: Point(x: center(index), y: plot.bottom + 11), .middle)
    }
  }

  /// The numbers of the highest and of the lowest month, when they are established.
  private func drawExtremes(in sketch: inout Sketch) {
    let known = chart.months.enumerated().compactMap { index, month in
      month.isEstablished ? month.ratio.value.map { (index: index, value: $0) } : nil
    }
    let style = context.theme.sans(7.5, sketch.palette.bleu).bold()
    let highest = known.max { ($0.value, $1.index) < ($1.value, $0.index) }
    let lowest = known.min { ($0.value, $0.index) < ($1.value, $1.index) }
    for (month, isAbove) in [(highest, true), (lowest, false)] {
      guard let month, isAbove == (month.value > 1), y.holds(month.value) else { continue }
      let ratio = chart.months[month.index].ratio
      let end =
        y.heldPosition(
          of: isAbove
            ? max(ratio.interval?.upper ?? month.value, month.value)
            : min(ratio.interval?.lower ?? month.value, month.value))
      let clear = Self.radius + 2
      let baseline = isAbove ? end - clear : end + clear + sketch.measurer.capHeight(of: style)
      write(
        "×\u{A0}" + French.decimal(month.value, places: 2), style, over: center(month.index),
        at: baseline, in: &sketch)
    }
  }

  /// Moved into the plot; left out where another text stands or the months' names begin.
  private func write(
    _ text: String, _ style: TextStyle, over x: Double, at baseline: Double,
    in sketch: inout Sketch
  ) {
    let line = TextLine(text, style)
    let width = line.width(in: sketch.measurer)
    let left = min(max(x - width / 2, plot.left), room.right - width)
    let box = line.box(at: Point(x: left, y: baseline), .leading, in: sketch.measurer)
    guard sketch.isFree(box, margin: 0.5), box.top >= room.top, box.left >= plot.left else {
      return
    }
    sketch.write(line, at: Point(x: left, y: baseline), halo: 2.2)
  }
}
