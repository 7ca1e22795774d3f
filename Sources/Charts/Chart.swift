public import Drawing

/// What a chart draws with: the ruler of the text and the look of the document.
public struct ChartContext {
  public let measurer: any TextMeasurer
  public let theme: Theme

  public init(measurer: any TextMeasurer, theme: Theme) {
    self.measurer = measurer
    self.theme = theme
  }
}

extension ChartContext {
  /// White or ink, whichever is read better on a ground; black where neither is (WCAG 2.1, 1.4.3).
  func ink(on ground: Color) -> Color {
    let choices = [Color.white, theme.palette.encre]
    let best = choices.max { ground.contrast(with: $0) < ground.contrast(with: $1) } ?? .black
    return ground.contrast(with: best) >= 4.5 ? best : .black
  }
}

/// The drawn part of a figure: it knows how high it wants to be, and fills the room it is given.
///
/// A plot holds values only; it knows no page, no font file and no renderer.
public protocol Plot: Sendable {
  /// The height in points that suits this width in points.
  func height(forWidth width: Double, in context: ChartContext) -> Double
  /// Shapes inside the room, all of them; nothing leaves it.
  func shapes(in room: Rect, context: ChartContext) -> [Shape]
}

/// A plot, the words for who can't see it, and the table behind it.
public struct Chart: Sendable {
  public var plot: any Plot
  /// What the figure shows, written from its values.
  public var alternativeText: String
  /// The values that are drawn, for the annexe and for a spreadsheet.
  public var values: ValueTable

  public init(plot: any Plot, alternativeText: String, values: ValueTable) {
    self.plot = plot
    self.alternativeText = alternativeText
    self.values = values
  }
}

/// The values of a chart as plain rows: first row of names, then text as it is printed.
public struct ValueTable: Hashable, Sendable {
  public var columns: [String]
  /// As many cells in each row as there are columns.
  public var rows: [[String]]

  public init(columns: [String], rows: [[String]]) {
    precondition(rows.allSatisfy { $0.count == columns.count }, "each row has every column")
    self.columns = columns
    self.rows = rows
  }
}
