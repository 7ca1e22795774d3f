public import Drawing
import Units

/// The commune itself, full bleed, for a cover; it holds no text.
///
/// In a room of the whole width of an A4 page that begins 128 mm down, the commune is fitted in
/// 118 × 112 mm from (62, 158); in another room these measures follow its size.
public struct CoverMap: Hashable, Sendable {
  public var ground: MapGround
  public var districts: [MapArea]
  /// Priority districts, hatched in white.
  public var hatched: [MapArea]

  public init(ground: MapGround, districts: [MapArea] = [], hatched: [MapArea] = []) {
    self.ground = ground
    self.districts = districts
    self.hatched = hatched
  }
}

extension CoverMap: Plot {
  public func height(forWidth width: Double, in context: ChartContext) -> Double { width * 0.5 }

  public func shapes(in room: Rect, context: ChartContext) -> [Shape] { [] }
}
