/// A plot that may go on over pages when one doesn't hold it.
public protocol PagedPlot: Plot {
  /// The plot in sheets to be set one after the other; one sheet when it fits.
  ///
  /// Each is as high as allowed at most, unless what can't be cut is higher.
  func sheets(
    forWidth width: Double, heights: SheetHeights, in context: ChartContext
  ) -> [PlotSheet]
}

/// The room that the sheets of a plot have, in points.
public struct SheetHeights: Hashable, Sendable {
  /// Under the heading that comes with the plot.
  public var first: Double
  public var others: Double

  public init(first: Double, others: Double) {
    self.first = first
    self.others = others
  }
}

/// One sheet of a plot.
public struct PlotSheet: Sendable {
  public var plot: any Plot
  /// Drawn above it when it is the first on its page; nil when the sheet has all it needs.
  public var head: (any Plot)?

  public init(_ plot: any Plot, head: (any Plot)? = nil) {
    self.plot = plot
    self.head = head
  }
}

/// Cuts a list of heights into runs that fit: the first run in the first height, then the others.
///
/// A run is never empty, so what is too high alone gets a sheet of its own.
func sheetRuns(of heights: [Double], in room: SheetHeights, gap: Double = 0) -> [Range<Int>] {
  var runs: [Range<Int>] = []
  var start = 0
  var used = 0.0
  for (index, height) in heights.enumerated() {
    let limit = runs.isEmpty ? room.first : room.others
    let added = index == start ? height : gap + height
    if index > start, used + added > limit + 0.01 {
      runs.append(start..<index)
      start = index
      used = height
    } else {
      used += added
    }
  }
  return heights.isEmpty ? [] : runs + [start..<heights.count]
}
