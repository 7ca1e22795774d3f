import Drawing
import Units

/// A dotted vertical through the plot, its label above: an event or a break in the series.
struct Vertical {
  let x: Double
  let line: TextLine
  let anchor: Anchor
  /// From the plot upwards.
  let row: Int
  let isBreak: Bool

  /// Those of a chart of years, as below.
  static func arranged(
    _ chart: LineChart, x: Scale, within sides: ClosedRange<Double>, context: ChartContext
  ) -> [Vertical] {
    let marks =
      chart.events.filter { $0.mark == .vertical }.map { ($0.year, $0.label, false) }
      + chart.breaks.map { (Double($0.firstYear) - 0.5, $0.label, true) }
    return arranged(marks, x: x, within: sides, context: context)
  }

  /// Labels in few rows, none touching another nor crossed by the stem of one above it.
  static func arranged(
    _ marks: [(value: Double, label: String, isBreak: Bool)], x: Scale,
    within sides: ClosedRange<Double>, context: ChartContext
  ) -> [Vertical] {
    let style = context.theme.noteStyle.colored(context.theme.palette.encre).italic()
    let sorted = marks.sorted { ($0.0, $0.1) < ($1.0, $1.1) }
    let places = sorted.map { x.heldPosition(of: $0.0) }
    let texts = zip(sorted, places).map { mark, place in
      let half = max(place - sides.lowerBound, sides.upperBound - place) - 3
      return context.measurer.cut(mark.1, in: style, to: half)
    }
    let widths = texts.map { context.measurer.width(of: $0, in: style) }
    let stack = StemStack(places: places, widths: widths, within: sides)
    return sorted.indices.map { index in
      let text = context.measurer.cut(texts[index], in: style, to: stack.widths[index])
      return Vertical(
        x: places[index], line: text.isEmpty ? TextLine([]) : TextLine(text, style),
        anchor: stack.extendsRight[index] ? .leading : .trailing, row: stack.rows[index],
        isBreak: sorted[index].2)
    }
  }

  /// From where its label begins to where it ends, the stem included.
  func span(in measurer: any TextMeasurer) -> ClosedRange<Double> {
    let width = line.width(in: measurer) + 2
    return anchor == .trailing ? (x - width)...x : x...(x + width)
  }

  func draw(down plot: Rect, in sketch: inout Sketch) {
    let baseline = plot.top - 4 - Double(row) * LineChartFrame.leading
    sketch.line(
      x, plot.bottom, x, baseline - 6, isBreak ? sketch.palette.encre : sketch.palette.ardoise,
      isBreak ? 0.9 : 0.75, dashes: [1.5, 1.5])
    sketch.write(
      line, at: Point(x: anchor == .trailing ? x - 2 : x + 2, y: baseline), anchor)
    sketch.reserve(Rect(x: x - 0.4, y: plot.top, width: 0.8, height: plot.height))
  }
}

/// Labels on stems: on which side of its stem each one lies, and in which row.
///
/// A label that passes over the foot of another stem has to lie higher than that stem's label.
struct StemStack {
  private(set) var extendsRight: [Bool] = []
  private(set) var rows: [Int] = []
  /// What is left of the widths asked for.
  private(set) var widths: [Double]
  private let places: [Double]

  private static let gap = 2.0

  init(places: [Double], widths: [Double], within sides: ClosedRange<Double>) {
    self.places = places
    self.widths = widths
    var best: (sides: [Bool], rows: [Int])?
    // Few events, so that all arrangements can be tried.
    for choice in 0..<(1 << min(places.count, 8)) {
      let right = places.indices.map { $0 < 8 && choice >> $0 & 1 == 1 }
      guard places.indices.allSatisfy({ sides.contains(span($0, right)) }),
        let rows = arranged(right)
      else { continue }
      if (rows.max() ?? 0) < (best?.rows.max() ?? .max) { best = (right, rows) }
    }
    if let best {
      extendsRight = best.sides
      rows = best.rows
    } else {
      cutToOneSide(sides)
    }
  }

  /// All labels on one side never wait for each other; they are cut where the plot ends.
  private mutating func cutToOneSide(_ sides: ClosedRange<Double>) {
    let roomLeft = places.map { max(0, $0 - sides.lowerBound - Self.gap) }
    let roomRight = places.map { max(0, sides.upperBound - $0 - Self.gap) }
    let keptLeft = zip(roomLeft, widths).map { min($0, $1) }
    let keptRight = zip(roomRight, widths).map { min($0, $1) }
    let goesRight = keptRight.reduce(0, +) > keptLeft.reduce(0, +)
    widths = goesRight ? keptRight : keptLeft
    extendsRight = places.map { _ in goesRight }
    rows = arranged(extendsRight) ?? Array(places.indices)
  }

  private func span(_ index: Int, _ right: [Bool]) -> ClosedRange<Double> {
    let start = right[index] ? places[index] : places[index] - Self.gap - widths[index]
    return start...(start + Self.gap + widths[index])
  }

  /// The lowest rows; nil when two labels would each have to lie above the other.
  private func arranged(_ right: [Bool]) -> [Int]? {
    let spans = places.indices.map { span($0, right) }
    var rows = [Int?](repeating: nil, count: places.count)
    for _ in places {
      let next = places.indices.first { index in
        rows[index] == nil
          && places.indices.allSatisfy {
            $0 == index || rows[$0] != nil || !covers(spans[index], places[$0])
          }
      }
      guard let next else { return nil }
      var row = 0
      for other in places.indices where other != next {
        if let taken = rows[other], covers(spans[next], places[other]) { row = max(row, taken + 1) }
      }
      while places.indices.contains(where: {
        rows[$0] == row && spans[$0].overlaps(widened(spans[next]))
      }) {
        row += 1
      }
      rows[next] = row
    }
    return rows.compactMap { $0 }
  }

  private func covers(_ span: ClosedRange<Double>, _ place: Double) -> Bool {
    widened(span).contains(place)
  }

  private func widened(_ span: ClosedRange<Double>) -> ClosedRange<Double> {
    span.lowerBound - Self.gap...span.upperBound + Self.gap
  }
}

extension ClosedRange<Double> {
  fileprivate func contains(_ other: ClosedRange<Double>) -> Bool {
    other.lowerBound >= lowerBound - 0.01 && other.upperBound <= upperBound + 0.01
  }
}
