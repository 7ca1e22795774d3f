import Drawing
import Units

/// The labels at the left of a chart made of rows, wrapped to a common width.
struct RowLabels {
  let lines: [[String]]
  /// Of the column, without the gap at its right.
  let width: Double

  static let gap = 3.mm

  /// The column is as wide as its widest label, up to a share of the whole; two lines at most.
  init(
    _ labels: [String], styles: [TextStyle], widest: Double, in measurer: any TextMeasurer
  ) {
    let natural =
      zip(labels, styles).map { measurer.width(of: $0, in: $1) }.max() ?? 0
    let column = min(natural, widest)
    width = column
    lines = zip(labels, styles).map {
      measurer.lines($0, in: $1, width: column + 0.1, atMost: 2)
    }
  }

  /// The height of a row: the usual one, more when its label takes two lines.
  func rowHeight(_ index: Int, usual: Double, leading: Double) -> Double {
    max(usual, Double(lines[index].count) * leading + 4)
  }

  func rowHeights(usual: Double, leading: Double) -> [Double] {
    lines.indices.map { rowHeight($0, usual: usual, leading: leading) }
  }
}

/// Rows under one another.
struct RowStack {
  let top: Double
  let heights: [Double]

  var bottom: Double { top + heights.reduce(0, +) }

  func top(of index: Int) -> Double { top + heights[..<index].reduce(0, +) }

  func middle(of index: Int) -> Double { top(of: index) + heights[index] / 2 }

  /// Thin rules between the rows and a strong one under the last.
  func drawRules(from left: Double, to right: Double, in sketch: inout Sketch) {
    var rules = Path()
    for index in heights.indices.dropFirst() {
      rules.append(
        .line(from: Point(x: left, y: top(of: index)), to: Point(x: right, y: top(of: index))))
    }
    sketch.stroke(rules, sketch.palette.filet, 0.4)
    sketch.line(left, bottom, right, bottom, sketch.palette.encre, 0.75)
  }
}

extension Array {
  /// Largest value first, those without one last, ties as given.
  func sortedByValue(_ value: (Element) -> Double?) -> [Element] {
    enumerated().sorted { first, second in
      switch (value(first.element), value(second.element)) {
      case (let a?, let b?) where a != b: a > b
      case (_?, nil): true
      case (nil, _?): false
      default: first.offset < second.offset
      }
    }.map(\.element)
  }
}
