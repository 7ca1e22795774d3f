public import Units

/// One article of the corpus: where its text comes from and of what day.
public struct LegalText: Hashable, Sendable {
  public enum Source: Hashable, Sendable {
    /// The article itself, in the consolidated code (LEGI, DILA).
    case consolidated
    /// Known only by what another article says of it: its paraphrase says no more.
    case cited(by: LegalReference)
  }

  public let reference: LegalReference
  /// The day of the text that was read.
  public let state: CalendarDate
  public let source: Source
  /// The first day it is known to say so; nil when no earlier wording was looked for.
  public let since: CalendarDate?
}

/// Every article that a document may cite.
public enum LegalCorpus {
  /// In order of reference.
  public static let texts: [LegalText] = (own + foreign).sorted { $0.reference < $1.reference }

  public static func text(of reference: LegalReference) -> LegalText? {
    texts.first { $0.reference == reference }
  }

  private static let own: [LegalText] =
    [
      "L111-1", "L132-1", "L132-2", "L132-3-1", "L132-5", "L132-6", "L132-7", "L132-10",
      "L132-11", "L132-12", "L132-13", "L132-14", "L132-15", "L132-16", "L512-4", "L512-6",
      "D132-7",
      "D132-8", "D132-9", "D132-10", "R132-10-1", "D132-11", "D132-12", "R132-12-1", "D132-13",
      "D132-14", "D132-16",
    ].map { text($0) } + [
      text("L132-3", since: LegalState.membershipReform),
      text("L132-4", since: LegalState.membershipReform),
      text("L132-10-2", since: LegalState.thresholdReform),
    ]

  /// Articles of other codes that those of the Code de la sécurité intérieure lean on.
  private static let foreign: [LegalText] = [
    (LegalReference.Code.cgct, "L2122-18", "L132-4"), (.cgct, "L5211-9", "L132-13"),
    (.penal, "226-13", "L132-2"), (.penal, "226-14", "L132-2"), (.procedure, "11", "L132-3"),
    (.procedure, "40", "L132-2"), (.procedure, "40-2", "L132-2"),
  ].map { code, article, citing in
    LegalText(
      reference: LegalReference(code, article), state: LegalState.date,
      source: .cited(by: LegalReference(.csi, citing)), since: nil)
  }

  private static func text(_ article: String, since: CalendarDate? = nil) -> LegalText {
    LegalText(
      reference: LegalReference(.csi, article), state: LegalState.date, source: .consolidated,
      since: since)
  }
}
