import Charts
import Document
import Drawing
import Units

// Drawings: how high they are, on which sheets, and what is said to who can't see them.
extension Compositor {
  /// A drawing without title or number, as wide as the room.
  func chartParts(_ chart: Chart, in setting: Setting) -> [Part] {
    let heights = SheetHeights(first: highestFirstSheet, others: format.highestSheet)
    let sheets = sheets(of: chart, width: setting.width, heights: heights)
    return strips(of: sheets, chart, width: setting.width)
  }

  /// As high as fits a page under what stands over it.
  var highestFirstSheet: Double {
    let room = heightAbove.map { format.bodyHeight - $0 } ?? 0
    return max(format.highestPart, min(room, format.highestSheet))
  }

  /// The sheets of a plot that may go on over pages, else the plot alone.
  func sheets(of chart: Chart, width: Double, heights: SheetHeights) -> [PlotSheet] {
    guard let plot = chart.plot as? any PagedPlot else { return [PlotSheet(chart.plot)] }
    return plot.sheets(forWidth: width, heights: heights, in: chartContext)
  }

  /// One element of the structure around all sheets: the drawing is described once.
  func strips(of sheets: [PlotSheet], _ chart: Chart, width: Double) -> [Part] {
    let strips = sheets.compactMap { sheet -> Part? in
      let wanted = sheet.plot.height(forWidth: width, in: chartContext)
      guard wanted > 0 else { return nil }
      let size = Size(width: width, height: min(wanted, format.highestSheet))
      var strip = Strip(height: size.height) { [self] point, page in
        draw(sheet.plot, size: size, at: point, &page)
      }
      strip.repeatedHead = sheet.head.map { repeatedHead($0, width: width) }
      return .strip(strip)
    }
    guard !strips.isEmpty else { return [] }
    let alternative = frenchSpacing(chart.alternativeText)
    return [.begin(.figure(alternativeText: alternative))] + strips + [.end]
  }

  private func repeatedHead(_ plot: any Plot, width: Double) -> RepeatedHead {
    let height = plot.height(forWidth: width, in: chartContext)
    return RepeatedHead(height: height) { [self] point, sheet in
      draw(plot, size: Size(width: width, height: height), at: point, &sheet)
    }
  }

  /// The shapes of a plot, without the links in it that lead nowhere.
  func draw(_ plot: any Plot, size: Size, at point: Point, _ sheet: inout Sheet) {
    let room = Rect(x: point.x, y: point.y, width: size.width, height: size.height)
    for shape in fittedShapes(of: plot, in: room, context: chartContext) {
      for kept in shape.keepingLinks(to: collected.anchors) { sheet.add(kept) }
    }
  }
}
