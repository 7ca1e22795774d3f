/// A result, or the reason why there is none: an absence is always said.
public enum Availability<Value: Sendable, Reason: Sendable>: Sendable {
  case available(Value)
  case unavailable(Reason)

  public var value: Value? {
    if case .available(let value) = self { value } else { nil }
  }

  public var reason: Reason? {
    if case .unavailable(let reason) = self { reason } else { nil }
  }
}

extension Availability: Equatable where Value: Equatable, Reason: Equatable {}
extension Availability: Hashable where Value: Hashable, Reason: Hashable {}
