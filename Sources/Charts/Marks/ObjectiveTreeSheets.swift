extension ObjectiveTree {
  /// The tree cut into trees that each fit a sheet.
  ///
  /// An axis that doesn't fit what is left goes whole to the next sheet. One that is higher than a
  /// sheet is cut between its objectives, and a very long objective between its actions; what goes
  /// on bears its heading again with « (suite) ».
  public func trees(
    forWidth width: Double, heights: SheetHeights, in context: ChartContext
  ) -> [ObjectiveTree] {
    guard height(forWidth: width, in: context) > heights.first + 0.01 else { return [self] }
    let key = StatusKey(keyMarks, statusWords, width: width, context: context).height
    let taken = ObjectiveTreeFrame.headHeight + key
    let room = SheetHeights(
      first: max(heights.first - taken, 0), others: max(heights.others - taken, 0))
    let measures = ObjectiveTreeMeasures(self, width: width, context: context)
    let pieces = axes.enumerated().flatMap { index, axis in
      let own = index == 0 ? room : SheetHeights(first: room.others, others: room.others)
      var cutter = AxisCutter(axis, measures: measures, room: own)
      return cutter.pieces()
    }
    let runs = sheetRuns(
      of: pieces.map(measures.height), in: room, gap: ObjectiveTreeMeasures.betweenAxes)
    return runs.map { with(Array(pieces[$0])) }
  }
}

/// Cuts an axis that is higher than a sheet.
private struct AxisCutter {
  private let axis: ObjectiveTree.Axis
  private let measures: ObjectiveTreeMeasures
  private let room: SheetHeights
  private var sheets: [[ObjectiveTree.Objective]] = [[]]
  private var used = 0.0

  /// An objective is cut before the end of a sheet only when it is higher than half of one, and
  /// when this share of the sheet would be left empty otherwise.
  private static let largestWhite = 0.4

  init(_ axis: ObjectiveTree.Axis, measures: ObjectiveTreeMeasures, room: SheetHeights) {
    self.axis = axis
    self.measures = measures
    self.room = room
  }

  mutating func pieces() -> [ObjectiveTree.Axis] {
    guard measures.height(of: axis) > room.first else { return [axis] }
    for objective in axis.objectives { set(objective) }
    return sheets.filter { !$0.isEmpty }.enumerated().map { index, objectives in
      var piece = axis
      piece.objectives = objectives
      piece.isContinued = index > 0
      return piece
    }
  }

  private var limit: Double { sheets.count == 1 ? room.first : room.others }
  private var isEmpty: Bool { sheets[sheets.count - 1].isEmpty }

  private mutating func set(_ objective: ObjectiveTree.Objective) {
    var rest = objective
    while true {
      let gap = isEmpty ? 0 : ObjectiveTreeMeasures.betweenObjectives
      let height = measures.height(of: rest)
      let remaining = limit - used - gap
      if height <= remaining {
        sheets[sheets.count - 1].append(rest)
        used += gap + height
        return
      }
      guard let count = actionsSet(of: rest, height: height, in: remaining) else {
        startSheet()
        continue
      }
      var head = rest
      head.actions = Array(rest.actions.prefix(count))
      sheets[sheets.count - 1].append(head)
      startSheet()
      rest.actions.removeFirst(count)
      rest.isContinued = true
      if rest.actions.isEmpty { return }
    }
  }

  private mutating func startSheet() {
    sheets.append([])
    used = 0
  }

  /// How many actions of an objective that doesn't fit stand on this sheet; nil for it to go whole
  /// to the next.
  private func actionsSet(
    of objective: ObjectiveTree.Objective, height: Double, in remaining: Double
  ) -> Int? {
    var sum = 0.0
    var count = 0
    for action in objective.actions {
      sum += measures.height(of: action)
      guard sum <= remaining else { break }
      count += 1
    }
    // Alone on its sheet it is set whatever its height.
    if isEmpty { return min(max(count, 1), objective.actions.count) }
    let isWorthIt = remaining > Self.largestWhite * limit && height > limit / 2
    let headFits = measures.headHeight(of: objective) <= remaining
    return isWorthIt && headFits && count > 1 && count + 1 < objective.actions.count
      ? count : nil
  }
}
