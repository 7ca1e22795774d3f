public import Problems
public import Units

/// What inhabitants and professionals said, coded; never who they are.
public struct Interviews: Sendable {
  /// In order of identifier.
  public let list: [Interview]
  /// Themes that the file gives a code of its own, in order of code.
  public let themes: [DeclaredTheme]
  public let source: Source

  /// `halls: occupation de halls`: the code is what a finding's identifier ends with.
  public struct DeclaredTheme: Hashable, Sendable {
    public let code: String
    public let label: String

    public init(code: String, label: String) {
      self.code = code
      self.label = label
    }
  }

  public init(list: [Interview], themes: [DeclaredTheme] = [], source: Source) {
    self.list = list.sorted { $0.identifier < $1.identifier }
    self.themes = themes.sorted { $0.code < $1.code }
    self.source = source
  }

  /// The theme that a remark is of: one with a code when its code or its label is written, else
  /// the words themselves.
  public func theme(of remark: Remark) -> (name: FoldedName, declared: DeclaredTheme?) {
    let written = FoldedName(remark.theme)
    let declared = themes.first {
      FoldedName($0.label) == written || FoldedName($0.code) == written
    }
    return (declared.map { FoldedName($0.label) } ?? written, declared)
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
