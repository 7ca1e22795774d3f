import Units

/// The hours of a day as columns that begin where no night is cut.
public struct HourColumns: Hashable, Sendable {
  /// The hour of the first column.
  public let first: Int
  /// Hours in a column: 1 or 2, or any other number that divides a day.
  public let step: Int
  private let words: ChartWords

  public init(from first: Int = 6, step: Int = 1, words: ChartWords = ChartWords()) {
    precondition((0..<24).contains(first), "an hour of the day")
    precondition(step > 0 && 24 % step == 0, "columns that divide the day")
    self.first = first
    self.step = step
    self.words = words
  }

  public var count: Int { 24 / step }

  /// For the left edges of columns: « 6 h », one out of `every` hours, empty between.
  public func labels(every hours: Int = 3) -> [String] {
    (0..<count).map { ($0 * step).isMultiple(of: hours) ? label($0) : "" }
  }

  /// For a table: « 21 h – 22 h ».
  public var names: [String] { (0..<count).map { "\(label($0)) – \(label($0 + 1))" } }

  private func label(_ column: Int) -> String {
    "\((first + column * step) % 24)\(French.narrowSpace)\(words.hour)"
  }
}
