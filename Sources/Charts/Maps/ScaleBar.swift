import Drawing
import Units

#if canImport(Glibc)
  import Glibc
#endif

/// Two segments of a round length, black and white, their ends numbered.
struct ScaleBar {
  /// Metres of one segment.
  let segment: Double
  /// Points of one segment.
  let length: Double
  let labels: [String]
  let style: TextStyle
  /// From the left of the first label to the right of the last.
  let width: Double

  /// The longest round segment that leaves its labels in the room.
  init(scale: Double, room: Double, words: ChartWords, _ context: ChartContext) {
    style = context.theme.tickStyle.colored(context.theme.palette.encre)
    let most = max(room - 22, 10) / 2 / scale
    let power = pow(10, floor(log10(most)))
    let segment = [5, 2.5, 2, 1].map { $0 * power }.first { $0 <= most } ?? power
    self.segment = segment
    length = segment * scale
    let isKilometers = segment >= 500
    let unit = isKilometers ? words.kilometers : words.meters
    labels = [0.0, 1, 2].map { count in
      let value = count * segment / (isKilometers ? 1000 : 1)
      let places = value == value.rounded() ? 0 : ((value * 10) == (value * 10).rounded() ? 1 : 2)
      let text = French.decimal(value, places: places)
      return count == 2 ? text + "\u{202F}" + unit : text
    }
    width = 2 * length + context.measurer.width(of: labels[2], in: style)
  }

  /// The point is the left end of the bar's lower side.
  func draw(at point: Point, in sketch: inout Sketch) {
    let height = 1.1.mm
    let top = point.y - height
    sketch.fill(
      .rect(Rect(x: point.x, y: top, width: 2 * length, height: height)), .white)
    sketch.fill(
      .rect(Rect(x: point.x, y: top, width: length, height: height)), sketch.palette.encre)
    sketch.stroke(
      .rect(Rect(x: point.x, y: top, width: 2 * length, height: height)), sketch.palette.encre,
      0.6)
    let number = labels[2].split(separator: "\u{202F}").dropLast().joined(separator: "\u{202F}")
    // The last label is centred by its number: the unit hangs behind.
    let shift = sketch.width(of: number, style) / 2
    for (index, label) in labels.enumerated() {
      let x = point.x + Double(index) * length
      let origin = Point(x: index == 2 ? x - shift : x, y: top - 3)
      let line = TextLine(label, style)
      let anchor = index == 2 ? Anchor.leading : .middle
      if index != 1 || hasRoomForMiddle(in: sketch) {
        sketch.write(line, at: origin, anchor, halo: 2)
      }
    }
  }

  private func hasRoomForMiddle(in sketch: Sketch) -> Bool {
    let widths = labels.map { sketch.width(of: $0, style) }
    return widths[0] / 2 + widths[1] / 2 + 3 < length
      && widths[1] / 2 + widths[2] + 3 < length + widths[2] / 2
  }
}
