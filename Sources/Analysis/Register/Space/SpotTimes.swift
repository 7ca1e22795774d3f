import Dossier
import Statistics

/// When the facts of a hot spot happen, against those of the rest of the map.
struct SpotTimes {
  let view: ViewStudy
  let disclosure: SpaceDisclosure
  private let whole: AoristicWeights

  init(view: ViewStudy, disclosure: SpaceDisclosure) {
    self.view = view
    self.disclosure = disclosure
    whole = Self.weights(of: view.current, view.facts)
  }

  /// Spread over the week; facts of unknown hour, or that may have lasted more than a day, tell
  /// nothing of it.
  private static func weights(of indices: [Int], _ facts: SourceFacts) -> AoristicWeights {
    let spans = indices.compactMap { index -> TimeSpan? in
      let fact = facts.facts[index]
      guard fact.isHourKnown, (fact.end ?? fact.start) - fact.start <= 86_400 else { return nil }
      return TimeSpan(start: fact.start, end: fact.end)
    }
    return aoristicWeights(spans, in: facts.zone)
  }

  /// A stretch of the week and how much of it the hot spot holds.
  private struct Stretch {
    let weekday: Int?
    let band: Int?
    var hours: Range<Int>? {
      band.map { $0 * WeekBlocks.hoursInBand..<($0 + 1) * WeekBlocks.hoursInBand }
    }

    func sum(_ weights: [[Double]]) -> Double {
      stableSum(
        (weekday.map { $0...$0 } ?? 0...6).flatMap { day in
          (hours ?? 0..<24).map { weights[day][$0] }
        })
    }

    static let all: [Stretch] =
      (0..<7).map { Stretch(weekday: $0, band: nil) }
      + (0..<WeekBlocks.bands).map { Stretch(weekday: nil, band: $0) }
      + (0..<7).flatMap { day in
        (0..<WeekBlocks.bands).map { Stretch(weekday: day, band: $0) }
      }
  }

  /// - Parameters:
  ///   - members: the facts of the hot spot.
  ///   - isShown: whether their number is; nothing that gives it back is told otherwise.
  /// - Returns: their hours, and the stretches of the week that hold more than elsewhere.
  func times(of members: [Int], isShown: Bool) -> HotSpotTimes {
    guard isShown else { return HotSpotTimes(timed: .hidden, peaks: [], tests: 0, week: nil) }
    let here = Self.weights(of: members, view.facts)
    let rest = whole.included - here.included
    guard here.included >= view.parameters.minimumHotSpotFacts,
      rest >= view.parameters.minimumHotSpotFacts
    else {
      return HotSpotTimes(
        timed: disclosure.small(here.included), peaks: [], tests: 0, week: week(here))
    }
    let elsewhere = zip(whole.weights, here.weights).map { all, some in
      zip(all, some).map { max(0, $0 - $1) }
    }
    let counts = Stretch.all.map { stretch in
      (
        here: Int((stretch.sum(here.weights) + 1e-7).rounded(.down)),
        rest: Int(stretch.sum(elsewhere).rounded())
      )
    }
    let ratios = counts.map { count in
      sound { () throws(InvalidInput) in
        try rateRatio(
          (count.here, Double(here.included)), over: (count.rest, Double(rest)),
          level: view.parameters.level)
      }
    }
    let adjusted = sound { () throws(InvalidInput) in
      try benjaminiHochberg(ratios.map(\.centralPValue))
    }
    let peaks = Stretch.all.indices.compactMap { number -> HotSpotTimes.Peak? in
      guard
        let ratio = AreaRatio(
          ratios[number], adjusted[number] ?? 1, view.parameters.significance),
        ratio.verdict == .above
      else { return nil }
      let stretch = Stretch.all[number]
      return HotSpotTimes.Peak(
        weekday: stretch.weekday, hours: stretch.hours,
        share: stretch.sum(here.weights) / Double(here.included),
        shareElsewhere: stretch.sum(elsewhere) / Double(rest), againstRest: ratio)
    }
    return HotSpotTimes(
      timed: disclosure.small(here.included), peaks: shown(peaks, of: here.included),
      tests: ratios.count, week: week(here))
  }

  private func week(_ weights: AoristicWeights) -> [[Double]]? {
    disclosure.isPublishable ? nil : weights.weights
  }

  /// Largest share first; of an edition for everyone, those that leave no few facts beside them.
  ///
  /// A day and a band of hours overlap: whatever two of them share, what neither holds is counted
  /// as if they did not.
  private func shown(_ peaks: [HotSpotTimes.Peak], of timed: Int) -> [HotSpotTimes.Peak] {
    let sorted = peaks.sorted { first, second in
      (-first.share, first.weekday ?? -1, first.hours?.lowerBound ?? -1)
        < (-second.share, second.weekday ?? -1, second.hours?.lowerBound ?? -1)
    }
    guard disclosure.isPublishable else { return sorted }
    var held = 0
    return sorted.filter { peak in
      let facts = Int((peak.share * Double(timed)).rounded())
      guard disclosure.showsCell(facts), disclosure.showsRest(timed - facts),
        held == 0 || disclosure.showsRest(max(1, timed - held - facts))
      else { return false }
      held += facts
      return true
    }
  }
}
