public import Dossier
public import Problems

/// What `lot.yaml` asks for.
public struct BatchPlan: Hashable, Sendable {
  public struct Entry: Hashable, Sendable {
    /// Where the dossier is, from the current folder or absolute; the code of one that is made up.
    public let path: String
    /// As the consultant wrote it.
    public let name: String
    /// Where the batch names it.
    public let span: SourceSpan
    /// From 1, in the order of the batch.
    public var rank = 0
    /// What it asks for itself, instead of the documents of the batch; empty when it doesn't.
    public var ownDocuments: [Document] = []
    /// Code and name that the dossier declares; nil when its file can't be read, or says none.
    public var code: String?
    public var territoryName: String?
    /// Why its documents can't be made beside those of the others.
    public var refusal: Problem?
    /// The dossier itself, when no file holds it.
    public var madeUp: MadeUpDossier?
  }

  public enum Document: String, CaseIterable, Hashable, Sendable {
    case diagnostic, strategie, fiches, observatoire, evaluation, instance
    /// A table of numbers, for a spreadsheet.
    case resultats

    /// Those that are read as pages: what « tous » asks for.
    public static let printed = allCases.filter { $0 != .resultats }
  }

  public let documents: [Document]
  /// Period of the observatories; nil for the last quarter that was over.
  public let period: ObservationPeriod?
  /// SHA-256 of the batch file.
  public let sha256: String
  /// `publiable` or `restreinte`, nil when the file doesn't say.
  public let edition: String?
  public let entries: [Entry]
  /// `{code}-{document}.pdf`.
  public let fileNamePattern: String
  /// Templates that come before those of the program, from the current folder or absolute.
  public let templateFolder: String?
}
