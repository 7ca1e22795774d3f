public import Drawing

/// A tree of many actions on one page: axes, objectives, and how many actions at each status.
public struct ObjectiveTreeSummary: Hashable, Sendable {
  public var tree: ObjectiveTree
  /// Rows of one line, so that more of them fit a page.
  public var isCompact = false

  public init(_ tree: ObjectiveTree) { self.tree = tree }
}

extension ObjectiveTreeSummary: PagedPlot {
  public func height(forWidth width: Double, in context: ChartContext) -> Double {
    let room = Rect(x: 0, y: 0, width: width, height: 0)
    return ObjectiveTreeSummaryFrame(self, in: room, context: context).bottom
  }

  public func shapes(in room: Rect, context: ChartContext) -> [Shape] {
    var sketch = Sketch(in: room, context: context)
    ObjectiveTreeSummaryFrame(self, in: room, context: context).draw(in: &sketch)
    return sketch.shapes
  }

  /// One sheet, compact if need be; whole axes on several from some forty objectives on.
  public func sheets(
    forWidth width: Double, heights: SheetHeights, in context: ChartContext
  ) -> [PlotSheet] {
    guard height(forWidth: width, in: context) > heights.first + 0.01 else {
      return [PlotSheet(self)]
    }
    var compact = self
    compact.isCompact = true
    let room = Rect(x: 0, y: 0, width: width, height: 0)
    let frame = ObjectiveTreeSummaryFrame(compact, in: room, context: context)
    let taken = frame.bottom - frame.axisHeights.reduce(0, +)
    let inner = SheetHeights(first: heights.first - taken, others: heights.others - taken)
    return sheetRuns(of: frame.axisHeights, in: inner).map { run in
      var sheet = compact
      sheet.tree.axes = Array(tree.axes[run])
      return PlotSheet(sheet)
    }
  }
}
