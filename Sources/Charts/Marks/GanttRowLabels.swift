import Drawing
import Units

/// The names of the steps and milestones of a row: inside their bar, or in the white beside it.
struct GanttRowLabels {
  private let row: Gantt.Row
  private let middle: Double
  private let frame: GanttFrame
  private let bars: [Rect]
  private let diamonds: [Rect]

  private static let gap = 1.5.mm
  /// Two names nearer than this would read as one.
  private static let apart = 2.mm

  init(_ row: Gantt.Row, middle: Double, frame: GanttFrame) {
    self.row = row
    self.middle = middle
    self.frame = frame
    bars = row.steps.map { frame.bar(of: $0, middle: middle) }
    diamonds = row.milestones.map { milestone in
      let center = frame.center(of: milestone, middle: middle)
      return Rect(x: center.x, y: center.y, width: 0, height: 0)
        .inset(by: -GanttFrame.diamondReach - 0.5)
    }
  }

  func draw(in sketch: inout Sketch) {
    // Inside their bars first: what stands beside finds its room among the rest.
    var waiting: [Int] = []
    for (index, step) in row.steps.enumerated() where !step.label.isEmpty {
      let ink: Color = step.kind == .planned ? .white : sketch.palette.encre
      if !writeInside(step.label, bars[index], ink: ink, in: &sketch) { waiting.append(index) }
    }
    for (index, milestone) in row.milestones.enumerated() {
      write(milestone.label, beside: diamonds[index], in: &sketch)
    }
    for index in waiting { write(row.steps[index].label, beside: bars[index], in: &sketch) }
  }

  private func writeInside(
    _ text: String, _ bar: Rect, ink: Color, in sketch: inout Sketch
  ) -> Bool {
    let style = frame.context.theme.sans(7.5, ink)
    let line = TextLine(text, style)
    let width = line.width(in: sketch.measurer)
    let y = sketch.centeredBaseline(middle, style)
    // In the middle of what the diamonds leave of it.
    for (left, right) in freeSpans(of: bar) where width + 2 * Self.gap <= right - left {
      let origin = Point(x: (left + right) / 2, y: y)
      let box = line.box(at: origin, .middle, in: sketch.measurer)
      guard sketch.isFree(box, margin: Self.apart) else { continue }
      sketch.write(line, at: origin, .middle)
      return true
    }
    return false
  }

  private func freeSpans(of bar: Rect) -> [(Double, Double)] {
    var spans = [(bar.left, bar.right)]
    for diamond in diamonds {
      spans = spans.flatMap { left, right in
        [(left, min(right, diamond.left)), (max(left, diamond.right), right)]
          .filter { $0.0 < $0.1 }
      }
    }
    return spans.sorted { $0.1 - $0.0 > $1.1 - $1.0 }
  }

  /// At the right, at the left, or cut where there is most room; on a light bar when need be.
  private func write(_ text: String, beside mark: Rect, in sketch: inout Sketch) {
    guard !text.isEmpty else { return }
    let style = frame.context.theme.sans(7.5)
    let right = room(from: mark.right + Self.gap, toTheRight: true, in: sketch)
    let left = room(from: mark.left - Self.gap, toTheRight: false, in: sketch)
    let width = sketch.width(of: text, style)
    let isRight = width <= right || (width > left && right >= left)
    let fitted = sketch.measurer.cut(text, in: style, to: isRight ? right : left)
    // A few letters of a name say nothing; the table of values has it whole.
    guard fitted == text || (fitted.count > 6 && 2 * fitted.count > text.count) else { return }
    let x = isRight ? mark.right + Self.gap : mark.left - Self.gap
    sketch.write(
      fitted, style, at: Point(x: x, y: sketch.centeredBaseline(middle, style)),
      isRight ? .leading : .trailing)
  }

  /// How far a text may go from here: to the edge, a dark bar, a diamond or another text.
  private func room(from x: Double, toTheRight: Bool, in sketch: Sketch) -> Double {
    let dark = zip(row.steps, bars).filter { $0.0.kind == .planned }.map(\.1)
    let band = Rect(
      x: frame.scale.left, y: middle - 4, width: frame.room.right - frame.scale.left, height: 8)
    let texts = sketch.texts.filter { $0.intersects(band) }.map { $0.inset(by: -Self.apart) }
    let obstacles = dark + diamonds + texts
    // A label doesn't stand astride the edge of a light bar.
    let edges = zip(row.steps, bars).filter { $0.0.kind == .running }.flatMap {
      [$0.1.left, $0.1.right]
    }
    if toTheRight {
      let limits = obstacles.filter { $0.right > x }.map(\.left) + edges.filter { $0 > x }
      return max(min(limits.min() ?? .infinity, frame.room.right) - x - 1, 0)
    }
    let limits = obstacles.filter { $0.left < x }.map(\.right) + edges.filter { $0 < x }
    return max(x - max(limits.max() ?? -.infinity, frame.scale.left) - 1, 0)
  }
}
