import Glibc

/// A point of a projected map, in metres (Lambert-93), never in degrees.
public struct PlanePoint: Hashable, Sendable {
  public let x: Double
  public let y: Double

  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}

/// A rectangle of a projected map, in metres.
public struct PlaneWindow: Hashable, Sendable {
  public let x: ClosedRange<Double>
  public let y: ClosedRange<Double>

  public init(x: ClosedRange<Double>, y: ClosedRange<Double>) {
    self.x = x
    self.y = y
  }

  func contains(_ point: PlanePoint) -> Bool { x.contains(point.x) && y.contains(point.y) }
}

/// Facts per square metre around each place, by a Gaussian kernel.
public struct KernelDensity: Sendable {
  public enum EdgeCorrection: Sendable {
    /// Density leaks out of the window.
    case none
    /// Divided by the mass of the kernel inside the window, at the place asked about (Diggle 1985).
    case uniform
    /// Divided by that mass at each fact (Jones 1993): the total over the window is the number of
    /// facts, whatever the shape.
    case jonesDiggle
  }

  private let points: [PlanePoint]
  private let masses: [Double]
  private let window: PlaneWindow
  /// Standard deviation of the kernel, in metres; printed beside every map.
  public let bandwidth: Double

  /// Keeps the facts of a window.
  ///
  /// - Parameters:
  ///   - points: all inside the window; there may be none.
  ///   - window: its sides have a length.
  ///   - bandwidth: metres, above zero.
  /// - Throws: `InvalidInput` for a bandwidth not above zero, an empty window, a point outside it.
  public init(
    points: [PlanePoint], window: PlaneWindow, bandwidth: Double
  ) throws(InvalidInput) {
    try requirePositive([bandwidth], "bandwidth")
    let sides = [
      window.x.upperBound - window.x.lowerBound, window.y.upperBound - window.y.lowerBound,
    ]
    try requirePositive(sides, "window")
    if let index = points.firstIndex(where: { !window.contains($0) }) {
      throw InvalidInput(
        .outside(lower: window.x.lowerBound, upper: window.x.upperBound), argument: "points",
        index: index)
    }
    self.points = points
    self.window = window
    self.bandwidth = bandwidth
    masses = points.map { Self.mass(at: $0, window, bandwidth) }
  }

  /// The share of a kernel that stays inside the window.
  private static func mass(
    at point: PlanePoint, _ window: PlaneWindow, _ bandwidth: Double
  ) -> Double {
    side(point.x, window.x, bandwidth) * side(point.y, window.y, bandwidth)
  }

  private static func side(
    _ value: Double, _ range: ClosedRange<Double>, _ bandwidth: Double
  ) -> Double {
    let low = (range.lowerBound - value) / bandwidth
    let high = (range.upperBound - value) / bandwidth
    // On the side of the smaller tails, so that a place far outside keeps its digits.
    return low > 0
      ? normalLower(-low) - normalLower(-high) : normalLower(high) - normalLower(low)
  }

  /// Facts per square metre at a place; nil for a uniform correction where no mass is left.
  public func value(at place: PlanePoint, edges: EdgeCorrection = .jonesDiggle) -> Double? {
    var sum = StableSum()
    for (index, point) in points.enumerated() {
      let (dx, dy) = (place.x - point.x, place.y - point.y)
      let kernel = exp(-(dx * dx + dy * dy) / (2 * bandwidth * bandwidth))
      sum += edges == .jonesDiggle ? kernel / masses[index] : kernel
    }
    let density = sum.value / (2 * Double.pi * bandwidth * bandwidth)
    guard edges == .uniform else { return density }
    let mass = Self.mass(at: place, window, bandwidth)
    return mass > 0 ? density / mass : nil
  }

  /// Facts per square metre at the centres of a grid that covers the window (Jones-Diggle).
  ///
  /// The Gaussian is a product of two curves, so that a grid costs one exponential a row and a
  /// column for each fact, not one a cell.
  ///
  /// - Parameters:
  ///   - columns: above zero.
  ///   - rows: above zero.
  /// - Returns: row after row, from the lowest y.
  public func grid(columns: Int, rows: Int) -> [Double] {
    precondition(columns > 0 && rows > 0, "a grid has cells")
    var sums = [Double](repeating: 0, count: columns * rows)
    let width = (window.x.upperBound - window.x.lowerBound) / Double(columns)
    let height = (window.y.upperBound - window.y.lowerBound) / Double(rows)
    func curve(_ value: Double, _ origin: Double, _ step: Double, _ count: Int) -> [Double] {
      (0..<count).map { cell in
        let gap = (origin + (Double(cell) + 0.5) * step - value) / bandwidth
        return exp(-gap * gap / 2)
      }
    }
    for (index, point) in points.enumerated() {
      let across = curve(point.x, window.x.lowerBound, width, columns)
      let along = curve(point.y, window.y.lowerBound, height, rows)
      let scale = 1 / (masses[index] * 2 * Double.pi * bandwidth * bandwidth)
      for row in 0..<rows {
        let share = along[row] * scale
        for column in 0..<columns { sums[row * columns + column] += share * across[column] }
      }
    }
    return sums
  }
}

/// The density of the quartic kernel of crime-mapping software, without edge correction.
///
/// - Parameters:
///   - place: where.
///   - points: the facts.
///   - radius: metres, above zero; nothing further away counts.
/// - Returns: facts per square metre.
/// - Throws: `InvalidInput` for a radius not above zero.
public func quarticDensity(
  at place: PlanePoint, points: [PlanePoint], radius: Double
) throws(InvalidInput) -> Double {
  try requirePositive([radius], "radius")
  var sum = StableSum()
  for point in points {
    let (dx, dy) = (place.x - point.x, place.y - point.y)
    let left = 1 - (dx * dx + dy * dy) / (radius * radius)
    if left > 0 { sum += left * left }
  }
  return 3 * sum.value / (Double.pi * radius * radius)
}
