/// The files that a dossier names, kind by kind, as the consultant wrote them.
///
/// A kind without any file is a source that was not provided: the document says so, and what that
/// forbids to conclude.
public struct DeclaredSources: Hashable, Sendable {
  /// A place for files in a dossier; the raw value is its key in `dossier.yaml`.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case recordedCrime = "delinquance"
    case social
    case geography = "geographie"
    case outlines = "contours"
    case priorityDistricts = "quartiers_prioritaires"
    case districts = "quartiers"
    case iris
    case grounds = "fonds"
    case places = "lieux"
    case tables = "tableaux"
    case facts = "faits"
    case survey = "enquete"
    case interviews = "entretiens"
    case responses = "reponses"
    case texts = "textes"
    case templates = "modeles"
    case strategy = "strategie"
    case meetings = "seances"
  }

  /// Paths as written, sorted; a kind that the dossier doesn't name is not there.
  public let files: [Kind: [String]]

  public init(files: [Kind: [String]] = [:]) {
    self.files = files.mapValues { $0.sorted() }.filter { !$0.value.isEmpty }
  }

  public func isProvided(_ kind: Kind) -> Bool { files[kind] != nil }

  /// What the dossier doesn't name, in the order of the kinds.
  public var missing: [Kind] { Kind.allCases.filter { !isProvided($0) } }
}
