import Problems
import SourceFiles
import Testing

private func read(_ text: String) throws(Problem) -> Warned<[GeoJSONFeature]> {
  try readGeoJSON(SourceText(text, of: "iris.geojson"))
}

private func point(_ longitude: Double, _ latitude: Double) -> LonLat {
  LonLat(longitude: longitude, latitude: latitude)
}

private let triangle = [point(2, 48), point(3, 48), point(2, 49)]
private let triangleText = "[[2,48],[3,48],[2,49],[2,48]]"

@Suite struct GeoJSONTests {
  @Test func readsAFeatureWhoseMembersComeInAnyOrder() throws {
    let text = """
      {"features": [{"properties": {"code": "33200", "n": 1.5, "fid": 1.0, "x": null,
        "communes": ["69381", "69382"], "insee_com": "33069, 33162"},
        "geometry": {"coordinates": [\(triangleText)], "type": "Polygon"}, "type": "Feature"}],
       "crs": {"type": "name"}, "type": "FeatureCollection"}
      """
    let features = try read(text)
    #expect(features.warnings.isEmpty)
    let feature = try #require(features.value.first)
    #expect(feature.polygons == [[triangle]])
    #expect(feature["code"]?.text == "33200")
    #expect(feature["n"]?.number == 1.5)
    #expect(feature["fid"]?.text == "1")
    #expect(feature["x"] == nil && feature["y"] == nil)
    #expect(feature["communes"]?.codes == ["69381", "69382"])
    #expect(feature["insee_com"]?.codes == ["33069", "33162"])
    #expect(feature.properties.map(\.key) == ["code", "n", "fid", "x", "communes", "insee_com"])
    #expect((feature.span.line, feature.span.column) == (1, 15))
  }

  @Test(arguments: [
    ("Polygon", "[\(triangleText)]", [[triangle]]),
    // A ring left open is closed.
    ("Polygon", "[[[2,48],[3,48],[2,49]]]", [[triangle]]),
    ("Polygon", "[[[2,48,100],[2,48],[3,48,0.5],[2,49],[2,48]]]", [[triangle]]),
    (
      "MultiPolygon", "[[\(triangleText), \(triangleText)], [\(triangleText)]]",
      [[triangle, triangle], [triangle]]
    ),
    ("MultiPolygon", "[]", []),
  ])
  func readsPolygons(type: String, coordinates: String, expected: [[[LonLat]]]) throws {
    let features = try read("{\"type\": \"\(type)\", \"coordinates\": \(coordinates)}")
    #expect(features.value.first?.polygons == expected)
    #expect(features.warnings.isEmpty)
  }

  @Test func readsLinesAndPoints() throws {
    let line = "{\"type\": \"LineString\", \"coordinates\": [[2,48],[3,48]]}"
    let lines = "{\"type\": \"MultiLineString\", \"coordinates\": [[[2,48],[3,48]]]}"
    let one = "{\"type\": \"Point\", \"coordinates\": [2,48]}"
    let many = "{\"type\": \"MultiPoint\", \"coordinates\": [[2,48]]}"
    let polygon = "{\"type\": \"Polygon\", \"coordinates\": [\(triangleText)]}"
    let text = """
      {"type": "Feature", "properties": null, "geometry": {"type": "GeometryCollection",
       "geometries": [\(line), \(lines), \(one), \(many), \(polygon)]}}
      """
    let feature = try #require(try read(text).value.first)
    #expect(feature.lines == [[point(2, 48), point(3, 48)], [point(2, 48), point(3, 48)]])
    #expect(feature.points == [point(2, 48), point(2, 48)])
    #expect(feature.polygons == [[triangle]])
  }

