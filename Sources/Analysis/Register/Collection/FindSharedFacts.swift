import Dossier
import Glibc

/// Facts that two sources seem to have written down both, by one sweep over time.
///
/// Same category, both with a known hour and a point, a few minutes and metres apart. A fact pairs
/// with the earliest one that is left, so that each is in one pair of two sources at most. Register
/// in order.
func sharedFacts(in register: FactRegister, _ rules: RegisterRules) -> [SharedFacts] {
  guard register.sources.count > 1 else { return [] }
  var sweep = SharedSweep(register, rules.parameters)
  for (index, fact) in register.facts.enumerated()
  where fact.isHourKnown && fact.location != .unknown {
    sweep.meet(index, fact)
  }
  let count = register.sources.count
  return (0..<count).flatMap { first in
    (first + 1..<count).compactMap { second in
      let pairs = sweep.pairs[first * count + second]
      return pairs > 0
        ? SharedFacts(first: first, second: second, pairs: rules.disclosed(pairs)) : nil
    }
  }
}

private struct SharedSweep {
  let facts: [LocalFact]
  let sources: Int
  let seconds: Int
  let metres: Double
  /// By first source × sources + second one.
  var pairs: [Int]
  /// Recent facts of each category and source, from `heads` on.
  private var recent: [[Int]]
  private var heads: [Int]
  /// The sources with which a recent fact is paired already.
  private var taken: [Int: Set<Int>] = [:]

  private static let metresPerDegree = 111_195.0

  init(_ register: FactRegister, _ parameters: RegisterParameters) {
    facts = register.facts
    sources = register.sources.count
    seconds = parameters.sharedSeconds
    metres = parameters.sharedMetres
    pairs = [Int](repeating: 0, count: sources * sources)
    let queues = register.categories.count * sources
    recent = [[Int]](repeating: [], count: queues)
    heads = [Int](repeating: 0, count: queues)
  }

  mutating func meet(_ index: Int, _ fact: LocalFact) {
    let category = Int(fact.category) * sources
    let own = Int(fact.source)
    for source in 0..<sources where source != own {
      let queue = category + source
      forget(queue, before: fact.start - seconds)
      for position in heads[queue]..<recent[queue].count {
        let other = recent[queue][position]
        guard isNear(fact, facts[other]), taken[other]?.contains(own) != true else { continue }
        pairs[min(own, source) * sources + max(own, source)] += 1
        taken[other, default: []].insert(own)
        taken[index, default: []].insert(source)
        break
      }
    }
    recent[category + own].append(index)
  }

  private mutating func forget(_ queue: Int, before instant: Int) {
    while heads[queue] < recent[queue].count, facts[recent[queue][heads[queue]]].start < instant {
      taken[recent[queue][heads[queue]]] = nil
      heads[queue] += 1
    }
    guard heads[queue] > 1024, heads[queue] * 2 > recent[queue].count else { return }
    recent[queue].removeFirst(heads[queue])
    heads[queue] = 0
  }

  private func isNear(_ first: LocalFact, _ second: LocalFact) -> Bool {
    let north = (first.latitude - second.latitude) * Self.metresPerDegree
    guard abs(north) <= metres else { return false }
    let east =
      (first.longitude - second.longitude) * Self.metresPerDegree * cos(first.latitude * .pi / 180)
    return north * north + east * east <= metres * metres
  }
}
