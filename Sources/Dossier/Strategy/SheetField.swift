public import Units

/// A field of a sheet with the value that a decision gives it.
public enum FieldValue: Hashable, Sendable {
  case title(String)
  case description(String)
  case observations([Observation])
  case findings([Citation])
  case steps([String])
  case partners([String])
  case pilots([String])
  case coPilots([String])
  case means([Means])
  case indicators([ActionIndicator])
  case start(CalendarDate)
  case end(CalendarDate)
  case milestones([Milestone])
  case territories([String])
  case audience(String)
  case nationalLinks([Citation])
  case risks([String])
  case followedBy(String)
  case progress(percent: Int)

  /// The field as files name it.
  public var field: SheetField {
    switch self {
    case .title: .title
    case .description: .description
    case .observations: .observations
    case .findings: .findings
    case .steps: .steps
    case .partners: .partners
    case .pilots: .pilots
    case .coPilots: .coPilots
    case .means: .means
    case .indicators: .indicators
    case .start: .start
    case .end: .end
    case .milestones: .milestones
    case .territories: .territories
    case .audience: .audience
    case .nationalLinks: .nationalLinks
    case .risks: .risks
    case .followedBy: .followedBy
    case .progress: .progress
    }
  }
}

/// A field of a sheet; the raw value is its path in files.
public enum SheetField: String, CaseIterable, Hashable, Sendable {
  case title = "titre"
  case description = "descriptif"
  case observations = "constats_generaux"
  case findings = "constats"
  case steps = "protocoles"
  case partners = "acteurs"
  case pilots = "pilotes"
  case coPilots = "copilotes"
  case means = "moyens"
  case indicators = "evaluation"
  case start = "calendrier.debut"
  case end = "calendrier.fin"
  case milestones = "calendrier.jalons"
  case territories = "territoire"
  case audience = "public"
  case priority = "priorite"
  case status = "statut"
  case nationalLinks = "rattachement_national"
  case risks = "risques"
  case followedBy = "suivi"
  case progress = "avancement"
}

extension ActionSheet {
  /// Gives a field its new value.
  public mutating func set(_ value: FieldValue) {
    switch value {
    case .title(let text): title = text
    case .description(let text): description = text
    case .observations(let items): observations = items
    case .findings(let items): findings = items
    case .steps(let items): steps = items
    case .partners(let items): partners = items
    case .pilots(let items): pilots = items
    case .coPilots(let items): coPilots = items
    case .means(let items): means = items
    case .indicators(let items): indicators = items
    case .start(let date): calendar.start = date
    case .end(let date): calendar.end = date
    case .milestones(let items): calendar.milestones = items
    case .territories(let items): territories = items
    case .audience(let text): audience = text
    case .nationalLinks(let items): nationalLinks = items
    case .risks(let items): risks = items
    case .followedBy(let text): followedBy = text
    case .progress(let percent): progressPercent = percent
    }
  }
}
