/// A reader who looks for other respondents that would make a survey print the same.
///
/// Written apart from the engine: it knows profiles of respondents and sums of them, and gropes its
/// way from the truth to a survey that holds them all. What it finds is proven possible; what it
/// does not find within its patience fails a test on the safe side.
struct SurveyAttacker {
  /// The profiles that a printed count adds up.
  struct Equation {
    let profiles: [Int]
    let sum: Int
  }

  /// Respondents of each profile, in truth.
  let truth: [Int]
  let equations: [Equation]

  private static let patience = 1_500

  /// Whether a count could as well be another one, over a range at least this wide.
  ///
  /// Two surveys are enough: one where it is low, one where it is higher by the width.
  func isOpen(_ profiles: [Int], over width: Int) -> Bool {
    let count = profiles.reduce(0) { $0 + truth[$1] }
    return (0...min(count, width)).contains { below in
      holds(profiles, count + width - below) && (below == 0 || holds(profiles, count - below))
    }
  }

  private func holds(_ profiles: [Int], _ count: Int) -> Bool {
    let wanted = equations + [Equation(profiles: profiles, sum: count)]
    return (1...3 as ClosedRange<UInt64>).contains { start in
      var walk = Walk(truth, wanted, start: start)
      for step in 0..<Self.patience {
        if walk.isDone { return true }
        walk.step(step)
      }
      return false
    }
  }
}

/// One respondent more or less at a time, whatever comes nearest to the sums; what was just
/// changed rests, and sums that stay wrong count for more.
private struct Walk {
  private(set) var counts: [Int]
  private var excess: [Int]
  private var weights: [Int]
  private let places: [[Int]]
  private var restsUntil: [Int]
  private var state: UInt64

  init(_ truth: [Int], _ equations: [SurveyAttacker.Equation], start: UInt64) {
    counts = truth
    state = start
    excess = equations.map { equation in
      equation.profiles.reduce(-equation.sum) { $0 + truth[$1] }
    }
    weights = equations.map { _ in 1 }
    places = truth.indices.map { profile in
      equations.indices.filter { equations[$0].profiles.contains(profile) }
    }
    restsUntil = truth.map { _ in 0 }
  }

  var isDone: Bool { excess.allSatisfy { $0 == 0 } }

  mutating func step(_ step: Int) {
    var best: (gain: Int, profile: Int, sign: Int)?
    let offset = random(counts.count)
    for shift in counts.indices {
      let profile = (shift + offset) % counts.count
      guard restsUntil[profile] <= step else { continue }
      for sign in counts[profile] > 0 ? [-1, 1] : [1] {
        let gain = gain(profile, sign)
        if gain > best?.gain ?? .min { best = (gain, profile, sign) }
      }
    }
    guard let best else { return }
    if best.gain <= 0 {
      for equation in excess.indices where excess[equation] != 0 { weights[equation] += 1 }
    }
    counts[best.profile] += best.sign
    for equation in places[best.profile] { excess[equation] += best.sign }
    restsUntil[best.profile] = step + 3 + random(4)
  }

  private func gain(_ profile: Int, _ sign: Int) -> Int {
    places[profile].reduce(0) { gain, equation in
      gain + weights[equation] * (abs(excess[equation]) - abs(excess[equation] + sign))
    }
  }

  private mutating func random(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }
}
