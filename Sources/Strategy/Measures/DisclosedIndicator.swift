public import Dossier
public import Units

/// An indicator on a day, without what its edition must hide.
///
/// Every paper prints indicators from here: strategy, sheets, relevé, papers of the council,
/// evaluation. A frozen version keeps the values, since it may be printed in either edition.
public struct DisclosedIndicator: Hashable, Sendable {
  public let reference: IndicatorReference
  public let label: String
  public let kind: ActionIndicator.Kind?
  public let unit: String?
  public let source: String?
  public let frequency: String?
  /// The published series that it repeats.
  public let series: Indicator?
  public let deadline: CalendarDate?
  /// As written, else from the initial value to the target; nil when that would place a hidden one.
  public let direction: ActionIndicator.Direction?
  /// Nil when nobody gave one.
  public let initial: DisclosedMeasure?
  public let initialDate: CalendarDate?
  /// The measure before the last one.
  public let previous: DisclosedMeasure?
  public let last: DisclosedMeasure?
  public let lastDate: CalendarDate?
  /// What the partners want, and not what anyone saw: never hidden.
  public let target: Double?
  public let trend: IndicatorFollowUp.Trend
  /// The part of the way to the target; nil too when it would give a hidden value back.
  public let progress: Double?
  public let alerts: [IndicatorFollowUp.Alert]
  /// What was recorded before and after; nil when the sheet names no published series, or outside
  /// an evaluation.
  public internal(set) var recorded: RecordedVerdict?

  /// Whether a value that the track needs is hidden: its place would give it back.
  public var isHidden: Bool { initial == .hidden || last == .hidden }

  /// Whether any of its values is hidden.
  public var hidesSomething: Bool { isHidden || previous == .hidden }
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

extension StrategyState {
  /// Every indicator of an action on a day, as an edition may print it, in the order of its sheet.
  public func indicators(
    of action: ActionSheet, on day: CalendarDate, disclosedBy secrecy: MeasureSecrecy
  ) -> [DisclosedIndicator] {
    followUps(of: action, on: day).map { DisclosedIndicator($0, disclosedBy: secrecy) }
  }
}

extension DisclosedIndicator {
  init(_ followUp: IndicatorFollowUp, disclosedBy secrecy: MeasureSecrecy) {
    let indicator = followUp.indicator
    reference = followUp.reference
    label = indicator.label
    kind = indicator.kind
    unit = indicator.unit
    source = indicator.source
    frequency = indicator.frequency
    series = indicator.series
    deadline = indicator.deadline
    let initial = secrecy.disclosed(indicator.initial, of: indicator)
    let last = secrecy.disclosed(followUp.last?.value, of: indicator)
    self.initial = initial
    initialDate = indicator.initialDate
    previous = secrecy.disclosed(followUp.measures.dropLast().last?.value, of: indicator)
    self.last = last
    lastDate = followUp.last?.date
    target = indicator.target
    // The way from a hidden value to its target says on which side of it the value lies.
    let direction = initial == .hidden ? indicator.direction : indicator.wantedDirection
    self.direction = direction
    // Where a hidden last value stands beside its target, or its threshold, would bound it. A hidden
    // initial value is below whatever is shown but zero: a trend with the way written adds nothing.
    let isNeutral = last == .hidden || (last != nil && initial == .hidden && direction == nil)
    trend = isNeutral ? .hidden : followUp.trend
    alerts = isNeutral ? [] : followUp.alerts
    progress = initial == .hidden || last == .hidden ? nil : followUp.progress
  }
}
