import Drawing
import Units

/// The shapes of a plot as they come, and the room that its texts already take.
struct Sketch {
  let context: ChartContext
  /// Nothing may leave it.
  let room: Rect
  private(set) var shapes: [Shape] = []
  /// One box for each line written, so that the next ones stay clear of it.
  private(set) var texts: [Rect] = []

  init(in room: Rect, context: ChartContext) {
    self.room = room
    self.context = context
  }

  var palette: Palette { context.theme.palette }
  var measurer: any TextMeasurer { context.measurer }

  mutating func fill(_ path: Path, _ color: Color) {
    if !path.elements.isEmpty { shapes.append(.fill(path, color)) }
  }

  mutating func stroke(
    _ path: Path, _ color: Color, _ width: Double, dashes: [Double] = [], round: Bool = false
  ) {
    guard !path.elements.isEmpty else { return }
    shapes.append(
      .stroke(path, Stroke(color, width: width, dashes: dashes, hasRoundJoins: round)))
  }

  mutating func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ color: Color, _ width: Double,
    dashes: [Double] = []
  ) {
    stroke(.line(from: Point(x: x1, y: y1), to: Point(x: x2, y: y2)), color, width, dashes: dashes)
  }

  mutating func clip(to path: Path, _ draw: (inout Sketch) -> Void) {
    var inner = Sketch(in: room, context: context)
    draw(&inner)
    if !inner.shapes.isEmpty { shapes.append(.clip(path, inner.shapes)) }
    texts += inner.texts
  }

  /// What is drawn leads somewhere; the area is the smallest that holds its texts.
  mutating func link(to target: LinkTarget?, _ draw: (inout Sketch) -> Void) {
    guard let target else { return draw(&self) }
    var inner = Sketch(in: room, context: context)
    draw(&inner)
    texts += inner.texts
    guard let area = inner.texts.reduce(nil, { $0?.union($1) ?? $1 }) else {
      shapes += inner.shapes
      return
    }
    shapes.append(.link(target, area: area, inner.shapes))
  }

  mutating func add(_ more: [Shape]) { shapes += more }

  /// A dot with a white edge, or, when empty, a white one with a coloured edge.
  mutating func dot(
    _ center: Point, radius: Double, _ color: Color, isFilled: Bool = true, edge: Double = 0
  ) {
    if isFilled {
      if edge > 0 { fill(.circle(center: center, radius: radius + edge), .white) }
      fill(.circle(center: center, radius: radius), color)
    } else {
      let line = 1.3
      fill(.circle(center: center, radius: radius), .white)
      stroke(.circle(center: center, radius: radius - line / 2), color, line)
    }
  }

  /// Takes the room of something that texts must leave free.
  mutating func reserve(_ box: Rect) { texts.append(box) }

  func isFree(_ box: Rect, margin: Double = 0) -> Bool {
    let wide = box.inset(by: -margin)
    return !texts.contains { $0.intersects(wide) }
  }
}

extension Sketch {
  mutating func write(
    _ line: TextLine, at origin: Point, _ anchor: Anchor = .leading, halo: Double = 0
  ) {
    guard !line.runs.isEmpty else { return }
    let box = line.box(at: origin, anchor, in: measurer)
    texts.append(box)
    var x = box.left
    for (index, run) in line.runs.enumerated() {
      shapes.append(
        .text(
          PlacedText(
            run.text, at: Point(x: x, y: origin.y), style: run.style,
            halo: halo > 0 ? Stroke(.white, width: halo, hasRoundJoins: true) : nil)))
      x += measurer.width(of: run.text, in: run.style) + line.gap(after: index, in: measurer)
    }
  }

  mutating func write(
    _ text: String, _ style: TextStyle, at origin: Point, _ anchor: Anchor = .leading,
    halo: Double = 0
  ) {
    if !text.isEmpty { write(TextLine(text, style), at: origin, anchor, halo: halo) }
  }

  /// Lines under one another, the block centred on a height.
  mutating func write(
    _ lines: [String], _ style: TextStyle, centeredAt point: Point, _ anchor: Anchor = .leading
  ) {
    let first =
      centeredBaseline(point.y, style) - Double(lines.count - 1) * style.leading / 2
    for (index, line) in lines.enumerated() {
      write(line, style, at: Point(x: point.x, y: first + Double(index) * style.leading), anchor)
    }
  }

  /// The baseline that puts capitals and figures in the middle of this height.
  func centeredBaseline(_ y: Double, _ style: TextStyle) -> Double {
    y + measurer.capHeight(of: style) / 2
  }

  func width(of text: String, _ style: TextStyle) -> Double { measurer.width(of: text, in: style) }
}
