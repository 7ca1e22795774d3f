extension ObjectiveTree {
  /// The tree cut into trees that each fit a sheet.
  ///
  /// An axis that doesn't fit what is left goes whole to the next sheet. One that is higher than a
  /// sheet is cut between its objectives, and an objective that is, between its actions; what goes
  /// on bears its heading again with « (suite) ».
  public func trees(
    forWidth width: Double, heights: SheetHeights, in context: ChartContext
  ) -> [ObjectiveTree] {
    guard height(forWidth: width, in: context) > heights.first + 0.01 else { return [self] }
    let key = StatusKey(keyMarks, statusWords, width: width, context: context).height
    let taken = ObjectiveTreeFrame.headHeight + key
    let room = SheetHeights(first: heights.first - taken, others: heights.others - taken)
    let measures = ObjectiveTreeMeasures(self, width: width, context: context)
    let cutter = AxisCutter(measures: measures, room: max(room.others, 0))
    let pieces = axes.flatMap(cutter.pieces)
    let runs = sheetRuns(
      of: pieces.map(measures.height), in: room, gap: ObjectiveTreeMeasures.betweenAxes)
    return runs.map { with(Array(pieces[$0])) }
  }
}

/// Cuts axes that are higher than a sheet.
private struct AxisCutter {
  let measures: ObjectiveTreeMeasures
  let room: Double

  private var heights: SheetHeights { SheetHeights(first: room, others: room) }

  func pieces(of axis: ObjectiveTree.Axis) -> [ObjectiveTree.Axis] {
    guard measures.height(of: axis) > room else { return [axis] }
    let objectives = axis.objectives.flatMap(pieces)
    guard !objectives.isEmpty else { return [axis] }
    let runs = sheetRuns(
      of: objectives.map(measures.height), in: heights,
      gap: ObjectiveTreeMeasures.betweenObjectives)
    return runs.enumerated().map { index, run in
      var piece = axis
      piece.objectives = Array(objectives[run])
      piece.isContinued = axis.isContinued || index > 0
      return piece
    }
  }

  private func pieces(of objective: ObjectiveTree.Objective) -> [ObjectiveTree.Objective] {
    guard measures.height(of: objective) > room, objective.actions.count > 1 else {
      return [objective]
    }
    let runs = sheetRuns(of: objective.actions.map(measures.height), in: heights)
    return runs.enumerated().map { index, run in
      var piece = objective
      piece.actions = Array(objective.actions[run])
      piece.isContinued = objective.isContinued || index > 0
      return piece
    }
  }
}
