/// A place in metres on a plane: x to the east, y to the north.
public struct MapPoint: Hashable, Sendable {
  public var x: Double
  public var y: Double

  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}

/// A piece of ground: rings of any direction, closed or not; holes follow the even-odd rule.
public struct MapArea: Hashable, Sendable {
  public var rings: [[MapPoint]]

  public init(rings: [[MapPoint]]) { self.rings = rings }

  /// A rectangle along the axes.
  public init(from southWest: MapPoint, to northEast: MapPoint) {
    rings = [
      [
        southWest, MapPoint(x: northEast.x, y: southWest.y), northEast,
        MapPoint(x: southWest.x, y: northEast.y),
      ]
    ]
  }
}

/// Something long on the ground.
public struct MapLine: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case street
    case mainStreet
    case railway
    /// A river, its breadth in metres.
    case water(breadth: Double)
  }

  public var kind: Kind
  public var points: [MapPoint]

  public init(_ kind: Kind, points: [MapPoint]) {
    self.kind = kind
    self.points = points
  }
}

/// What lies under the figures of a map, and all that a cover shows.
public struct MapGround: Hashable, Sendable {
  /// A commune next to it; its name is written where there is room.
  public struct Neighbour: Hashable, Sendable {
    public var name: String
    public var area: MapArea

    public init(name: String, area: MapArea) {
      self.name = name
      self.area = area
    }
  }

  public var contour: MapArea
  public var neighbours: [Neighbour]
  public var waters: [MapArea]
  /// Any other areas: parks, woods, estates.
  public var patches: [MapArea]
  public var lines: [MapLine]

  public init(
    contour: MapArea, neighbours: [Neighbour] = [], waters: [MapArea] = [],
    patches: [MapArea] = [], lines: [MapLine] = []
  ) {
    self.contour = contour
    self.neighbours = neighbours
    self.waters = waters
    self.patches = patches
    self.lines = lines
  }
}
