import Glibc

/// Random numbers that are the same on every machine: SplitMix64 (Steele, Lea & Flood 2014).
///
/// A p-value by simulation is printed in a report: the seed is a parameter, never the clock.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  @inline(__always)
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number in 0..<1, with 53 bits.
  @inline(__always)
  mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A whole number in 0..<bound, without bias (Lemire 2019).
  @inline(__always)
  mutating func below(_ bound: Int) -> Int {
    let range = UInt64(bound)
    var product = next().multipliedFullWidth(by: range)
    if product.low < range {
      let threshold = (0 &- range) % range
      while product.low < threshold { product = next().multipliedFullWidth(by: range) }
    }
    return Int(product.high)
  }

  /// Fisher-Yates, written out so that the order never depends on the standard library.
  mutating func shuffle<Element>(_ values: inout [Element]) {
    var last = values.count - 1
    while last > 0 {
      let other = below(last + 1)
      if other != last { values.swapAt(other, last) }
      last -= 1
    }
  }

  /// A binomial count, by inversion or by the rejection of Hörmann 1993 (BTRS).
  mutating func binomial(trials: Int, share: Double) -> Int {
    guard trials > 0, share > 0 else { return 0 }
    guard share < 1 else { return trials }
    if share > 0.5 { return trials - binomial(trials: trials, share: 1 - share) }
    return Double(trials) * share < 10
      ? invertedBinomial(trials, share) : rejectedBinomial(trials, share)
  }

  private mutating func invertedBinomial(_ trials: Int, _ share: Double) -> Int {
    let odds = share / (1 - share)
    var density = exp(Double(trials) * log1p(-share))
    var left = uniform()
    var count = 0
    while left > density, count < trials {
      left -= density
      count += 1
      density *= odds * Double(trials - count + 1) / Double(count)
    }
    return count
  }

  private mutating func rejectedBinomial(_ trials: Int, _ share: Double) -> Int {
    let n = Double(trials)
    let spread = (n * share * (1 - share)).squareRoot()
    let b = 1.15 + 2.53 * spread
    let a = -0.0873 + 0.0248 * b + 0.01 * share
    let alpha = (2.83 + 5.1 / b) * spread
    let mode = ((n + 1) * share).rounded(.down)
    let logOdds = log(share / (1 - share))
    let atMode = logGamma(mode + 1) + logGamma(n - mode + 1)
    while true {
      let u = uniform() - 0.5
      let v = uniform()
      let us = 0.5 - abs(u)
      let k = ((2 * a / us + b) * u + n * share + 0.5).rounded(.down)
      if us >= 0.07, v <= 0.92 - 4.2 / b { return Int(k) }
      guard k >= 0, k <= n else { continue }
      let density = atMode - logGamma(k + 1) - logGamma(n - k + 1) + (k - mode) * logOdds
      if log(v * alpha / (a / (us * us) + b)) <= density { return Int(k) }
    }
  }
}
