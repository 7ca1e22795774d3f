public import Dossier

/// What differs between two states of a strategy, for margin marks and the journal of changes.
public struct StrategyChanges: Hashable, Sendable {
  public enum Mark: String, Hashable, Sendable {
    case new = "nouveau"
    case changed = "modifie"
    case ended = "termine"
    /// Only when a file was edited: decisions take nothing out.
    case removed = "retire"
  }

  /// An axis, an objective or an action that is no longer the same.
  public struct Change: Hashable, Sendable {
    public let identifier: String
    public let level: TreeLevel
    public let title: String
    public let mark: Mark
    /// What is different, measures by their indicator; empty for what is new or removed.
    public let fields: [FieldChange]
  }

  /// In the order of the newer tree, then what was removed.
  public let list: [Change]
  /// Title, period, priorities and the like, by their keys.
  public let general: [FieldChange]

  public var isEmpty: Bool { list.isEmpty && general.isEmpty }

  public func mark(of identifier: String) -> Mark? { change(of: identifier)?.mark }

  public func change(of identifier: String) -> Change? {
    list.first { $0.identifier == identifier }
  }

  public func list(_ mark: Mark, _ level: TreeLevel? = nil) -> [Change] {
    list.filter { $0.mark == mark && (level == nil || $0.level == level) }
  }
}

/// What a meeting, or several, changed.
public func changes(from old: StrategyState, to new: StrategyState) -> StrategyChanges {
  Comparison(
    old: old.strategy, new: new.strategy, oldMeasures: old.measures, newMeasures: new.measures
  ).changes
}

/// What an edit of `strategie.yaml` changed.
public func changes(
  from old: TerritorialStrategy, to new: TerritorialStrategy
) -> StrategyChanges {
  Comparison(old: old, new: new).changes
}

/// The fields that differ between two sheets.
func changedFields(
  from old: ActionSheet, to new: ActionSheet, among fields: [SheetField] = SheetField.allCases
) -> [FieldChange] {
  fields.compactMap { FieldChange($0, from: old, to: new) }
}

private func change(_ field: String, from old: [String], to new: [String]) -> FieldChange? {
  old == new ? nil : FieldChange(field: field, before: old, after: new)
}

/// Holds two strategies against each other, identifier by identifier.
private struct Comparison {
  let old: TerritorialStrategy
  let new: TerritorialStrategy
  var oldMeasures: [IndicatorReference: [Measure]] = [:]
  var newMeasures: [IndicatorReference: [Measure]] = [:]

  var changes: StrategyChanges {
    let before = TreeIndex(old)
    let after = TreeIndex(new)
    let oldFields = fields(of: old)
    let newFields = fields(of: new)
    let oldSheets = sheets(of: old)
    let newSheets = sheets(of: new)
    var list = after.entries.compactMap { entry -> StrategyChanges.Change? in
      guard let earlier = before[entry.identifier], earlier.level == entry.level else {
        return item(entry, .new)
      }
      var fields = compare(oldFields[entry.identifier], newFields[entry.identifier])
      var mark = StrategyChanges.Mark.changed
      if let sheet = newSheets[entry.identifier], let former = oldSheets[entry.identifier] {
        fields += changedFields(from: former, to: sheet) + measured(sheet)
        if sheet.status.isClosed, !former.status.isClosed { mark = .ended }
      }
      if entry.parent != earlier.parent {
        fields.append(
          FieldChange(
            field: "dans", before: [earlier.parent ?? ""], after: [entry.parent ?? ""]))
      }
      return fields.isEmpty ? nil : item(entry, mark, fields)
    }
    list += before.entries.filter { after[$0.identifier]?.level != $0.level }
      .map { item($0, .removed) }
    return StrategyChanges(list: list, general: general)
  }

  private func item(
    _ entry: TreeIndex.Entry, _ mark: StrategyChanges.Mark, _ fields: [FieldChange] = []
  ) -> StrategyChanges.Change {
    StrategyChanges.Change(
      identifier: entry.identifier, level: entry.level, title: entry.title, mark: mark,
      fields: fields)
  }

  private func sheets(of strategy: TerritorialStrategy) -> [String: ActionSheet] {
    Dictionary(
      strategy.actions.map { ($0.identifier, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The own keys of axes and objectives, without the branches under them.
  private func fields(of strategy: TerritorialStrategy) -> [String: WrittenNode] {
    var nodes: [String: WrittenNode] = [:]
    for axis in strategy.axes {
      nodes[axis.identifier] = axis.node
      for objective in axis.objectives {
        nodes[objective.identifier] = objective.node
        for operational in objective.operational {
          nodes[operational.identifier] = operational.node
        }
      }
    }
    return nodes
  }

  private static let branches: Set<String> = [
    "axes", "objectifs", "objectifs_operationnels", "actions",
  ]

  private func compare(_ old: WrittenNode?, _ new: WrittenNode?) -> [FieldChange] {
    var keys: [String] = []
    for case .keys(let entries) in [old, new].compactMap({ $0 }) {
      keys += entries.map(\.key).filter { !keys.contains($0) && !Self.branches.contains($0) }
    }
    return keys.compactMap { key in
      change(
        key, from: old?.value(at: key)?.lines ?? [], to: new?.value(at: key)?.lines ?? [])
    }
  }

  private var general: [FieldChange] { compare(old.node, new.node) }

  /// What was measured since, indicator by indicator.
  private func measured(_ sheet: ActionSheet) -> [FieldChange] {
    sheet.indicators.compactMap { indicator in
      let reference = IndicatorReference(
        action: sheet.identifier, indicator: indicator.identifier)
      guard let new = newMeasures[reference]?.last, new != oldMeasures[reference]?.last else {
        return nil
      }
      let old = oldMeasures[reference]?.last?.value ?? indicator.initial
      return FieldChange(indicator, from: old, to: new.value)
    }
  }
}
