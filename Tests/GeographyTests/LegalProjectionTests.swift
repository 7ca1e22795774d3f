import Geography
import Testing

@Suite struct LegalProjectionTests {
  @Test func givesTheFalseOriginOfLambert93() {
    // IGN: 3° E, 46° 30′ N is at 700 km, 6,600 km.
    let point = Projector(.lambert93).project(Coordinate(longitude: 3, latitude: 46.5))
    #expect(abs(point.x - 700_000) < 1e-6 && abs(point.y - 6_600_000) < 1e-6)
  }

  /// Computed by pyproj 3.7 from the EPSG registry, to the millimetre.
  @Test(arguments: [
    (LegalProjection.lambert93, (2.3488, 48.8534), (652_216.626, 6_861_681.500)),
    (.lambert93, (-4.4861, 48.3904), (146_632.979, 6_836_262.327)),
    (.lambert93, (9.45, 42.7028), (1_228_520.635, 6_199_731.027)),
    (.antilles, (-61.5333, 16.2411), (656_749.519, 1_796_166.023)),
    (.guyane, (-52.3333, 4.9333), (352_169.812, 545_439.325)),
    (.reunion, (55.4504, -20.8789), (338_807.609, 7_690_477.745)),
    (.mayotte, (45.2278, -12.7806), (524_724.521, 8_587_115.821)),
    (.saintPierreEtMiquelon, (-56.1737, 46.7811), (563_075.908, 5_181_170.479)),
  ])
  func agreesWithTheRegistry(
    projection: LegalProjection, place: (Double, Double), expected: (Double, Double)
  ) {
    let point = Projector(projection).project(
      Coordinate(longitude: place.0, latitude: place.1))
    // The registry rounds to the millimetre.
    #expect(abs(point.x - expected.0) < 0.001, "\(point)")
    #expect(abs(point.y - expected.1) < 0.001, "\(point)")
  }

  @Test(arguments: [
    ("75118", LegalProjection.lambert93), ("2A004", .lambert93), ("97105", .antilles),
    ("97209", .antilles), ("97302", .guyane), ("97411", .reunion), ("97608", .mayotte),
    ("97502", .saintPierreEtMiquelon),
  ])
  func choosesFromTheCommune(code: String, expected: LegalProjection) {
    #expect(LegalProjection(commune: code) == expected)
  }

  @Test func measuresAHectareOnTheGround() {
    // At 46.5° N a degree of latitude is 111,161 m and one of longitude 76,746 m (WGS 84): a
    // square of 100 m is a hectare, less (0.99905)² for the scale of Lambert-93 at its centre.
    let (width, height) = (100 / 76_746.0, 100 / 111_161.0)
    let field = MultiPolygon([
      Polygon(exterior: [
        Coordinate(longitude: 3, latitude: 46.5),
        Coordinate(longitude: 3 + width, latitude: 46.5),
        Coordinate(longitude: 3 + width, latitude: 46.5 + height),
        Coordinate(longitude: 3, latitude: 46.5 + height),
      ])
    ])
    let area = Projector(.lambert93).project(field).area
    #expect(abs(area - 10_000 * 0.99905 * 0.99905) < 5, "\(area)")
  }
}
