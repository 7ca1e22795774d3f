import Drawing
import Units

/// Where the heads, the three columns, the links and the key of an objective tree stand.
struct ObjectiveTreeFrame {
  let tree: ObjectiveTree
  let context: ChartContext
  let room: Rect
  let key: StatusKey
  private let measures: ObjectiveTreeMeasures
  private let axisHeights: [Double]

  /// From the top to the first axis.
  static let headHeight = 26.0
  /// To the outer edge of a line drawn at 1.35 mm.
  static let markRadius = 1.5.mm

  init(_ tree: ObjectiveTree, in room: Rect, context: ChartContext) {
    self.tree = tree
    self.context = context
    self.room = room
    let measures = ObjectiveTreeMeasures(tree, width: room.width, context: context)
    self.measures = measures
    axisHeights = tree.axes.map(measures.height)
    key = StatusKey(tree.keyMarks, tree.statusWords, width: room.width, context: context)
  }

  private var columns: ObjectiveTreeColumns { measures.columns }

  private var treeBottom: Double {
    let gaps = Double(max(tree.axes.count - 1, 0)) * ObjectiveTreeMeasures.betweenAxes
    return room.top + Self.headHeight + axisHeights.reduce(gaps, +)
  }

  var bottom: Double { treeBottom + key.height }

  func draw(in sketch: inout Sketch) {
    drawHeads(in: &sketch)
    var top = room.top + Self.headHeight
    for (axis, height) in zip(tree.axes, axisHeights) {
      draw(axis, at: top, in: &sketch)
      top += height + ObjectiveTreeMeasures.betweenAxes
    }
    key.draw(at: Point(x: room.left, y: treeBottom), in: &sketch)
  }

  private func drawHeads(in sketch: inout Sketch) {
    let style = context.theme.sans(7.5, sketch.palette.ardoise)
    let heads = [
      (tree.headings.axes, columns.axis), (tree.headings.objectives, columns.objective),
      (tree.headings.actions, columns.action),
    ]
    for (text, column) in heads {
      let fitted = sketch.measurer.cut(text, in: style, to: column.right - column.left)
      sketch.write(fitted, style, at: Point(x: room.left + column.left, y: room.top + 8))
    }
  }

  private func draw(_ axis: ObjectiveTree.Axis, at top: Double, in sketch: inout Sketch) {
    drawLinks(of: axis, at: top, in: &sketch)
    let left = room.left + columns.axis.left
    sketch.line(
      left, top, room.left + columns.axis.right, top, sketch.palette.bleu, 1.8)
    let style = measures.axisNumber
    let number = sketch.measurer.cut(
      axis.number.text, in: style, to: columns.axisNumberWidth)
    sketch.link(to: axis.number.target) {
      $0.write(number, style, at: Point(x: left, y: top + columns.axisNumberBaseline))
    }
    let title = measures.axisTitle
    for (index, line) in measures.lines(of: axis).enumerated() {
      let y = top + columns.axisTitleBaseline + Double(index) * title.leading
      sketch.write(line, title, at: Point(x: left + columns.axisIndent, y: y))
    }
    var objectiveTop = top
    for objective in axis.objectives {
      draw(objective, at: objectiveTop, in: &sketch)
      objectiveTop += measures.height(of: objective) + ObjectiveTreeMeasures.betweenObjectives
    }
  }

  /// The branches, at the heights of the rules they join.
  private func drawLinks(of axis: ObjectiveTree.Axis, at top: Double, in sketch: inout Sketch) {
    guard !axis.objectives.isEmpty else { return }
    let color = sketch.palette.bleu3
    let spine = room.left + columns.spine
    sketch.line(room.left + columns.axis.right, top, spine, top, color, 1)
    var y = top
    var last = top
    for objective in axis.objectives {
      sketch.line(spine, y, room.left + columns.objective.left, y, color, 1)
      if !objective.actions.isEmpty {
        sketch.line(
          room.left + columns.objective.right, y, room.left + columns.action.left, y, color, 1)
      }
      last = y
      y += measures.height(of: objective) + ObjectiveTreeMeasures.betweenObjectives
    }
    if last > top { sketch.line(spine, top, spine, last, color, 1) }
  }

