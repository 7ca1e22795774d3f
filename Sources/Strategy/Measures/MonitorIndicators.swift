public import Analysis
public import Dossier
public import Units

/// An indicator of the strategy whose value is counted in the register.
public struct MonitoredIndicator: Sendable {
  public let action: String
  /// With what was counted as its last value.
  public let indicator: DisclosedIndicator
  public let counted: ComparedQuery
}

extension StrategyState {
  /// Every indicator that names a query on the register, in the order of the tree.
  ///
  /// - Parameters:
  ///   - dossier: with its register.
  ///   - days: the last one that counts, and that of a year before.
  ///   - edition: what may be printed.
  /// - Returns: one an indicator with a query; without what the edition hides.
  public func monitoredIndicators(
    in dossier: Dossier, upTo days: (now: CalendarDate, before: CalendarDate),
    for edition: DocumentEdition
  ) -> [MonitoredIndicator] {
    let asked = strategy.actions.flatMap { action in
      action.indicators.compactMap { indicator in
        indicator.query.map { (action: action, indicator: indicator, query: $0) }
      }
    }
    let secrecy = MeasureSecrecy(thresholds: dossier.secrecy, edition: edition)
    let counted = compareQueries(asked.map(\.query), in: dossier, upTo: days, for: edition)
    return zip(asked, counted).map { asked, counted in
      let measures = counted.now.value?.facts.value.map {
        [Measure(value: Double($0), date: days.now)]
      }
      let followUp = IndicatorFollowUp(
        IndicatorReference(
          action: asked.action.identifier, indicator: asked.indicator.identifier),
        asked.indicator, measures: measures ?? [], on: days.now)
      return MonitoredIndicator(
        action: asked.action.title,
        indicator: DisclosedIndicator(followUp, disclosedBy: secrecy), counted: counted)
    }
  }
}
