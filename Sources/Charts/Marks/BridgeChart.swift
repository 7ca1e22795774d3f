public import Drawing
import Units

/// From what was lived to what was recorded: bars on zero, the loss written between them.
public struct BridgeChart: Hashable, Sendable {
  public struct Step: Hashable, Sendable {
    /// « vécus ».
    public var name: String
    /// What the step counts, under its name.
    public var definition: String
    public var estimate: Estimate
    /// Recorded counts are full blue and have no whisker; estimates are lighter.
    public var isRecorded: Bool

    public init(
      _ name: String, definition: String, estimate: Estimate, isRecorded: Bool = false
    ) {
      self.name = name
      self.definition = definition
      self.estimate = estimate
      self.isRecorded = isRecorded
    }
  }

  public var steps: [Step]
  public var places: Int
  public var words: ChartWords

  public init(steps: [Step], places: Int = 0, words: ChartWords = ChartWords()) {
    self.steps = steps
    self.places = places
    self.words = words
  }
}

extension BridgeChart: Plot {
  private static let plotHeight = 44.mm
  private static let head = 4.mm
  private static let foot = 14.0 + 3 * 8.8
  /// A bar under this height can't hold its number.
  private static let lowBar = 13.0

  public func height(forWidth width: Double, in context: ChartContext) -> Double {
    Self.head + Self.plotHeight + Self.foot
  }

  public func shapes(in room: Rect, context: ChartContext) -> [Shape] {
    var sketch = Sketch(in: room, context: context)
    let foot = room.bottom - Self.foot
    let values = steps.flatMap { [$0.estimate.value, upper($0)] }.compactMap { $0 }
    let y = Scale(
      0...max(values.filter { $0 < 1e200 }.max() ?? 1, 1e-9), from: foot,
      to: room.top + Self.head)
    let slot = room.width / Double(max(1, steps.count))
    let width = min(14.mm, 0.62 * slot)
    for (index, step) in steps.enumerated() {
      let center = room.left + (Double(index) + 0.5) * slot
      draw(step, at: center, width, y, in: &sketch)
      write(step, at: center, slot, y, in: &sketch)
    }
    for (index, pair) in zip(steps, steps.dropFirst()).enumerated() {
      let start = room.left + (Double(index) + 0.5) * slot + width / 2
      drawLoss(pair.0, pair.1, from: start, to: start + slot - width, y, in: &sketch)
    }
    sketch.line(room.left, foot, room.right, foot, sketch.palette.encre, 0.75)
    return sketch.shapes
  }

  private func upper(_ step: Step) -> Double? {
    step.isRecorded ? nil : step.estimate.interval?.upper
  }

  private func draw(
    _ step: Step, at center: Double, _ width: Double, _ y: Scale, in sketch: inout Sketch
  ) {
    let palette = sketch.palette
    guard let value = step.estimate.value else { return }
    let top = y.heldPosition(of: value)
    sketch.fill(
      .rect(Rect(x: center - width / 2, y: top, width: width, height: y.start - top)),
      step.isRecorded ? palette.bleu : palette.bleu3)
    guard !step.isRecorded, let interval = step.estimate.interval else { return }
    let high = y.heldPosition(of: interval.upper)
    let low = y.heldPosition(of: interval.lower)
    sketch.line(center, high, center, low, palette.bleu, 1.1)
    for end in [high, low] {
      sketch.line(center - 1.2.mm, end, center + 1.2.mm, end, palette.bleu, 1.1)
    }
  }

  /// The value at the foot of its bar, beside the whisker; name and definition under the axis.
  private func write(
    _ step: Step, at center: Double, _ slot: Double, _ y: Scale, in sketch: inout Sketch
  ) {
    let foot = y.start
    let theme = sketch.context.theme
    let bold = theme.sans(8).bold()
    let name = sketch.measurer.cut(step.name, in: bold, to: slot - 3)
    sketch.write(name, bold, at: Point(x: center, y: foot + 10), .middle)
    let small = theme.sans(7, leading: 8.8, theme.palette.gris)
    let lines = sketch.measurer.lines(step.definition, in: small, width: slot - 4, atMost: 3)
    for (row, line) in lines.enumerated() {
      sketch.write(
        line, small, at: Point(x: center, y: foot + 19.5 + Double(row) * 8.8), .middle)
    }
    let text: String
    var style = bold
    if let value = step.estimate.value {
      text = French.decimal(value, places: places)
      style = step.isRecorded ? bold.colored(.white) : bold
    } else {
      text = words.missing
      style = theme.tickStyle.italic()
    }
    let height = foot - y.heldPosition(of: step.estimate.value ?? 0)
    let isLow = step.isRecorded && height < Self.lowBar
    drawValue(
      text, isLow ? style.colored(theme.palette.encre) : style, step,
      at: Point(x: center, y: isLow ? foot - height - 3 : foot - 4), slot, in: &sketch)
  }

  private func drawValue(
    _ text: String, _ style: TextStyle, _ step: Step, at foot: Point, _ slot: Double,
    in sketch: inout Sketch
  ) {
    let width = sketch.width(of: text, style)
    let bar = min(14.mm, 0.62 * slot)
    guard width < slot - 2 else { return }
    let hasWhisker = !step.isRecorded && step.estimate.interval != nil
    // White only where the bar is behind the whole number.
    let isInside = width < bar - 2
    let ink = step.isRecorded && !isInside ? style.colored(sketch.palette.encre) : style
    let left = hasWhisker && width < bar / 2 - 2 ? foot.x - bar / 2 + 2 : foot.x - width / 2
    sketch.write(
      text, ink, at: Point(x: left, y: foot.y), halo: isInside ? 0 : 2)
  }

  /// Two dotted levels, an arrow from one to the other, and what was lost.
  private func drawLoss(
    _ first: Step, _ second: Step, from start: Double, to end: Double, _ y: Scale,
    in sketch: inout Sketch
  ) {
    guard let before = first.estimate.value, let after = second.estimate.value else { return }
    let palette = sketch.palette
    let top = y.heldPosition(of: before)
    let bottom = y.heldPosition(of: after)
    for level in [top, bottom] {
      sketch.line(start, level, end, level, palette.repere, 0.5, dashes: [1.5, 1.5])
    }
    let middle = (start + end) / 2
    if abs(bottom - top) > 4 {
      let sign = bottom > top ? 1.0 : -1
      sketch.line(middle, top + sign, middle, bottom - sign, palette.encre, 0.75)
      sketch.stroke(
        .polyline([
          Point(x: middle - 2, y: bottom - sign * 3.5), Point(x: middle, y: bottom - sign),
          Point(x: middle + 2, y: bottom - sign * 3.5),
        ]), palette.encre, 0.75)
    }
    let style = sketch.context.theme.sans(7.5, palette.ardoise).bold()
    let line = TextLine(French.signed(after - before, places: places), style)
    let places = [-3.0, -9, -15, -21, 12, 20].map {
      LabelPlace(
        origin: Point(x: middle, y: min(top, bottom) + $0), anchor: .middle, cost: abs($0))
    }
    if let best = sketch.place(for: line, among: places, within: sketch.room) {
      sketch.write(line, at: best.origin, best.anchor, halo: 1.6)
    }
  }
}
