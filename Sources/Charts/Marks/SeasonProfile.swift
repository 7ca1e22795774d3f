public import Drawing
import Units

/// The months of a year over their mean: a dot with its interval for each, on a logarithmic axis.
public struct SeasonProfile: Hashable, Sendable {
  public struct Month: Hashable, Sendable {
    /// « janv ».
    public var label: String
    /// « J », where the label has no room.
    public var initial: String
    /// Of the month over the mean of all twelve.
    public var ratio: Estimate
    /// The interval leaves 1 out: a filled dot.
    public var isEstablished: Bool

    public init(_ label: String, initial: String, ratio: Estimate, isEstablished: Bool) {
      self.label = label
      self.initial = initial
      self.ratio = ratio
      self.isEstablished = isEstablished
    }
  }

  /// From January on, or from any other month.
  public var months: [Month]
  /// Names the ratio 1: « moyenne ».
  public var meanName: String
  public var words = ChartWords()

  public init(months: [Month], meanName: String) {
    precondition(!months.isEmpty, "a month at least")
    self.months = months
    self.meanName = meanName
  }
}

extension SeasonProfile: Plot {
  public func height(forWidth width: Double, in context: ChartContext) -> Double {
    min(max(0.36 * width, 34.mm), 48.mm) + SeasonProfileFrame.head + SeasonProfileFrame.foot
  }

  public func shapes(in room: Rect, context: ChartContext) -> [Shape] {
    var sketch = Sketch(in: room, context: context)
    SeasonProfileFrame(self, in: room, context: context).draw(in: &sketch)
    return sketch.shapes
  }
}

extension SeasonProfile {
  /// Heads of the table behind a profile.
  public struct TableHeads: Hashable, Sendable {
    public var month: String
    public var ratio: String
    public var interval: String

    public init(month: String, ratio: String, interval: String) {
      self.month = month
      self.ratio = ratio
      self.interval = interval
    }
  }

  public func valueTable(_ heads: TableHeads) -> ValueTable {
    ValueTable(
      columns: [heads.month, heads.ratio, heads.interval],
      rows: months.map { month in
        [
          month.label, month.ratio.value.map { French.decimal($0, places: 2) } ?? words.missing,
          month.ratio.interval.map(ChangeStrips.text(of:)) ?? words.missing,
        ]
      })
  }
}
