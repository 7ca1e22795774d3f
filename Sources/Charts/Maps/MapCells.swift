/// What was found of each square of a grid: more than elsewhere, fewer, nothing established.
public struct MapCells: Hashable, Sendable {
  public enum Level: CaseIterable, Hashable, Sendable {
    case hot
    case cold
    case notEstablished
    /// May not be told.
    case hidden
  }

  /// The words of the key; a level that no square has is left out of it.
  public struct Words: Hashable, Sendable {
    public var title: String
    public var hot: String
    public var cold: String
    public var notEstablished: String
    public var hidden: String

    public init(title: String, hot: String, cold: String, notEstablished: String, hidden: String) {
      self.title = title
      self.hot = hot
      self.cold = cold
      self.notEstablished = notEstablished
      self.hidden = hidden
    }

    subscript(level: Level) -> String {
      switch level {
      case .hot: hot
      case .cold: cold
      case .notEstablished: notEstablished
      case .hidden: hidden
      }
    }
  }

  public var grid: MapGrid
  /// One a square of the grid.
  public var levels: [Level]
  public var words: Words

  public init(grid: MapGrid, levels: [Level], words: Words) {
    precondition(levels.count == grid.squares.count, "a level a square")
    self.grid = grid
    self.levels = levels
    self.words = words
  }

  /// Those that a square has, in the order of the key.
  var present: [Level] { Level.allCases.filter(levels.contains) }

  func area(of level: Level) -> MapArea {
    grid.outline(of: zip(grid.squares, levels).filter { $0.1 == level }.map(\.0))
  }
}
