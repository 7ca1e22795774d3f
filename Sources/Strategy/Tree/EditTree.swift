import Dossier

/// Changes to one place of a strategy; an identifier that it doesn't hold changes nothing.
extension TerritorialStrategy {
  /// Where an operational objective stands: axis, objective, rank.
  private func place(
    where isWanted: (OperationalObjective) -> Bool
  ) -> (axis: Int, objective: Int, rank: Int)? {
    for (axis, branch) in axes.enumerated() {
      for (objective, item) in branch.objectives.enumerated() {
        if let rank = item.operational.firstIndex(where: isWanted) {
          return (axis, objective, rank)
        }
      }
    }
    return nil
  }

  mutating func updateAction(_ identifier: String, _ change: (inout ActionSheet) -> Void) {
    let holder = place { $0.actions.contains { $0.identifier == identifier } }
    guard let (axis, objective, rank) = holder,
      let index = axes[axis].objectives[objective].operational[rank].actions.firstIndex(where: {
        $0.identifier == identifier
      })
    else { return }
    change(&axes[axis].objectives[objective].operational[rank].actions[index])
  }

  mutating func updateObjective(
    _ identifier: String, _ change: (inout StrategicObjective) -> Void
  ) {
    for axis in axes.indices {
      for index in axes[axis].objectives.indices
      where axes[axis].objectives[index].identifier == identifier {
        return change(&axes[axis].objectives[index])
      }
    }
  }

  mutating func add(_ creation: Creation, to parent: String?) {
    switch creation {
    case .axis(let axis): axes.append(axis)
    case .objective(let objective):
      for index in axes.indices where axes[index].identifier == parent {
        axes[index].objectives.append(objective)
      }
    case .operational(let operational):
      updateObjective(parent ?? "") { $0.operational.append(operational) }
    case .action(let action):
      guard let (axis, objective, rank) = place(where: { $0.identifier == parent }) else { return }
      axes[axis].objectives[objective].operational[rank].actions.append(action)
    }
  }

  /// Takes a branch out of the tree, to put it back elsewhere.
  mutating func remove(_ identifier: String) -> Creation? {
    for axis in axes.indices {
      if let found = axes[axis].objectives.removeFirst(where: { $0.identifier == identifier }) {
        return .objective(found)
      }
      for objective in axes[axis].objectives.indices {
        if let found = axes[axis].objectives[objective].operational.removeFirst(where: {
          $0.identifier == identifier
        }) {
          return .operational(found)
        }
        for index in axes[axis].objectives[objective].operational.indices {
          if let found = axes[axis].objectives[objective].operational[index].actions.removeFirst(
            where: { $0.identifier == identifier })
          {
            return .action(found)
          }
        }
      }
    }
    return nil
  }
}

extension Array {
  /// Takes out the first element of a kind.
  fileprivate mutating func removeFirst(where isWanted: (Element) -> Bool) -> Element? {
    firstIndex(where: isWanted).map { remove(at: $0) }
  }
}
