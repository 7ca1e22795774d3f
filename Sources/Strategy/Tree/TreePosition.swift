public import Dossier

/// Where an identifier stands in a strategy.
public enum TreeLevel: Int, Comparable, Hashable, Sendable {
  case axis, objective, operational, action

  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
}

/// Every identifier of a strategy, with its level, its title and its parent.
public struct TreeIndex: Sendable {
  public struct Entry: Hashable, Sendable {
    public let identifier: String
    public let level: TreeLevel
    public let title: String
    /// Nil for an axis.
    public let parent: String?
  }

  /// In the order of the tree.
  public let entries: [Entry]
  private let positions: [String: Int]

  public init(_ strategy: TerritorialStrategy) {
    var list: [Entry] = []
    for axis in strategy.axes {
      list.append(Entry(axis.identifier, .axis, axis.title, nil))
      for objective in axis.objectives {
        list.append(Entry(objective.identifier, .objective, objective.title, axis.identifier))
        for operational in objective.operational {
          list.append(
            Entry(
              operational.identifier, .operational, operational.title, objective.identifier))
          list += operational.actions.map {
            Entry($0.identifier, .action, $0.title, operational.identifier)
          }
        }
      }
    }
    entries = list
    positions = Dictionary(
      list.enumerated().map { ($0.element.identifier, $0.offset) },
      uniquingKeysWith: { first, _ in first })
  }

  public subscript(identifier: String) -> Entry? { positions[identifier].map { entries[$0] } }

  /// From the axis down to the identifier itself; empty when there is none of that name.
  public func path(to identifier: String) -> [Entry] {
    guard let entry = self[identifier] else { return [] }
    return (entry.parent.map(path(to:)) ?? []) + [entry]
  }

  func identifiers(_ level: TreeLevel) -> [String] {
    entries.filter { $0.level == level }.map(\.identifier)
  }
}

extension TreeIndex.Entry {
  fileprivate init(
    _ identifier: String, _ level: TreeLevel, _ title: String, _ parent: String?
  ) {
    self.init(identifier: identifier, level: level, title: title, parent: parent)
  }
}
