import Dossier
import Geography
import Statistics

/// The density of facts over the cells of a territory.
struct DensityStudy {
  let bandwidth: Double
  let isBounded: Bool
  /// Facts per square kilometre at the centre of each cell.
  let values: [Double]
  private let points: MergedPoints
  private let grid: SpaceGrid

  /// Small squares along a cell: the shift to their middle, 14 m at most in cells of 100 m, widens
  /// the kernel by a third of a percent at the smallest bandwidth.
  private static let refinement = 5

  /// Nil with too few facts.
  ///
  /// - Parameters:
  ///   - view: gives the grid and the parameters.
  ///   - indices: the facts, all on the map.
  init?(_ view: ViewStudy, counts indices: [Int]) {
    guard indices.count >= view.parameters.minimumFacts else { return nil }
    let (facts, grid) = (view.facts, view.plane.grid)
    self.grid = grid
    let region = RegionGrid(
      side: grid.side, columns: grid.columns, rows: grid.rows, shares: grid.framed(grid.shares))
    var points = MergedPoints(in: region, refinement: Self.refinement)
    for index in indices {
      let isInside = points.add(
        x: facts.x[index] - grid.origin.x, y: facts.y[index] - grid.origin.y)
      precondition(isInside, "a mapped fact lies on the grid")
    }
    self.points = points
    let rule = sound { () throws(InvalidInput) in
      try scottBandwidth(
        x: indices.map { Int((facts.x[$0] - grid.origin.x).rounded()) },
        y: indices.map { Int((facts.y[$0] - grid.origin.y).rounded()) })
    }
    // Under the side of a cell the grid would miss the kernel between its centres.
    let bounds = view.parameters.bandwidths
    let (low, high) = (max(bounds.lowerBound, grid.side), max(bounds.upperBound, grid.side))
    let rounded = (rule / 10).rounded() * 10
    let bandwidth = min(high, max(low, rounded))
    self.bandwidth = bandwidth
    isBounded = bandwidth != rounded
    let density = sound { () throws(InvalidInput) in
      try regionDensity(of: points, bandwidth: bandwidth)
    }
    values = grid.cells.map { density[$0] * 1e6 }
  }

  /// The surface as the edition shows it: where too few facts lie within a bandwidth, nothing.
  func surface(for disclosure: SpaceDisclosure) -> DensitySurface {
    let around = disclosure.isPublishable ? points.counts(within: bandwidth) : []
    let isShown = grid.cells.map { around.isEmpty || disclosure.showsCell(around[$0]) }
    let breaks = Self.breaks(zip(values, isShown).filter(\.1).map(\.0))
    return DensitySurface(
      bandwidth: bandwidth, isBounded: isBounded, mergedWithin: points.side,
      values: disclosure.isPublishable ? nil : values,
      classes: zip(values, isShown).map { value, isShown in
        isShown ? breaks.firstPosition { value <= $0 } : nil
      }, breaks: breaks, maskedCells: isShown.count { !$0 })
  }

  /// Half of the cells, three quarters, nine tenths, 97 %: the few that stand out are told apart;
  /// in round numbers.
  private static func breaks(_ values: [Double]) -> [Double] {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return [] }
    var breaks: [Double] = []
    for share in [0.5, 0.75, 0.9, 0.97] {
      let value = round(sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))])
      if value > breaks.last ?? 0 { breaks.append(value) }
    }
    return breaks
  }

  /// To two significant digits.
  private static func round(_ value: Double) -> Double {
    guard value > 0 else { return 0 }
    var scale = 1.0
    while value * scale < 10 { scale *= 10 }
    while value * scale >= 100 { scale /= 10 }
    return (value * scale).rounded() / scale
  }
}
