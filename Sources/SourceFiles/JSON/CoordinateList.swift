import Problems

/// Coordinates as they are nested in a geometry.
enum CoordinateList {
  case none
  case point(LonLat)
  case points([LonLat])
  case rings([[LonLat]])
  case polygons([[[LonLat]]])
}

extension JSONScanner {
  /// Reads nested coordinates, their depth told by the first brackets.
  mutating func coordinates() throws(Problem) -> CoordinateList {
    switch openingBrackets() {
    case 1: try isEmptyArray() ? .none : .point(try point())
    case 2: .points(try points())
    case 3: .rings(try rings())
    case 4: .polygons(try polygons())
    default: throw unexpected("une liste de coordonnées")
    }
  }

  private func openingBrackets() -> Int {
    var ahead = self
    var count = 0
    while count < 6, ahead.take(UInt8(ascii: "[")) { count += 1 }
    return count
  }

  /// Whether `[]` was passed over.
  private mutating func isEmptyArray() throws(Problem) -> Bool {
    let before = self
    var isFirst = true
    try openArray()
    if peek() == UInt8(ascii: "]") { return try !hasElement(&isFirst) }
    self = before
    return false
  }

  private mutating func polygons() throws(Problem) -> [[[LonLat]]] {
    var polygons: [[[LonLat]]] = []
    var isFirst = true
    try openArray()
    while try hasElement(&isFirst) { polygons.append(try rings()) }
    return polygons
  }

  private mutating func rings() throws(Problem) -> [[LonLat]] {
    var rings: [[LonLat]] = []
    var isFirst = true
    try openArray()
    while try hasElement(&isFirst) { rings.append(try points()) }
    return rings
  }

  private mutating func points() throws(Problem) -> [LonLat] {
    var points: [LonLat] = []
    var isFirst = true
    try openArray()
    while try hasElement(&isFirst) { points.append(try point()) }
    return points
  }

  /// Longitude and latitude; a height that follows is passed over.
  private mutating func point() throws(Problem) -> LonLat {
    _ = peek()
    let start = offset
    try expect(UInt8(ascii: "["), "« [ »")
    let x = try number()
    try expect(UInt8(ascii: ","), "« , »")
    let y = try number()
    while take(UInt8(ascii: ",")) { _ = try number() }
    try expect(UInt8(ascii: "]"), "« ] »")
    guard abs(x) <= 180, abs(y) <= 90 else {
      throw .notDegrees(x, y, at: source.span(at: start, length: offset - start))
    }
    return LonLat(longitude: x, latitude: y)
  }
}

extension Problem {
  fileprivate static func notDegrees(_ x: Double, _ y: Double, at span: SourceSpan) -> Problem {
    // The extent of EPSG:2154 over France.
    let isLambert93 = (0...1_300_000).contains(x) && (6_000_000...7_200_000).contains(y)
    let source = isLambert93 ? "ce sont sans doute des mètres en Lambert-93" : nil
    let advice = "exportez la couche en longitude et latitude (WGS 84, EPSG:4326)"
    return Problem(
      .error, "coordonnees-hors-limites",
      "ces coordonnées ne sont pas une longitude et une latitude en degrés", at: span,
      hint: source.map { "\($0) : \(advice)" } ?? advice)
  }
}
