import Drawing
import Units

/// Years under a plot: a tick each, the first and the last in full, the others with two digits.
struct YearAxis {
  let years: ClosedRange<Int>
  let x: Scale
  /// Height of the ticks' upper end.
  let y: Double

  static let tick = 1.1.mm
  static let height = 6.0.mm

  func draw(in sketch: inout Sketch) {
    let style = sketch.context.theme.tickStyle
    let shown = labels(in: sketch, style)
    var ticks = Path()
    for year in years where years.count <= 40 || shown.contains(where: { $0.year == year }) {
      let place = x.position(of: Double(year))
      ticks.append(
        .line(from: Point(x: place, y: y), to: Point(x: place, y: y + Self.tick)))
    }
    sketch.stroke(ticks, sketch.palette.encre, 0.5)
    for label in shown {
      sketch.write(label.text, style, at: Point(x: label.box.left, y: y + 4.85.mm))
    }
  }

  /// The labels that fit, the first and the last always, at the smallest regular step.
  private func labels(in sketch: Sketch, _ style: TextStyle) -> [YearLabel] {
    let first = label(years.lowerBound, isEnd: true, in: sketch, style)
    guard years.count > 1 else { return [first] }
    let last = label(years.upperBound, isEnd: true, in: sketch, style)
    guard first.box.right + 2 < last.box.left else { return [last] }
    for step in 1..<years.count {
      let inner = stride(from: years.lowerBound + step, to: years.upperBound, by: step)
        .map { label($0, isEnd: false, in: sketch, style) }
        .filter { $0.box.right + 2 < last.box.left && (step == 1 || $0.box.left > first.box.right) }
      let row = [first] + inner + [last]
      if zip(row, row.dropFirst()).allSatisfy({ $0.box.right + 2 < $1.box.left }) { return row }
    }
    return [first, last]
  }

  private func label(
    _ year: Int, isEnd: Bool, in sketch: Sketch, _ style: TextStyle
  ) -> YearLabel {
    let digits = String(year)
    let text = isEnd ? digits : String(digits.suffix(2))
    let width = sketch.width(of: text, style)
    let wanted = x.position(of: Double(year)) - width / 2
    let left = min(max(wanted, sketch.room.left), sketch.room.right - width)
    return YearLabel(
      year: year, box: Rect(x: left, y: 0, width: width, height: 1), text: text)
  }
}

/// A year as it is written, and the room that it takes along the axis.
private struct YearLabel {
  let year: Int
  let box: Rect
  let text: String
}
