import Dossier
import Statistics

/// Whether facts close in space are also close in time.
struct NearRepeatSearch {
  let view: ViewStudy
  let disclosure: SpaceDisclosure

  /// Permutations that are made at least, and pairs that are looked at over all of them.
  private static let fewestSamples = 199
  private static let effort = 200_000_000

  func study() -> Availability<NearRepeatStudy, SpaceAbsence> {
    let (facts, parameters) = (view.facts, view.parameters)
    guard view.current.count >= parameters.minimumFacts else { return .unavailable(view.tooFew) }
    // The longest sample whose pairs can be dealt again often enough.
    var size = min(parameters.repeatFacts, view.current.count)
    var sample = sampled(size)
    var pairs = closePairs(sample)
    while pairs > Self.effort / Self.fewestSamples {
      size = size * 2 / 3
      sample = sampled(size)
      pairs = closePairs(sample)
    }
    let samples = min(parameters.repeatSamples, max(1, Self.effort / max(1, pairs)))
    let repeats = sound { () throws(InvalidInput) in
      try nearRepeats(
        points: sample.map { PlanePoint(x: facts.x[$0].rounded(), y: facts.y[$0].rounded()) },
        days: sample.map { Double(day($0)) },
        within: (parameters.repeatMetres, Double(parameters.repeatDays)),
        simulation: Simulation(samples: samples, seed: parameters.seed))
    }
    let shown = disclosure.small(repeats.observed)
    return .available(
      NearRepeatStudy(
        metres: parameters.repeatMetres, days: parameters.repeatDays, facts: sample.count,
        outOf: view.current.count, seed: parameters.seed, permutations: samples, pairs: shown,
        expected: repeats.expected, ratio: shown.value == nil ? nil : repeats.ratio,
        pValue: repeats.permutationPValue,
        isEstablished: repeats.permutationPValue < parameters.significance))
  }

  private func sampled(_ size: Int) -> [Int] {
    randomSample(size, of: view.current.count, seed: view.parameters.seed)
      .map { view.current[$0] }
  }

  /// Pairs no further apart than the limit, by sweeping along x.
  private func closePairs(_ sample: [Int]) -> Int {
    let (facts, metres) = (view.facts, view.parameters.repeatMetres)
    let order = sample.sorted { (facts.x[$0], $0) < (facts.x[$1], $1) }
    var pairs = 0
    for (rank, first) in order.enumerated() {
      for second in order[(rank + 1)...] {
        let dx = facts.x[second] - facts.x[first]
        if dx > metres { break }
        let dy = facts.y[second] - facts.y[first]
        if dx * dx + dy * dy <= metres * metres { pairs += 1 }
      }
    }
    return pairs
  }

  /// The local day of a fact.
  private func day(_ index: Int) -> Int {
    let fact = view.facts.facts[index]
    let local = fact.start + view.facts.zone.offset(at: fact.start)
    return Int((Double(local) / 86_400).rounded(.down))
  }
}
