import Geography
import Problems
import SourceFiles

/// Places facts on the map from the coordinates of their rows.
final class FactCoordinates {
  enum Outcome {
    case absent
    /// With whether it lies in the territory; true when no file draws it.
    case place(Coordinate, isInside: Bool)
    case refused(FactReason)
  }

  /// Nil for degrees.
  private let system: CoordinateSystem?
  /// Nil when no file draws the territory: then only the limits of the globe are held.
  private let outline: TerritoryBounds?

  init(_ projection: FactFileKeys.Written?, outline: TerritoryBounds?) throws(Problem) {
    self.outline = outline
    system = try projection.flatMap { written throws(Problem) in try Self.system(written) }
  }

  private static func system(_ written: FactFileKeys.Written) throws(Problem) -> CoordinateSystem? {
    let text = written.text.uppercased().filter { $0 != " " }
    let digits = text.hasPrefix("EPSG:") ? text.dropFirst(5) : text[...]
    guard let code = Int(digits), code > 0 else {
      throw .unknownProjection(written.text, at: written.span)
    }
    if code == 4326 { return nil }
    do { return try CoordinateSystem(epsg: code) } catch {
      switch error {
      case .unknownCode: throw .unknownProjection(written.text, at: written.span)
      case .noRegistry: throw .noRegistry(at: written.span)
      }
    }
  }

  func place(x: CSVField, y: CSVField) -> Outcome {
    if x.isMissing || y.isMissing { return .absent }
    guard let east = x.double, let north = y.double else {
      return .refused(.coordinatesUnreadable)
    }
    if east == 0, north == 0 { return .refused(.coordinatesZero) }
    if let place = converted(east, north), isNear(place) {
      return .place(place, isInside: outline?.contains(place) ?? true)
    }
    if let swapped = converted(north, east), outline != nil, isNear(swapped) {
      return .refused(.coordinatesSwapped)
    }
    return .refused(.coordinatesFar)
  }

  private func converted(_ x: Double, _ y: Double) -> Coordinate? {
    guard let system else { return Coordinate(longitude: x, latitude: y) }
    return system.coordinate(x: x, y: y)
  }

  private func isNear(_ place: Coordinate) -> Bool {
    guard (-180...180).contains(place.longitude), (-90...90).contains(place.latitude) else {
      return false
    }
    return outline?.isNear(place) ?? true
  }
}

extension Problem {
  fileprivate static func unknownProjection(_ text: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "projection-inconnue",
      "« \(text.prefix(60)) » n'est pas un système de coordonnées du registre EPSG", at: span,
      hint: "écrivez par exemple « EPSG:4326 » (degrés) ou « EPSG:2154 » (Lambert-93)")
  }

  fileprivate static func noRegistry(at span: SourceSpan) -> Problem {
    Problem(
      .error, "registre-epsg-absent",
      "PROJ ne trouve pas sur cette machine son registre des systèmes de coordonnées", at: span,
      hint: "installez le paquet « proj-data »", cause: .machine)
  }
}
