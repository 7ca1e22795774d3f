import Dossier
import Problems
import Units

/// What each kind of decision changes, and when it can't.
extension Replay {
  mutating func apply(_ decision: Decision) throws(Problem) -> [FieldChange] {
    switch decision.content {
    case .status(let action, let from, let to):
      return try setStatus(of: action, from: from, to: to, decision)
    case .abandon(let action):
      return try setStatus(of: action, from: nil, to: .abandoned, decision)
    case .measure(let reference, let measure): return try take(measure, of: reference, decision)
    case .change(let action, let value): return try set(value, of: action, decision)
    case .priority(let action, let priority):
      return try change(action, [.priority], decision) { $0.priority = priority }
    case .create(let parent, let creation): return try create(creation, in: parent, decision)
    case .attach(let identifier, let parent):
      return try attach(identifier, to: parent, decision)
    }
  }

  private func known(_ identifier: String, _ decision: Decision) throws(Problem) -> ActionSheet {
    if let action = state.strategy.action(identifier) { return action }
    let index = TreeIndex(state.strategy)
    throw .unknownAction(identifier, index[identifier] != nil, index.identifiers(.action), decision)
  }

  /// Changes an open action, and says what became of the fields.
  private mutating func change(
    _ identifier: String, _ fields: [SheetField], _ decision: Decision,
    by update: (inout ActionSheet) -> Void
  ) throws(Problem) -> [FieldChange] {
    let before = try known(identifier, decision)
    guard !before.status.isClosed else { throw .closedAction(before, decision) }
    return replace(before, fields, by: update)
  }

  private mutating func replace(
    _ before: ActionSheet, _ fields: [SheetField], by update: (inout ActionSheet) -> Void
  ) -> [FieldChange] {
    var after = before
    update(&after)
    updateStrategy { strategy in
      strategy.updateAction(before.identifier) { $0 = after }
    }
    return changedFields(from: before, to: after, among: fields)
  }

  /// A closed action opens again only when the decision says from which status.
  private mutating func setStatus(
    of identifier: String, from: ActionStatus?, to: ActionStatus, _ decision: Decision
  ) throws(Problem) -> [FieldChange] {
    let action = try known(identifier, decision)
    if let from, from != action.status { throw .otherStatus(from, action, decision) }
    if from == nil, action.status.isClosed { throw .closedAction(action, decision) }
    return replace(action, [.status]) { $0.status = to }
  }

  private mutating func set(
    _ value: FieldValue, of identifier: String, _ decision: Decision
  ) throws(Problem) -> [FieldChange] {
    var after = try known(identifier, decision)
    after.set(value)
    if let start = after.calendar.start, let end = after.calendar.end, end < start {
      throw .endBeforeStart(after, decision)
    }
    return try change(identifier, [value.field], decision) { $0.set(value) }
  }

  private mutating func take(
    _ measure: Measure, of reference: IndicatorReference, _ decision: Decision
  ) throws(Problem) -> [FieldChange] {
    let action = try known(reference.action, decision)
    guard let indicator = action.indicators.first(where: { $0.identifier == reference.indicator })
    else { throw .unknownIndicator(reference, action, decision) }
    let last = state.measures[reference]?.last
    if let day = last?.date ?? indicator.initialDate, measure.date < day {
      throw .olderThanLast(measure, day, decision)
    }
    if let last, last.date == measure.date, last.value != measure.value {
      warn(.corrected(reference, last, measure, decision))
    }
    add(measure, to: reference)
    return [
      FieldChange(indicator, from: last?.value ?? indicator.initial, to: measure.value)
    ]
  }
}

extension Problem {
  fileprivate static func unknownAction(
    _ identifier: String, _ isElsewhere: Bool, _ actions: [String], _ decision: Decision
  ) -> Problem {
    Problem(
      .error, "action-inconnue",
      isElsewhere
        ? "« \(identifier) » n'est pas une action : c'est un axe ou un objectif"
        : "l'action « \(identifier) » n'existe pas dans la stratégie à cette date",
      at: decision.place.span,
      hint: closest(to: identifier, among: actions).map { "vouliez-vous dire « \($0) » ?" })
  }

  fileprivate static func closedAction(_ action: ActionSheet, _ decision: Decision) -> Problem {
    Problem(
      .error, "action-close",
      "l'action « \(action.identifier) » est close (statut « \(action.status.rawValue) ») : "
        + "elle ne change plus", at: decision.place.span,
      hint: "pour la rouvrir : statut: {action: \(action.identifier), "
        + "de: \(action.status.rawValue), a: engagee}")
  }

  fileprivate static func otherStatus(
    _ from: ActionStatus, _ action: ActionSheet, _ decision: Decision
  ) -> Problem {
    Problem(
      .error, "statut-de-depart",
      "la décision part du statut « \(from.rawValue) », or l'action « \(action.identifier) » est "
        + "au statut « \(action.status.rawValue) »", at: decision.place.span,
      hint: "écrivez « de: \(action.status.rawValue) » si la décision tient toujours")
  }

  fileprivate static func endBeforeStart(_ action: ActionSheet, _ decision: Decision) -> Problem {
    Problem(
      .error, "fin-avant-debut",
      "avec cette décision, l'action « \(action.identifier) » finirait avant de commencer",
      at: decision.place.span)
  }

  fileprivate static func unknownIndicator(
    _ reference: IndicatorReference, _ action: ActionSheet, _ decision: Decision
  ) -> Problem {
    let names = action.indicators.map(\.identifier)
    return Problem(
      .error, "indicateur-de-fiche-inconnu",
      "l'action « \(action.identifier) » n'a pas d'indicateur « \(reference.indicator) »",
      at: decision.place.span,
      hint: closest(to: reference.indicator, among: names).map {
        "vouliez-vous dire « \(action.identifier).\($0) » ?"
      })
  }

  fileprivate static func olderThanLast(
    _ measure: Measure, _ last: CalendarDate, _ decision: Decision
  ) -> Problem {
    Problem(
      .error, "mesure-ancienne",
      "cette mesure du \(measure.date.french) précède la dernière connue, du \(last.french)",
      at: decision.place.span, hint: "vérifiez la date de la mesure")
  }

  fileprivate static func corrected(
    _ reference: IndicatorReference, _ last: Measure, _ measure: Measure, _ decision: Decision
  ) -> Problem {
    Problem(
      .warning, "mesure-corrigee",
      "l'indicateur « \(reference) » avait déjà une mesure du \(last.date.french) : "
        + "\(numberText(last.value)) devient \(numberText(measure.value))",
      at: decision.place.span)
  }
}
