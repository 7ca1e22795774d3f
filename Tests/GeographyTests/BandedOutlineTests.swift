import Geography
import Testing

/// Inside and outside, told fast, as `MultiPolygon` tells them.
@Suite struct BandedOutlineTests {
  private static func ring(_ points: [(Double, Double)]) -> [Coordinate] {
    points.map { Coordinate(longitude: $0.0, latitude: $0.1) }
  }

  /// A square of side 1 with a hole in its middle, and a triangle apart.
  private static let shape = MultiPolygon([
    Polygon(
      exterior: ring([(0, 0), (1, 0), (1, 1), (0, 1)]),
      holes: [ring([(0.4, 0.4), (0.6, 0.4), (0.6, 0.6), (0.4, 0.6)])]),
    Polygon(exterior: ring([(2, 0), (3, 0), (2.5, 1)]), holes: []),
  ])

  @Test(arguments: [
    (0.2, 0.2, true), (0.5, 0.5, false), (0.5, 0.7, true), (1.5, 0.5, false), (2.5, 0.5, true),
    (2.05, 0.5, false), (5, 0.5, false), (0.5, -1, false),
  ])
  func tellsInsideFromOutside(x: Double, y: Double, isInside: Bool) throws {
    let outline = try #require(BandedOutline(Self.shape))
    #expect(outline.contains(Coordinate(longitude: x, latitude: y)) == isInside)
  }

  /// A star of 500 points, held against the slower way on a grid that avoids its corners.
  @Test func agreesWithTheWholeOutline() throws {
    // The radius goes from 1 to 2 and back along a polygon that turns by rational steps.
    let points = (0..<500).map { step -> (Double, Double) in
      let t = Double(step) / 500 * 4
      let side = Int(t)
      let along = t - Double(side)
      let corner: [(Double, Double)] = [(1, 0), (0, 1), (-1, 0), (0, -1), (1, 0)]
      let x = corner[side].0 * (1 - along) + corner[side + 1].0 * along
      let y = corner[side].1 * (1 - along) + corner[side + 1].1 * along
      let radius = step.isMultiple(of: 2) ? 1.0 : 2.0
      return (x * radius, y * radius)
    }
    let shape = MultiPolygon([Polygon(exterior: Self.ring(points), holes: [])])
    let outline = try #require(BandedOutline(shape))
    var inside = 0
    for row in 0..<60 {
      for column in 0..<60 {
        let place = Coordinate(
          longitude: Double(column) / 14.37 - 2.1, latitude: Double(row) / 14.41 - 2.1)
        #expect(outline.contains(place) == shape.contains(place))
        if outline.contains(place) { inside += 1 }
      }
    }
    #expect(inside > 300 && inside < 3_000)
  }

  @Test func hasNoOutlineWithoutAPolygon() {
    #expect(BandedOutline(MultiPolygon([])) == nil)
  }
}
