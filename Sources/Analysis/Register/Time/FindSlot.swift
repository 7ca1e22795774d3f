import Glibc

/// Adjoining days and hours of a week told from Monday 6 h.
struct SlotRange: Hashable {
  let days: ClosedRange<Int>
  let columns: Range<Int>

  func sum(_ week: [Double]) -> Double {
    days.reduce(0) { sum, day in columns.reduce(sum) { $0 + week[day * 24 + $1] } }
  }
}

/// The slot whose facts are least like chance: the scan statistic of Kulldorff 1997, over the
/// stretches of one night or day, then widened to the days beside it that are alike.
struct SlotSearch {
  /// 168 values from Monday 6 h: facts, and seconds.
  let weights: [Double]
  let exposure: [Double]
  let parameters: RegisterParameters

  /// Nil when no stretch holds more than its share.
  func slot() -> SlotRange? {
    var best: (ratio: Double, slot: SlotRange)?
    for day in 0..<7 {
      for first in 0..<24 {
        for length in parameters.slotHours where first + length <= 24 {
          let slot = SlotRange(days: day...day, columns: first..<first + length)
          let ratio = likelihoodRatio(slot)
          if ratio > 1e-9, ratio > (best?.ratio ?? 0) * (1 + 1e-12) { best = (ratio, slot) }
        }
      }
    }
    return best.map { widened($0.slot) }
  }

  private func likelihoodRatio(_ slot: SlotRange) -> Double {
    let facts = weights.reduce(0, +)
    let inside = slot.sum(weights)
    let expected = facts * slot.sum(exposure) / exposure.reduce(0, +)
    guard expected > 0, inside > expected else { return 0 }
    let outside = facts - inside
    return inside * log(inside / expected)
      + (outside > 1e-9 ? outside * log(outside / (facts - expected)) : 0)
  }

  /// The evenings of a week-end are one slot when they are alike.
  private func widened(_ slot: SlotRange) -> SlotRange {
    func density(_ day: Int) -> Double {
      let one = SlotRange(days: day...day, columns: slot.columns)
      let seconds = one.sum(exposure)
      return seconds > 0 ? one.sum(weights) / seconds : 0
    }
    var (low, high) = (slot.days.lowerBound, slot.days.lowerBound)
    let least = parameters.joinedDayShare * density(low)
    while low > 0, density(low - 1) >= least { low -= 1 }
    while high < 6, density(high + 1) >= least { high += 1 }
    return SlotRange(days: low...high, columns: slot.columns)
  }
}
