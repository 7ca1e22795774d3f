import Drawing
import Units

/// A lying axis of values with its ticks, over the rows that it measures.
struct ValueAxis {
  let scale: Scale
  let ticks: [(value: Double, label: String)]

  init(_ chart: DotInterval, from start: Double, to end: Double) {
    let extent =
      chart.rows.flatMap { row in
        [row.estimate.value, row.estimate.interval?.lower, row.estimate.interval?.upper]
          .compactMap { $0 }
      } + [chart.reference?.value].compactMap { $0 }
    let usable = extent.filter { abs($0) < 1e200 }
    let values: [Double]
    let labels: [String]
    var domain: ClosedRange<Double>
    if chart.scale == .logarithmic, let low = usable.filter({ $0 > 0 }).min() {
      values = logarithmicTicks(covering: low, usable.max() ?? low)
      labels = values.map(Self.plainLabel)
      domain = (values.first ?? low)...(values.last ?? low * 10)
    } else {
      let ticks = Ticks.covering(usable, marks: 3...5)
      // The axis ends with the values: a tick beyond them would only take room.
      domain = min(usable.min() ?? 0, 0)...max(usable.max() ?? 0, 0)
      if domain.lowerBound == domain.upperBound { domain = 0...1 }
      let kept = zip(ticks.values, ticks.labels).filter {
        domain.contains($0.0) || abs($0.0) < ticks.step / 2
      }
      values = kept.map(\.0)
      labels = kept.map(\.1)
    }
    ticks = zip(values, labels.enumerated()).map { value, label in
      (value, label.element + (label.offset == labels.count - 1 ? chart.unit : ""))
    }
    let isLogarithmic = chart.scale == .logarithmic && domain.lowerBound > 0
    scale = Scale(
      domain, from: start, to: max(end, start + 10),
      kind: isLogarithmic ? .logarithmic : .linear)
  }

  /// As many decimals as a round value has.
  private static func plainLabel(_ value: Double) -> String {
    var places = 0
    var scaled = value
    while places < 9, abs(scaled - scaled.rounded()) > 1e-6 * scaled {
      scaled *= 10
      places += 1
    }
    return French.decimal(value, places: places)
  }

  /// Thin verticals through the rows, their numbers above.
  func draw(_ stack: RowStack, labelsAt baseline: Double, in sketch: inout Sketch) {
    let style = sketch.context.theme.tickStyle
    var lines = Path()
    for tick in ticks where tick.value != 0 || scale.kind == .logarithmic {
      let place = scale.position(of: tick.value)
      lines.append(
        .line(from: Point(x: place, y: stack.top), to: Point(x: place, y: stack.bottom)))
    }
    sketch.stroke(lines, sketch.palette.clair, 0.5)
    for tick in ticks.reversed() {
      let line = TextLine(tick.label, style)
      let width = line.width(in: sketch.measurer)
      let center = scale.position(of: tick.value)
      let left = min(max(center - width / 2, sketch.room.left), sketch.room.right - width)
      let origin = Point(x: left, y: baseline)
      if sketch.isFree(line.box(at: origin, .leading, in: sketch.measurer), margin: 1.5) {
        sketch.write(line, at: origin)
      }
    }
  }

  func drawZero(_ stack: RowStack, in sketch: inout Sketch) {
    guard scale.kind == .linear else { return }
    let zero = scale.position(of: 0)
    sketch.line(zero, stack.top, zero, stack.bottom, sketch.palette.encre, 0.75)
  }
}
