import Dossier

/// A field before and after, as files write it.
public struct FieldChange: Hashable, Sendable {
  /// `calendrier.fin`, `statut`, `titre`; `dans` for the parent, `I1` for a measure.
  public let field: String
  /// One element a line of the field; empty when there was nothing.
  public let before: [String]
  public let after: [String]
  /// What the lines say of indicators; nil for other fields.
  private let values: IndicatorValues?

  public init(field: String, before: [String], after: [String]) {
    self.init(field: field, before: before, after: after, values: nil)
  }

  private init(field: String, before: [String], after: [String], values: IndicatorValues?) {
    self.field = field
    self.before = before
    self.after = after
    self.values = values
  }
}

/// The values that the lines of a change hold.
private enum IndicatorValues: Hashable, Sendable {
  case measure(ActionIndicator, before: Double?, after: Double)
  case indicators(before: [ActionIndicator], after: [ActionIndicator])
}

extension FieldChange {
  /// A new measure of an indicator.
  init(_ indicator: ActionIndicator, from before: Double?, to after: Double) {
    self.init(
      field: indicator.identifier, before: before.map { [numberText($0)] } ?? [],
      after: [numberText(after)], values: .measure(indicator, before: before, after: after))
  }

  /// A field of a sheet; nil when both have the same.
  init?(_ field: SheetField, from old: ActionSheet, to new: ActionSheet) {
    let (before, after) = (old.lines(of: field), new.lines(of: field))
    guard before != after else { return nil }
    let values = IndicatorValues.indicators(before: old.indicators, after: new.indicators)
    self.init(
      field: field.rawValue, before: before, after: after,
      values: field == .indicators ? values : nil)
  }

  /// Whether an edition prints it with a value hidden.
  public func isHidden(by secrecy: MeasureSecrecy) -> Bool {
    func isHidden(_ value: Double?, _ indicator: ActionIndicator) -> Bool {
      secrecy.disclosed(value, of: indicator) == .hidden
    }
    return switch values {
    case nil: false
    case .measure(let indicator, let before, let after):
      isHidden(before, indicator) || isHidden(after, indicator)
    case .indicators(let before, let after):
      (before + after).contains { isHidden($0.initial, $0) }
    }
  }

  /// The same as an edition may print it, the values of indicators in the words of a page.
  public func disclosed(
    by secrecy: MeasureSecrecy, printing text: (DisclosedMeasure) -> String
  ) -> FieldChange {
    switch values {
    case nil: return self
    case .measure(let indicator, let before, let after):
      func lines(_ value: Double?) -> [String] {
        secrecy.disclosed(value, of: indicator).map { [text($0)] } ?? []
      }
      return FieldChange(field: field, before: lines(before), after: lines(after))
    case .indicators(let before, let after):
      func lines(_ indicators: [ActionIndicator]) -> [String] {
        indicators.map { indicator in
          let initial = secrecy.disclosed(indicator.initial, of: indicator).map(text)
          return indicator.node(initial: initial.map(WrittenNode.text)).line
        }
      }
      return FieldChange(field: field, before: lines(before), after: lines(after))
    }
  }
}
