/// Local regression on equally spaced points, as the Fortran of Cleveland and others (1990) does it.
struct Loess {
  /// How many neighbours weigh; may exceed the number of points.
  let window: Int
  /// 0 or 1: local mean or local line.
  let degree: Int
  /// The smooth is computed at every so many points and drawn straight between them.
  let jump: Int

  /// The smooth at each point; `weights` are those of robustness, nil when all are one.
  func smooth(_ values: [Double], weights: [Double]?) -> [Double] {
    let count = values.count
    guard count > 1 else { return values }
    let step = min(jump, count - 1)
    var result = values
    var range = 1...count
    for point in stride(from: 1, through: count, by: step) {
      range = neighbours(of: point, count: count, step: step, last: range)
      result[point - 1] =
        estimate(values, at: Double(point), over: range, weights: weights) ?? values[point - 1]
    }
    guard step > 1 else { return result }
    for point in stride(from: 1, through: count - step, by: step) {
      drawStraight(&result, from: point, to: point + step)
    }
    let last = (count - 1) / step * step + 1
    if last != count {
      result[count - 1] =
        estimate(values, at: Double(count), over: range, weights: weights) ?? values[count - 1]
      drawStraight(&result, from: last, to: count)
    }
    return result
  }

  private func neighbours(
    of point: Int, count: Int, step: Int, last: ClosedRange<Int>
  ) -> ClosedRange<Int> {
    guard window < count else { return 1...count }
    let half = (window + 1) / 2
    if step == 1 {
      // The window moves one point at a time once its middle is passed.
      if point == 1 { return 1...window }
      return point > half && last.upperBound != count
        ? (last.lowerBound + 1)...(last.upperBound + 1) : last
    }
    if point < half { return 1...window }
    if point >= count - half + 1 { return (count - window + 1)...count }
    return (point - half + 1)...(window + point - half)
  }

  private func drawStraight(_ values: inout [Double], from first: Int, to last: Int) {
    let slope = (values[last - 1] - values[first - 1]) / Double(last - first)
    for point in (first + 1)..<max(first + 1, last) {
      values[point - 1] = values[first - 1] + slope * Double(point - first)
    }
  }

  /// The local fit at one place (points are counted from 1); nil when no neighbour weighs.
  func estimate(
    _ values: [Double], at place: Double, over range: ClosedRange<Int>, weights: [Double]?
  ) -> Double? {
    let count = values.count
    var reach = max(place - Double(range.lowerBound), Double(range.upperBound) - place)
    if window > count { reach += Double((window - count) / 2) }
    var local = [Double](repeating: 0, count: range.count)
    var total = 0.0
    for point in range {
      let distance = abs(Double(point) - place)
      guard distance <= 0.999 * reach else { continue }
      let ratio = distance / reach
      let cube = 1 - ratio * ratio * ratio
      var weight = distance <= 0.001 * reach ? 1 : cube * cube * cube
      if let weights { weight *= weights[point - 1] }
      local[point - range.lowerBound] = weight
      total += weight
    }
    guard total > 0 else { return nil }
    for index in local.indices { local[index] /= total }
    if reach > 0, degree > 0 { tilt(&local, at: place, over: range, count: count) }
    var result = 0.0
    for point in range { result += local[point - range.lowerBound] * values[point - 1] }
    return result
  }

  /// Turns the weights of a local mean into those of a local line.
  private func tilt(
    _ local: inout [Double], at place: Double, over range: ClosedRange<Int>, count: Int
  ) {
    var center = 0.0
    for point in range { center += local[point - range.lowerBound] * Double(point) }
    var spread = 0.0
    for point in range {
      let offset = Double(point) - center
      spread += local[point - range.lowerBound] * offset * offset
    }
    // Points gathered in one place cannot hold a line.
    guard spread.squareRoot() > 0.001 * Double(count - 1) else { return }
    let slope = (place - center) / spread
    for point in range {
      local[point - range.lowerBound] *= slope * (Double(point) - center) + 1
    }
  }
}
