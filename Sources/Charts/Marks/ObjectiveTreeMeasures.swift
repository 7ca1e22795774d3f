import Drawing
import Units

/// The lines of an objective tree's texts and the heights they ask for.
struct ObjectiveTreeMeasures {
  let columns: ObjectiveTreeColumns
  private let context: ChartContext
  private let words: ChartWords

  /// Longer titles are cut with « … »: nothing that is said here needs more.
  private static let mostLines = 8

  init(_ tree: ObjectiveTree, width: Double, context: ChartContext) {
    self.context = context
    words = tree.words
    columns = ObjectiveTreeColumns(tree, width: width, context: context)
  }

  static let lowestAction = 10.8.mm
  static let lowestObjective = 17.5.mm
  static let betweenObjectives = 2.4.mm
  static let betweenAxes = 6.mm

  // MARK: Styles

  var axisNumber: TextStyle {
    context.theme.serif(columns.isAxisStacked ? 14 : 22, context.theme.palette.bleu)
  }
  var axisTitle: TextStyle { context.theme.serif(11, leading: 14.6) }
  var number: TextStyle { context.theme.sans(8.5, context.theme.palette.bleu).bold() }
  var objectiveTitle: TextStyle { context.theme.sans(9, leading: 12.2).bold() }
  var reference: TextStyle { context.theme.sans(7.5, leading: 10.5, context.theme.palette.bleu) }
  var lead: TextStyle { context.theme.sans(7.5, leading: 11.6, context.theme.palette.gris) }

  func actionTitle(_ status: StatusMark) -> TextStyle {
    let palette = context.theme.palette
    return context.theme.sans(8.5, leading: 11.8, status == .dropped ? palette.gris : nil)
  }

  // MARK: Lines

  func lines(of axis: ObjectiveTree.Axis) -> [String] {
    lines(title(axis.title, axis.isContinued), axisTitle, columns.axisTitleWidth)
  }

  func lines(of objective: ObjectiveTree.Objective) -> [String] {
    lines(
      title(objective.title, objective.isContinued), objectiveTitle, columns.objectiveTitleWidth)
  }

  func lines(of action: ObjectiveTree.Action) -> [String] {
    lines(action.title, actionTitle(action.status), columns.actionTitleWidth)
  }

  /// References in lines, as many on each as it holds.
  func rows(of references: [ObjectiveTree.Reference]) -> [[ObjectiveTree.Reference]] {
    var rows: [[ObjectiveTree.Reference]] = []
    var used = 0.0
    for item in references where !item.text.isEmpty {
      let width = context.measurer.width(of: item.text, in: reference)
      let separator = context.measurer.width(of: Self.separator, in: reference)
      if rows.isEmpty || used + separator + width > columns.objectiveTitleWidth {
        rows.append([item])
        used = width
      } else {
        rows[rows.count - 1].append(item)
        used += separator + width
      }
    }
    return rows
  }

  static let separator = " · "

  private func title(_ text: String, _ isContinued: Bool) -> String {
    isContinued ? "\(text) \(words.continued)" : text
  }

  private func lines(_ text: String, _ style: TextStyle, _ width: Double) -> [String] {
    context.measurer.lines(text, in: style, width: width, atMost: Self.mostLines)
  }

  // MARK: Heights

  func height(of action: ObjectiveTree.Action) -> Double {
    let extra = Double(max(lines(of: action).count, 1) - 1)
    return Self.lowestAction + extra * actionTitle(action.status).leading
  }

  /// What stands under the rule of an objective, beside its actions.
  func headHeight(of objective: ObjectiveTree.Objective) -> Double {
    let lines = Double(max(lines(of: objective).count, 1))
    let rows = Double(rows(of: objective.references).count)
    return max(
      Self.lowestObjective, 8 + lines * objectiveTitle.leading + rows * reference.leading)
  }

  func height(of objective: ObjectiveTree.Objective) -> Double {
    max(headHeight(of: objective), objective.actions.reduce(0) { $0 + height(of: $1) })
  }

  /// What stands under the rule of an axis, beside its objectives.
  func headHeight(of axis: ObjectiveTree.Axis) -> Double {
    max(
      Self.lowestObjective,
      14 + columns.axisTitleDrop + Double(lines(of: axis).count) * axisTitle.leading)
  }

  func height(of axis: ObjectiveTree.Axis) -> Double {
    let objectives = axis.objectives.map(height)
    let gaps = Double(max(objectives.count - 1, 0)) * Self.betweenObjectives
    return max(headHeight(of: axis), objectives.reduce(gaps, +))
  }
}

/// Where the three columns stand, from the left of the tree: 40, 46 and 64 mm of 174, gaps of 12.
struct ObjectiveTreeColumns {
  let axis: (left: Double, right: Double)
  let spine: Double
  let objective: (left: Double, right: Double)
  let action: (left: Double, right: Double)
  /// Whether numbers are too wide to stand beside the titles of the axes, and stand over them.
  let isAxisStacked: Bool
  /// From the left of their columns to the titles.
  let axisIndent: Double
  let objectiveIndent: Double
  let actionNumber: Double
  let actionIndent: Double

  init(_ tree: ObjectiveTree, width: Double, context: ChartContext) {
    let unit = width / 174
    axis = (0, 40 * unit)
    spine = 46 * unit
    objective = (52 * unit, 98 * unit)
    action = (110 * unit, width)
    let measurer = context.measurer
    let theme = context.theme
    func widest(_ texts: [String], _ style: TextStyle) -> Double {
      texts.map { measurer.width(of: $0, in: style) }.max() ?? 0
    }
    let axisNumber = widest(tree.axes.map(\.number.text), theme.serif(22)) + 2.mm
    isAxisStacked = axisNumber > Self.widestAxisNumber
    axisIndent = isAxisStacked ? 0 : max(8.5.mm, axisNumber)
    let bold = theme.sans(8.5).bold()
    let objectives = tree.axes.flatMap(\.objectives).map(\.number.text)
    objectiveIndent = min(max(8.mm, widest(objectives, bold) + 2.mm), 18 * unit)
    actionNumber = 5.mm
    let actions = tree.axes.flatMap(\.actions).map(\.number.text)
    actionIndent = min(max(13.mm, actionNumber + widest(actions, bold) + 2.mm), 30 * unit)
  }

  /// More would leave the titles without room for a long word.
  private static let widestAxisNumber = 10.mm

  /// How far a number over its title pushes the title down.
  var axisTitleDrop: Double { isAxisStacked ? 13 : 0 }
  /// The room of a number.
  var axisNumberWidth: Double { isAxisStacked ? axis.right : axisIndent - 1.mm }
  /// From the rule of an axis to the baseline of its number, and of the first line of its title.
  var axisNumberBaseline: Double { isAxisStacked ? 18 : 30 }
  var axisTitleBaseline: Double { 21.6 + axisTitleDrop }

  var axisTitleWidth: Double { axis.right - axisIndent }
  var objectiveTitleWidth: Double { objective.right - objective.left - objectiveIndent }
  var actionTitleWidth: Double { action.right - action.left - actionIndent }
}
