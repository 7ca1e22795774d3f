import Charts
import Drawing

/// A ruler that makes each character a given share of the body wide: widths are sums in the head.
final class Ruler: TextMeasurer {
  let share: Double

  /// One em unless told; real faces take a little more than half of one.
  init(share: Double = 1) { self.share = share }

  func width(of text: String, in style: TextStyle) -> Double {
    Double(text.count) * style.size * share
  }

  func capHeight(of style: TextStyle) -> Double { 0.7 * style.size }

  func extents(of style: TextStyle) -> (ascent: Double, descent: Double) {
    (style.size, 0.25 * style.size)
  }
}

func context(share: Double = 0.55) -> ChartContext {
  ChartContext(measurer: Ruler(share: share), theme: Theme())
}

/// Numbers that look random and are the same on every machine (SplitMix64, Steele et al., 2014).
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64
  /// Labels and sizes that no commune has, but that a file may hold.
  private let isHostile: Bool

  init(seed: UInt64, isHostile: Bool = false) {
    state = seed &* 0x9E37_79B9_7F4A_7C15
    self.isHostile = isHostile
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func share() -> Double { Double(next() >> 11) / Double(1 << 53) }

  mutating func within(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + share() * (range.upperBound - range.lowerBound)
  }

  mutating func integer(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  mutating func chance(_ probability: Double) -> Bool { share() < probability }

  /// One to eight words, some very long.
  mutating func label() -> String {
    if isHostile, chance(0.5) {
      return Self.hostileLabels[integer(0...Self.hostileLabels.count - 1)]
    }
    return (0..<integer(1...integer(1...8))).map { _ in
      let letters = (0..<integer(1...integer(4...22))).map { _ in
        String("aéiourstlnmgpbç-".randomElement(using: &self) ?? "a")
      }
      return letters.joined()
    }.joined(separator: " ")
  }

  private static let hostileLabels = [
    "", " ", "—", "👩🏽‍🚒 caserne 🚒🚒🚒", "שכונת מגורים", "حي السلام القديم",
    "a\u{0301}e\u{0308}o\u{0302}",
    String(repeating: "anticonstitutionnellement", count: 12),
    String(repeating: "mot ", count: 200),
    "deux\nlignes", "1 000 000 000 000,00 %",
  ]

  /// Sizes from tiny to huge, zero and less than zero among them.
  mutating func value(negative: Bool = true) -> Double {
    let sizes = [0.001, 1, 10, 1_000, 1e6, 3e9] + (isHostile ? [1e-12, 3e-6] : [])
    let size = sizes[integer(0...sizes.count - 1)]
    if chance(0.1) { return 0 }
    return (negative && chance(0.2) ? -1 : 1) * share() * size
  }
}
