import Drawing
import Units

/// Months that aren't told: a mark on the zero line for each, and the word once for each reason.
struct MonthlyChartHoles {
  let frame: MonthlyChartFrame

  private static let height = 1.6.mm

  init(_ frame: MonthlyChartFrame) { self.frame = frame }

  private func boxes(_ reason: Observation) -> [Rect] {
    frame.runs { $0.observed == reason }.map { run in
      let left = frame.x.position(of: Double(run.lowerBound))
      let right = frame.x.position(of: Double(run.upperBound))
      let zero = frame.grid.y.position(of: 0)
      return Rect(x: left, y: zero - Self.height, width: right - left, height: Self.height)
    }
  }

  func draw(in sketch: inout Sketch) {
    let hidden = boxes(.hidden)
    let missing = boxes(.missing)
    sketch.fillHidden(hidden)
    sketch.outlineMissing(missing)
    write(frame.chart.words.hidden, over: hidden, in: &sketch)
    write(frame.chart.words.missing, over: missing, in: &sketch)
  }

  /// Beside the widest mark, where the lines leave it room.
  private func write(_ word: String, over boxes: [Rect], in sketch: inout Sketch) {
    let line = TextLine(word, frame.context.theme.tickStyle.italic())
    let lines = frame.observedPieces.flatMap { Obstacle.along($0, cost: 12) }
    let widest = boxes.map(\.width).max() ?? 0
    let places = boxes.flatMap { box -> [LabelPlace] in
      stride(from: 0.0, through: 40, by: 8).flatMap { rise in
        [0.0, -0.45, 0.45].map { shift in
          LabelPlace(
            origin: Point(
              x: box.center.x + shift * line.width(in: sketch.measurer), y: box.top - 2.5 - rise),
            anchor: .middle, cost: rise + 6 * abs(shift) + (widest - box.width) * 0.1)
        }
      }
    }
    if let place = sketch.place(
      for: line, among: places, avoiding: lines, within: frame.plot)
    {
      sketch.write(line, at: place.origin, place.anchor, halo: 2.2)
    }
  }
}
