public import Dossier
public import Units

/// An indicator on the day of an evaluation, without what its edition must hide.
public struct EvaluatedIndicator: Hashable, Sendable {
  public let reference: IndicatorReference
  public let label: String
  public let kind: ActionIndicator.Kind?
  public let unit: String?
  public let source: String?
  public let deadline: CalendarDate?
  public let direction: ActionIndicator.Direction?
  /// Nil when nobody gave one.
  public let initial: DisclosedMeasure?
  public let initialDate: CalendarDate?
  public let last: DisclosedMeasure?
  public let lastDate: CalendarDate?
  public let target: Double?
  public let trend: IndicatorFollowUp.Trend
  public let alerts: [IndicatorFollowUp.Alert]
  /// What was recorded before and after; nil when the sheet names no published series.
  public let recorded: RecordedVerdict?

  /// Whether a value that the track needs is hidden: its place would give it back.
  public var isHidden: Bool { initial == .hidden || last == .hidden }
}

/// A value of an indicator as an edition may print it.
public enum DisclosedMeasure: Hashable, Sendable {
  case shown(Double)
  /// A small count of persons or of facts.
  case hidden

  public var value: Double? {
    if case .shown(let value) = self { value } else { nil }
  }
}

extension EvaluatedIndicator {
  init(
    _ followUp: IndicatorFollowUp, secrecy: MeasureSecrecy, recorded: RecordedVerdict?
  ) {
    let indicator = followUp.indicator
    reference = followUp.reference
    label = indicator.label
    kind = indicator.kind
    unit = indicator.unit
    source = indicator.source
    deadline = indicator.deadline
    direction = indicator.wantedDirection
    initial = secrecy.disclosed(indicator.initial, of: indicator)
    initialDate = indicator.initialDate
    last = secrecy.disclosed(followUp.last?.value, of: indicator)
    lastDate = followUp.last?.date
    target = indicator.target
    // Where a hidden value stands beside its target, or its threshold, would bound it; that nothing
    // was measured bounds none.
    let isHidden = last != nil && (initial == .hidden || last == .hidden)
    trend = isHidden ? .withoutReference : followUp.trend
    alerts = isHidden ? [] : followUp.alerts
    self.recorded = recorded
  }
}
