/// Where something stands in a file that the user wrote.
public struct SourceSpan: Hashable, Sendable {
  /// The path as the user would recognise it, never made absolute.
  public let file: String
  /// First line is 1; 0 means the file as a whole.
  public let line: Int
  /// First column is 1, counted in characters.
  public let column: Int
  /// How many characters are meant, at least 1.
  public let length: Int
  /// The line itself, without its end, cut when it is very long.
  public let lineText: String

  public init(file: String, line: Int, column: Int, length: Int = 1, lineText: String = "") {
    self.file = file
    self.line = line
    self.column = column
    self.length = max(1, length)
    self.lineText = lineText
  }

  /// The file as a whole: it is absent, empty, or wrong from end to end.
  public init(wholeOf file: String) {
    self.init(file: file, line: 0, column: 0)
  }
}

extension SourceSpan: Comparable {
  public static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.file, lhs.line, lhs.column, lhs.length) < (rhs.file, rhs.line, rhs.column, rhs.length)
  }
}
