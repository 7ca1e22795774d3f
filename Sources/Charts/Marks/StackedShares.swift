public import Drawing
import Units

/// Answers of a survey in shares, split on a common axis between a negative and a positive side.
public struct StackedShares: Hashable, Sendable {
  public struct Row: Hashable, Sendable {
    public var label: String
    /// Percentages in the order of the answers; nil when the base is too small.
    public var shares: [Double]?
    /// Total of the negative side, « 53 % », or why there is none.
    public var total: String
    /// Its margin, « ±3 ».
    public var margin: String

    public init(_ label: String, shares: [Double]?, total: String, margin: String = "") {
      self.label = label
      self.shares = shares
      self.total = total
      self.margin = margin
    }
  }

  public enum Order: Hashable, Sendable { case largestNegativeFirst, given }

  /// Two to five wordings, from the most negative to the most positive.
  public var answers: [String]
  /// How many of them, from the first, are on the negative side.
  public var negativeCount: Int
  /// Whether the answer after the negative ones stands astride the axis.
  public var hasNeutral: Bool
  public var rows: [Row]
  public var order: Order
  /// Head of the column of totals: « en insécurité ».
  public var totalHeading: String
  public var words: ChartWords

  public init(
    answers: [String], negativeCount: Int, hasNeutral: Bool = false, rows: [Row],
    order: Order = .largestNegativeFirst, totalHeading: String = "",
    words: ChartWords = ChartWords()
  ) {
    let positiveCount = answers.count - negativeCount - (hasNeutral ? 1 : 0)
    precondition((0...2).contains(negativeCount) && (0...2).contains(positiveCount))
    precondition(answers.count >= 2, "one answer has nothing to be split from")
    precondition(rows.allSatisfy { $0.shares.map { $0.count == answers.count } ?? true })
    self.answers = answers
    self.negativeCount = negativeCount
    self.hasNeutral = hasNeutral
    self.rows = rows
    self.order = order
    self.totalHeading = totalHeading
    self.words = words
  }
}

extension StackedShares: Plot {
  public func height(forWidth width: Double, in context: ChartContext) -> Double {
    StackedSharesFrame(self, in: Rect(x: 0, y: 0, width: width, height: 0), context: context)
      .stack.bottom + 2
  }

  public func shapes(in room: Rect, context: ChartContext) -> [Shape] {
    var sketch = Sketch(in: room, context: context)
    StackedSharesFrame(self, in: room, context: context).draw(in: &sketch)
    return sketch.shapes
  }

  /// What lies left of the axis: the negative answers and half of the neutral one.
  func left(of shares: [Double]) -> Double {
    shares.prefix(negativeCount).reduce(0, +) + (hasNeutral ? shares[negativeCount] / 2 : 0)
  }
}
