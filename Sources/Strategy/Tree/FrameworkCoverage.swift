public import Dossier

/// What of a national framework a strategy answers, and what it leaves.
public struct FrameworkCoverage: Hashable, Sendable {
  public struct Row: Hashable, Sendable {
    public let axis: NationalFramework.Axis
    /// Axes of the strategy that name it.
    public let axes: [String]
    /// Actions that name it, or whose axis does; abandoned ones don't count.
    public let actions: [String]

    public var isGap: Bool { actions.isEmpty }
  }

  public let framework: NationalFramework
  /// One an axis of the framework, in its order.
  public let rows: [Row]
  /// Open or completed actions that name no axis of the framework, nor does theirs.
  public let unattached: [String]

  public var gaps: [NationalFramework.Axis] { rows.filter(\.isGap).map(\.axis) }

  /// Holds a strategy against a framework.
  public init(of strategy: TerritorialStrategy, against framework: NationalFramework) {
    self.framework = framework
    var actions: [String: [String]] = [:]
    var axes: [String: [String]] = [:]
    var unattached: [String] = []
    let known = Set(framework.axes.map(\.identifier))
    for axis in strategy.axes {
      let own = axis.nationalLinks.map(\.identifier).filter(known.contains)
      for link in own { axes[link, default: []].append(axis.identifier) }
      let sheets = axis.objectives.flatMap { $0.operational.flatMap(\.actions) }
      for action in sheets where action.status != .abandoned {
        // An action that names axes of its own is not of its axis's as well.
        let named = action.nationalLinks.map(\.identifier).filter(known.contains)
        let links = named.isEmpty ? own : named
        for link in links { actions[link, default: []].append(action.identifier) }
        if links.isEmpty { unattached.append(action.identifier) }
      }
    }
    rows = framework.axes.map {
      Row(
        axis: $0, axes: axes[$0.identifier] ?? [], actions: actions[$0.identifier] ?? [])
    }
    self.unattached = unattached
  }
}
