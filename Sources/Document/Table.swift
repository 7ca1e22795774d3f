/// Rows and columns with a head that is repeated over pages.
public struct Table: Sendable {
  public enum Alignment: Hashable, Sendable { case left, right, center }

  public struct Column: Sendable {
    public var name: [Inline]
    public var alignment: Alignment
    /// Columns next to each other with the same spanner stand under it.
    public var spanner: String
    /// Set in grey: intervals and notes.
    public var isSecondary: Bool
    /// How much of the room that is left the column takes; 0 for as wide as its content.
    public var stretch: Double

    public init(
      _ name: [Inline], _ alignment: Alignment = .right, spanner: String = "",
      isSecondary: Bool = false, stretch: Double = 0
    ) {
      self.name = name
      self.alignment = alignment
      self.spanner = spanner
      self.isSecondary = isSecondary
      self.stretch = stretch
    }
  }

  public struct Row: Sendable {
    /// One for each column.
    public var cells: [[Inline]]
    /// The row of the finding, set in bold.
    public var isKey: Bool
    /// A heading over the rows that follow; only its first cell is set.
    public var isGroup: Bool
    /// Name of the place, for links; empty for none.
    public var anchor: String

    public init(
      _ cells: [[Inline]], isKey: Bool = false, isGroup: Bool = false, anchor: String = ""
    ) {
      self.cells = cells
      self.isKey = isKey
      self.isGroup = isGroup
      self.anchor = anchor
    }
  }

  /// « Tableau 3 » is set before it; empty for a table without number.
  public var title: [Inline]
  public var columns: [Column]
  public var rows: [Row]
  /// Without the word « Lecture ».
  public var reading: [Inline]
  /// Without the word « Source ».
  public var source: [Inline]
  /// Name of the place, for links; empty for none.
  public var anchor: String

  public init(
    title: [Inline], columns: [Column], rows: [Row], reading: [Inline] = [],
    source: [Inline] = [], anchor: String = ""
  ) {
    precondition(
      rows.allSatisfy { $0.cells.count == columns.count }, "each row has every column")
    self.title = title
    self.columns = columns
    self.rows = rows
    self.reading = reading
    self.source = source
    self.anchor = anchor
  }
}
