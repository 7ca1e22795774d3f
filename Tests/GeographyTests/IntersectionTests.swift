import Geography
import Testing

@Suite struct IntersectionTests {
  @Test func measuresWhatTwoSquaresShare() {
    let first = shape(square(0, 0, side: 10))
    #expect(first.intersectionArea(with: shape(square(5, 5, side: 10))) == 25)
    #expect(first.intersectionArea(with: first) == 100)
    #expect(first.intersectionArea(with: shape(square(2, 3, side: 4))) == 16)
    #expect(first.intersectionArea(with: shape(square(20, 20, side: 4))) == 0)
  }

  @Test func findsNothingInCommonAlongASharedBorder() {
    let first = shape(square(0, 0, side: 10))
    #expect(first.intersectionArea(with: shape(square(10, 0, side: 10))) == 0)
    #expect(first.intersectionArea(with: shape(square(10, 10, side: 10))) == 0)
    // A slanting border, given from one end and from the other.
    let low = shape([(0, 0), (7, 0), (3, 11)].map { PlanarPoint(x: $0.0, y: $0.1) })
    let high = shape([(3, 11), (7, 0), (12, 9)].map { PlanarPoint(x: $0.0, y: $0.1) })
    #expect(low.intersectionArea(with: high) < 1e-9)
  }

  @Test func cutsTheCornersOfASquareWithADiamond() {
    // 2 × 2, less four corners of ½ · 0.5 · 0.5.
    let diamond = shape(
      [(1.5, 0), (0, 1.5), (-1.5, 0), (0, -1.5)].map {
        PlanarPoint(x: $0.0, y: $0.1)
      })
    let area = shape(square(-1, -1, side: 2)).intersectionArea(with: diamond)
    #expect(abs(area - 3.5) < 1e-12)
  }

  @Test func leavesHolesOut() {
    let ring = shape(square(0, 0, side: 10), holes: [square(4, 4, side: 4)])
    #expect(ring.intersectionArea(with: shape(square(5, 5, side: 2))) == 0)
    // The square (2, 2)–(6, 6) covers a quarter of the hole.
    #expect(ring.intersectionArea(with: shape(square(2, 2, side: 4))) == 12)
    #expect(ring.intersectionArea(with: ring) == 84)
  }

  @Test func countsOnceWhatTwoPolygonsOfAShapeCover() {
    let twice = PlanarMultiPolygon([
      PlanarPolygon(exterior: square(0, 0, side: 4)),
      PlanarPolygon(exterior: square(2, 0, side: 4)),
    ])
    #expect(twice.intersectionArea(with: shape(square(-10, -10, side: 40))) == 24)
  }

  @Test func givesTheShareOfTheFirst() {
    let first = shape(square(0, 0, side: 10))
    #expect(first.shareInside(shape(square(0, 0, side: 5))) == 0.25)
    #expect(shape(square(0, 0, side: 5)).shareInside(first) == 1)
    #expect(PlanarMultiPolygon([]).shareInside(first) == 0)
  }

  /// A star of 24 points with uneven rays, from a seed.
  private func star(_ seed: UInt64, x: Double, y: Double) -> [PlanarPoint] {
    var state = seed
    return (0..<24).map { index in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let ray = 200 + Double(state >> 33).truncatingRemainder(dividingBy: 800)
      let (cosine, sine) = Self.directions[index]
      return PlanarPoint(x: x + ray * cosine, y: y + ray * sine)
    }
  }

  /// The multiples of 15°, from the tangent of 7.5° and the formulas of the half angle.
  private static let directions: [(Double, Double)] = {
    let tangent = 0.13165249758739585
    let (cosine, sine) = (
      (1 - tangent * tangent) / (1 + tangent * tangent), 2 * tangent / (1 + tangent * tangent)
    )
    var current = (1.0, 0.0)
    return (0..<24).map { _ in
      let result = current
      current = (
        current.0 * cosine - current.1 * sine, current.0 * sine + current.1 * cosine
      )
      return result
    }
  }()

  @Test(arguments: 1...20)
  func keepsItsPropertiesOnUnevenStars(seed: UInt64) {
    let (x, y) = (652_000.0, 6_862_000.0)
    let first = shape(star(seed, x: x, y: y))
    let second = shape(star(seed + 100, x: x + 150, y: y + 90))
    let common = first.intersectionArea(with: second)
    let reversed = shape(star(seed, x: x, y: y).reversed())
    #expect(common > 0 && common <= min(first.area, second.area))
    #expect(abs(reversed.intersectionArea(with: second) - common) < 1e-6)
    #expect(abs(second.intersectionArea(with: first) - common) < 1e-6)
    #expect(abs(first.intersectionArea(with: first) - first.area) < 1e-6)
    // Cut in two along a meridian, the parts of the second share as much as the whole.
    let west = PlanarBox(minX: x - 5_000, minY: y - 5_000, maxX: x + 100, maxY: y + 5_000)
    let east = PlanarBox(minX: x + 100, minY: y - 5_000, maxX: x + 5_000, maxY: y + 5_000)
    let parts = [west, east].map { first.intersectionArea(with: $0.clip(second)) }
    #expect(abs(parts[0] + parts[1] - common) < 1e-6)
    // What is not common is covered by the box around, the second as its hole.
    let around = PlanarMultiPolygon([
      PlanarPolygon(
        exterior: square(x - 3_000, y - 3_000, side: 6_000),
        holes: second.polygons.map(\.exterior))
    ])
    #expect(abs(first.intersectionArea(with: around) + common - first.area) < 1e-6)
  }
}
