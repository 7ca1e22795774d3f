import Drawing
import Units

/// Years under a plot of months: a tick at each January, the year under the middle of its months.
struct MonthAxis {
  let first: MonthlyChart.Month
  let count: Int
  /// Months from the left edge of the first one.
  let x: Scale
  /// Height of the ticks' upper end.
  let y: Double

  static let height = 6.0.mm

  func draw(in sketch: inout Sketch) {
    var ticks = Path()
    for edge in [0] + (1..<max(2, count)).filter({ first.advanced(by: $0).number == 1 }) {
      let place = x.position(of: Double(edge))
      ticks.append(
        .line(from: Point(x: place, y: y), to: Point(x: place, y: y + YearAxis.tick)))
    }
    sketch.stroke(ticks, sketch.palette.encre, 0.5)
    let style = sketch.context.theme.tickStyle
    for (text, left) in labels(in: sketch, style) {
      sketch.write(text, style, at: Point(x: left, y: y + 4.85.mm))
    }
  }

  /// Each year's months, from edge to edge.
  private var years: [(year: Int, months: Range<Int>)] {
    let last = first.advanced(by: count - 1)
    return (first.year...last.year).map { year in
      let start = MonthlyChart.Month(year, 1).index - first.index
      return (year, max(start, 0)..<min(start + 12, count))
    }
  }

  /// In full when a year has room for it, else with two digits, else only some of the years.
  private func labels(in sketch: Sketch, _ style: TextStyle) -> [(text: String, left: Double)] {
    let month = abs(x.end - x.start) / Double(count)
    for step in 1...years.count {
      for digits in [4, 2] {
        let texts = years.filter { $0.year.isMultiple(of: step) }.map { item in
          let text = String(String(item.year).suffix(digits))
          return (item, text, sketch.width(of: text, style) + 4)
        }
        guard texts.allSatisfy({ $0.2 <= 12 * Double(step) * month }) else { continue }
        // Of a year that is cut by the edge the months may be too few for its number.
        let kept = texts.filter { $0.2 <= Double($0.0.months.count * step) * month }
        if kept.isEmpty { continue }
        return kept.map { item, text, width in
          let middle = Double(item.months.lowerBound + item.months.upperBound) / 2
          let wanted = x.position(of: middle) - (width - 4) / 2
          let right = sketch.room.right - width + 4
          return (text, min(max(wanted, sketch.room.left), right))
        }
      }
    }
    return [(String(first.year), x.start)]
  }
}
