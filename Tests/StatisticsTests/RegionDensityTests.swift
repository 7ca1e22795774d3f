import Testing

@testable import Statistics

@Suite struct RegionDensityTests {
  /// An L of 1 km less its upper right corner, with a hole from 200 to 400: squares of 50 m.
  private static let region = RegionGrid(
    side: 50, columns: 20, rows: 20,
    shares: (0..<400).map { square in
      let (column, row) = (square % 20, square / 20)
      let isCorner = column >= 12 && row >= 12
      let isHole = (4..<8).contains(column) && (4..<8).contains(row)
      return isCorner || isHole ? 0 : 1
    })

  /// On centres of the small squares of 10 m.
  private static let places = [
    (5.0, 5.0), (455, 305), (595, 695), (905, 105), (105, 305),
  ]

  private static func points(
    _ places: [(Double, Double)] = places, in region: RegionGrid = region
  ) -> MergedPoints {
    var points = MergedPoints(in: region, refinement: 5)
    for place in places {
      let isInside = points.add(x: place.0, y: place.1)
      #expect(isInside)
    }
    return points
  }

  @Test func dividesEachPointByItsMassInTheRegion() throws {
    let density = try regionDensity(of: Self.points(), bandwidth: 120)
    // Python, masses from erf over the rectangles: sum over points of
    // exp(-d²/2h²) / (2πh² × (mass of the square − corner − hole)), per km², h = 120.
    let expected = [
      (0, 41.537533), (9 + 6 * 20, 13.488479), (11 + 13 * 20, 17.496361),
      (2 + 6 * 20, 16.806407),
    ]
    for (square, value) in expected {
      // The mass is read at the centres of squares: three thousandths off in the corner, where it
      // falls fastest.
      #expect(relativeGap(density[square] * 1e6, value) < 4e-3, "\(square)")
    }
    // A hole and a cut corner hold nothing.
    #expect(density[5 + 5 * 20] == 0 && density[15 + 15 * 20] == 0)
  }

  @Test(arguments: [60.0, 120, 400])
  func keepsTheTotalOverAConcaveRegionWithAHole(bandwidth: Double) throws {
    let density = try regionDensity(of: Self.points(), bandwidth: bandwidth)
    #expect(abs(density.reduce(0, +) * 2_500 - 5) < 1e-9)
  }

  @Test func keepsTheTotalWithSquaresCutByTheBorder() throws {
    let region = RegionGrid(
      side: 50, columns: 20, rows: 20,
      shares: (0..<400).map { $0 % 20 == 0 ? 0.3 : $0 / 20 == 19 ? 0.65 : 1 })
    let density = try regionDensity(of: Self.points(in: region), bandwidth: 150)
    let total = zip(density, region.shares).reduce(0) { $0 + $1.0 * $1.1 } * 2_500
    #expect(abs(total - 5) < 1e-9)
  }

  @Test func agreesWithTheExactKernelOnARectangle() throws {
    let region = RegionGrid(
      side: 50, columns: 20, rows: 20, shares: [Double](repeating: 1, count: 400))
    let gridded = try regionDensity(of: Self.points(in: region), bandwidth: 130)
    let exact = try KernelDensity(
      points: Self.places.map { PlanePoint(x: $0.0, y: $0.1) },
      window: PlaneWindow(x: 0...1000, y: 0...1000), bandwidth: 130
    ).grid(columns: 20, rows: 20)
    let peak = exact.max() ?? 0
    for (first, second) in zip(gridded, exact) { #expect(abs(first - second) < 2e-3 * peak) }
  }

  @Test func refusesAPointThatNothingOfTheRegionIsNear() {
    var shares = [Double](repeating: 0, count: 400)
    shares[0] = 1
    let region = RegionGrid(side: 50, columns: 20, rows: 20, shares: shares)
    #expect(throws: InvalidInput.self) {
      try regionDensity(of: Self.points(in: region), bandwidth: 30)
    }
  }

  @Test func leavesOutPointsOfAnotherPlace() {
    var points = MergedPoints(in: Self.region, refinement: 5)
    let added = [points.add(x: -1, y: 5), points.add(x: 5, y: 1_000), points.add(x: 0, y: 999)]
    #expect(added == [false, false, true] && points.counts.reduce(0, +) == 1)
  }

  @Test(arguments: [20.0, 75, 310])
  func countsThePointsAroundEachSquare(radius: Double) {
    let counts = Self.points().counts(within: radius)
    for square in counts.indices where Self.region.shares[square] > 0 {
      let (x, y) = (Double(square % 20) * 50 + 25, Double(square / 20) * 50 + 25)
      let expected = Self.places.count { place in
        let (dx, dy) = (place.0 - x, place.1 - y)
        return dx * dx + dy * dy <= radius * radius
      }
      #expect(counts[square] == expected)
    }
  }

  @Test func choosesABandwidthThatAFarPointDoesNotWiden() throws {
    let x = [0, 100, 200, 300, 400, 500, 600, 700, 800, 5_000]
    let y = [0, 50, 10, 80, 40, 90, 20, 70, 30, 60]
    // numpy: min(sd, IQR / 1.349) is 333.5804 and 30.2765; √(both) × 10^(-1/6) = 68.4678.
    #expect(relativeGap(try scottBandwidth(x: x, y: y), 68.46781604510848) < 1e-12)
    #expect(try scottBandwidth(x: x.reversed(), y: y.reversed()) == scottBandwidth(x: x, y: y))
    #expect(try scottBandwidth(x: [3, 3, 3], y: [1, 1, 1]) == 0)
  }

  @Test func drawsASampleThatTheSeedAloneDecides() {
    let sample = randomSample(40, of: 100, seed: 3)
    #expect(Set(sample).count == 40 && sample == sample.sorted())
    #expect(sample.allSatisfy { (0..<100).contains($0) })
    #expect(sample == randomSample(40, of: 100, seed: 3))
    #expect(sample != randomSample(40, of: 100, seed: 4))
    #expect(randomSample(5, of: 5, seed: 3) == [0, 1, 2, 3, 4])
  }

  @Test func drawsForTheCellsThatAreAskedFor() throws {
    var values = [Double](repeating: 0, count: 100)
    for cell in [44, 45, 54, 55] { values[cell] = 9 }
    let around = gridNeighbourhoods(rows: 10, columns: 10)
    let p = try concentrationPValues(values: values, neighbourhoods: around, of: [44, 0])
    // The eight others of cell 44 hold 27; of 99 cells, 3 hold 9: they are all drawn with
    // probability C(96, 5) / C(99, 8) = 0.00036. Those of a corner hold nothing: always reached.
    #expect(p.count == 2 && p[0] < 0.006 && p[1] == 1)
  }
}
