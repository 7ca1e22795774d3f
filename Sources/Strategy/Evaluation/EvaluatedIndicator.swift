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

/// What a publishable evaluation hides of the values that partners measured.
///
/// Counts of persons under the threshold of persons, and counts of facts under that of facts; what
/// the partners did themselves (halls refitted, meetings held) is nobody's and stays, unless it is
/// counted in persons.
struct MeasureSecrecy {
  let thresholds: SecrecyThresholds
  let edition: DocumentEdition

  func disclosed(_ value: Double?, of indicator: ActionIndicator) -> DisclosedMeasure? {
    guard let value else { return nil }
    return isSmall(value, indicator) ? .hidden : .shown(value)
  }

  private func isSmall(_ value: Double, _ indicator: ActionIndicator) -> Bool {
    guard edition == .publishable, value > 0 else { return false }
    let unit = (indicator.unit ?? "").lowercased()
    if Self.measures.contains(where: unit.hasPrefix) { return false }
    let first = unit.split { !$0.isLetter }.first.map(String.init) ?? ""
    if Self.persons.contains(first) { return value < Double(thresholds.persons) }
    if indicator.kind == .output && indicator.series == nil { return false }
    return value < Double(thresholds.facts)
  }

  /// Beginnings of units that count nobody and nothing that happened.
  private static let measures = ["%", "jour", "heure", "minute", "euro", "point", "taux", "note"]

  /// First words of units that count persons.
  private static let persons: Set<String> = [
    "adolescent", "adolescents", "adulte", "adultes", "auteur", "auteurs", "bénéficiaire",
    "bénéficiaires", "collégien", "collégiens", "élève", "élèves", "enfant", "enfants", "famille",
    "familles", "femme", "femmes", "foyer", "foyers", "habitant", "habitants", "homme", "hommes",
    "jeune", "jeunes", "lycéen", "lycéens", "ménage", "ménages", "mineur", "mineurs", "parent",
    "parents", "participant", "participants", "personne", "personnes", "victime", "victimes",
  ]
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
    trend = followUp.trend
    alerts = followUp.alerts
    self.recorded = recorded
  }
}
