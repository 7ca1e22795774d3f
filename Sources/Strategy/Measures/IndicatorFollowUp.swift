public import Dossier
import Units

/// Where an indicator stands on a day: initial, last, target, way made, alert.
public struct IndicatorFollowUp: Hashable, Sendable {
  public enum Trend: String, Hashable, Sendable {
    case notMeasured = "pas-encore-mesure"
    /// Nearer to the target than at the start.
    case towards = "se-rapproche"
    case away = "s-eloigne"
    case unchanged = "inchange"
    case reached = "atteint"
    /// Measured, without a target or an initial value to hold it against.
    case withoutReference = "sans-reference"
    /// An edition hides the values that it would place.
    case hidden = "masquee"
  }

  public enum Alert: String, Hashable, Sendable {
    /// The last value is beyond the threshold of the sheet.
    case threshold = "seuil"
    case away = "s-eloigne"
    /// The deadline is past and the target was not reached.
    case deadline = "echeance"
    /// The deadline is past and nothing was measured.
    case unmeasured = "non-mesure"
  }

  public let reference: IndicatorReference
  public let indicator: ActionIndicator
  /// In order of date, without the initial value.
  public let measures: [Measure]
  public let trend: Trend
  /// Most pressing first.
  public let alerts: [Alert]

  public var last: Measure? { measures.last }

  /// The part of the way from the initial value to the target, 0 to 1; nil when it was not
  /// measured, has no way to go, or moved away.
  public let progress: Double?
}

extension StrategyState {
  /// Every indicator of an action, in the order of its sheet, small values included: pages are made
  /// from `indicators(of:on:disclosedBy:)`.
  func followUps(of action: ActionSheet, on day: CalendarDate) -> [IndicatorFollowUp] {
    action.indicators.map { indicator in
      let reference = IndicatorReference(
        action: action.identifier, indicator: indicator.identifier)
      return IndicatorFollowUp(
        reference, indicator, measures: measures[reference] ?? [], on: day)
    }
  }
}

extension ActionIndicator {
  /// The way that is meant to be good: as written, else from the initial value to the target.
  var wantedDirection: Direction? {
    if let direction { return direction }
    guard let initial, let target, initial != target else { return nil }
    return target > initial ? .up : .down
  }
}

extension IndicatorFollowUp {
  init(
    _ reference: IndicatorReference, _ indicator: ActionIndicator, measures: [Measure],
    on day: CalendarDate
  ) {
    self.reference = reference
    self.indicator = indicator
    self.measures = measures.filter { $0.date <= day }
    trend = Self.trend(of: indicator, last: self.measures.last?.value)
    progress = Self.progress(of: indicator, last: self.measures.last?.value)
    alerts = Self.alerts(of: indicator, last: self.measures.last?.value, trend, on: day)
  }

  /// How far a value is on the good side of another; positive is better.
  private static func gain(
    _ value: Double, over other: Double, _ direction: ActionIndicator.Direction
  ) -> Double {
    direction == .up ? value - other : other - value
  }

  private static func trend(of indicator: ActionIndicator, last: Double?) -> Trend {
    guard let last else { return .notMeasured }
    guard let direction = indicator.wantedDirection else { return .withoutReference }
    if let target = indicator.target, gain(last, over: target, direction) >= 0 { return .reached }
    guard let initial = indicator.initial else { return .withoutReference }
    let gain = gain(last, over: initial, direction)
    return gain > 0 ? .towards : gain < 0 ? .away : .unchanged
  }

  private static func progress(of indicator: ActionIndicator, last: Double?) -> Double? {
    guard let last, let initial = indicator.initial, let target = indicator.target,
      let direction = indicator.wantedDirection
    else { return nil }
    let way = gain(target, over: initial, direction)
    let made = gain(last, over: initial, direction)
    guard way > 0, made >= 0 else { return nil }
    return min(1, made / way)
  }

  private static func alerts(
    of indicator: ActionIndicator, last: Double?, _ trend: Trend, on day: CalendarDate
  ) -> [Alert] {
    var alerts: [Alert] = []
    if let last, let threshold = indicator.alertThreshold,
      let direction = indicator.wantedDirection, gain(last, over: threshold, direction) <= 0
    {
      alerts.append(.threshold)
    }
    if trend == .away { alerts.append(.away) }
    if let deadline = indicator.deadline, deadline < day {
      if trend == .notMeasured {
        alerts.append(.unmeasured)
      } else if trend != .reached {
        alerts.append(.deadline)
      }
    }
    return alerts
  }
}
