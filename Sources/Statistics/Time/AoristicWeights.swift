/// When something happened, between two instants in seconds since 1970, universal time.
public struct TimeSpan: Hashable, Sendable {
  public let start: Int
  /// Nil when the moment is known exactly.
  public let end: Int?

  public init(start: Int, end: Int?) {
    self.start = start
    self.end = end
  }
}

/// The hours of the week over which facts are spread, each weighing one.
public struct AoristicWeights: Sendable {
  /// Monday to Sunday, then 0 h to 23 h, local time.
  public let weights: [[Double]]
  /// Facts spread.
  public let included: Int
  /// Facts whose end comes before their start, left out.
  public let reversed: Int
  /// Facts of more than 24 hours: spread here, to be kept out of the search for peaks.
  public let longerThanDay: Int

  /// Sums over the week, 0 h to 23 h.
  public var byHour: [Double] {
    (0..<24).map { hour in stableSum(weights.map { $0[hour] }) }
  }

  /// Sums over the day, Monday to Sunday.
  public var byWeekday: [Double] { weights.map { stableSum($0) } }
}

/// Spreads each fact over the time it may have happened in (Ratcliffe 2002).
///
/// The share of an hour is that of the elapsed time: the hour that is skipped in spring gets
/// nothing, the one that comes twice in autumn gets both. The start alone, or the middle, invents
/// peaks at the hours when people leave home.
///
/// - Parameters:
///   - spans: half-open, in any order.
///   - zone: the local time of the place.
/// - Returns: 7 × 24 weights, and how many facts are left out or doubtful.
public func aoristicWeights(_ spans: [TimeSpan], in zone: LocalZone) -> AoristicWeights {
  var tally = WeekTally(in: zone)
  var reversed = 0
  var long = 0
  for span in spans {
    let end = span.end ?? span.start
    guard end >= span.start else {
      reversed += 1
      continue
    }
    if end - span.start > 86_400 { long += 1 }
    tally.add(from: span.start, to: end)
  }
  let slots = tally.weights
  return AoristicWeights(
    weights: (0..<7).map { Array(slots[$0 * 24..<($0 + 1) * 24]) },
    included: spans.count - reversed, reversed: reversed, longerThanDay: long)
}
