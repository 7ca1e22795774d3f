public import Problems

/// Who the dossier is about.
public struct Territory: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case commune
    /// Of Paris, Lyon or Marseille: it never receives a commune's obligations.
    case arrondissement(cityCode: String)
    case intercommunality(memberCodes: [String])
  }

  public struct Area: Hashable, Sendable {
    public let code: String
    public let name: String

    public init(code: String, name: String) {
      self.code = code
      self.name = name
    }
  }

  public struct Intercommunality: Hashable, Sendable {
    public let name: String
    /// Nil when the dossier doesn't say it: « à compléter ».
    public let hasPreventionCompetence: Bool?
    public let hasCISPD: Bool?

    public init(name: String, hasPreventionCompetence: Bool?, hasCISPD: Bool?) {
      self.name = name
      self.hasPreventionCompetence = hasPreventionCompetence
      self.hasCISPD = hasCISPD
    }
  }

  /// INSEE code of five characters, or a SIREN of nine.
  public let code: String
  public let kind: Kind
  public let name: PlaceName
  public let department: Area?
  public let region: Area?
  public let intercommunality: Intercommunality?
  /// From the dossier, else from the legal populations.
  public let municipalPopulation: Int?
  public let totalPopulation: Int?
  /// Year of the legal populations when they come from a source.
  public let populationVintage: Int?
  /// Nil when the dossier doesn't say it: « à compléter », never 0.
  public let municipalPoliceAgents: Int?
  /// Density class of the communal grid, as published.
  public let densityClass: String?
  /// Where the dossier names the territory.
  public let span: SourceSpan?

  public init(
    code: String, kind: Kind, name: PlaceName, department: Area? = nil, region: Area? = nil,
    intercommunality: Intercommunality? = nil, municipalPopulation: Int? = nil,
    totalPopulation: Int? = nil, populationVintage: Int? = nil,
    municipalPoliceAgents: Int? = nil, densityClass: String? = nil, span: SourceSpan? = nil
  ) {
    self.code = code
    self.kind = kind
    self.name = name
    self.department = department
    self.region = region
    self.intercommunality = intercommunality
    self.municipalPopulation = municipalPopulation
    self.totalPopulation = totalPopulation
    self.populationVintage = populationVintage
    self.municipalPoliceAgents = municipalPoliceAgents
    self.densityClass = densityClass
    self.span = span
  }
}
