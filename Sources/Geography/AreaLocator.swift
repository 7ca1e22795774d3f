/// Tells in which of many areas a point lies, for a million points.
///
///     let locator = AreaLocator(districts)
///     locator.area(at: point)   // the position of its district, nil outside all of them
public struct AreaLocator: Sendable {
  private let polygons: [IndexedPolygon]
  /// The area of each polygon.
  private let areas: [Int]
  private let box: PlanarBox?
  /// Polygons whose box touches each square of a coarse frame, in their order.
  private var held: [[Int32]]
  private static let squares = 64

  public init(_ shapes: [PlanarMultiPolygon]) {
    var polygons: [IndexedPolygon] = []
    var areas: [Int] = []
    for (area, shape) in shapes.enumerated() {
      for polygon in shape.polygons {
        guard let indexed = IndexedPolygon(polygon) else { continue }
        polygons.append(indexed)
        areas.append(area)
      }
    }
    self.polygons = polygons
    self.areas = areas
    box = PlanarBox(
      of: polygons.lazy.flatMap { polygon in
        [
          PlanarPoint(x: polygon.box.minX, y: polygon.box.minY),
          PlanarPoint(x: polygon.box.maxX, y: polygon.box.maxY),
        ]
      })
    held = []
    guard let box else { return }
    held = [[Int32]](repeating: [], count: Self.squares * Self.squares)
    for (number, polygon) in polygons.enumerated() {
      for row in Self.square(
        polygon.box.minY - box.minY, box.height)...Self.square(
          polygon.box.maxY - box.minY, box.height)
      {
        for column in Self.square(
          polygon.box.minX - box.minX, box.width)...Self.square(
            polygon.box.maxX - box.minX, box.width)
        {
          held[row * Self.squares + column].append(Int32(number))
        }
      }
    }
  }

  private static func square(_ offset: Double, _ whole: Double) -> Int {
    whole > 0 ? min(squares - 1, max(0, Int(offset / whole * Double(squares)))) : 0
  }

  /// The first area that holds the point; nil when none does.
  public func area(at point: PlanarPoint) -> Int? {
    guard let box, box.contains(point) else { return nil }
    let row = Self.square(point.y - box.minY, box.height)
    let column = Self.square(point.x - box.minX, box.width)
    for number in held[row * Self.squares + column]
    where polygons[Int(number)].contains(point) { return areas[Int(number)] }
    return nil
  }
}
