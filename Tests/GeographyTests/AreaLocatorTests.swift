import Geography
import Testing

@Suite struct AreaLocatorTests {
  /// A star of many sides around a point, its radius going up and down.
  private func star(_ x: Double, _ y: Double, radius: Double, sides: Int) -> [PlanarPoint] {
    // Thirds of the radius by turns, on the corners of nested squares: no function of the machine.
    (0..<sides).map { side in
      let along = Double(side) / Double(sides) * 4
      let (edge, rest) = (Int(along), along - along.rounded(.down))
      let reach = radius * (side.isMultiple(of: 2) ? 1 : 2.0 / 3)
      let u = 2 * rest - 1
      let corner = [(u, -1.0), (1.0, u), (-u, 1.0), (-1.0, -u)][edge]
      return PlanarPoint(x: x + reach * corner.0, y: y + reach * corner.1)
    }
  }

  /// Points of a plane in a fixed disorder (a full-period congruence).
  private func scattered(_ count: Int, within side: Double) -> [PlanarPoint] {
    var state: UInt64 = 12_345
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / 9_007_199_254_740_992 * side
    }
    return (0..<count).map { _ in PlanarPoint(x: next(), y: next()) }
  }

  @Test func agreesWithThePolygonsPointByPoint() {
    let shapes = [
      shape(star(300, 300, radius: 280, sides: 401), holes: [square(250, 250, side: 120)]),
      shape(star(720, 680, radius: 250, sides: 90)),
      // Two islands of one commune, and one that encloses nothing.
      PlanarMultiPolygon([
        PlanarPolygon(exterior: square(620, 40, side: 150)),
        PlanarPolygon(exterior: square(20, 700, side: 150).reversed()),
        PlanarPolygon(exterior: [PlanarPoint(x: 0, y: 0), PlanarPoint(x: 9, y: 0)]),
      ]),
    ]
    let locator = AreaLocator(shapes)
    var found = [0, 0, 0, 0]
    for point in scattered(20_000, within: 1_000) {
      let expected = shapes.firstIndex { $0.contains(point) }
      #expect(locator.area(at: point) == expected)
      found[expected ?? 3] += 1
    }
    #expect(found.allSatisfy { $0 > 200 }, "each area and the outside were tried: \(found)")
  }

  @Test func givesASharedPlaceToTheFirstArea() {
    let locator = AreaLocator([shape(square(0, 0, side: 10)), shape(square(5, 5, side: 10))])
    #expect(locator.area(at: PlanarPoint(x: 7, y: 7)) == 0)
    #expect(locator.area(at: PlanarPoint(x: 12, y: 12)) == 1)
    #expect(locator.area(at: PlanarPoint(x: 12, y: 2)) == nil)
    #expect(AreaLocator([]).area(at: PlanarPoint(x: 0, y: 0)) == nil)
  }

  @Test func anchorsAFrameOnMultiplesOfItsSide() {
    let frame = PlanarFrame(
      around: PlanarBox(minX: 652_030, minY: 6_862_199, maxX: 652_310, maxY: 6_862_201),
      side: 100)
    #expect(frame.origin == PlanarPoint(x: 652_000, y: 6_862_100))
    #expect(frame.columns == 4 && frame.rows == 2)
    #expect(frame.square(at: PlanarPoint(x: 652_250, y: 6_862_200)) == 6)
    #expect(frame.square(at: PlanarPoint(x: 651_999, y: 6_862_200)) == nil)
  }

  @Test func measuresTheShareOfEachSquareInside() {
    // A square of 20 from (5, 0), a hole of 5 in its upper right corner cell.
    let frame = PlanarFrame(origin: PlanarPoint(x: 0, y: 0), side: 10, columns: 3, rows: 3)
    let shares = shape(square(5, 0, side: 20), holes: [square(12, 12, side: 5)])
      .coverage(of: frame)
    // Half columns left and right; 1 − 25 / 100 in the middle of the second row; nothing above.
    #expect(shares == [0.5, 1, 0.5, 0.5, 0.75, 0.5, 0, 0, 0])
  }

  @Test func coversASlantedShapeWithItsArea() {
    let triangle = shape([
      PlanarPoint(x: 3, y: 2), PlanarPoint(x: 97, y: 31), PlanarPoint(x: 41, y: 88),
    ])
    let frame = PlanarFrame(
      around: triangle.box ?? PlanarBox(minX: 0, minY: 0, maxX: 1, maxY: 1), side: 10)
    let area = triangle.coverage(of: frame).reduce(0, +) * 100
    // ½ |94 · 86 − 38 · 29| = 3,491.
    #expect(abs(area - 3_491) < 3)
  }

  @Test func projectsManyPlacesAsOne() {
    let projector = Projector(.lambert93)
    let places = [
      Coordinate(longitude: 2.35, latitude: 48.85), Coordinate(longitude: -1.2, latitude: 44.1),
    ]
    let many = projector.project(
      longitudes: places.map(\.longitude), latitudes: places.map(\.latitude))
    let single = places.map { projector.project($0) }
    #expect(many.x == single.map(\.x) && many.y == single.map(\.y))
  }
}
