/// What a method refuses to compute on: which argument, where in it, and why.
///
/// The methods never answer NaN: either the figure exists, or it is nil because the method defines
/// it so, or this is thrown. The French sentence belongs to the caller, who knows what the
/// argument is called in the user's file.
public struct InvalidInput: Error, Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    case empty
    case tooFew(minimum: Int)
    case lengthDiffers(from: String)
    case notFinite
    case negative
    case notPositive
    /// Outside the closed range given.
    case outside(lower: Double, upper: Double)
    case repeated
    /// Beside a zero exposure a count cannot be other than zero.
    case countWithoutExposure
    /// The name is not among those known.
    case unknownName(String)
    /// The estimate does not exist: nothing was counted.
    case nothingCounted
    /// The estimate goes to infinity: all that was counted is at one end of the series.
    case unboundedEstimate
    /// The iterations stopped before the estimate settled.
    case didNotConverge
  }

  public let reason: Reason
  /// The label of the argument, as in the signature of the method.
  public let argument: String
  /// The first offending position, from zero; nil when the argument as a whole is at fault.
  public let index: Int?

  public init(_ reason: Reason, argument: String, index: Int? = nil) {
    self.reason = reason
    self.argument = argument
    self.index = index
  }
}

/// Throws for the first value that is not a finite number.
func requireFinite(_ values: [Double], _ argument: String) throws(InvalidInput) {
  if let index = values.firstIndex(where: { !$0.isFinite }) {
    throw InvalidInput(.notFinite, argument: argument, index: index)
  }
}

/// Throws for the first value that is not a finite number of at least zero.
func requireNonNegative(_ values: [Double], _ argument: String) throws(InvalidInput) {
  try requireFinite(values, argument)
  if let index = values.firstIndex(where: { $0 < 0 }) {
    throw InvalidInput(.negative, argument: argument, index: index)
  }
}

/// Throws for the first value that is not a finite number above zero.
func requirePositive(_ values: [Double], _ argument: String) throws(InvalidInput) {
  try requireFinite(values, argument)
  if let index = values.firstIndex(where: { $0 <= 0 }) {
    throw InvalidInput(.notPositive, argument: argument, index: index)
  }
}

/// Throws for the first count below zero.
func requireCounts(_ values: [Int], _ argument: String) throws(InvalidInput) {
  if let index = values.firstIndex(where: { $0 < 0 }) {
    throw InvalidInput(.negative, argument: argument, index: index)
  }
}

/// Throws unless `argument` holds exactly as many values as `other`.
func requireLength(
  _ length: Int, _ argument: String, sameAs other: String, of expected: Int
) throws(InvalidInput) {
  guard length == expected else {
    throw InvalidInput(.lengthDiffers(from: other), argument: argument)
  }
}

/// Throws unless there are at least so many values.
func requireAtLeast(_ minimum: Int, _ count: Int, _ argument: String) throws(InvalidInput) {
  guard count >= minimum else {
    throw InvalidInput(minimum == 1 ? .empty : .tooFew(minimum: minimum), argument: argument)
  }
}

/// Throws unless a level of confidence or a share stands strictly between zero and one.
func requireLevel(_ level: Double, _ argument: String = "level") throws(InvalidInput) {
  guard level > 0, level < 1 else {
    throw InvalidInput(.outside(lower: 0, upper: 1), argument: argument)
  }
}
