/// Where an increasing function crosses zero, by Newton's method kept inside a shrinking bracket.
///
/// - Parameters:
///   - start: a guess, anywhere.
///   - function: the value and the slope at a point; the value may be infinite.
/// - Returns: the root, to the last digits of the function.
func increasingRoot(
  from start: Double, function: (Double) -> (value: Double, slope: Double)
) -> Double {
  var point = start
  var low = -Double.infinity
  var high = Double.infinity
  var stride = 1.0
  for _ in 0..<500 {
    let (value, slope) = function(point)
    if value == 0 { return point }
    if value < 0 { low = point } else { high = point }
    var next = point - value / slope
    let isInside = next > low && next < high && next.isFinite
    if !isInside {
      if low.isFinite && high.isFinite {
        next = low + (high - low) / 2
      } else {
        next = value < 0 ? point + stride : point - stride
        stride *= 2
      }
    }
    let move = abs(next - point)
    // Newton doubles its digits: a step this small leaves an error far under one unit.
    if isInside && move < 1e-9 * max(1, abs(point)) { return next }
    if next == low || next == high || next == point { return next }
    point = next
  }
  return point
}
