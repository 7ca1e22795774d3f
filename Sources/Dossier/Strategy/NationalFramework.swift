public import Units

/// A national strategy that a local one is held against: a dated plug-in of the templates.
public struct NationalFramework: Hashable, Sendable {
  public enum Standing: String, CaseIterable, Hashable, Sendable {
    case published = "publie"
    /// Said in public, without a published text: a document says so wherever it cites it.
    case announced = "annonce"
  }

  public let identifier: String
  public let title: String
  public let years: ClosedRange<Int>
  public let standing: Standing
  /// The day on which the plug-in was last held against its source.
  public let asOf: CalendarDate
  public let source: String
  public let axes: [Axis]

  public struct Axis: Hashable, Sendable {
    /// « 1 ».
    public let identifier: String
    public let title: String

    public init(identifier: String, title: String) {
      self.identifier = identifier
      self.title = title
    }
  }

  public init(
    identifier: String, title: String, years: ClosedRange<Int>, standing: Standing,
    asOf: CalendarDate, source: String, axes: [Axis]
  ) {
    self.identifier = identifier
    self.title = title
    self.years = years
    self.standing = standing
    self.asOf = asOf
    self.source = source
    self.axes = axes
  }
}
