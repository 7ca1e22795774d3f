import Dossier
import Statistics

/// Every count that one document prints from one source, with the sums that link them.
///
/// One plan covers all tables, charts and sentences over the source: what one hides another can
/// then not give away. Add cells in an order that the rows of a file do not decide.
struct LinkedCells<Key: Hashable & Sendable>: Sendable {
  /// Counts from 1 to threshold - 1 are hidden.
  let threshold: Int
  private var cells: [LinkedCounts.Cell] = []
  private(set) var positions: [Key: Int] = [:]
  private var sums: [LinkedCounts.Sum] = []

  /// What hiding an ordinary cell costs; those that a reader misses more cost more.
  static var ordinaryCost: Int { 1_000 }

  init(threshold: Int) { self.threshold = threshold }

  func contains(_ key: Key) -> Bool { positions[key] != nil }

  /// A count that a page shows, unless hidden.
  ///
  /// Sensitive by the rule of small counts, unless said otherwise: a zero can tell of persons.
  mutating func print(
    _ key: Key, _ count: Int, cost: Int = ordinaryCost, isSensitive: Bool? = nil
  ) {
    add(key, count, .printed(cost: cost), isSensitive ?? isSmall(count))
  }

  /// A count that no page shows and that those shown could give away.
  mutating func keep(_ key: Key, _ count: Int, isSensitive: Bool? = nil) {
    add(key, count, .unprinted, isSensitive ?? isSmall(count))
  }

  /// A count that is published elsewhere, by the SSMSI for one.
  mutating func know(_ key: Key, _ count: Int) { add(key, count, .known, false) }

  /// The total is the sum of the parts, all added before.
  mutating func link(total: Key, parts: [Key]) {
    let members = parts.map(position)
    let sum = members.reduce(0) { $0 + cells[$1].count }
    precondition(sum == cells[position(total)].count, "the parts don't make the total")
    sums.append(LinkedCounts.Sum(total: position(total), parts: members))
  }

  /// What the edition shows of each cell.
  func plan(for edition: DocumentEdition) -> DisclosurePlan<Key> {
    guard edition == .publishable, cells.contains(where: \.isSensitive) else {
      return DisclosurePlan(shown: printed { _ in true })
    }
    let suppression = suppression()
    return DisclosurePlan(shown: printed { suppression?.isHidden[$0] == false })
  }

  /// What has to be hidden, with its proof; nil when the cells are refused, and all is then hidden.
  func suppression() -> LinkedSuppression? {
    guard let counts = try? LinkedCounts(cells: cells, sums: sums) else { return nil }
    return try? linkedSuppression(of: counts, threshold: max(2, threshold))
  }

  private func printed(where isShown: (Int) -> Bool) -> [Key: Int] {
    positions.compactMapValues { position in
      guard cells[position].visibility != .unprinted, isShown(position) else { return nil }
      return cells[position].count
    }
  }

  private func isSmall(_ count: Int) -> Bool { count > 0 && count < threshold }

  private mutating func add(
    _ key: Key, _ count: Int, _ visibility: LinkedCounts.Cell.Visibility, _ isSensitive: Bool
  ) {
    precondition(positions[key] == nil, "a cell is added once")
    positions[key] = cells.count
    cells.append(
      LinkedCounts.Cell(count: count, visibility: visibility, isSensitive: isSensitive))
  }

  private func position(_ key: Key) -> Int {
    guard let position = positions[key] else { preconditionFailure("a cell is added first") }
    return position
  }
}

/// What an edition shows of the counts of one source.
struct DisclosurePlan<Key: Hashable & Sendable>: Sendable {
  private let shown: [Key: Int]

  init(shown: [Key: Int]) { self.shown = shown }

  /// Hidden too when the cell was never to be printed.
  subscript(key: Key) -> DisclosedCount { shown[key].map { .shown($0) } ?? .hidden }
}
