public import Problems
public import Units

/// What inhabitants and professionals said, coded; never who they are.
public struct Interviews: Sendable {
  /// In order of identifier.
  public let list: [Interview]
  public let source: Source

  public init(list: [Interview], source: Source) {
    self.list = list.sorted { $0.identifier < $1.identifier }
    self.source = source
  }
}

public struct Interview: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case interview = "entretien"
    case focusGroup = "groupe"
    case exploratoryWalk = "marche exploratoire"
    case publicMeeting = "reunion publique"
  }

  public let identifier: String
  public let date: CalendarDate
  public let kind: Kind
  /// « bailleur »: what convergence is counted over.
  public let actorFamily: String
  /// « responsable d'agence », a function; nil when the file gives none.
  public let actorFunction: String?
  public let remarks: [Remark]

  public init(
    identifier: String, date: CalendarDate, kind: Kind, actorFamily: String,
    actorFunction: String?, remarks: [Remark]
  ) {
    self.identifier = identifier
    self.date = date
    self.kind = kind
    self.actorFamily = actorFamily
    self.actorFunction = actorFunction
    self.remarks = remarks
  }
}

/// One thing that was said: of what, where, in which tone.
public struct Remark: Hashable, Sendable {
  public enum Tone: String, CaseIterable, Hashable, Sendable {
    case negative
    case neutral = "neutre"
    case positive
  }

  public let theme: String
  public let place: String?
  public let tone: Tone
  /// 1 to 3.
  public let intensity: Int?
  /// Word for word, without anything that names a person.
  public let quote: String?
  public let span: SourceSpan?

  public init(
    theme: String, place: String?, tone: Tone, intensity: Int?, quote: String?,
    span: SourceSpan? = nil
  ) {
    self.theme = theme
    self.place = place
    self.tone = tone
    self.intensity = intensity
    self.quote = quote
    self.span = span
  }
}
