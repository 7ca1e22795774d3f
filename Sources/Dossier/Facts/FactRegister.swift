/// The facts that the town itself knows, from its register or straight from the files of a dossier.
///
/// Its sources count different things (calls, interventions, complaints): facts of two sources are
/// never added up without saying so.
public struct FactRegister: Sendable {
  /// Sorted by name; at most 255.
  public var sources: [FactSource]
  /// The common nomenclature, sorted by name.
  public var categories: [FactCategory]
  /// Names of places as the files write them, sorted.
  public var places: [String]
  /// In order of start, source, category, place, longitude, latitude, end: whatever the order of the files.
  public var facts: [LocalFact]
  /// One an imported file, in order of import.
  public var imports: [FactImport]

  public init(
    sources: [FactSource] = [], categories: [FactCategory] = [], places: [String] = [],
    facts: [LocalFact] = [], imports: [FactImport] = []
  ) {
    self.sources = sources
    self.categories = categories
    self.places = places
    self.facts = facts
    self.imports = imports
  }
}

/// A service that writes facts down: municipal police, landlord, transport, school.
public struct FactSource: Hashable, Sendable {
  /// « police municipale ».
  public let name: String
  /// What one row is: « appels », « interventions »; « faits » when the dossier doesn't say.
  public let unit: String
  /// Where a fact is counted: « lieu de l’intervention »; nil when the dossier doesn't say.
  public let placeRule: String?
  /// What the moment is: « heure de l’appel »; nil when the dossier doesn't say.
  public let momentRule: String?
  /// Name of the IANA, among `LocalZone.identifiers`: « Europe/Paris ».
  public let zone: String

  public init(
    name: String, unit: String = "faits", placeRule: String? = nil, momentRule: String? = nil,
    zone: String = "Europe/Paris"
  ) {
    self.name = name
    self.unit = unit
    self.placeRule = placeRule
    self.momentRule = momentRule
    self.zone = zone
  }
}

/// A category of the common nomenclature.
public struct FactCategory: Hashable, Sendable {
  public let name: String
  /// False when no mapping of the dossier leads to it: the word is the file's own.
  public let isMapped: Bool

  public init(name: String, isMapped: Bool) {
    self.name = name
    self.isMapped = isMapped
  }
}
