import Glibc

/// The derivative of log Γ, for a positive argument (Abramowitz & Stegun 6.3.18).
func digamma(_ x: Double) -> Double {
  var x = x
  var result = 0.0
  while x < 12 {
    result -= 1 / x
    x += 1
  }
  let s = 1 / (x * x)
  let series =
    s * (1.0 / 12 - s * (1.0 / 120 - s * (1.0 / 252 - s * (1.0 / 240 - s * (1.0 / 132)))))
  return result + log(x) - 0.5 / x - series
}

/// The second derivative of log Γ, for a positive argument (Abramowitz & Stegun 6.4.12).
func trigamma(_ x: Double) -> Double {
  var x = x
  var result = 0.0
  while x < 12 {
    result += 1 / (x * x)
    x += 1
  }
  let s = 1 / (x * x)
  let series =
    1.0 / 6 - s * (1.0 / 30 - s * (1.0 / 42 - s * (1.0 / 30 - s * (5.0 / 66))))
  return result + 1 / x + s / 2 + s / x * series
}
