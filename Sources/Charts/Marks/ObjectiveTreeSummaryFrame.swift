import Drawing
import Units

/// Where the axes, the objectives and the counts of a summary stand.
struct ObjectiveTreeSummaryFrame {
  let tree: ObjectiveTree
  let context: ChartContext
  let room: Rect
  let axisHeights: [Double]
  private let axisLines: [[String]]
  private let objectiveLines: [[[String]]]
  private let isCompact: Bool
  private let columns: ObjectiveTreeColumns
  private let countStep: Double
  private let totalWidth: Double
  private let key: StatusKey

  init(_ summary: ObjectiveTreeSummary, in room: Rect, context: ChartContext) {
    let tree = summary.tree
    self.tree = tree
    self.context = context
    self.room = room
    let columns = ObjectiveTreeColumns(tree, width: room.width, context: context)
    self.columns = columns
    let isCompact = summary.isCompact
    self.isCompact = isCompact
    let measurer = context.measurer
    let theme = context.theme
    let steps = Double(tree.keyMarks.count + 1)
    let countStep = min(9.mm, (columns.action.right - columns.action.left) / steps)
    self.countStep = countStep
    let total = measurer.width(of: tree.headings.actions, in: theme.sans(7.5)) + 3.mm
    let totalWidth = max(countStep, min(total, 0.12 * room.width))
    self.totalWidth = totalWidth
    let counts = (steps - 1) * countStep + totalWidth
    let titleWidth =
      room.width - counts - 2.mm - columns.objective.left - columns.objectiveIndent
    let title = theme.sans(8.5, leading: 11.2)
    objectiveLines = tree.axes.map { axis in
      axis.objectives.map {
        measurer.lines($0.title, in: title, width: titleWidth, atMost: isCompact ? 1 : 4)
      }
    }
    axisLines = tree.axes.map {
      measurer.lines(
        $0.title, in: theme.serif(11, leading: 14.6), width: columns.axisTitleWidth,
        atMost: 6)
    }
    axisHeights = zip(axisLines, objectiveLines).map { axis, objectives in
      let rows = objectives.reduce(0) { $0 + Self.rowHeight($1, isCompact) }
      let texts = 14 + columns.axisTitleDrop + Double(axis.count) * 14.6
      return max(rows, texts, 12.mm) + (isCompact ? 2.mm : 4.mm)
    }
    key = StatusKey(tree.keyMarks, tree.statusWords, width: room.width, context: context)
  }

  private static func rowHeight(_ lines: [String], _ isCompact: Bool) -> Double {
    isCompact ? 12.2 : 10 + Double(max(lines.count, 1)) * 11.2
  }

  private var listBottom: Double {
    room.top + ObjectiveTreeFrame.headHeight + axisHeights.reduce(0, +)
  }

  var bottom: Double { listBottom + key.height }

  func draw(in sketch: inout Sketch) {
    drawHeads(in: &sketch)
    var top = room.top + ObjectiveTreeFrame.headHeight
    for (index, axis) in tree.axes.enumerated() {
      draw(axis, index, at: top, in: &sketch)
      top += axisHeights[index]
    }
    key.draw(at: Point(x: room.left, y: listBottom), in: &sketch)
  }

  /// The right edge of a column of counts; the total stands at the right of all.
  private func countRight(_ column: Int) -> Double {
    room.right - totalWidth - Double(tree.keyMarks.count - 1 - column) * countStep
  }

  private func drawHeads(in sketch: inout Sketch) {
    let style = context.theme.sans(7.5, sketch.palette.ardoise)
    let baseline = room.top + 8
    let objectives = room.left + columns.objective.left
    let counts = countRight(0) - countStep
    for (text, left, right) in [
      (tree.headings.axes, room.left, room.left + columns.axis.right),
      (tree.headings.objectives, objectives, counts - 2.mm),
    ] {
      let fitted = sketch.measurer.cut(text, in: style, to: right - left)
      sketch.write(fitted, style, at: Point(x: left, y: baseline))
    }
    let radius = ObjectiveTreeFrame.markRadius
    for (column, mark) in tree.keyMarks.enumerated() {
      let center = Point(x: countRight(column) - radius, y: baseline - 2.7)
      sketch.add(mark.shapes(at: center, radius: radius, palette: sketch.palette))
    }
    let total = sketch.measurer.cut(tree.headings.actions, in: style, to: totalWidth - 2)
    sketch.write(total, style, at: Point(x: room.right, y: baseline), .trailing)
  }

  private func draw(
    _ axis: ObjectiveTree.Axis, _ index: Int, at top: Double, in sketch: inout Sketch
  ) {
    let palette = sketch.palette
    sketch.line(room.left, top, room.left + columns.axis.right, top, palette.bleu, 1.8)
    let style = context.theme.serif(columns.isAxisStacked ? 14 : 22, palette.bleu)
    let number = sketch.measurer.cut(axis.number.text, in: style, to: columns.axisNumberWidth)
    sketch.link(to: axis.number.target) {
      $0.write(number, style, at: Point(x: room.left, y: top + columns.axisNumberBaseline))
    }
    let title = context.theme.serif(11, leading: 14.6)
    for (line, text) in axisLines[index].enumerated() {
      let y = top + columns.axisTitleBaseline + Double(line) * title.leading
      sketch.write(text, title, at: Point(x: room.left + columns.axisIndent, y: y))
    }
    var rowTop = top
    for (row, objective) in axis.objectives.enumerated() {
      let lines = objectiveLines[index][row]
      sketch.line(
        room.left + columns.objective.left, rowTop, room.right, rowTop,
        row == 0 ? palette.encre : palette.filet, row == 0 ? 0.75 : 0.4)
      draw(objective, lines, at: rowTop, in: &sketch)
      rowTop += Self.rowHeight(lines, isCompact)
    }
  }

  private func draw(
    _ objective: ObjectiveTree.Objective, _ lines: [String], at top: Double,
    in sketch: inout Sketch
  ) {
    let left = room.left + columns.objective.left
    let number = context.theme.sans(8.5, sketch.palette.bleu).bold()
    let baseline = top + (isCompact ? 8.9 : 13)
    let text = sketch.measurer.cut(
      objective.number.text, in: number, to: columns.objectiveIndent - 1.mm)
    sketch.link(to: objective.number.target) {
      $0.write(text, number, at: Point(x: left, y: baseline))
    }
    let title = context.theme.sans(8.5, leading: 11.2)
    for (index, line) in lines.enumerated() {
      let y = baseline + Double(index) * title.leading
      sketch.write(line, title, at: Point(x: left + columns.objectiveIndent, y: y))
    }
    for (column, mark) in tree.keyMarks.enumerated() {
      let count = objective.actions.count { $0.status == mark }
      guard count > 0 else { continue }
      let isLate = mark == .late
      let style = context.theme.sans(8.5, isLate ? sketch.palette.brique : nil).bold(isLate)
      let fitted = sketch.measurer.cut(French.integer(count), in: style, to: countStep - 2)
      sketch.write(fitted, style, at: Point(x: countRight(column), y: baseline), .trailing)
    }
    let bold = context.theme.sans(8.5).bold()
    sketch.write(
      French.integer(objective.actions.count), bold, at: Point(x: room.right, y: baseline),
      .trailing)
  }
}
