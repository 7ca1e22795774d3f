import Dossier
public import Units

/// Something that the next meeting has to settle, as the state of the strategy shows it.
public struct NextDecision: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// Its end is past: close it, give it another end, or drop it.
    case closeOrPostpone = "clore-ou-reporter"
    /// Its start is past and nobody engaged it.
    case engageOrDrop = "engager-ou-abandonner"
    /// An indicator is beyond the threshold that the sheet gave.
    case examineAlert = "examiner-alerte"
    /// The deadline of an indicator is past and nothing was measured.
    case measure = "mesurer"
    /// Every target is reached and the action goes on.
    case closeOrRaise = "clore-ou-relever"
    /// Nothing says what it is judged on.
    case giveIndicator = "donner-un-indicateur"
    /// A published series went another way than in the comparables, on the unwanted side.
    case examineSeries = "examiner-serie"
  }

  public let kind: Kind
  public let action: String
  public let title: String
  public let pilots: [String]
  /// Those that it is about; empty when it is about the action.
  public let indicators: [String]
  /// The day that is past, when there is one.
  public let date: CalendarDate?
}

extension EvaluatedAction {
  /// What the next meeting has to settle of it, most pressing first.
  var nextDecisions: [NextDecision] {
    guard standing != .done, standing != .dropped else { return [] }
    var list: [NextDecision] = []
    if standing == .late { list.append(decision(.closeOrPostpone, date: sheet.calendar.end)) }
    if shouldHaveStarted, standing != .late {
      list.append(decision(.engageOrDrop, date: sheet.calendar.start))
    }
    list += about(.examineAlert) { $0.alerts.contains(.threshold) }
    list += about(.measure) { $0.alerts.contains(.unmeasured) }
    list += about(.examineSeries) { $0.recorded?.word == .lessFavourable }
    if indicators.isEmpty { list.append(decision(.giveIndicator)) }
    // An action that is late has its end to settle anyway.
    if standing == .underWay, !indicators.isEmpty, indicators.allSatisfy({ $0.trend == .reached }) {
      list.append(decision(.closeOrRaise))
    }
    return list
  }

  private func about(
    _ kind: NextDecision.Kind, _ isMeant: (DisclosedIndicator) -> Bool
  ) -> [NextDecision] {
    let meant = indicators.filter(isMeant).map(\.reference.indicator)
    return meant.isEmpty ? [] : [decision(kind, meant)]
  }

  private func decision(
    _ kind: NextDecision.Kind, _ indicators: [String] = [], date: CalendarDate? = nil
  ) -> NextDecision {
    NextDecision(
      kind: kind, action: identifier, title: sheet.title, pilots: sheet.pilots,
      indicators: indicators, date: date)
  }
}
