public import Units

/// What the pages of a strategy print besides the strategy itself: who, for whom, under which law,
/// held against which national framework, with which picture on the cover.
///
/// Kept in a frozen version, so that its pages need nothing else of the dossier.
public struct FrozenSetting: Hashable, Sendable {
  /// Without the place where the dossier names it, and without the members of an EPCI.
  public var territory: Territory
  public var mission: Mission
  public var isFictitious: Bool
  public var secrecy: SecrecyThresholds
  /// The one that the strategy names, nil when it names none or one that no template holds.
  public var framework: NationalFramework?
  /// What the law asks of the territory, as it was printed.
  public var law: FrozenTable?
  /// The state of the law that the table describes.
  public var legalState: CalendarDate?
  public var map: FrozenMap?

  public init(
    territory: Territory, mission: Mission, isFictitious: Bool = false,
    secrecy: SecrecyThresholds = SecrecyThresholds()
  ) {
    self.territory = territory
    self.mission = mission
    self.isFictitious = isFictitious
    self.secrecy = secrecy
  }
}

/// A table as its cells were printed, without links.
public struct FrozenTable: Hashable, Sendable {
  public struct Column: Hashable, Sendable {
    public var name: String
    /// How much of the room that is left it takes; 0 for as wide as its content.
    public var stretch: Double
    /// Its cells are set in bold.
    public var isStrong: Bool
    /// Its cells are set in grey.
    public var isSecondary: Bool

    public init(
      _ name: String, stretch: Double = 0, isStrong: Bool = false, isSecondary: Bool = false
    ) {
      self.name = name
      self.stretch = stretch
      self.isStrong = isStrong
      self.isSecondary = isSecondary
    }
  }

  public var title: String
  public var columns: [Column]
  /// As many cells in each row as there are columns.
  public var rows: [[String]]
  public var source: String

  public init(title: String, columns: [Column], rows: [[String]], source: String = "") {
    self.title = title
    self.columns = columns
    self.rows = rows
    self.source = source
  }
}

/// The shapes of a cover, in whole metres of the legal projection.
public struct FrozenMap: Hashable, Sendable {
  /// x and y in turn.
  public typealias Ring = [Int]

  public struct Line: Hashable, Sendable {
    /// `voie`, `voie-ferree` or `eau`.
    public var kind: String
    public var points: Ring

    public init(kind: String, points: Ring) {
      self.kind = kind
      self.points = points
    }
  }

  public var contour: [Ring]
  public var neighbours: [[Ring]]
  public var waters: [[Ring]]
  public var lines: [Line]
  public var districts: [[Ring]]
  public var priorityDistricts: [[Ring]]
  /// What the picture shows, for who can't see it.
  public var alternativeText: String
  /// Under the picture.
  public var caption: String

  public init(contour: [Ring], alternativeText: String = "", caption: String = "") {
    self.contour = contour
    neighbours = []
    waters = []
    lines = []
    districts = []
    priorityDistricts = []
    self.alternativeText = alternativeText
    self.caption = caption
  }
}

/// A file of the templates with its content: what is not UTF-8, such as a logo, as its bytes.
public struct FrozenTemplate: Hashable, Sendable {
  /// As templates call it: `strategie.md`.
  public let name: String
  public let bytes: [UInt8]

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}
