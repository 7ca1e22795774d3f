#if canImport(Glibc)
  import Glibc
#endif

/// A logarithmic axis of ratios, even on both sides of one: « ÷ 3 … attendu … × 3 ».
struct RatioAxis {
  /// The ratio at the right end; its inverse is at the left.
  let factor: Double
  let scale: Scale

  static let factors: [Double] = [3, 5, 10, 20, 50, 100]

  /// Holds all these ratios if it can, and nearly all of the others.
  init(holding ratios: [Double], nearly others: [Double], from start: Double, to end: Double) {
    let far = { (ratio: Double) in ratio > 0 ? max(ratio, 1 / ratio) : 1 }
    let own = ratios.map(far).max() ?? 1
    let spread = others.map(far).sorted()
    // Two comparables in a hundred may lie outside: they are shown at the edge.
    let most = spread.isEmpty ? 1 : spread[Int(0.98 * Double(spread.count - 1))]
    let needed = max(own, min(most, 20))
    let factor = Self.factors.first { $0 >= needed } ?? Self.factors[Self.factors.count - 1]
    self.factor = factor
    scale = Scale(1 / factor...factor, from: start, to: end, kind: .logarithmic)
  }

  /// Ratios that carry a label, one left out.
  var marks: [(ratio: Double, label: String)] {
    let inner: Double =
      switch factor {
      case ...5: 2
      case ...10: 3
      case ...20: 5
      default: 10
      }
    return [factor, inner].flatMap { value in
      [(1 / value, "÷\u{A0}\(Int(value))"), (value, "×\u{A0}\(Int(value))")]
    }
  }
}
