/// A value, and what should be said about how it was made.
public struct Warned<Value: Sendable>: Sendable {
  public var value: Value
  public var warnings: [Problem]

  public init(_ value: Value, warnings: [Problem] = []) {
    self.value = value
    self.warnings = warnings
  }

  public func map<Other: Sendable>(_ transform: (Value) -> Other) -> Warned<Other> {
    Warned<Other>(transform(value), warnings: warnings)
  }
}

/// Gathers problems while a reader goes on, so that all of a run are reported at once.
public struct ProblemCollector: Sendable {
  public private(set) var problems: [Problem] = []

  public init() {}

  public mutating func add(_ problem: Problem) { problems.append(problem) }

  public mutating func add(contentsOf others: [Problem]) { problems += others }

  /// Runs a reading step; keeps its problem and returns nil when it fails.
  public mutating func attempt<Value>(_ step: () throws(Problem) -> Value) -> Value? {
    do { return try step() } catch {
      add(error)
      return nil
    }
  }

  public var hasErrors: Bool { problems.contains(where: \.isError) }

  /// The warned value when nothing failed; throws all problems otherwise.
  public func finish<Value: Sendable>(_ value: Value?) throws(Problems) -> Warned<Value> {
    guard let value, !hasErrors else {
      guard hasErrors else { preconditionFailure("a missing value comes with its error") }
      throw Problems(problems)
    }
    return Warned(value, warnings: problems.sorted())
  }
}
