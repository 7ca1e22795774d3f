import Glibc

/// The part of a plane that density is spread over: squares, each inside as a whole or in part.
public struct RegionGrid: Sendable {
  /// In metres.
  public let side: Double
  public let columns: Int
  public let rows: Int
  /// Share of each square inside, 0 to 1, row after row.
  public let shares: [Double]

  public init(side: Double, columns: Int, rows: Int, shares: [Double]) {
    precondition(shares.count == columns * rows && side > 0, "one share a square")
    self.side = side
    self.columns = columns
    self.rows = rows
    self.shares = shares
  }
}

/// Points merged on a finer grid: so many squares of it along the side of one of the region.
public struct MergedPoints: Sendable {
  public let region: RegionGrid
  public let refinement: Int
  /// Points in each small square, row after row.
  public private(set) var counts: [Int32]

  public init(in region: RegionGrid, refinement: Int) {
    precondition(refinement > 0, "a square is cut in parts")
    self.region = region
    self.refinement = refinement
    counts = [Int32](repeating: 0, count: region.columns * region.rows * refinement * refinement)
  }

  public var side: Double { region.side / Double(refinement) }
  var columns: Int { region.columns * refinement }
  var rows: Int { region.rows * refinement }

  /// Adds a point, in metres from the south-west corner of the region; false when it lies outside.
  @inline(__always)
  public mutating func add(x: Double, y: Double) -> Bool {
    let (column, row) = (x / side, y / side)
    guard column >= 0, row >= 0, column < Double(columns), row < Double(rows) else { return false }
    counts[Int(row) * columns + Int(column)] += 1
    return true
  }
}

/// Facts per square metre at the centre of each square of a region, by a Gaussian kernel (Jones
/// 1993; Diggle's edge correction on any contour).
///
/// Each point is divided by the mass that its kernel leaves inside the region, so that the total
/// over the region is the number of points whatever its shape, holes included. The kernel stops at
/// four bandwidths; the same division makes good for what is cut. Masses are read at the centres of
/// squares: within a hundredth as long as the bandwidth is no less than a side. The kernel is a
/// product of two curves, so that a point costs a row and a column, not a disc.
///
/// - Parameters:
///   - points: merged; in squares with some mass of the region around.
///   - bandwidth: standard deviation in metres, above zero.
/// - Returns: row after row; zero outside the region.
/// - Throws: `InvalidInput` for a bandwidth not above zero, or a point without any of the region
///   within four bandwidths.
public func regionDensity(
  of points: MergedPoints, bandwidth: Double
) throws(InvalidInput) -> [Double] {
  try requirePositive([bandwidth], "bandwidth")
  let kernel = SeparableKernel(points, bandwidth)
  let weights = try kernel.weights()
  return kernel.spread(weights)
}

/// The kernel between small squares and squares of the region, along one axis.
private struct SeparableKernel {
  let points: MergedPoints
  /// By small square less the first one of the square, from `-reach`.
  private let curve: [Double]
  private let reach: Int

  init(_ points: MergedPoints, _ bandwidth: Double) {
    self.points = points
    let part = Double(points.refinement)
    reach = Int((4 * bandwidth / points.side + part / 2).rounded(.up))
    let offsets = -reach...(reach + points.refinement)
    curve = offsets.map { offset in
      let gap = (Double(offset) + 0.5 - part / 2) * points.side / bandwidth
      return abs(gap) <= 4 ? exp(-gap * gap / 2) : 0
    }
  }

  /// The curve between a small square and a square of the region.
  @inline(__always)
  private func value(_ small: Int, _ square: Int) -> Double {
    curve[small - square * points.refinement + reach]
  }

  /// Squares of the region within reach of a small one.
  @inline(__always)
  private func squares(near small: Int, of count: Int) -> ClosedRange<Int> {
    let low = (small - reach - points.refinement) / points.refinement
    let lowest = max(0, low + (low * points.refinement < small - reach - points.refinement ? 1 : 0))
    return lowest...min(count - 1, (small + reach) / points.refinement)
  }

