import Glibc

extension Coordinate {
  /// The mean radius of the Earth, in metres (IUGG).
  private static let earthRadius = 6_371_008.8

  /// Metres to another place over a sphere: right within half a percent.
  public func meters(to other: Coordinate) -> Double {
    let (one, two) = (latitude * .pi / 180, other.latitude * .pi / 180)
    let east = (other.longitude - longitude) * .pi / 180
    // The haversine keeps its precision over a few metres (Sinnott, 1984).
    let half = { (angle: Double) in sin(angle / 2) * sin(angle / 2) }
    let sum = half(two - one) + cos(one) * cos(two) * half(east)
    return 2 * Self.earthRadius * asin(min(1, sum.squareRoot()))
  }
}
