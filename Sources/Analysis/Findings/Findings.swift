public import Dossier

/// What follows from the facts of a dossier, with what each result rests on.
public struct Findings: Hashable, Sendable {
  /// Nil without a communal base that holds the territory; the context says which it is.
  public let malveillance: Malveillance?
  /// Nil without a social source that holds the territory.
  public let social: SocialProfile?
  /// Nil without a survey, as the two that follow without interviews or local tables.
  public let survey: SurveyResults?
  public let perception: PerceptionResults?
  public let tranquility: TranquilityResults?
  /// Nil when there is nothing to hold against anything.
  public let crossing: CrossingResults?
  /// Recorded counts against those that the profile leads one to expect.
  public let expected: Availability<ExpectedLevels, ExpectedAbsence>
  /// With whom the territory is compared.
  public let comparables: Availability<Comparables, ComparablesAbsence>
  /// Strongest first, then by weight, then by identifier.
  public let list: [Finding]
  public let context: AnalysisContext
  /// Those of each commune of an intercommunality, in order of code: what its own diagnostic on open
  /// data would say.
  public let members: [Findings]

  /// The finding with this identifier, as a strategy or a template cites it.
  public func finding(_ identifier: String) -> Finding? {
    list.first { $0.identifier == identifier }
  }
}

/// Which bases and editions were used, which tests were made, and why something is absent.
public struct AnalysisContext: Hashable, Sendable {
  public let territoryCode: String
  /// The edition of the communal series; nil when there is none.
  public let edition: Edition?
  /// In order of level, newest edition first.
  public let bases: [BaseUse]
  /// One a kind of test of this document.
  public let families: [TestFamily]
  public let absences: [Absence]
  public let parameters: AnalysisParameters

  public func family(_ kind: TestFamily.Kind) -> TestFamily? {
    families.first { $0.kind == kind }
  }
}

/// A base that was given, and what it served for.
public struct BaseUse: Hashable, Sendable {
  public enum Use: Hashable, Sendable {
    /// The series of the territory come from it.
    case series
    /// A reference of the level comes from it.
    case reference
    /// A newer edition of the same level was preferred: editions never stand in one series.
    case newerEditionPreferred
    /// The territory, or the area that holds it, has no figure in it that could be used.
    case areaAbsent
  }

  public let level: RecordedBase.Level
  public let edition: Edition
  public let source: Source
  public let use: Use
}

/// The tests that are judged together (Benjamini & Hochberg 1995).
public struct TestFamily: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// Every indicator against every reference.
    case levels = "niveaux"
    /// Every indicator over its years.
    case trends = "tendances"
    /// Every indicator in the funnel of all communes.
    case positions
    /// Every indicator against what the profile leads one to expect.
    case expected = "attendus"
    /// Every question of feeling by every trait of the respondents.
    case surveyCrossings = "enquete-croisements"
    /// Every feeling and every victimisation, each district against the rest.
    case surveyDistricts = "enquete-quartiers"
  }

  public let kind: Kind
  /// m: how many tests were made, those without a p-value excluded.
  public let tests: Int
  /// Under which adjusted p a difference is established.
  public let threshold: Double
}

/// Something that the reader could expect and that is not there.
public struct Absence: Hashable, Sendable {
  public enum Reason: String, CaseIterable, Hashable, Sendable {
    /// No file of this kind was given.
    case sourceNotProvided = "source-non-fournie"
    /// A file was given; the territory is not in it.
    case territoryAbsent = "territoire-absent"
    /// Members of the intercommunality are not in the file.
    case memberAbsent = "membre-absent"
    /// The members of the list hold a city and its own arrondissements.
    case cityWithItsArrondissements = "ville-et-ses-arrondissements"
    /// Suspects are counted once in each commune: those of an intercommunality can't be added.
    case notAdditive = "non-additif"
    /// Every cell of the territory is under secrecy.
    case allHidden = "tout-sous-secret"
    /// The file holds the territory and no value of this variable.
    case valueMissing = "valeur-manquante"
  }

  /// `malveillance`, `social`, or `social.revenu-median`.
  public let subject: String
  public let reason: Reason
  public let source: Source?
}
