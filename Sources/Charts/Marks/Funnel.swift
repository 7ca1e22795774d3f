public import Drawing
public import Units

/// Rates against sizes, with the room that chance alone would take around the mean of the group.
public struct Funnel: Hashable, Sendable {
  public struct Point: Hashable, Sendable {
    /// Inhabitants or dwellings.
    public var size: Double
    public var value: Double

    public init(size: Double, value: Double) {
      self.size = size
      self.value = value
    }
  }

  /// The limits at one size; curves go through them in order.
  public struct Limit: Hashable, Sendable {
    public var size: Double
    /// 95 %.
    public var inner: Interval
    /// 99.8 %.
    public var outer: Interval

    public init(size: Double, inner: Interval, outer: Interval) {
      self.size = size
      self.inner = inner
      self.outer = outer
    }
  }

  public var commune: Point
  public var communeName: String
  public var others: [Point]
  /// At two sizes at least.
  public var limits: [Limit]
  public var mean: Double
  /// « moyenne du groupe ».
  public var meanName: String
  /// « nombre de logements de la commune ».
  public var axisName: String
  /// Of the sizes.
  public var scale: AxisScale
  public var places: Int
  public var words: ChartWords

  public init(
    commune: Point, communeName: String, others: [Point], limits: [Limit], mean: Double,
    meanName: String, axisName: String, scale: AxisScale = .linear, places: Int = 1,
    words: ChartWords = ChartWords()
  ) {
    precondition(limits.count >= 2, "a curve needs two points")
    self.commune = commune
    self.communeName = communeName
    self.others = others
    self.limits = limits.sorted { $0.size < $1.size }
    self.mean = mean
    self.meanName = meanName
    self.axisName = axisName
    self.scale = scale
    self.places = places
    self.words = words
  }
}

extension Funnel: Plot {
  public func height(forWidth width: Double, in context: ChartContext) -> Double {
    min(max(0.6 * width, 52.mm), 72.mm) + FunnelFrame.foot + FunnelFrame.head
  }

  public func shapes(in room: Rect, context: ChartContext) -> [Shape] {
    var sketch = Sketch(in: room, context: context)
    FunnelFrame(self, in: room, context: context).draw(in: &sketch)
    return sketch.shapes
  }
}
