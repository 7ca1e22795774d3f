import CProj

/// Brings the coordinates of any system of the EPSG registry to degrees of longitude and latitude.
///
/// It owns a context of PROJ, which is not to be shared between threads. The parameters come from
/// the registry that is installed with PROJ; nothing is fetched from a network.
public final class CoordinateSystem {
  /// Why a system can't be used.
  public enum Fault: Error, Hashable, Sendable {
    /// The registry holds no such code.
    case unknownCode
    /// PROJ doesn't find its registry on this machine.
    case noRegistry
  }

  private let context: OpaquePointer
  private let transformation: OpaquePointer

  /// The system of a code, 2154 for Lambert-93.
  public init(epsg code: Int) throws(Fault) {
    guard let context = proj_context_create() else {
      preconditionFailure("there is memory for a projection")
    }
    proj_context_set_enable_network(context, 0)
    // PROJ writes its complaints on standard error: they are told as problems instead.
    proj_log_level(context, PJ_LOG_NONE)
    let pair = proj_create_crs_to_crs(context, "EPSG:\(code)", "EPSG:4326", nil)
    // East then north, whatever the order of the registry.
    guard let pair, let made = proj_normalize_for_visualization(context, pair) else {
      if let pair { proj_destroy(pair) }
      let known = proj_create(context, "EPSG:4326")
      let fault: Fault = known == nil ? .noRegistry : .unknownCode
      if let known { proj_destroy(known) }
      proj_context_destroy(context)
      throw fault
    }
    proj_destroy(pair)
    self.context = context
    transformation = made
  }

  deinit {
    proj_destroy(transformation)
    proj_context_destroy(context)
  }

  /// The place of two coordinates, easting (or longitude) first; nil where the system has none.
  public func coordinate(x: Double, y: Double) -> Coordinate? {
    let output = proj_trans(transformation, PJ_FWD, proj_coord(x, y, 0, 0))
    guard output.xy.x.isFinite, output.xy.y.isFinite else { return nil }
    return Coordinate(longitude: output.xy.x, latitude: output.xy.y)
  }
}
