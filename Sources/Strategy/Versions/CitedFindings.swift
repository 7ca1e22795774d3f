public import Dossier

extension TerritorialStrategy {
  /// Every finding that an objective, a problem or an action cites, once each, in order of name.
  public var citedFindingNames: [String] {
    var names = Set(axes.flatMap(\.objectives).flatMap(\.citedFindings).map(\.identifier))
    names.formUnion(actions.flatMap(\.citedFindings).map(\.identifier))
    names.formUnion(problems.flatMap(\.findings).map(\.identifier))
    return names.sorted()
  }
}
