public import Drawing
import Units

/// Territories by two measures, parted by the medians of both.
public struct QuadrantChart: Hashable, Sendable {
  public struct Item: Hashable, Sendable {
    public var name: String
    public var x: Estimate
    public var y: Estimate

    public init(_ name: String, x: Estimate, y: Estimate) {
      self.name = name
      self.x = x
      self.y = y
    }
  }

  public enum Corner: Hashable, Sendable, CaseIterable {
    case topLeft
    case topRight
    case bottomLeft
    case bottomRight
  }

  public var items: [Item]
  public var xMedian: Double
  public var yMedian: Double
  /// Names of the quadrants; one without a name stays blank.
  public var cornerNames: [Corner: String]
  /// The one with a ground, and brick dots.
  public var highlighted: Corner?
  /// « appels pour 1 000 habitants ».
  public var axisName: String

  public init(
    items: [Item], xMedian: Double, yMedian: Double, cornerNames: [Corner: String],
    highlighted: Corner? = nil, axisName: String
  ) {
    self.items = items
    self.xMedian = xMedian
    self.yMedian = yMedian
    self.cornerNames = cornerNames
    self.highlighted = highlighted
    self.axisName = axisName
  }
}

extension QuadrantChart: Plot {
  public func height(forWidth width: Double, in context: ChartContext) -> Double {
    min(max(0.7 * width, 55.mm), 84.mm)
  }

  public func shapes(in room: Rect, context: ChartContext) -> [Shape] {
    var sketch = Sketch(in: room, context: context)
    QuadrantFrame(self, in: room, context: context).draw(in: &sketch)
    return sketch.shapes
  }

  /// Where an item lies when both its intervals leave the medians aside; nil when one doesn't.
  func corner(of item: Item) -> Corner? {
    guard let x = item.x.value, let y = item.y.value,
      !(item.x.interval?.contains(xMedian) ?? (x == xMedian)),
      !(item.y.interval?.contains(yMedian) ?? (y == yMedian))
    else { return nil }
    return switch (x > xMedian, y > yMedian) {
    case (true, true): .topRight
    case (true, false): .bottomRight
    case (false, true): .topLeft
    case (false, false): .bottomLeft
    }
  }
}
