public import Dossier
public import Units

/// The facts about a territory that the law looks at; nil is a fact that nobody gave.
public struct Situation: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case commune
    case paris
    /// Of Lyon or Marseille: the law speaks to the city.
    case arrondissement(city: String)
    case intercommunality
  }

  public var kind: Kind
  public var municipalPopulation: Int?
  public var totalPopulation: Int?
  /// How many quartiers prioritaires lie in it, wholly or in part.
  public var priorityDistricts: Int?
  /// Whether its EPCI holds the competence « dispositifs locaux de prévention ».
  public var intercommunalityIsCompetent: Bool?
  public var hasIntercommunalCouncil: Bool?
  public var municipalPoliceAgents: Int?
  public var date: CalendarDate

  public init(
    kind: Kind, municipalPopulation: Int? = nil, totalPopulation: Int? = nil,
    priorityDistricts: Int? = nil, intercommunalityIsCompetent: Bool? = nil,
    hasIntercommunalCouncil: Bool? = nil, municipalPoliceAgents: Int? = nil, date: CalendarDate
  ) {
    self.kind = kind
    self.municipalPopulation = municipalPopulation
    self.totalPopulation = totalPopulation
    self.priorityDistricts = priorityDistricts
    self.intercommunalityIsCompetent = intercommunalityIsCompetent
    self.hasIntercommunalCouncil = hasIntercommunalCouncil
    self.municipalPoliceAgents = municipalPoliceAgents
    self.date = date
  }

  public init(of dossier: Dossier) {
    let territory = dossier.territory
    self.init(
      kind: Kind(of: territory), municipalPopulation: territory.municipalPopulation,
      totalPopulation: territory.totalPopulation,
      priorityDistricts: dossier.map?.priorityDistricts?.count,
      intercommunalityIsCompetent: territory.intercommunality?.hasPreventionCompetence,
      hasIntercommunalCouncil: territory.intercommunality?.hasCISPD,
      municipalPoliceAgents: territory.municipalPoliceAgents, date: dossier.mission.date)
  }
}

extension Situation.Kind {
  init(of territory: Territory) {
    switch territory.kind {
    case .commune: self = territory.code == "75056" ? .paris : .commune
    case .intercommunality: self = .intercommunality
    case .arrondissement(let city):
      switch city {
      case "69123": self = .arrondissement(city: "Lyon")
      case "13055": self = .arrondissement(city: "Marseille")
      default: self = .paris
      }
    }
  }
}
