import Drawing
import Units

/// The name of a line and its last value, at the right of the plot.
struct EndLabel {
  let series: YearSeries
  let name: String
  let value: String
  let nameStyle: TextStyle
  let valueStyle: TextStyle
  /// Under the main line's name: its last interval.
  let note: String?

  static func all(of chart: LineChart, context: ChartContext) -> [EndLabel] {
    let theme = context.theme
    let bold = theme.sans(8, leading: LineChartFrame.leading, theme.palette.bleu).bold()
    let lastYear = ([chart.main] + chart.references.map(\.series))
      .flatMap(\.values).map(\.year).max()
    let main = EndLabel(
      series: chart.main, name: chart.main.name,
      value: value(of: chart.main, in: chart, lastYear), nameStyle: bold,
      valueStyle: bold.bold(false),
      note: chart.main.last?.estimate.interval.flatMap {
        abs($0.upper) < 1e200 && abs($0.lower) < 1e200
          ? French.interval($0, places: chart.places) : nil
      })
    return [main]
      + chart.references.map { reference in
        let style = bold.colored(
          reference.line == .solid ? theme.palette.ardoise : theme.palette.gris)
        return EndLabel(
          series: reference.series, name: reference.series.name,
          value: value(of: reference.series, in: chart, lastYear),
          nameStyle: style.bold(reference.line == .solid), valueStyle: style.bold(false), note: nil)
      }
  }

  /// The last value; with its year when the line ends before the plot does.
  private static func value(
    of series: YearSeries, in chart: LineChart, _ lastYear: Int?
  ) -> String {
    guard let last = series.last, let value = last.estimate.value else {
      return chart.words.missing
    }
    let text = French.decimal(value, places: chart.places)
    return last.year == lastYear ? text : "\(text) (\(last.year))"
  }

  func widthOnOneLine(in measurer: any TextMeasurer) -> Double {
    let line = TextLine([(name, nameStyle), (value, valueStyle)])
    let noteWidth = note.map { measurer.width(of: $0, in: noteStyle) } ?? 0
    return max(line.width(in: measurer), noteWidth)
  }

  func leastWidth(in measurer: any TextMeasurer) -> Double {
    measurer.width(of: value, in: valueStyle)
  }

  private var noteStyle: TextStyle {
    var style = valueStyle
    style.size = 7.5
    return style
  }

  /// The name over as many lines as allowed, the value behind its last word.
  func lines(width: Double, nameLines: Int, in measurer: any TextMeasurer) -> [TextLine] {
    let valueWidth = measurer.width(of: " " + value, in: valueStyle)
    var names: [String] = []
    for count in 1...nameLines {
      names = measurer.lines(name, in: nameStyle, width: width, atMost: count)
      let last = names.last ?? ""
      if !last.hasSuffix("…"), measurer.width(of: last, in: nameStyle) + valueWidth <= width {
        break
      }
    }
    let last = names.popLast() ?? ""
    let kept = measurer.cut(last, in: nameStyle, to: width - valueWidth)
    // An interval that is too long is left out: half of one would be wrong.
    let notes = (note.map { measurer.lines($0, in: noteStyle, width: width, atMost: 2) } ?? [])
    let isWhole = !(notes.last?.hasSuffix("…") ?? true)
    return names.map { TextLine($0, nameStyle) }
      + [TextLine([(kept, nameStyle), (value, valueStyle)])]
      + (isWhole ? notes.map { TextLine($0, noteStyle) } : [])
  }

  /// Writes the labels at the height of their line's end, apart from one another, in its order.
  static func draw(_ labels: [EndLabel], in frame: LineChartFrame, _ sketch: inout Sketch) {
    let left = frame.plot.right + LineChartFrame.labelGap
    let width = sketch.room.right - left
    let leading = LineChartFrame.leading
    let ends = labels.map { (label: $0, height: $0.height(in: frame)) }
      .sorted { $0.height < $1.height }
    // Under this the years begin.
    let range = (frame.plot.top - leading / 2)...(frame.plot.bottom + 6)
    var blocks = ends.map { $0.label.lines(width: width, nameLines: 2, in: sketch.measurer) }
    if Double(blocks.map(\.count).reduce(0, +)) * leading > range.upperBound - range.lowerBound {
      blocks = ends.map { $0.label.lines(width: width, nameLines: 1, in: sketch.measurer) }
    }
    let slots = zip(blocks, ends).map { block, end in
      Slot(
        wanted: end.height + Double(block.count - 1) * leading / 2,
        half: Double(block.count) * leading / 2)
    }
    for (block, center) in zip(blocks, pushedApart(slots, within: range)) {
      for (row, line) in block.enumerated() {
        let middle = center + (Double(row) - Double(block.count - 1) / 2) * leading
        sketch.write(
          line, at: Point(x: left, y: middle + line.capHeight(in: sketch.measurer) / 2))
      }
    }
  }

  private func height(in frame: LineChartFrame) -> Double {
    series.last?.estimate.value.map(frame.grid.y.heldPosition(of:)) ?? frame.plot.center.y
  }
}
