public import Drawing

/// A tree of many actions on one page: axes, objectives, and how many actions at each status.
public struct ObjectiveTreeSummary: Hashable, Sendable {
  public var tree: ObjectiveTree

  public init(_ tree: ObjectiveTree) { self.tree = tree }
}

extension ObjectiveTreeSummary: PagedPlot {
  public func height(forWidth width: Double, in context: ChartContext) -> Double {
    let room = Rect(x: 0, y: 0, width: width, height: 0)
    return ObjectiveTreeSummaryFrame(tree, in: room, context: context).bottom
  }

  public func shapes(in room: Rect, context: ChartContext) -> [Shape] {
    var sketch = Sketch(in: room, context: context)
    ObjectiveTreeSummaryFrame(tree, in: room, context: context).draw(in: &sketch)
    return sketch.shapes
  }

  /// Whole axes on each sheet; more than one sheet from some fifty objectives on.
  public func sheets(
    forWidth width: Double, heights: SheetHeights, in context: ChartContext
  ) -> [PlotSheet] {
    let room = Rect(x: 0, y: 0, width: width, height: 0)
    let frame = ObjectiveTreeSummaryFrame(tree, in: room, context: context)
    guard frame.bottom > heights.first + 0.01 else { return [PlotSheet(self)] }
    let taken = frame.bottom - frame.axisHeights.reduce(0, +)
    let inner = SheetHeights(first: heights.first - taken, others: heights.others - taken)
    return sheetRuns(of: frame.axisHeights, in: inner).map { run in
      PlotSheet(ObjectiveTreeSummary(tree.with(Array(tree.axes[run]))))
    }
  }
}
