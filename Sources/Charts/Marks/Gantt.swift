public import Drawing
public import Units

/// Steps and milestones in time, under quarters and years.
public struct Gantt: Hashable, Sendable {
  public struct Step: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
      /// A task with an end: full blue.
      case planned
      /// Something that runs on: light blue.
      case running
    }

    public var label: String
    public var days: ClosedRange<CalendarDate>
    public var kind: Kind

    /// Takes two days in either order.
    public init(
      _ label: String, from start: CalendarDate, to end: CalendarDate, kind: Kind = .planned
    ) {
      self.label = label
      days = min(start, end)...max(start, end)
      self.kind = kind
    }
  }

  public struct Milestone: Hashable, Sendable {
    public var label: String
    public var day: CalendarDate

    public init(_ label: String, on day: CalendarDate) {
      self.label = label
      self.day = day
    }
  }

  public struct Row: Hashable, Sendable {
    /// At the left, before the label; empty for none.
    public var number: ObjectiveTree.Reference
    public var label: String
    public var steps: [Step]
    public var milestones: [Milestone]

    public init(
      number: ObjectiveTree.Reference = .init(""), label: String = "", steps: [Step],
      milestones: [Milestone] = []
    ) {
      self.number = number
      self.label = label
      self.steps = steps
      self.milestones = milestones
    }
  }

  /// The date of the document, and how the line at it is named.
  public struct Today: Hashable, Sendable {
    public var day: CalendarDate
    public var label: String

    public init(_ day: CalendarDate, label: String) {
      self.day = day
      self.label = label
    }
  }

  public var rows: [Row]
  /// Outside of the calendar it isn't drawn.
  public var today: Today?
  /// From the first day of all rows to the last; nil without any.
  public let days: ClosedRange<CalendarDate>?
  public var words: ChartWords

  public init(rows: [Row], today: Today? = nil, words: ChartWords = ChartWords()) {
    self.rows = rows
    self.today = today
    self.words = words
    let all = rows.flatMap { row in
      row.steps.flatMap { [$0.days.lowerBound, $0.days.upperBound] } + row.milestones.map(\.day)
    }
    if let first = all.min(), let last = all.max() { days = first...last } else { days = nil }
  }
}

extension Gantt: PagedPlot {
  public func height(forWidth width: Double, in context: ChartContext) -> Double {
    let room = Rect(x: 0, y: 0, width: width, height: 0)
    return GanttFrame(self, in: room, context: context)?.bottom ?? 0
  }

  public func shapes(in room: Rect, context: ChartContext) -> [Shape] {
    var sketch = Sketch(in: room, context: context)
    GanttFrame(self, in: room, context: context)?.draw(in: &sketch)
    return sketch.shapes
  }

  /// Rows under the same calendar, its head repeated.
  public func sheets(
    forWidth width: Double, heights: SheetHeights, in context: ChartContext
  ) -> [PlotSheet] {
    let room = Rect(x: 0, y: 0, width: width, height: 0)
    guard let frame = GanttFrame(self, in: room, context: context),
      frame.bottom > heights.first + 0.01
    else { return [PlotSheet(self)] }
    let taken = frame.bottom - frame.stack.heights.reduce(0, +)
    let inner = SheetHeights(first: heights.first - taken, others: heights.others - taken)
    return sheetRuns(of: frame.stack.heights, in: inner).map { run in
      var sheet = self
      sheet.rows = Array(rows[run])
      return PlotSheet(sheet)
    }
  }
}
