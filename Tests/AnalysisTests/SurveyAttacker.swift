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

  private static let patience = 4_000

  /// How low and how high a count can go, one step after the other, within limits.
  func reach(of profiles: [Int], within limits: ClosedRange<Int>) -> ClosedRange<Int> {
    let count = profiles.reduce(0) { $0 + truth[$1] }
    let low = farthest(profiles, from: count, by: -1, within: limits)
    let high = farthest(profiles, from: count, by: 1, within: limits)
    return low...high
  }

  private func farthest(
    _ profiles: [Int], from count: Int, by step: Int, within limits: ClosedRange<Int>
  ) -> Int {
    var (reached, found) = (count, truth)
    while limits.contains(reached + step) {
      let wanted = equations + [Equation(profiles: profiles, sum: reached + step)]
      guard let other = search(wanted, from: found) ?? search(wanted, from: truth) else { break }
      (reached, found) = (reached + step, other)
    }
    return reached
  }

  /// One respondent more or less at a time, whatever comes nearest to the sums; what was just
  /// changed rests, and sums that stay wrong count for more.
  private func search(_ equations: [Equation], from start: [Int]) -> [Int]? {
    var walk = Walk(start, equations)
    for step in 0..<Self.patience {
      if walk.isDone { return walk.counts }
      walk.step(step)
    }
    return nil
  }
}

private struct Walk {
  private(set) var counts: [Int]
  private var excess: [Int]
  private var weights: [Int]
  private let places: [[Int]]
  private var restsUntil: [Int]
  private var state: UInt64 = 20_261_125

  init(_ start: [Int], _ equations: [SurveyAttacker.Equation]) {
    counts = start
    excess = equations.map { equation in
      equation.profiles.reduce(-equation.sum) { $0 + start[$1] }
    }
    weights = equations.map { _ in 1 }
    places = start.indices.map { profile in
      equations.indices.filter { equations[$0].profiles.contains(profile) }
    }
    restsUntil = start.map { _ in 0 }
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
