import Drawing
import Units

#if canImport(Glibc)
  import Glibc
#endif

/// One distribution: a histogram of all the values, or a tick each when they are few.
struct DistributionStrip {
  let row: Distribution.Row
  let words: ChartWords
  let x: Scale
  let top: Double
  let foot: Double
  /// Some values lie beyond the ends; the outer bars hold them.
  let hasTails: (low: Bool, high: Bool)
  let isFlat: Bool

  /// Under this many values a histogram would be made of holes.
  private static let fewest = 60
  private static let bars = 44

  init(
    _ row: Distribution.Row, from start: Double, to end: Double, top: Double, foot: Double,
    words: ChartWords
  ) {
    self.row = row
    self.words = words
    self.top = top
    self.foot = foot
    // Without the last hundredth on each side: one odd village would flatten all the others.
    let tail = row.all.count > 200 ? row.all.count / 100 : 0
    let kept = row.all.dropFirst(tail).dropLast(tail)
    let known = [kept.first, kept.last, row.value].compactMap { $0 }
    let low = known.min() ?? 0
    let high = known.max() ?? 0
    // All alike: the one value stands in the middle.
    x = Scale(
      high > low ? low...high : low - 1...low + 1, from: start, to: max(end, start + 10))
    isFlat = high <= low
    hasTails = ((row.all.first ?? low) < low, (row.all.last ?? high) > high)
  }

  func draw(in sketch: inout Sketch) {
    let palette = sketch.palette
    guard !row.all.isEmpty else { return }
    if row.all.count < Self.fewest { drawTicks(in: &sketch) } else { drawBars(in: &sketch) }
    sketch.line(x.start, foot, x.end, foot, palette.repere, 0.5)
    let median = x.heldPosition(of: middle)
    sketch.line(median, top + 3, median, foot, palette.encre, 0.75, dashes: [2.2, 2])
    drawCommune(in: &sketch)
    drawLabels(in: &sketch)
  }

  private var middle: Double {
    let count = row.all.count
    return count.isMultiple(of: 2)
      ? (row.all[count / 2 - 1] + row.all[count / 2]) / 2 : row.all[count / 2]
  }

  private func drawTicks(in sketch: inout Sketch) {
    var ticks = Path()
    for value in row.all {
      let place = x.heldPosition(of: value)
      ticks.append(.line(from: Point(x: place, y: foot - 3.4.mm), to: Point(x: place, y: foot)))
    }
    sketch.stroke(ticks, sketch.palette.repere, 0.6)
  }

  private func drawBars(in sketch: inout Sketch) {
    var counts = [Int](repeating: 0, count: Self.bars)
    for value in row.all {
      let share = (value - x.low) / (x.high - x.low)
      counts[min(max(Int((share * Double(Self.bars)).rounded(.down)), 0), Self.bars - 1)] += 1
    }
    let tallest = Double(counts.max() ?? 1)
    let width = (x.end - x.start) / Double(Self.bars)
    var path = Path()
    for (index, count) in counts.enumerated() where count > 0 {
      let height = max((foot - top - 4) * Double(count) / tallest, 0.3)
      path.append(
        .rect(
          Rect(
            x: x.start + Double(index) * width + 0.2, y: foot - height, width: width - 0.4,
            height: height)))
    }
    sketch.fill(path, sketch.palette.filet)
  }

  private func drawCommune(in sketch: inout Sketch) {
    guard let value = row.value else { return }
    let place = x.heldPosition(of: value)
    sketch.line(place, top + 2, place, foot, .white, 3)
    sketch.line(place, top + 2, place, foot, sketch.palette.bleu, 1.5)
    sketch.dot(Point(x: place, y: top + 2), radius: 1.3.mm, sketch.palette.bleu, edge: 0.8)
  }

  /// The median first, the ends where it leaves room.
  private func drawLabels(in sketch: inout Sketch) {
    let style = sketch.context.theme.smallTickStyle
    let baseline = foot + 8.5
    let middleText = "\(words.median) \(number(middle))"
    let labels = [
      (middleText, x.heldPosition(of: middle)),
      ((hasTails.low ? "≤\u{202F}" : "") + number(x.low), x.start),
      ((hasTails.high ? "≥\u{202F}" : "") + number(x.high), x.end),
    ]
    for (text, place) in labels.prefix(isFlat ? 1 : 3) {
      let line = TextLine(text, style)
      let half = line.width(in: sketch.measurer) / 2
      guard 2 * half <= x.end - x.start else { continue }
      let center = min(max(place, x.start + half), x.end - half)
      let origin = Point(x: center, y: baseline)
      if sketch.isFree(line.box(at: origin, .middle, in: sketch.measurer), margin: 3) {
        sketch.write(line, at: origin, .middle)
      }
    }
  }

  private func number(_ value: Double) -> String {
    French.decimal(value, places: row.places) + row.unit
  }
}
