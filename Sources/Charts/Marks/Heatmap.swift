public import Drawing
import Units

/// Rows by columns in five classes of colour.
public struct Heatmap: Hashable, Sendable {
  /// Values from this bound up to the next one.
  public struct Class: Hashable, Sendable {
    /// The first class takes what is lower too.
    public var lowerBound: Double
    /// « 5–7 », « moins de 5 ».
    public var label: String

    public init(from lowerBound: Double, label: String) {
      self.lowerBound = lowerBound
      self.label = label
    }
  }

  /// Which cells print their number.
  public enum Numbers: Hashable, Sendable { case topClass, all, none }

  public enum Colors: Hashable, Sendable {
    /// From nearly white to blue.
    case sequential
    /// Blue under the middle class, brick above it.
    case diverging
  }

  /// Where a column's label stands.
  public enum ColumnLabels: Hashable, Sendable {
    /// Under the middle of the column.
    case centered
    /// At its left edge with a tick: hours.
    case edges
  }

  /// The slot of the finding.
  public struct Frame: Hashable, Sendable {
    public var rows: ClosedRange<Int>
    public var columns: ClosedRange<Int>
    /// « 128 appels sur 443 », and under it what the slot is.
    public var title: String
    public var detail: String

    public init(
      rows: ClosedRange<Int>, columns: ClosedRange<Int>, title: String, detail: String = ""
    ) {
      self.rows = rows
      self.columns = columns
      self.title = title
      self.detail = detail
    }
  }

  public var rows: [String]
  /// An empty label is a column without one.
  public var columns: [String]
  /// One array a row.
  public var cells: [[Cell]]
  /// Two to five, in increasing order.
  public var classes: [Class]
  /// What the classes count, before their key: « appels ».
  public var unit: String
  public var colors: Colors
  public var numbers: Numbers
  public var columnLabels: ColumnLabels
  public var totals: Totals
  public var frame: Frame?
  public var places: Int
  public var words: ChartWords

  /// Values are one array a row; nil is not published.
  public init(
    rows: [String], columns: [String], values: [[Double?]], classes: [Class], unit: String = "",
    colors: Colors = .sequential, numbers: Numbers = .topClass,
    columnLabels: ColumnLabels = .centered, showsTotals: Bool = false, frame: Frame? = nil,
    places: Int = 0, words: ChartWords = ChartWords()
  ) {
    let cells = values.map { row in
      row.map { value -> Cell in
        value.flatMap { $0.isFinite ? .value($0) : nil } ?? .missing
      }
    }
    self.init(rows: rows, columns: columns, cells: cells, classes: classes)
    self.unit = unit
    self.colors = colors
    self.numbers = numbers
    self.columnLabels = columnLabels
    totals = showsTotals ? .sums : .none
    self.frame = frame
    self.places = places
    self.words = words
  }

  /// Cells that may be kept back; all the rest is set afterwards.
  public init(rows: [String], columns: [String], cells: [[Cell]], classes: [Class]) {
    precondition(cells.count == rows.count && cells.allSatisfy { $0.count == columns.count })
    precondition((2...5).contains(classes.count), "two to five classes")
    self.rows = rows
    self.columns = columns
    self.cells = cells
    self.classes = classes
    unit = ""
    colors = .sequential
    numbers = .topClass
    columnLabels = .centered
    totals = .none
    places = 0
    words = ChartWords()
  }
}

extension Heatmap: Plot {
  public func height(forWidth width: Double, in context: ChartContext) -> Double {
    HeatmapFrame(self, in: Rect(x: 0, y: 0, width: width, height: 0), context: context).bottom
  }

  public func shapes(in room: Rect, context: ChartContext) -> [Shape] {
    var sketch = Sketch(in: room, context: context)
    HeatmapFrame(self, in: room, context: context).draw(in: &sketch)
    return sketch.shapes
  }

  /// The class of a value; the first one takes all that is lower.
  func classIndex(of value: Double) -> Int {
    classes.lastIndex { value >= $0.lowerBound } ?? 0
  }
}