  @Test func readsAFeatureWithoutShape() throws {
    let feature = try #require(
      try read("{\"type\": \"Feature\", \"geometry\": null, \"properties\": {}}").value.first)
    #expect(feature.polygons.isEmpty && feature.lines.isEmpty && feature.points.isEmpty)
  }

  @Test func dropsARingThatEnclosesNothing() throws {
    let features = try read(
      "{\"type\": \"Polygon\", \"coordinates\": [\(triangleText), [[2,48],[3,48],[2,48]]]}")
    #expect(features.value.first?.polygons == [[triangle]])
    #expect(
      features.warnings.map(\.summary)
        == ["un contour de moins de trois points distincts est ignoré"])
  }

  @Test func saysThatMetresAreNotDegrees() throws {
    let marked = MarkedText(
      "{\"type\": \"Point\",\n \"coordinates\": ⟨[652381.5, 6862047.2]⟩}", file: "iris.geojson")
    let problem = try #require(throws: Problem.self) { try read(marked.text) }
    #expect(problem.span == marked.span)
    #expect(problem.identifier == "coordonnees-hors-limites")
    #expect(
      problem.summary == "ces coordonnées ne sont pas une longitude et une latitude en degrés")
    #expect(
      problem.hint
        == "ce sont sans doute des mètres en Lambert-93 : exportez la couche en longitude et "
        + "latitude (WGS 84, EPSG:4326)")
  }

  @Test(arguments: [
    ("{\"type\": \"Point\" ⟨\"⟩coordinates\": []}", "(attendu : « , » ou « } »)"),
    ("{\"type\": \"Feature\", \"properties\": {\"nom\": ⟨'⟩x'}}", "(attendu : une valeur)"),
    ("{\"a\": ⟨t⟩ru}", "(attendu : une valeur)"),
    ("{\"type\": ⟨\"⟩Point}", "le guillemet ouvert ici n'est pas fermé"),
    ("{\"type\": \"LineString\", \"coordinates\": [[2, 48], ⟨3⟩]}", "(attendu : « [ »)"),
    ("{} ⟨x⟩", "(attendu : la fin du fichier)"),
    (
      "{\"type\": \"Polygon\", \"coordinates\": ⟨[⟩[2, 48], [3, 48]]}",
      "ces coordonnées ne sont pas imbriquées comme celles d'une géométrie « Polygon »"
    ),
    (
      "{\"type\": \"Poligon\", \"coordinates\": ⟨[⟩[2, 48], [3, 48]]}",
      "la géométrie « Poligon » n'existe pas"
    ),
  ])
  func refuses(marked: String, summary: String) throws {
    let marked = MarkedText(marked, file: "iris.geojson")
    let problem = try #require(throws: Problem.self) { try read(marked.text) }
    #expect(problem.summary.hasSuffix(summary), "\(problem.summary)")
    #expect(problem.span == marked.span)
  }

  @Test func saysThatAFileStopsTooEarly() throws {
    let problem = try #require(throws: Problem.self) {
      try read("{\"type\": \"FeatureCollection\", \"features\": [")
    }
    #expect(problem.summary.hasPrefix("le fichier s'arrête trop tôt"))
  }

  @Test func refusesJSONThatIsNotGeoJSON() throws {
    let problem = try #require(throws: Problem.self) { try read("{\"a\": 1}") }
    #expect(
      problem.summary == "ce fichier JSON n'est pas du GeoJSON : il n'a pas de « type »")
  }
}

@Suite struct JSONTests {
  private func read(_ text: String) throws(Problem) -> JSONNode {
    try readJSON(SourceText(text, of: "cas.json"))
  }

  @Test func readsEveryKindOfValue() throws {
    let root = try read(
      "{\"a\": [1, -2.5e3, true, false, null], \"b\": {\"c\": \"é\\n\\u00e9\\ud83d\\ude00\"}}")
    #expect(root["a"]?.array?.prefix(2).map(\.number) == [1, -2500])
    #expect(root["b"]?["c"]?.text == "é\né😀")
    #expect(root["a"]?.array?.last?.isNull == true)
  }

  @Test(arguments: [
    ("48.86363966421401", 48.86363966421401), ("-0.6806837562335", -0.6806837562335),
    ("2.3496150630218271234567", 2.3496150630218271234567), ("1e-300", 1e-300),
    ("123456789012345678", 123_456_789_012_345_680), ("0", 0),
    ("5e-324", Double.leastNonzeroMagnitude),
  ])
  func readsTheNearestDouble(text: String, expected: Double) throws {
    #expect(try read(text).number == expected)
  }

  @Test func boundsTheDepth() throws {
    let problem = try #require(throws: Problem.self) {
      try read(String(repeating: "[", count: 100_000))
    }
    #expect(problem.summary == "les valeurs sont imbriquées sur plus de 64 niveaux")
  }
}
