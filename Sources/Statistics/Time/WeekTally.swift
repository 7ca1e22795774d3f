/// The 168 hours of the week over which facts are spread one after the other, each weighing one.
///
/// The share of an hour is that of the elapsed time (Ratcliffe 2002): `aoristicWeights`, for facts
/// that come one by one and are never kept.
public struct WeekTally: Sendable {
  private var clock: LocalClock
  private var slots = [StableSum](repeating: StableSum(), count: 168)
  /// Seconds of one fact in each hour; whole, so that years are summed without rounding.
  private var seconds = [Int](repeating: 0, count: 168)
  /// Facts spread.
  public private(set) var count = 0

  public init(in zone: LocalZone) { clock = LocalClock(zone) }

  /// From Monday 0 h, local time.
  public var weights: [Double] { slots.map(\.value) }

  /// Spreads one fact; the end is not before the start.
  public mutating func add(from start: Int, to end: Int) {
    count += 1
    guard end > start else {
      slots[clock.slot(at: start)] += 1
      return
    }
    fill(from: start, to: end)
    let length = Double(end - start)
    for slot in 0..<168 where seconds[slot] > 0 {
      slots[slot] += Double(seconds[slot]) / length
      seconds[slot] = 0
    }
  }

  /// The share of a fact that falls into some hours of the week.
  ///
  /// - Parameters:
  ///   - start: the earliest instant.
  ///   - end: the latest one, not before the start.
  ///   - hours: 168 of them, true for those that count.
  /// - Returns: from 0 to 1.
  public mutating func share(from start: Int, to end: Int, in hours: [Bool]) -> Double {
    guard end > start else { return hours[clock.slot(at: start)] ? 1 : 0 }
    fill(from: start, to: end)
    var inside = 0
    for slot in 0..<168 {
      if hours[slot] { inside += seconds[slot] }
      seconds[slot] = 0
    }
    return Double(inside) / Double(end - start)
  }

  /// How many seconds of a stretch of time each hour of the week takes: what facts are held against.
  public static func exposure(from start: Int, to end: Int, in zone: LocalZone) -> [Int] {
    var tally = WeekTally(in: zone)
    if end > start { tally.fill(from: start, to: end) }
    return tally.seconds
  }

  /// The hour that is skipped in spring gets nothing, the one that comes twice gets both.
  private mutating func fill(from start: Int, to end: Int) {
    var instant = start
    while instant < end {
      let offset = clock.offset(at: instant)
      let stop = min(end, clock.end(of: instant))
      // Whole weeks give every hour its 3,600 seconds: an interval of years costs no more.
      let weeks = (stop - instant) / 604_800
      if weeks > 0 {
        for slot in 0..<168 { seconds[slot] += weeks * 3600 }
        instant += weeks * 604_800
      }
      while instant < stop {
        let local = instant + offset
        let next = min(stop, instant + 3600 - (local - floorDivide(local, 3600) * 3600))
        seconds[LocalClock.slot(ofLocal: local)] += next - instant
        instant = next
      }
    }
  }
}
