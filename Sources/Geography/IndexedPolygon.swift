/// A polygon cut into level strips, so that a point is held against a few of its sides only.
struct IndexedPolygon: Sendable {
  /// From one point of a ring to the next.
  struct Side: Sendable {
    let previous: PlanarPoint
    let next: PlanarPoint

    /// Where a level line crosses it; nil when it does not.
    @inline(__always)
    func crossing(at y: Double) -> Double? {
      guard (next.y > y) != (previous.y > y) else { return nil }
      let along = (y - next.y) / (previous.y - next.y)
      return next.x + along * (previous.x - next.x)
    }
  }

  let box: PlanarBox
  private let stripsPerMetre: Double
  /// Position of the first side of each strip, and the number of all.
  private let firsts: [Int32]
  /// The sides that each strip meets, strip after strip.
  private let sides: [Side]

  /// Nil for a polygon that encloses nothing.
  init?(_ polygon: PlanarPolygon) {
    guard let box = PlanarBox(of: polygon.exterior), box.height > 0 else { return nil }
    let all = polygon.rings.flatMap { ring in
      ring.indices.map { Side(previous: ring[($0 + ring.count - 1) % ring.count], next: ring[$0]) }
    }.filter { $0.previous.y != $0.next.y }
    self.box = box
    let strips = min(2_000, max(1, all.count / 2))
    stripsPerMetre = Double(strips) / box.height
    var held = [[Side]](repeating: [], count: strips)
    for side in all {
      let low = Self.strip(min(side.previous.y, side.next.y), box, stripsPerMetre, strips)
      let high = Self.strip(max(side.previous.y, side.next.y), box, stripsPerMetre, strips)
      for strip in low...high { held[strip].append(side) }
    }
    var firsts: [Int32] = [0]
    for strip in held { firsts.append((firsts.last ?? 0) + Int32(strip.count)) }
    self.firsts = firsts
    sides = held.flatMap { $0 }
  }

  private static func strip(
    _ y: Double, _ box: PlanarBox, _ perMetre: Double, _ count: Int
  ) -> Int {
    min(count - 1, max(0, Int((y - box.minY) * perMetre)))
  }

  /// The same as `PlanarPolygon.contains`, to the last digit.
  func contains(_ point: PlanarPoint) -> Bool {
    guard box.contains(point) else { return false }
    var isInside = false
    for index in range(at: point.y) {
      if let x = sides[index].crossing(at: point.y), point.x < x { isInside.toggle() }
    }
    return isInside
  }

  /// Where a level line enters and leaves, in order.
  func crossings(at y: Double) -> [Double] {
    guard box.minY <= y, y <= box.maxY else { return [] }
    return range(at: y).compactMap { sides[$0].crossing(at: y) }.sorted()
  }

  private func range(at y: Double) -> Range<Int> {
    let strip = Self.strip(y, box, stripsPerMetre, firsts.count - 1)
    return Int(firsts[strip])..<Int(firsts[strip + 1])
  }
}
