public import Drawing
import Units

/// A map of the commune: rates as classes of its districts, counts as circles.
public struct MapPlot: Hashable, Sendable {
  public struct District: Hashable, Sendable {
    /// Written where there is room; nil writes nothing.
    public var name: String?
    public var area: MapArea
    /// Index among the classes of the key; nil is ground without a value.
    public var classIndex: Int?

    public init(name: String?, area: MapArea, classIndex: Int? = nil) {
      self.name = name
      self.area = area
      self.classIndex = classIndex
    }
  }

  /// A priority district, hatched.
  public struct Hatched: Hashable, Sendable {
    public var name: String?
    public var area: MapArea

    public init(name: String?, area: MapArea) {
      self.name = name
      self.area = area
    }
  }

  /// A circle whose area is the count.
  public struct Symbol: Hashable, Sendable {
    public var name: String
    public var place: MapPoint
    public var count: Int

    public init(name: String, at place: MapPoint, count: Int) {
      self.name = name
      self.place = place
      self.count = count
    }
  }

  /// A named square: a station, the town hall.
  public struct Landmark: Hashable, Sendable {
    public var name: String
    public var place: MapPoint

    public init(name: String, at place: MapPoint) {
      self.name = name
      self.place = place
    }
  }

  /// The words of the key; a part without words has no key.
  public struct Key: Hashable, Sendable {
    public var symbols: String?
    public var classes: String?
    /// At most five, in increasing order.
    public var classLabels: [String]
    public var hatched: String?
    public var railway: String?

    public init(
      symbols: String? = nil, classes: String? = nil, classLabels: [String] = [],
      hatched: String? = nil, railway: String? = nil
    ) {
      precondition(classLabels.count <= 5, "five classes at most")
      self.symbols = symbols
      self.classes = classes
      self.classLabels = classLabels
      self.hatched = hatched
      self.railway = railway
    }
  }

  public var ground: MapGround
  public var districts: [District]
  public var hatched: [Hatched]
  public var symbols: [Symbol]
  public var landmarks: [Landmark]
  public var key: Key
  public var words: ChartWords

  public init(
    ground: MapGround, districts: [District] = [], hatched: [Hatched] = [],
    symbols: [Symbol] = [], landmarks: [Landmark] = [], key: Key = Key(),
    words: ChartWords = ChartWords()
  ) {
    self.ground = ground
    self.districts = districts
    self.hatched = hatched
    self.symbols = symbols
    self.landmarks = landmarks
    self.key = key
    self.words = words
  }
}

extension MapPlot: Plot {
  public func height(forWidth width: Double, in context: ChartContext) -> Double {
    MapFrame.height(of: self, width: width, context)
  }

  public func shapes(in room: Rect, context: ChartContext) -> [Shape] {
    var sketch = Sketch(in: room, context: context)
    MapFrame(self, in: room, context).draw(in: &sketch)
    return sketch.shapes
  }
}
