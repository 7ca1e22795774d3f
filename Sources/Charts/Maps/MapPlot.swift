public import Drawing
import Units

/// A map of the commune: rates as classes of its districts, counts as circles, a density or what
/// was found of the squares of a grid, and numbered spots.
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
    /// Nil is a count that may not be told: a hollow mark of one size.
    public var count: Int?

    public init(name: String, at place: MapPoint, count: Int?) {
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
    /// Beside the hollow mark.
    public var hiddenSymbols: String?
    public var classes: String?
    /// At most five, in increasing order.
    public var classLabels: [String]
    /// Beside the colour of districts without a class, when there are classes.
    public var withoutClass: String?
    public var hatched: String?
    public var railway: String?
    /// Beside the outline of current spots, and of gone ones.
    public var spots: String?
    public var goneSpots: String?

    public init(
      symbols: String? = nil, hiddenSymbols: String? = nil, classes: String? = nil,
      classLabels: [String] = [], withoutClass: String? = nil, hatched: String? = nil,
      railway: String? = nil, spots: String? = nil, goneSpots: String? = nil
    ) {
      precondition(classLabels.count <= 5, "five classes at most")
      self.symbols = symbols
      self.hiddenSymbols = hiddenSymbols
      self.classes = classes
      self.classLabels = classLabels
      self.withoutClass = withoutClass
      self.hatched = hatched
      self.railway = railway
      self.spots = spots
      self.goneSpots = goneSpots
    }
  }

  public var ground: MapGround
  public var districts: [District]
  public var hatched: [Hatched]
  public var symbols: [Symbol]
  public var landmarks: [Landmark]
  /// Over the ground in place of classes of districts, whose limits only are then drawn.
  public var surface: MapSurface?
  /// Likewise.
  public var cells: MapCells?
  public var spots: [MapSpot]
  /// The part that the frame is fitted on, nil for the whole.
  ///
  /// The key then shows where the part lies.
  public var focus: MapArea?
  public var key: Key
  public var words: ChartWords

  public init(
    ground: MapGround, districts: [District] = [], hatched: [Hatched] = [],
    symbols: [Symbol] = [], landmarks: [Landmark] = [], surface: MapSurface? = nil,
    cells: MapCells? = nil, spots: [MapSpot] = [], focus: MapArea? = nil, key: Key = Key(),
    words: ChartWords = ChartWords()
  ) {
    self.ground = ground
    self.districts = districts
    self.hatched = hatched
    self.symbols = symbols
    self.landmarks = landmarks
    self.surface = surface
    self.cells = cells
    self.spots = spots
    self.focus = focus
    self.key = key
    self.words = words
  }

  /// Whether a colour of the ground is a value already.
  var hasRaster: Bool { surface != nil || cells != nil }

  /// What the frame holds whole.
  var shown: MapArea { focus ?? ground.contour }

  var largestCount: Int { symbols.compactMap(\.count).max() ?? 0 }
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
