public import Geography

/// The shapes of a territory, in degrees of longitude and latitude.
public struct TerritoryMap: Sendable {
  public struct NamedArea: Sendable {
    public let code: String
    public let name: String
    public let shape: MultiPolygon
    /// Inhabitants, when the file or the dossier says so.
    public let population: Int?

    public init(code: String, name: String, shape: MultiPolygon, population: Int? = nil) {
      self.code = code
      self.name = name
      self.shape = shape
      self.population = population
    }
  }

  /// A quartier prioritaire, attached by intersection of shapes, never by its code.
  public struct PriorityDistrict: Sendable {
    public let code: String
    public let name: String
    public let shape: MultiPolygon
    /// Share of its area that lies in the territory, above 0.01 to 1.
    public let shareInside: Double
    /// Share of the territory's area that it takes, 0 to 1.
    public let shareOfTerritory: Double
    /// Inhabitants of the whole district, when the file says so.
    public let population: Int?

    public init(
      code: String, name: String, shape: MultiPolygon, shareInside: Double,
      shareOfTerritory: Double, population: Int? = nil
    ) {
      self.code = code
      self.name = name
      self.shape = shape
      self.shareInside = shareInside
      self.shareOfTerritory = shareOfTerritory
      self.population = population
    }
  }

  public let outline: MultiPolygon
  /// Communes around it that the same file holds.
  public let neighbours: [NamedArea]
  /// Nil when no file of priority districts was given; empty when none touches the territory.
  public let priorityDistricts: [PriorityDistrict]?
  public let iris: [NamedArea]
  public let districts: [NamedArea]
  /// Streets, water, railways: drawn under the rest.
  public let grounds: [Ground]
  public let sources: [Source]

  /// A layer of lines or areas drawn under the map.
  public struct Ground: Sendable {
    public let name: String
    public let lines: [[Coordinate]]
    public let areas: [MultiPolygon]

    public init(name: String, lines: [[Coordinate]], areas: [MultiPolygon]) {
      self.name = name
      self.lines = lines
      self.areas = areas
    }
  }

  public init(
    outline: MultiPolygon, neighbours: [NamedArea], priorityDistricts: [PriorityDistrict]?,
    iris: [NamedArea] = [], districts: [NamedArea] = [], grounds: [Ground] = [],
    sources: [Source]
  ) {
    self.outline = outline
    self.neighbours = neighbours
    self.priorityDistricts = priorityDistricts
    self.iris = iris
    self.districts = districts
    self.grounds = grounds
    self.sources = sources
  }
}
