import Testing

@testable import Statistics

@Suite struct SpaceTests {
  private let window = PlaneWindow(x: 0...1000, y: 0...800)

  @Test func keepsTheNumberOfFactsUnderTheSurface() throws {
    let points = [
      PlanePoint(x: 0, y: 0), PlanePoint(x: 990, y: 400), PlanePoint(x: 500, y: 400),
    ]
    let density = try KernelDensity(points: points, window: window, bandwidth: 120)
    let grid = density.grid(columns: 200, rows: 160)
    // Cells of 5 × 5 m.
    #expect(abs(grid.reduce(0, +) * 25 - 3) < 1e-3)
    let place = PlanePoint(x: 2.5, y: 2.5)
    #expect(relativeGap(grid[0], try #require(density.value(at: place))) < 1e-12)
  }

  @Test func refusesAFactOutsideTheWindow() {
    #expect(throws: InvalidInput.self) {
      try KernelDensity(points: [PlanePoint(x: 2000, y: 10)], window: window, bandwidth: 10)
    }
  }

  @Test func findsNoHotSpotWhereNothingVaries() throws {
    let cells = gridNeighbourhoods(rows: 3, columns: 3)
    let result = try localConcentration(
      values: [Double](repeating: 0.1, count: 9), neighbourhoods: cells)
    #expect(result.deviates.allSatisfy { $0 == nil } && result.hotSpots.isEmpty)
  }

  @Test func countsTheNeighboursOfAGrid() {
    let queen = gridNeighbourhoods(rows: 3, columns: 3)
    #expect(queen.map(\.count) == [4, 6, 4, 6, 9, 6, 4, 6, 4])
    let rook = gridNeighbourhoods(rows: 3, columns: 3, byCorners: false)
    #expect(rook[4] == [1, 3, 4, 5, 7])
  }

  @Test func measuresConcentration() throws {
    let even = try predictiveAccuracy(scores: [4, 3, 2, 1], counts: [2, 2, 2, 2], areaShare: 0.5)
    #expect(even.accuracyIndex == 1 && abs(even.gini ?? 1) < 1e-15 && even.cellsForHalf == 2)
    let single = try predictiveAccuracy(
      scores: [4, 3, 2, 1], counts: [9, 0, 0, 0], areaShare: 0.25)
    #expect(single.accuracyIndex == 4 && single.gini == 0.75 && single.cellsForHalf == 1)
  }

  @Test func findsPairsThatAreCloseInBoth() throws {
    let points = [0.0, 10, 5000, 5010].map { PlanePoint(x: $0, y: 0) }
    let repeats = try nearRepeats(
      points: points, days: [1, 2, 100, 150], within: (10, 5),
      simulation: Simulation(samples: 999))
    #expect(repeats.pairsCloseInSpace == 2 && repeats.pairsCloseInTime == 1)
    #expect(repeats.observed == 1)
    // 2 × 1 / 6 pairs.
    #expect(relativeGap(repeats.expected, 1.0 / 3) < 1e-14)
    #expect(abs(repeats.permutationPValue - 1.0 / 3) < 0.06)
  }
}
