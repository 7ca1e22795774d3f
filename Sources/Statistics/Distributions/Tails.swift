/// The probability under a point and above it, each with its own relative precision.
struct Tails {
  let lower: Double
  let upper: Double

  init(lower: Double) {
    self.lower = min(1, max(0, lower))
    upper = 1 - self.lower
  }

  init(upper: Double) {
    self.upper = min(1, max(0, upper))
    lower = 1 - self.upper
  }

  private init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  var swapped: Tails { Tails(lower: upper, upper: lower) }
}
