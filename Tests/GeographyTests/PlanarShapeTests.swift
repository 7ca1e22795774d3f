import Geography
import Testing

/// A square by its lower left corner and its side.
func square(_ x: Double, _ y: Double, side: Double) -> [PlanarPoint] {
  [
    PlanarPoint(x: x, y: y), PlanarPoint(x: x + side, y: y),
    PlanarPoint(x: x + side, y: y + side), PlanarPoint(x: x, y: y + side),
  ]
}

func shape(_ ring: [PlanarPoint], holes: [[PlanarPoint]] = []) -> PlanarMultiPolygon {
  PlanarMultiPolygon([PlanarPolygon(exterior: ring, holes: holes)])
}

@Suite struct PlanarShapeTests {
  @Test func takesHolesAwayWhateverTheDirectionOfRings() {
    // 10 × 10 − 2 × 2
    for (ring, hole) in [
      (square(0, 0, side: 10), square(4, 4, side: 2)),
      (square(0, 0, side: 10).reversed(), square(4, 4, side: 2)),
      (square(0, 0, side: 10), square(4, 4, side: 2).reversed()),
    ] {
      #expect(shape(ring, holes: [hole]).area == 96)
    }
  }

  @Test func keepsItsPrecisionFarFromTheOrigin() {
    // A square decimetre among the millions of metres of Lambert-93.
    let area = shape(square(652_000, 6_862_000, side: 0.125)).area
    #expect(abs(area - 0.015625) < 1e-12)
  }

  @Test func findsTheCentreOfGravity() throws {
    // Two squares of 4 and of 16, centres (1, 1) and (12, 2): (4·1 + 16·12) / 20 = 9.8, 1.8.
    let both = PlanarMultiPolygon([
      PlanarPolygon(exterior: square(0, 0, side: 2)),
      PlanarPolygon(exterior: square(10, 0, side: 4).reversed()),
    ])
    let centroid = try #require(both.centroid)
    #expect(abs(centroid.x - 9.8) < 1e-9 && abs(centroid.y - 1.8) < 1e-9)
    #expect(PlanarMultiPolygon([]).centroid == nil)
  }

  @Test func tellsInsideFromOutside() {
    let ring = shape(square(0, 0, side: 10), holes: [square(4, 4, side: 2)])
    #expect(ring.contains(PlanarPoint(x: 1, y: 1)))
    #expect(!ring.contains(PlanarPoint(x: 5, y: 5)))
    #expect(!ring.contains(PlanarPoint(x: 11, y: 5)))
    let degrees = MultiPolygon([
      Polygon(exterior: [
        Coordinate(longitude: 2, latitude: 48), Coordinate(longitude: 3, latitude: 48),
        Coordinate(longitude: 2, latitude: 49),
      ])
    ])
    #expect(degrees.contains(Coordinate(longitude: 2.2, latitude: 48.2)))
    #expect(!degrees.contains(Coordinate(longitude: 2.8, latitude: 48.8)))
  }

  @Test func putsTheNameWhereThereIsMostRoom() throws {
    // An L: a square of 10 with an arm of 1 by 30; the room is in the square.
    let ring = [(0, 0), (40, 0), (40, 1), (10, 1), (10, 10), (0, 10)].map {
      PlanarPoint(x: Double($0.0), y: Double($0.1))
    }
    let label = try #require(shape(ring).labelPoint)
    // To within a hundredth of 40.
    #expect(abs(label.x - 5) <= 0.8 && abs(label.y - 5) <= 0.8)
    #expect(shape(ring).labelPoint == label)
  }

  @Test func namesAThinShapeInside() throws {
    let strip = shape([
      PlanarPoint(x: 0, y: 0), PlanarPoint(x: 1_000, y: 900), PlanarPoint(x: 1_000, y: 903),
      PlanarPoint(x: 0, y: 3),
    ])
    let label = try #require(strip.labelPoint)
    #expect(strip.contains(label))
    #expect(shape([PlanarPoint(x: 0, y: 0), PlanarPoint(x: 1, y: 0)]).labelPoint == nil)
  }
}

@Suite struct ClippingTests {
  let box = PlanarBox(minX: 0, minY: 0, maxX: 10, maxY: 10)

  @Test func cutsALineIntoThePiecesInside() {
    // In by the left side, out by the top, and back by the right side.
    let line = [(-5, 5), (5, 5), (5, 15), (15, 15), (15, 2), (8, 2)].map {
      PlanarPoint(x: Double($0.0), y: Double($0.1))
    }
    let pieces = [
      [(0, 5), (5, 5), (5, 10)], [(10, 2), (8, 2)],
    ].map { $0.map { PlanarPoint(x: Double($0.0), y: Double($0.1)) } }
    #expect(box.clip(line) == pieces)
    #expect(box.clip([PlanarPoint(x: 20, y: 0), PlanarPoint(x: 20, y: 9)]).isEmpty)
  }

  @Test func cutsAShape() {
    // The square (−5, −5)–(5, 5) keeps a quarter; its hole of 2 × 2 at the origin a quarter too.
    let cut = box.clip(shape(square(-5, -5, side: 10), holes: [square(-1, -1, side: 2)]))
    #expect(cut.area == 24)
    #expect(box.clip(shape(square(20, 20, side: 5))).polygons.isEmpty)
  }

  @Test func dropsThePointsThatAPrintedLineDoesNotShow() {
    let line = [(0.0, 0.0), (5, 0.4), (10, 0), (10, 10)].map { PlanarPoint(x: $0.0, y: $0.1) }
    #expect(simplified(line, tolerance: 0.5) == [line[0], line[2], line[3]])
    #expect(simplified(line, tolerance: 0.3) == line)
  }

  @Test func simplifiesRingsAndDropsThoseThatVanish() {
    let ring = [(0.0, 0.0), (5, -0.2), (10, 0), (10, 10), (0, 10)].map {
      PlanarPoint(x: $0.0, y: $0.1)
    }
    let both = PlanarMultiPolygon([
      PlanarPolygon(exterior: ring, holes: [square(4, 4, side: 0.1)]),
      PlanarPolygon(exterior: square(20, 20, side: 0.2)),
    ])
    let simple = both.simplified(tolerance: 0.5)
    #expect(simple.polygons.map(\.exterior) == [[ring[0], ring[2], ring[3], ring[4]]])
    #expect(simple.polygons.first?.holes.isEmpty == true)
  }
}
