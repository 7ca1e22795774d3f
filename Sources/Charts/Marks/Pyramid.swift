public import Drawing
import Units

/// Ages from the youngest at the foot, two sides back to back, a reference as an outline.
public struct Pyramid: Hashable, Sendable {
  public struct Band: Hashable, Sendable {
    /// « 15-29 ».
    public var label: String
    /// In percent of the whole population.
    public var left: Double
    public var right: Double
    /// The same shares in the reference.
    public var reference: Reference?

    public struct Reference: Hashable, Sendable {
      public var left: Double
      public var right: Double

      public init(left: Double, right: Double) {
        self.left = left
        self.right = right
      }
    }

    public init(_ label: String, left: Double, right: Double, reference: Reference? = nil) {
      precondition(left >= 0 && right >= 0, "a share is not negative")
      self.label = label
      self.left = left
      self.right = right
      self.reference = reference
    }
  }

  /// From the youngest to the oldest.
  public var bands: [Band]
  /// « Femmes », « Hommes ».
  public var leftName: String
  public var rightName: String
  /// Of the outline: « France ».
  public var referenceName: String
  public var places: Int
  /// Behind the last tick.
  public var unit: String

  public init(
    bands: [Band], leftName: String, rightName: String, referenceName: String, places: Int = 1,
    unit: String = "\u{202F}%"
  ) {
    self.bands = bands
    self.leftName = leftName
    self.rightName = rightName
    self.referenceName = referenceName
    self.places = places
    self.unit = unit
  }
}

extension Pyramid: Plot {
  private static let row = 6.mm
  /// The names of the sides, and over them the reference's.
  private var head: Double { hasReference ? 25 : 14 }
  private var hasReference: Bool { bands.contains { $0.reference != nil } }
  private static let foot = 14.0

  public func height(forWidth width: Double, in context: ChartContext) -> Double {
    head + Double(bands.count) * Self.row + Self.foot
  }

  public func shapes(in room: Rect, context: ChartContext) -> [Shape] {
    var sketch = Sketch(in: room, context: context)
    let style = context.theme.categoryStyle
    let natural = bands.map { sketch.width(of: $0.label, style) }.max() ?? 0
    let middle = min(natural + 10, 0.3 * room.width)
    let plot = Rect(
      x: room.x, y: room.top + head, width: room.width,
      height: Double(bands.count) * Self.row)
    let values = bands.flatMap { band in
      [band.left, band.right] + [band.reference?.left, band.reference?.right].compactMap { $0 }
    }
    let ticks = Ticks.covering(values, marks: 3...5)
    let center = room.left + room.width / 2
    let left = Scale(0...ticks.last, from: center - middle / 2, to: room.left + 3.mm)
    let right = Scale(0...ticks.last, from: center + middle / 2, to: room.right - 3.mm)
    drawGrid(ticks, left, right, plot, in: &sketch)
    for (index, band) in bands.enumerated() {
      let y = plot.bottom - (Double(index) + 0.5) * Self.row
      drawBar(band.left, left, y, sketch.palette.bleu, in: &sketch)
      drawBar(band.right, right, y, sketch.palette.bleu3, in: &sketch)
      let label = sketch.measurer.cut(band.label, in: style, to: middle - 4)
      sketch.write(
        label, style, at: Point(x: center, y: sketch.centeredBaseline(y, style)), .middle)
    }
    sketch.stroke(outline(left, plot) { $0.reference?.left }, sketch.palette.encre, 1.1)
    sketch.stroke(outline(right, plot) { $0.reference?.right }, sketch.palette.encre, 1.1)
    drawNames(left, right, in: &sketch)
    return sketch.shapes
  }

  private func drawBar(
    _ share: Double, _ scale: Scale, _ y: Double, _ color: Color, in sketch: inout Sketch
  ) {
    let end = scale.position(of: share)
    sketch.fill(
      .rect(
        Rect(
          x: min(scale.start, end), y: y - Self.row / 2 + 0.5, width: abs(end - scale.start),
          height: Self.row - 1)), color)
  }

  /// A stair from the foot up, broken where a band has no reference.
  private func outline(
    _ scale: Scale, _ plot: Rect, _ share: (Band) -> Double?
  ) -> Path {
    var path = Path()
    var run: [Point] = []
    for (index, band) in bands.enumerated() {
      guard let value = share(band) else {
        path.append(.polyline(run))
        run = []
        continue
      }
      let x = scale.position(of: value)
      let foot = plot.bottom - Double(index) * Self.row
      run += [Point(x: x, y: foot), Point(x: x, y: foot - Self.row)]
    }
    path.append(.polyline(run))
    return path
  }

  private func drawGrid(
    _ ticks: Ticks, _ left: Scale, _ right: Scale, _ plot: Rect, in sketch: inout Sketch
  ) {
    let style = sketch.context.theme.tickStyle
    var grid = Path()
    for scale in [left, right] {
      for (index, value) in ticks.values.enumerated() {
        let x = scale.position(of: value)
        if value > 0 {
          grid.append(.line(from: Point(x: x, y: plot.top), to: Point(x: x, y: plot.bottom)))
        }
        let isLast = index == ticks.count - 1
        let line = TextLine(ticks.labels[index] + (isLast ? unit : ""), style)
        let half = line.width(in: sketch.measurer) / 2
        let held = min(max(x, sketch.room.left + half), sketch.room.right - half)
        let origin = Point(x: held, y: plot.bottom + 10)
        if sketch.isFree(line.box(at: origin, .middle, in: sketch.measurer), margin: 2) {
          sketch.write(line, at: origin, .middle)
        }
      }
    }
    sketch.stroke(grid, sketch.palette.clair, 0.5)
    for scale in [left, right] {
      sketch.line(
        scale.start, plot.top, scale.start, plot.bottom, sketch.palette.encre, 0.75)
    }
  }

  /// The sides over their bars; over them the reference behind a piece of its line.
  private func drawNames(_ left: Scale, _ right: Scale, in sketch: inout Sketch) {
    let theme = sketch.context.theme
    let bold = theme.sans(8, theme.palette.bleu).bold()
    let baseline = sketch.room.top + head - 7
    let half = abs(left.end - left.start)
    sketch.write(
      sketch.measurer.cut(leftName, in: bold, to: half), bold,
      at: Point(x: left.start, y: baseline), .trailing)
    sketch.write(
      sketch.measurer.cut(rightName, in: bold, to: half), bold.colored(theme.palette.ardoise),
      at: Point(x: right.start, y: baseline))
    guard hasReference else { return }
    let note = theme.noteStyle
    let y = sketch.room.top + 7
    sketch.line(left.end, y - 2.6, left.end + 11, y - 2.6, theme.palette.encre, 1.1)
    sketch.write(
      sketch.measurer.cut(referenceName, in: note, to: right.end - left.end - 14), note,
      at: Point(x: left.end + 14, y: y))
  }
}
