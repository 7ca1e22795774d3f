import Drawing
import Units

/// The classes of a heatmap under it, then what its cells don't tell.
struct HeatmapKey {
  let chart: Heatmap
  let context: ChartContext
  let left: Double
  let right: Double
  let rows: [[Entry]]

  enum Swatch: Hashable {
    case classIndex(Int)
    case hidden
    case missing
  }

  struct Entry {
    let swatch: Swatch
    let label: String
    let x: Double
  }

  private static let size = (width: 6.mm, height: 3.mm)
  private static let leading = 14.0

  static func missingStyle(_ theme: Theme) -> TextStyle { theme.smallTickStyle.italic() }

  init(
    _ chart: Heatmap, cellWidth: Double, from left: Double, to right: Double,
    _ context: ChartContext
  ) {
    self.chart = chart
    self.context = context
    self.left = left
    self.right = right
    let items = Self.items(chart, cellWidth, context)
    let unit = context.measurer.width(of: chart.unit, in: context.theme.tickStyle)
    let line = KeyLine(left: left, right: right, style: context.theme.sans(8), context)
    let behind = line.rows(items, startingAt: left + (unit > 0 ? unit + 12 : 0))
    // When the classes don't fit behind the unit, it has a row of its own.
    let hasOwnRow = unit > 0 && (behind.count > 1 || left + unit > right)
    rows = hasOwnRow ? [[]] + line.rows(items, startingAt: left) : behind
  }

  var height: Double { Double(rows.count) * Self.leading - 1 }

  private static func items(
    _ chart: Heatmap, _ cellWidth: Double, _ context: ChartContext
  ) -> [(Swatch, String)] {
    var items = chart.classes.enumerated().map { (Swatch.classIndex($0.offset), $0.element.label) }
    if chart.hidesSomething { items.append((.hidden, chart.words.hidden)) }
    let word = context.measurer.width(
      of: chart.words.missing, in: missingStyle(context.theme))
    // A cell that has room for the word needs no key; the foot of a bar never has.
    let hasBareCell =
      word > cellWidth - 1.5 && chart.cells.contains { $0.contains(.missing) }
    if hasBareCell || chart.columnTotals.contains(.missing) {
      items.append((.missing, chart.words.missing))
    }
    return items
  }

  /// Entries one after the other, as many rows as they take.
  private struct KeyLine {
    let left: Double
    let right: Double
    let style: TextStyle
    let context: ChartContext

    init(left: Double, right: Double, style: TextStyle, _ context: ChartContext) {
      self.left = left
      self.right = right
      self.style = style
      self.context = context
    }

    func rows(_ items: [(Swatch, String)], startingAt start: Double) -> [[Entry]] {
      var rows: [[Entry]] = [[]]
      var x = start
      for (swatch, text) in items {
        let label = context.measurer.cut(
          text, in: style, to: right - start - HeatmapKey.size.width - 4)
        let width =
          HeatmapKey.size.width + 4 + context.measurer.width(of: label, in: style)
        if x + width > right, x > start {
          rows.append([])
          x = start
        }
        rows[rows.count - 1].append(Entry(swatch: swatch, label: label, x: x))
        x += width + 12
      }
      return rows
    }
  }

  func draw(top: Double, in sketch: inout Sketch) {
    let style = context.theme.sans(8)
    for (row, entries) in rows.enumerated() {
      let middle = top + 4 + Double(row) * Self.leading
      if row == 0, !chart.unit.isEmpty {
        let unit = sketch.measurer.cut(
          chart.unit, in: context.theme.tickStyle, to: right - left)
        sketch.write(
          unit, context.theme.tickStyle,
          at: Point(x: left, y: sketch.centeredBaseline(middle, style)))
      }
      for entry in entries {
        let box = Rect(
          x: entry.x, y: middle - Self.size.height / 2, width: Self.size.width,
          height: Self.size.height)
        draw(entry.swatch, in: box, &sketch)
        sketch.write(
          entry.label, style,
          at: Point(x: box.right + 4, y: sketch.centeredBaseline(middle, style)))
      }
    }
  }

  private func draw(_ swatch: Swatch, in box: Rect, _ sketch: inout Sketch) {
    switch swatch {
    case .classIndex(let index): sketch.fill(.rect(box), chart.color(index, context))
    case .hidden: sketch.fillHidden([box])
    case .missing: sketch.outlineMissing([box])
    }
  }
}

extension Heatmap {
  /// The colour of a class; fewer classes take colours spread from end to end.
  func color(_ index: Int, _ context: ChartContext) -> Color {
    let palette = context.theme.palette
    let ramp =
      switch colors {
      case .sequential:
        [palette.chaleur1, palette.bleu2, palette.bleu3, palette.bleu4, palette.bleu]
      case .diverging:
        [palette.bleu, palette.bleu3, palette.neutre, palette.brique3, palette.briqueSombre]
      }
    return ramp[(index * 4 + (classes.count - 1) / 2) / (classes.count - 1)]
  }
}
