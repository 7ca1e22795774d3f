/// Reads local time off many instants: the two changes around the last one are kept.
///
/// A register of a million facts in order of time crosses six changes in three years; asking the
/// zone for each fact would work out the Sundays of March a million times.
public struct LocalClock: Sendable {
  public let zone: LocalZone
  private var instants = 0..<0
  private var offset = 0

  public init(_ zone: LocalZone) { self.zone = zone }

  /// Seconds to add to an instant to read local time.
  @inline(__always)
  public mutating func offset(at instant: Int) -> Int {
    if instants.contains(instant) { return offset }
    (instants, offset) = zone.stretch(around: instant)
    return offset
  }

  /// The instant up to which the offset at another one holds.
  mutating func end(of instant: Int) -> Int {
    _ = offset(at: instant)
    return instants.upperBound
  }

  /// Days since 1970 on the local calendar.
  public mutating func day(at instant: Int) -> Int {
    floorDivide(instant + offset(at: instant), 86_400)
  }

  /// The hour of the week, 0 to 167 from Monday 0 h, local time.
  public mutating func slot(at instant: Int) -> Int {
    Self.slot(ofLocal: instant + offset(at: instant))
  }

  @inline(__always)
  static func slot(ofLocal seconds: Int) -> Int {
    // 1 January 1970 was a Thursday.
    let slot = (floorDivide(seconds, 3600) + 72) % 168
    return slot < 0 ? slot + 168 : slot
  }
}
