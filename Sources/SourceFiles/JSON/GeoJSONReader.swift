import Problems

/// Reads the objects of GeoJSON (RFC 7946), whatever the order of their members.
struct GeoJSONReader {
  private var scanner: JSONScanner
  private(set) var warnings: [Problem] = []

  /// An object of any type; its type may be written last.
  private struct Object {
    var type = ""
    var offset = 0
    var length = 0
    var coordinates = CoordinateList.none
    var coordinatesOffset = 0
    /// The features of a collection, nil for anything else.
    var features: [GeoJSONFeature]?
    /// The geometry of a feature, or those of a collection.
    var geometries: [Object] = []
    var properties: [JSONMember] = []
  }

  init(_ text: SourceText) { scanner = JSONScanner(text) }

  mutating func read() throws(Problem) -> [GeoJSONFeature] {
    let object = try object()
    try scanner.expectEnd()
    if let features = object.features { return features }
    guard !object.type.isEmpty else {
      throw .notGeoJSON(at: SourceSpan(wholeOf: scanner.source.name))
    }
    return [try feature(from: object)]
  }

  private mutating func object() throws(Problem) -> Object {
    _ = scanner.peek()
    var object = Object(offset: scanner.offset)
    var isFirst = true
    try scanner.openObject()
    while let key = try scanner.nextKey(&isFirst) {
      // A feature without shape says `"geometry": null`.
      if scanner.peek() == UInt8(ascii: "n") {
        _ = try scanner.node()
        continue
      }
      switch key {
      case "type": object.type = try scanner.node().text ?? ""
      case "coordinates":
        object.coordinatesOffset = scanner.offset
        object.coordinates = try scanner.coordinates()
      case "properties": object.properties = try scanner.node().object ?? []
      case "geometry": object.geometries.append(try self.object())
      case "geometries": object.geometries += try geometries()
      case "features": object.features = try features()
      default: _ = try scanner.node()
      }
    }
    object.length = scanner.offset - object.offset
    return object
  }

  private mutating func geometries() throws(Problem) -> [Object] {
    var geometries: [Object] = []
    var isFirst = true
    try scanner.openArray()
    while try scanner.hasElement(&isFirst) { geometries.append(try object()) }
    return geometries
  }

  private mutating func features() throws(Problem) -> [GeoJSONFeature] {
    var features: [GeoJSONFeature] = []
    var isFirst = true
    try scanner.openArray()
    while try scanner.hasElement(&isFirst) { features.append(try feature(from: try object())) }
    return features
  }

  private mutating func feature(from object: Object) throws(Problem) -> GeoJSONFeature {
    var shapes = Shapes()
    try add(object, to: &shapes)
    return GeoJSONFeature(
      properties: object.properties, polygons: shapes.polygons, lines: shapes.lines,
      points: shapes.points, source: scanner.source, offset: object.offset,
      length: object.length)
  }

  private struct Shapes {
    var polygons: [[[LonLat]]] = []
    var lines: [[LonLat]] = []
    var points: [LonLat] = []
  }

  private mutating func add(_ object: Object, to shapes: inout Shapes) throws(Problem) {
    for geometry in object.geometries { try add(geometry, to: &shapes) }
    let offset = object.coordinatesOffset
    switch (object.type, object.coordinates) {
    case ("Feature", _), ("GeometryCollection", _), (_, .none): break
    case ("Polygon", .rings(let rings)): add(rings, to: &shapes, at: offset)
    case ("MultiPolygon", .polygons(let polygons)):
      for rings in polygons { add(rings, to: &shapes, at: offset) }
    case ("LineString", .points(let line)): shapes.lines.append(line)
    case ("MultiLineString", .rings(let lines)): shapes.lines += lines
    case ("Point", .point(let point)): shapes.points.append(point)
    case ("MultiPoint", .points(let points)): shapes.points += points
    default:
      throw .wrongCoordinates(
        type: object.type, at: scanner.source.span(at: offset))
    }
  }

  /// Keeps the rings that enclose something; a polygon without its outline is dropped whole.
  private mutating func add(_ rings: [[LonLat]], to shapes: inout Shapes, at offset: Int) {
    let opened = rings.map(Self.withoutClosingPoint)
    let dropped = opened.count { $0.count < 3 }
    if dropped > 0 {
      warnings.append(.flatRings(dropped, at: scanner.source.span(at: offset)))
    }
    guard let outline = opened.first, outline.count >= 3 else { return }
    shapes.polygons.append([outline] + opened.dropFirst().filter { $0.count >= 3 })
  }

  /// The points of a ring once each; a ring that was left open is taken as closed.
  private static func withoutClosingPoint(_ ring: [LonLat]) -> [LonLat] {
    var points: [LonLat] = []
    points.reserveCapacity(ring.count)
    for point in ring where point != points.last { points.append(point) }
    while points.count > 1, points.first == points.last { points.removeLast() }
    return points
  }
}

extension Problem {
  fileprivate static func notGeoJSON(at span: SourceSpan) -> Problem {
    Problem(
      .error, "geojson-attendu", "ce fichier JSON n'est pas du GeoJSON : il n'a pas de « type »",
      at: span)
  }

  fileprivate static func wrongCoordinates(type: String, at span: SourceSpan) -> Problem {
    let known = [
      "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon",
    ]
    return Problem(
      .error, "geometrie-inconnue",
      known.contains(type)
        ? "ces coordonnées ne sont pas imbriquées comme celles d'une géométrie « \(type) »"
        : "la géométrie « \(type) » n'existe pas",
      at: span,
      hint: closest(to: type, among: known).flatMap { $0 == type ? nil : $0 }
        .map { "vouliez-vous dire « \($0) » ?" })
  }

  fileprivate static func flatRings(_ count: Int, at span: SourceSpan) -> Problem {
    Problem(
      .warning, "contour-sans-surface",
      count == 1
        ? "un contour de moins de trois points distincts est ignoré"
        : "\(count) contours de moins de trois points distincts sont ignorés", at: span)
  }
}
