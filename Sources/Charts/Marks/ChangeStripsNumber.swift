import Drawing
import Units

/// The ratio, its interval and the word of a row: on one line, or under one another.
struct ChangeStripsNumber {
  private let lines: [TextLine]
  /// At the right end of the line, when there is one line only.
  private let word: TextLine
  private let isStacked: Bool

  private static let leading = 9.6

  init(
    _ row: ChangeStrips.Row, _ words: ChartWords, isNarrow: Bool, _ context: ChartContext
  ) {
    let theme = context.theme
    let gris = theme.sans(8, theme.palette.gris)
    let last = TextLine(
      row.word, theme.sans(8, row.verdict.color(in: theme.palette, otherwise: theme.palette.gris)))
    word = last
    isStacked = isNarrow
    guard let ratio = row.ratio.value else {
      lines = [TextLine(words.missing, gris.italic())]
      return
    }
    let number = ("×\u{A0}" + French.decimal(ratio, places: 2), theme.sans(8).bold())
    let interval = (row.ratio.interval.map(ChangeStrips.text(of:)) ?? "", gris)
    lines = isNarrow ? [TextLine([number]), TextLine([interval])] : [TextLine([number, interval])]
  }

  static func widest(
    _ chart: ChangeStrips, isNarrow: Bool, _ context: ChartContext
  ) -> Double {
    let numbers = chart.rows.filter { $0.ratio.value != nil }
      .map { Self($0, chart.words, isNarrow: isNarrow, context) }
    let widths = numbers.map { number in
      let line = number.lines.map { $0.width(in: context.measurer) }.max() ?? 0
      let word = number.word.width(in: context.measurer)
      return isNarrow ? max(line, word) : line + word + 4.mm
    }
    return max(widths.max() ?? 0, isNarrow ? 14.mm : 40.mm)
  }

  /// Half an interval would be a wrong one: what doesn't fit is left out, words are cut.
  func draw(from left: Double, to right: Double, middle: Double, in sketch: inout Sketch) {
    let width = right - left
    let numbers = lines.compactMap { fitted($0, to: width, in: sketch) }
    let used = numbers.map { $0.width(in: sketch.measurer) }.max() ?? 0
    let wordStyle = word.runs.first?.style ?? sketch.context.theme.sans(8)
    let text = word.runs.first?.text ?? ""
    guard isStacked else {
      let y = sketch.centeredBaseline(middle, wordStyle)
      for line in numbers { sketch.write(line, at: Point(x: left, y: y)) }
      sketch.write(
        sketch.measurer.cut(text, in: wordStyle, to: width - used - 4), wordStyle,
        at: Point(x: right, y: y), .trailing)
      return
    }
    // Three lines in all: without a ratio the reason has two of them.
    let words = sketch.measurer.lines(
      text, in: wordStyle, width: width, atMost: max(1, 3 - numbers.count))
    let block = numbers + words.filter { !$0.isEmpty }.map { TextLine($0, wordStyle) }
    for (row, line) in block.enumerated() {
      let y = middle + (Double(row) - Double(block.count - 1) / 2) * Self.leading
      sketch.write(line, at: Point(x: left, y: sketch.centeredBaseline(y, wordStyle)))
    }
  }

  /// Without its last runs as long as it doesn't fit.
  private func fitted(_ line: TextLine, to width: Double, in sketch: Sketch) -> TextLine? {
    var line = line
    while line.width(in: sketch.measurer) > width + 0.01, !line.runs.isEmpty {
      line.runs.removeLast()
    }
    return line.runs.isEmpty ? nil : line
  }
}

extension Verdict {
  /// Brick for what is higher, blue for what is lower.
  func color(in palette: Palette, otherwise color: Color) -> Color {
    switch self {
    case .higher: palette.brique
    case .lower: palette.bleu
    case .undetermined: color
    }
  }
}