  /// Points of each small square over the mass of their kernel inside.
  func weights() throws(InvalidInput) -> [Double] {
    let region = points.region
    var weights = [Double](repeating: 0, count: points.counts.count)
    var used = [Bool](repeating: false, count: points.columns)
    for (place, count) in points.counts.enumerated() where count > 0 {
      used[place % points.columns] = true
    }
    // Along x first, once for all rows of small squares.
    var across = [Double](repeating: 0, count: points.columns * region.rows)
    for small in 0..<points.columns where used[small] {
      let near = squares(near: small, of: region.columns)
      for row in 0..<region.rows {
        var sum = 0.0
        for square in near {
          sum += region.shares[row * region.columns + square] * value(small, square)
        }
        across[small * region.rows + row] = sum
      }
    }
    for (place, count) in points.counts.enumerated() where count > 0 {
      let (column, row) = (place % points.columns, place / points.columns)
      var mass = 0.0
      for square in squares(near: row, of: region.rows) {
        mass += across[column * region.rows + square] * value(row, square)
      }
      guard mass > 0 else {
        throw InvalidInput(.countWithoutExposure, argument: "points", index: place)
      }
      weights[place] = Double(count) / (mass * region.side * region.side)
    }
    return weights
  }

  func spread(_ weights: [Double]) -> [Double] {
    let region = points.region
    var along = [Double](repeating: 0, count: points.rows * region.columns)
    var filled = [Bool](repeating: false, count: points.rows)
    for (place, weight) in weights.enumerated() where weight > 0 {
      let (column, row) = (place % points.columns, place / points.columns)
      filled[row] = true
      for square in squares(near: column, of: region.columns) {
        along[row * region.columns + square] += weight * value(column, square)
      }
    }
    var sums = [Double](repeating: 0, count: region.shares.count)
    for small in 0..<points.rows where filled[small] {
      for row in squares(near: small, of: region.rows) {
        let share = value(small, row)
        guard share > 0 else { continue }
        for column in 0..<region.columns {
          sums[row * region.columns + column] += share * along[small * region.columns + column]
        }
      }
    }
    return zip(sums, region.shares).map { $1 > 0 ? $0 : 0 }
  }
}

extension MergedPoints {
  /// Points within a distance of the centre of each square of the region; those of a small square
  /// count where its centre does.
  public func counts(within radius: Double) -> [Int] {
    let running = runningCounts
    let reach = Int((radius / side).rounded(.up))
    // Centres of small squares lie half of one from the centre of a square cut in an even number.
    let middle = (Double(refinement) - 1) / 2
    let rows = (-reach...(reach + refinement)).map { row in
      let gap = (Double(row) - middle) * side
      return radius * radius - gap * gap
    }
    return region.shares.indices.map { square in
      guard region.shares[square] > 0 else { return 0 }
      let (column, row) = (
        square % region.columns * refinement, square / region.columns * refinement
      )
      var sum = 0
      for (step, room) in rows.enumerated() where room >= 0 {
        let small = row + step - reach
        guard small >= 0, small < self.rows else { continue }
        let half = room.squareRoot() / side
        let low = max(0, Int((Double(column) + middle - half).rounded(.up)))
        let high = min(columns - 1, Int((Double(column) + middle + half).rounded(.down)))
        guard low <= high else { continue }
        let start = small * (columns + 1)
        sum += Int(running[start + high + 1] - running[start + low])
      }
      return sum
    }
  }

  /// Points before each small square of its row, and the sum of the row.
  private var runningCounts: [Int32] {
    var running: [Int32] = []
    running.reserveCapacity(rows * (columns + 1))
    for row in 0..<rows {
      var sum: Int32 = 0
      running.append(0)
      for column in 0..<columns {
        sum += counts[row * columns + column]
        running.append(sum)
      }
    }
    return running
  }
}
