/// One fact of the town's register: what, when, where, as far as each is known.
///
/// Kept small, since a register holds up to a million of them: the names are places in the lists of
/// its `FactRegister`.
public struct LocalFact: Hashable, Sendable {
  /// How the place on the map is known.
  public enum Location: UInt8, Sendable {
    case unknown
    /// Coordinates of the file.
    case given
    /// Those of the place's name, in the dossier's list of places.
    case named
  }

  /// Seconds since 1970, universal time: the earliest moment; local midnight when the hour isn't known.
  public var start: Int
  private var finish: Int
  public var longitude: Double
  public var latitude: Double
  private var placeNumber: Int32
  /// Position in `FactRegister.categories`.
  public var category: UInt16
  /// Position in `FactRegister.sources`.
  public var source: UInt8
  public var location: Location
  /// False when only the day of the start is known: its hour is then no hour at all, never 0 h.
  public var isHourKnown: Bool

  /// Seconds since 1970, universal time; nil when the file gives no end.
  public var end: Int? {
    get { finish == Int.min ? nil : finish }
    set { finish = newValue ?? Int.min }
  }

  /// Position in `FactRegister.places`, nil when the file names none.
  public var place: Int? {
    get { placeNumber < 0 ? nil : Int(placeNumber) }
    set { placeNumber = newValue.map { Int32($0) } ?? -1 }
  }

  public init(
    start: Int, end: Int? = nil, isHourKnown: Bool = true, category: Int, source: Int,
    place: Int? = nil, location: Location = .unknown, longitude: Double = 0, latitude: Double = 0
  ) {
    self.start = start
    self.finish = end ?? Int.min
    self.longitude = longitude
    self.latitude = latitude
    self.placeNumber = place.map { Int32($0) } ?? -1
    self.category = UInt16(category)
    self.source = UInt8(source)
    self.location = location
    self.isHourKnown = isHourKnown
  }
}
