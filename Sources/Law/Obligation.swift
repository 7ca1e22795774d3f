/// What the law asks of a territory on one subject, and on what ground.
public struct Obligation: Hashable, Sendable {
  public enum Subject: String, CaseIterable, Hashable, Sendable {
    /// Conseil local de sécurité et de prévention de la délinquance.
    case localCouncil = "clspd"
    /// The member of the municipal council or the agent who follows its work.
    case coordinator = "coordonnateur"
    case yearlyMeeting = "reunion-annuelle"
    /// Conseil intercommunal de sécurité et de prévention de la délinquance.
    case intercommunalCouncil = "cispd"
    /// Convention of the municipal police with the forces of the State.
    case policeConvention = "convention-coordination"
    /// Yearly report on what the FIPD paid for.
    case fipdReport = "rapport-fipd"
    /// Paris: the council beside the préfet de police.
    case parisCouncil = "conseil-parisien"
  }

  public enum Verdict: String, Hashable, Sendable {
    case mandatory = "obligatoire"
    case optional = "facultatif"
    /// The duty exists only when something else does: funding received, a council in place.
    case conditional = "conditionnel"
    /// The threshold lies between the two legal populations.
    case toCheck = "a-verifier"
    /// A fact is missing.
    case toComplete = "a-completer"
    case notConcerned = "sans-objet"
  }

  /// Why: a key of the wording, so that the French stays with the templates.
  public enum Ground: String, CaseIterable, Hashable, Sendable {
    case populationAbove = "population-au-dessus"
    case populationBelow = "population-au-dessous"
    case populationsDisagree = "populations-autour-du-seuil"
    /// One of the two legal populations is known, and the other may lie across the threshold.
    case onePopulationNear = "population-proche-du-seuil"
    case priorityDistrict = "quartier-prioritaire"
    case intercommunalCouncilExists = "cispd-cree"
    /// A council would be due, unless an intercommunal one exists, which nobody said.
    case unknownIntercommunalCouncil = "cispd-inconnu"
    /// Above the threshold, where the council itself is optional.
    case aboveWhereCouncilExists = "population-si-conseil"
    /// A document of a day on which the law asked nothing of the kind.
    case notYetAsked = "pas-encore-demande"
    /// A document of a day whose texts were not looked at.
    case earlierTexts = "textes-anterieurs"
    case missingPopulation = "population-absente"
    case missingPriorityDistricts = "quartiers-prioritaires-absents"
    case missingIntercommunality = "intercommunalite-absente"
    case missingAgents = "effectif-absent"
    case agentsReached = "effectif-atteint"
    case agentsBelow = "effectif-non-atteint"
    case competentIntercommunality = "epci-competent"
    case intercommunalityNotCompetent = "epci-non-competent"
    case whereCouncilExists = "si-conseil"
    case whereFunded = "si-financement"
    case parisRegime = "regime-parisien"
    case cityLevel = "niveau-de-la-ville"
  }

  public let subject: Subject
  public let verdict: Verdict
  public let ground: Ground
  public let references: [LegalReference]

  public init(
    _ subject: Subject, _ verdict: Verdict, _ ground: Ground, _ references: [LegalReference]
  ) {
    self.subject = subject
    self.verdict = verdict
    self.ground = ground
    self.references = references
  }
}
