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

/// No measure of a territory comes near it, and its square is far from overflowing.
private let largestValue = 1e15

/// Throws for the first value that is not a finite number of a size that can be meant.
func requireFinite(_ values: [Double], _ argument: String) throws(InvalidInput) {
  for (index, value) in values.enumerated() where !(abs(value) <= largestValue) {
    throw InvalidInput(
      value.isFinite ? .outside(lower: -largestValue, upper: largestValue) : .notFinite,
      argument: argument, index: index)
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
  if let index = values.firstIndex(where: { $0 <= 1 / largestValue }) {
    throw InvalidInput(.notPositive, argument: argument, index: index)
  }
}

/// A million million: beyond any register, and what sums and series can bear.
let largestCount = 1e12

/// Throws for the first count below zero, or beyond what any register holds.
func requireCounts(_ values: [Int], _ argument: String) throws(InvalidInput) {
  for (index, value) in values.enumerated() where !(0...Int(largestCount)).contains(value) {
    throw InvalidInput(
      value < 0 ? .negative : .outside(lower: 0, upper: largestCount), argument: argument,
      index: index)
  }
}

/// Throws for the first mean of a count that is not above zero, or beyond what any register holds.
func requireMeans(_ values: [Double], _ argument: String) throws(InvalidInput) {
  try requirePositive(values, argument)
  if let index = values.firstIndex(where: { $0 > largestCount }) {
    throw InvalidInput(.outside(lower: 0, upper: largestCount), argument: argument, index: index)
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
