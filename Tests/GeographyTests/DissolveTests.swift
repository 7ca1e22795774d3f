import Geography
import Testing

/// A rectangle of hundredths of a degree, near 2° E 48° N.
private func tile(_ x: Int, _ y: Int, _ width: Int = 1, _ height: Int = 1) -> MultiPolygon {
  MultiPolygon([Polygon(exterior: corners(x, y, width, height))])
}

private func corners(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> [Coordinate] {
  [(x, y), (x + width, y), (x + width, y + height), (x, y + height)].map {
    Coordinate(longitude: 2 + Double($0.0) / 100, latitude: 48 + Double($0.1) / 100)
  }
}

/// In hundredths of a degree, squared.
private func area(_ shape: MultiPolygon) -> Double {
  PlanarMultiPolygon(
    shape.polygons.map { polygon in
      func planar(_ ring: [Coordinate]) -> [PlanarPoint] {
        ring.map { PlanarPoint(x: ($0.longitude - 2) * 100, y: ($0.latitude - 48) * 100) }
      }
      return PlanarPolygon(
        exterior: planar(polygon.exterior), holes: polygon.holes.map(planar))
    }
  ).area
}

@Suite struct DissolveTests {
  @Test func takesTheCommonBorderAway() throws {
    let outline = MultiPolygon.dissolving([tile(0, 0), tile(1, 0)])
    let ring = try #require(outline.polygons.first?.exterior)
    #expect(outline.polygons.count == 1)
    #expect(Set(ring) == Set(corners(0, 0, 1, 1) + corners(1, 0, 1, 1)))
    #expect(abs(area(outline) - 2) < 1e-9)
  }

  @Test func doesNotMindTheDirectionOfRings() {
    let second = MultiPolygon([Polygon(exterior: corners(1, 0, 1, 1).reversed())])
    #expect(
      MultiPolygon.dissolving([tile(0, 0), second])
        == MultiPolygon.dissolving([tile(0, 0), tile(1, 0)]))
  }

  @Test func joinsABorderThatHasMorePointsOnOneSide() {
    // Two tiles against one of double height.
    let outline = MultiPolygon.dissolving([tile(0, 0), tile(0, 1), tile(1, 0, 1, 2)])
    #expect(outline.polygons.count == 1)
    #expect(outline.polygons.first?.holes.isEmpty == true)
    #expect(abs(area(outline) - 4) < 1e-9)
  }

  @Test func forgivesATenthOfAMillionthOfADegree() {
    let shifted = MultiPolygon([
      Polygon(
        exterior: corners(1, 0, 1, 1).map {
          Coordinate(longitude: $0.longitude + 1e-7, latitude: $0.latitude - 1e-7)
        })
    ])
    let outline = MultiPolygon.dissolving([tile(0, 0), shifted])
    #expect(outline.polygons.count == 1)
  }

  @Test func keepsAHoleThatNobodyFills() {
    // Eight tiles around an empty one.
    let around = (0..<9).filter { $0 != 4 }.map { tile($0 % 3, $0 / 3) }
    let outline = MultiPolygon.dissolving(around)
    #expect(outline.polygons.count == 1)
    #expect(outline.polygons.first?.holes.count == 1)
    #expect(abs(area(outline) - 8) < 1e-9)
  }

  @Test func fillsTheHoleOfAnAreaWithItsNeighbour() {
    let ring = MultiPolygon([
      Polygon(exterior: corners(0, 0, 3, 3), holes: [corners(1, 1, 1, 1)])
    ])
    let outline = MultiPolygon.dissolving([ring, tile(1, 1)])
    #expect(outline.polygons.first?.holes.isEmpty == true)
    #expect(abs(area(outline) - 9) < 1e-9)
  }

  @Test func keepsApartAreasThatTouchByACorner() {
    let outline = MultiPolygon.dissolving([tile(0, 0), tile(1, 1), tile(5, 5)])
    #expect(outline.polygons.count == 3)
    #expect(abs(area(outline) - 3) < 1e-9)
  }

  @Test func dissolvesNothingIntoNothing() {
    #expect(MultiPolygon.dissolving([]).isEmpty)
  }
}
