/// Counts of which some are sums of others: months of a year, places of a commune, and the tables
/// that share their margins.
public struct LinkedCounts: Sendable {
  public struct Cell: Hashable, Sendable {
    /// What a reader can see of the count.
    public enum Visibility: Hashable, Sendable {
      /// On a page, unless hidden. The cost of hiding it orders the choices; at least one.
      case printed(cost: Int)
      /// Published elsewhere: hiding it here would hide nothing.
      case known
      /// On no page, and linked to counts that are.
      case unprinted
    }

    public let count: Int
    public let visibility: Visibility
    /// Nobody may come too near to it.
    public let isSensitive: Bool

    public init(count: Int, visibility: Visibility, isSensitive: Bool) {
      self.count = count
      self.visibility = visibility
      self.isSensitive = isSensitive
    }
  }

  /// A total and its parts, as positions among the cells.
  public struct Sum: Hashable, Sendable {
    public let total: Int
    public let parts: [Int]

    public init(total: Int, parts: [Int]) {
      self.total = total
      self.parts = parts
    }
  }

  public let cells: [Cell]
  public let sums: [Sum]

  /// - Throws: `InvalidInput` for a negative count, a cost under one, a position outside the cells,
  ///   a sum without parts, with a cell twice, or that its parts don't make.
  public init(cells: [Cell], sums: [Sum]) throws(InvalidInput) {
    for (index, cell) in cells.enumerated() {
      guard cell.count >= 0 else {
        throw InvalidInput(.negative, argument: "cells", index: index)
      }
      if case .printed(let cost) = cell.visibility, cost < 1 {
        throw InvalidInput(.notPositive, argument: "cells", index: index)
      }
    }
    for (index, sum) in sums.enumerated() {
      try Self.check(sum, at: index, cells)
    }
    self.cells = cells
    self.sums = sums
  }

  private static func check(_ sum: Sum, at index: Int, _ cells: [Cell]) throws(InvalidInput) {
    let positions = sum.parts + [sum.total]
    guard !sum.parts.isEmpty else {
      throw InvalidInput(.empty, argument: "sums", index: index)
    }
    guard positions.allSatisfy(cells.indices.contains) else {
      throw InvalidInput(
        .outside(lower: 0, upper: Double(cells.count - 1)), argument: "sums", index: index)
    }
    guard Set(positions).count == positions.count else {
      throw InvalidInput(.repeated, argument: "sums", index: index)
    }
    guard sum.parts.reduce(0, { $0 + cells[$1].count }) == cells[sum.total].count else {
      throw InvalidInput(.lengthDiffers(from: "parts"), argument: "sums", index: index)
    }
  }
}