  private func draw(
    _ objective: ObjectiveTree.Objective, at top: Double, in sketch: inout Sketch
  ) {
    let left = room.left + columns.objective.left
    sketch.line(left, top, room.left + columns.objective.right, top, sketch.palette.encre, 0.75)
    let number = sketch.measurer.cut(
      objective.number.text, in: measures.number, to: columns.objectiveIndent - 1.mm)
    sketch.link(to: objective.number.target) {
      $0.write(number, measures.number, at: Point(x: left, y: top + 14.2))
    }
    let textLeft = left + columns.objectiveIndent
    let style = measures.objectiveTitle
    var y = top + 14.2
    for line in measures.lines(of: objective) {
      sketch.write(line, style, at: Point(x: textLeft, y: y))
      y += style.leading
    }
    for row in measures.rows(of: objective.references) {
      draw(row, at: Point(x: textLeft, y: y), in: &sketch)
      y += measures.reference.leading
    }
    var rowTop = top
    for (index, action) in objective.actions.enumerated() {
      draw(action, at: rowTop, isFirst: index == 0, in: &sketch)
      rowTop += measures.height(of: action)
    }
  }

  private func draw(
    _ references: [ObjectiveTree.Reference], at origin: Point, in sketch: inout Sketch
  ) {
    let style = measures.reference
    var x = origin.x
    for (index, reference) in references.enumerated() {
      let text = sketch.measurer.cut(
        reference.text, in: style, to: columns.objectiveTitleWidth)
      sketch.link(to: reference.target) { $0.write(text, style, at: Point(x: x, y: origin.y)) }
      x += sketch.width(of: text, style)
      guard index + 1 < references.count else { break }
      // The middle of the dot between two numbers.
      let gap = sketch.width(of: ObjectiveTreeMeasures.separator, style)
      let dot = Point(x: x + gap / 2, y: origin.y - 0.3 * style.size)
      sketch.fill(.circle(center: dot, radius: 0.55), style.color)
      x += gap
    }
  }

  private func draw(
    _ action: ObjectiveTree.Action, at top: Double, isFirst: Bool, in sketch: inout Sketch
  ) {
    let left = room.left + columns.action.left
    let right = room.left + columns.action.right
    let palette = sketch.palette
    sketch.line(
      left, top, right, top, isFirst ? palette.encre : palette.filet, isFirst ? 0.5 : 0.4)
    let middle = top + ObjectiveTreeMeasures.lowestAction / 2
    sketch.add(
      action.status.shapes(
        at: Point(x: left + Self.markRadius, y: middle), radius: Self.markRadius,
        palette: palette))
    let number = sketch.measurer.cut(
      action.number.text, in: measures.number,
      to: columns.actionIndent - columns.actionNumber - 1.mm)
    let baseline = sketch.centeredBaseline(middle, measures.number)
    sketch.link(to: action.number.target) {
      $0.write(
        number, measures.number, at: Point(x: left + columns.actionNumber, y: baseline))
    }
    let style = measures.actionTitle(action.status)
    var y = top + 12.2
    for line in measures.lines(of: action) {
      sketch.write(line, style, at: Point(x: left + columns.actionIndent, y: y))
      y += style.leading
    }
    drawLead(of: action, from: left + columns.actionIndent, at: max(y, top + 24), in: &sketch)
  }

  /// Who leads it and, at the right, the word of a status that must be read.
  private func drawLead(
    of action: ObjectiveTree.Action, from left: Double, at baseline: Double,
    in sketch: inout Sketch
  ) {
    let palette = sketch.palette
    var right = room.left + columns.action.right
    if action.status == .late || action.status == .dropped {
      let isLate = action.status == .late
      let style = context.theme.sans(7.5, isLate ? palette.brique : palette.gris).bold(isLate)
      let word = sketch.measurer.cut(
        tree.statusWords[action.status], in: style, to: right - left)
      sketch.write(word, style, at: Point(x: right, y: baseline), .trailing)
      right -= sketch.width(of: word, style) + 2.mm
    }
    let text = sketch.measurer.cut(action.lead, in: measures.lead, to: right - left)
    sketch.write(text, measures.lead, at: Point(x: left, y: baseline))
  }
}
