import CProj

/// The plane in which the State draws a part of France (décret n° 2000-1276, consolidated).
public enum LegalProjection: String, Hashable, Sendable, CaseIterable {
  /// Metropolitan France, EPSG:2154.
  case lambert93
  /// Guadeloupe, Martinique, Saint-Barthélemy, Saint-Martin, EPSG:5490.
  case antilles
  /// EPSG:2972.
  case guyane
  /// EPSG:2975.
  case reunion
  /// EPSG:4471.
  case mayotte
  /// EPSG:4467.
  case saintPierreEtMiquelon

  /// The projection of a département; Lambert-93 when the code names no overseas land.
  public init(departement code: String) {
    self =
      switch code {
      case "971", "972", "977", "978": .antilles
      case "973": .guyane
      case "974": .reunion
      case "975": .saintPierreEtMiquelon
      case "976": .mayotte
      default: .lambert93
      }
  }

  /// The projection of a commune, from its five-character code.
  public init(commune code: String) {
    self.init(departement: String(code.prefix(code.hasPrefix("97") ? 3 : 2)))
  }

  /// Parameters of the EPSG registry, written out so that no database is looked up at run time.
  ///
  /// The datums (RGF93, RGAF09, RGFG95, RGR92, RGM04, RGSPM06) and WGS 84 agree within a metre,
  /// far below what open contours resolve.
  fileprivate var definition: String {
    switch self {
    case .lambert93:
      "+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 +ellps=GRS80"
    case .antilles: "+proj=utm +zone=20 +ellps=GRS80"
    case .guyane: "+proj=utm +zone=22 +ellps=GRS80"
    case .reunion: "+proj=utm +zone=40 +south +ellps=GRS80"
    case .mayotte: "+proj=utm +zone=38 +south +ellps=GRS80"
    case .saintPierreEtMiquelon: "+proj=utm +zone=21 +ellps=GRS80"
    }
  }
}

/// Takes places from degrees to metres; keep one for many shapes.
///
/// It owns a context of PROJ, which is not to be shared between threads.
public final class Projector {
  public let projection: LegalProjection
  private let context: OpaquePointer
  private let transformation: OpaquePointer

  public init(_ projection: LegalProjection) {
    guard let context = proj_context_create() else {
      preconditionFailure("there is memory for a projection")
    }
    proj_context_set_enable_network(context, 0)
    guard let transformation = proj_create(context, projection.definition) else {
      preconditionFailure("the definitions of legal projections are valid")
    }
    self.projection = projection
    self.context = context
    self.transformation = transformation
  }

  deinit {
    proj_destroy(transformation)
    proj_context_destroy(context)
  }

  public func project(_ place: Coordinate) -> PlanarPoint {
    let input = proj_coord(radians(place.longitude), radians(place.latitude), 0, 0)
    let output = proj_trans(transformation, PJ_FWD, input)
    return PlanarPoint(x: output.xy.x, y: output.xy.y)
  }

  public func project(_ line: [Coordinate]) -> [PlanarPoint] { line.map(project) }

  public func project(_ shape: MultiPolygon) -> PlanarMultiPolygon {
    PlanarMultiPolygon(
      shape.polygons.map { polygon in
        PlanarPolygon(exterior: project(polygon.exterior), holes: polygon.holes.map(project))
      })
  }

  /// Many places at once; one that the plane does not hold is not finite.
  public func project(longitudes: [Double], latitudes: [Double]) -> (x: [Double], y: [Double]) {
    precondition(longitudes.count == latitudes.count, "a place has two coordinates")
    var x = longitudes.map(radians)
    var y = latitudes.map(radians)
    let (count, stride) = (x.count, MemoryLayout<Double>.stride)
    _ = proj_trans_generic(
      transformation, PJ_FWD, &x, stride, count, &y, stride, count, nil, 0, 0, nil, 0, 0)
    return (x, y)
  }

  private func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }
}
