public import Units

/// A version of a strategy as it was printed, with all that its document needs.
///
/// Later changes to the dossier, to its data or to the templates do not reach it.
public struct FrozenVersion: Hashable, Sendable {
  public var number: Int
  public var territoryCode: String
  /// The date that the document bears.
  public var date: CalendarDate
  /// Which program wrote it: another one may set the same pages otherwise.
  public var program: String
  /// `strategie.yaml` when the version was frozen.
  public var start: TerritorialStrategy
  /// The meetings whose decisions are in it, in order of date.
  public var meetings: [Meeting]
  /// The strategy with their decisions applied.
  public var strategy: TerritorialStrategy
  public var findings: [FrozenFinding] = []
  /// Values that the document prints, by their names in the templates, in order of name.
  public var values: [FrozenValue] = []
  /// The files that were read, in order of path.
  public var inputs: [FileDigest] = []
  public var templates: [FileDigest] = []
  /// The templates themselves, those of one name in the order they are looked at.
  public var templateTexts: [FrozenTemplate] = []
  /// Nil in a file that was written before pages were made from it.
  public var setting: FrozenSetting?

  public init(
    number: Int, territoryCode: String, date: CalendarDate, program: String,
    start: TerritorialStrategy, meetings: [Meeting], strategy: TerritorialStrategy
  ) {
    self.number = number
    self.territoryCode = territoryCode
    self.date = date
    self.program = program
    self.start = start
    self.meetings = meetings
    self.strategy = strategy
  }
}

/// A finding that the strategy cites, in the words of the day it was frozen.
public struct FrozenFinding: Hashable, Sendable {
  public let identifier: String
  public let sentences: [String]
  public let figures: [FrozenFigure]
  /// « C12 », its number in the diagnostic; empty for one that the diagnostic doesn't list.
  public var number = ""
  /// « établie ».
  public var strength = ""
  /// « Tranquillité publique ».
  public var domain = ""
  /// What it rests on as it was printed: measure, value, interval, years, source.
  public var evidence: [[String]] = []

  public init(identifier: String, sentences: [String], figures: [FrozenFigure] = []) {
    self.identifier = identifier
    self.sentences = sentences
    self.figures = figures
  }
}

/// A figure that a frozen finding rests on.
public struct FrozenFigure: Hashable, Sendable {
  /// `taux`, `rapport`, `evolution-annuelle`.
  public let measure: String
  public let value: Double
  public let interval: Interval?
  public let years: ClosedRange<Int>
  /// Producer, dataset and vintage, as a document prints them.
  public let source: String

  public init(
    measure: String, value: Double, interval: Interval? = nil, years: ClosedRange<Int>,
    source: String
  ) {
    self.measure = measure
    self.value = value
    self.interval = interval
    self.years = years
    self.source = source
  }
}

/// A value of a document, as text.
public struct FrozenValue: Hashable, Sendable {
  public let name: String
  public let text: String

  public init(name: String, text: String) {
    self.name = name
    self.text = text
  }
}

/// A file and the SHA-256 of its bytes.
public struct FileDigest: Hashable, Sendable {
  public let path: String
  public let sha256: String

  public init(path: String, sha256: String) {
    self.path = path
    self.sha256 = sha256
  }
}
