/// Whose word it is; columns of the matrix, in this order.
public enum EvidenceSource: String, CaseIterable, Hashable, Sendable {
  case recorded = "faits-enregistres"
  case local = "registre-local"
  case survey = "enquete"
  case interviews = "entretiens"
  case social = "donnees-sociales"
}

/// What one source says of one theme.
///
/// One rule for all: two established facts make a strong signal, one a moderate one; a source that
/// measures the theme and establishes nothing shows no signal; one that doesn't measure it, or not
/// precisely enough to tell, is silent. « No signal » contradicts « strong » whichever source says
/// which. What makes a fact established is written with each reading.
public struct SourceReading: Hashable, Sendable {
  public enum Signal: String, CaseIterable, Hashable, Sendable {
    case strong = "fort"
    case moderate = "modere"
    case none = "aucun"
    case silent = "muet"

    public var isSignal: Bool { self == .strong || self == .moderate }
  }

  public let source: EvidenceSource
  public let signal: Signal
  /// What it rests on, or what the silence is due to; empty when nothing was given.
  public let facts: [ThemeFact]

  /// A reading by the rule: `isMeasured` is whether the source could have told.
  init(_ source: EvidenceSource, facts: [ThemeFact], isMeasured: Bool) {
    let established = facts.filter(\.kind.isSignal).count
    self.source = source
    self.facts = facts
    signal =
      established > 1 ? .strong : established == 1 ? .moderate : isMeasured ? .none : .silent
  }

  init(_ source: EvidenceSource, signal: Signal, facts: [ThemeFact]) {
    self.source = source
    self.signal = signal
    self.facts = facts
  }

  static func silent(_ source: EvidenceSource) -> SourceReading {
    SourceReading(source, signal: .silent, facts: [])
  }
}
