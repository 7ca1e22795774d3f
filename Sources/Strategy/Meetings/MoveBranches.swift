import Dossier
import Problems

/// Decisions that change the shape of the tree.
extension Replay {
  mutating func create(
    _ creation: Creation, in parent: String?, _ decision: Decision
  ) throws(Problem) -> [FieldChange] {
    let index = TreeIndex(state.strategy)
    let created = creation.identifiers
    for (position, identifier) in created.enumerated()
    where index[identifier] != nil || created[..<position].contains(identifier) {
      throw .identifierTaken(identifier, index[identifier]?.title, decision)
    }
    if let level = creation.level.parent {
      try checkParent(parent ?? "", is: level, of: creation.identifier, index, decision)
    }
    updateStrategy { $0.add(creation, to: parent) }
    return [FieldChange(field: "dans", before: [], after: parent.map { [$0] } ?? [])]
  }

  mutating func attach(
    _ identifier: String, to parent: String, _ decision: Decision
  ) throws(Problem) -> [FieldChange] {
    let index = TreeIndex(state.strategy)
    guard let entry = index[identifier], let old = entry.parent, let level = entry.level.parent
    else { throw .cannotMove(identifier, index, decision) }
    if let action = state.strategy.action(identifier), action.status.isClosed {
      throw .closedBranch(identifier, decision)
    }
    if index.path(to: parent).contains(where: { $0.identifier == identifier }) {
      throw .cycle(identifier, parent, decision)
    }
    try checkParent(parent, is: level, of: identifier, index, decision)
    guard old != parent else { return [] }
    updateStrategy { strategy in
      if let branch = strategy.remove(identifier) { strategy.add(branch, to: parent) }
    }
    return [FieldChange(field: "dans", before: [old], after: [parent])]
  }

  private func checkParent(
    _ parent: String, is level: TreeLevel, of child: String, _ index: TreeIndex,
    _ decision: Decision
  ) throws(Problem) {
    guard let entry = index[parent] else {
      throw .unknownParent(parent, index.identifiers(level), decision)
    }
    guard entry.level == level else { throw .wrongLevel(child, entry, level, decision) }
  }
}

extension TreeLevel {
  /// The level above; nil for an axis.
  var parent: TreeLevel? { TreeLevel(rawValue: rawValue - 1) }

  var french: String {
    switch self {
    case .axis: "un axe"
    case .objective: "un objectif stratégique"
    case .operational: "un objectif opérationnel"
    case .action: "une action"
    }
  }
}

extension Creation {
  var level: TreeLevel {
    switch self {
    case .axis: .axis
    case .objective: .objective
    case .operational: .operational
    case .action: .action
    }
  }

  /// Its own identifier and those of all that it brings.
  var identifiers: [String] {
    switch self {
    case .axis(let axis):
      [axis.identifier] + axis.objectives.flatMap { Creation.objective($0).identifiers }
    case .objective(let objective):
      [objective.identifier]
        + objective.operational.flatMap { Creation.operational($0).identifiers }
    case .operational(let operational):
      [operational.identifier] + operational.actions.map(\.identifier)
    case .action(let action): [action.identifier]
    }
  }
}

extension Problem {
  fileprivate static func identifierTaken(
    _ identifier: String, _ title: String?, _ decision: Decision
  ) -> Problem {
    Problem(
      .error, "identifiant-repete",
      "l'identifiant « \(identifier) » est déjà pris" + (title.map { " par « \($0) »" } ?? ""),
      at: decision.place.span, hint: "donnez un identifiant que la stratégie n'a jamais porté")
  }

  fileprivate static func cannotMove(
    _ identifier: String, _ index: TreeIndex, _ decision: Decision
  ) -> Problem {
    let isAxis = index[identifier] != nil
    return Problem(
      .error, isAxis ? "niveau-inattendu" : "element-inconnu",
      isAxis
        ? "« \(identifier) » est un axe : un axe n'est rattaché à rien"
        : "rien ne s'appelle « \(identifier) » dans la stratégie à cette date",
      at: decision.place.span,
      hint: isAxis
        ? nil
        : closest(to: identifier, among: index.entries.map(\.identifier)).map {
          "vouliez-vous dire « \($0) » ?"
        })
  }

  fileprivate static func closedBranch(_ identifier: String, _ decision: Decision) -> Problem {
    Problem(
      .error, "action-close", "l'action « \(identifier) » est close : elle ne se rattache plus",
      at: decision.place.span)
  }

  fileprivate static func cycle(
    _ identifier: String, _ parent: String, _ decision: Decision
  ) -> Problem {
    Problem(
      .error, "rattachement-en-boucle",
      identifier == parent
        ? "« \(identifier) » ne peut pas être rattaché à lui-même"
        : "« \(parent) » se trouve sous « \(identifier) » : ce rattachement formerait une boucle",
      at: decision.place.span)
  }

  fileprivate static func unknownParent(
    _ parent: String, _ candidates: [String], _ decision: Decision
  ) -> Problem {
    Problem(
      .error, "element-inconnu",
      parent.isEmpty
        ? "la décision ne dit pas où placer ce qu'elle crée"
        : "rien ne s'appelle « \(parent) » dans la stratégie à cette date",
      at: decision.place.span,
      hint: closest(to: parent, among: candidates).map { "vouliez-vous dire « \($0) » ?" })
  }

  fileprivate static func wrongLevel(
    _ child: String, _ found: TreeIndex.Entry, _ wanted: TreeLevel, _ decision: Decision
  ) -> Problem {
    Problem(
      .error, "niveau-inattendu",
      "« \(found.identifier) » est \(found.level.french) ; « \(child) » se place sous "
        + wanted.french, at: decision.place.span)
  }
}
