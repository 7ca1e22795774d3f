import Dossier
import Units

/// What a decision settles: two decisions of one day on the same target agree, or contradict.
enum DecisionTarget: Hashable {
  case status(String)
  case field(String, SheetField)
  case measure(IndicatorReference, CalendarDate)
  case parent(String)
  case existence(String)
}

/// What a decision makes of its target.
enum DecisionResult: Hashable {
  case status(ActionStatus)
  case priority(ActionPriority)
  case value(FieldValue)
  case measure(Double)
  case parent(String)
  case creation(String?, Creation)
}

extension Decision.Content {
  var target: DecisionTarget {
    switch self {
    case .status(let action, _, _), .abandon(let action): .status(action)
    case .measure(let reference, let measure): .measure(reference, measure.date)
    case .change(let action, let value): .field(action, value.field)
    case .create(_, let creation): .existence(creation.identifier)
    case .priority(let action, _): .field(action, .priority)
    case .attach(let identifier, _): .parent(identifier)
    }
  }

  var result: DecisionResult {
    switch self {
    case .status(_, _, let to): .status(to)
    case .abandon: .status(.abandoned)
    case .measure(_, let measure): .measure(measure.value)
    case .change(_, let value): .value(value)
    case .create(let parent, let creation): .creation(parent, creation)
    case .priority(_, let priority): .priority(priority)
    case .attach(_, let parent): .parent(parent)
    }
  }
}
