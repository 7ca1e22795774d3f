public import Dossier

/// What is already done, held against each particularity; nobody is judged by it.
public struct ResponseAdequacy: Hashable, Sendable {
  public enum Coverage: String, CaseIterable, Hashable, Sendable {
    case covered = "couvert"
    case partly = "en-partie"
    case notCovered = "non-couvert"
    /// No response is about the theme.
    case noResponse = "aucune-reponse"
  }

  /// What one response lacks to cover a particularity.
  public enum Limit: String, CaseIterable, Hashable, Sendable {
    /// It is in some of the places named, not in all.
    case somePlaces = "lieux-en-partie"
    /// It is elsewhere.
    case otherPlaces = "autres-lieux"
    /// Its hours are not those that the theme names.
    case otherHours = "autres-heures"
    /// Its hours are not given, while the theme names some.
    case unknownHours = "heures-inconnues"
    /// The partners judge it partly adequate, or insufficient, or were not asked.
    case partial = "appreciation-partielle"
    case insufficient = "appreciation-insuffisante"
    case notAppraised = "appreciation-absente"
  }

  public struct Match: Hashable, Sendable {
    /// Identifier and name of the response.
    public let response: String
    public let name: String
    public let coverage: Coverage
    /// In the order of `Limit`; empty when it covers.
    public let limits: [Limit]
  }

  public struct Row: Hashable, Sendable {
    public let theme: Theme
    /// Identifier of the particularity's finding.
    public let finding: String
    /// The best that a response gives.
    public let coverage: Coverage
    /// Best first, then in order of identifier.
    public let matches: [Match]
    /// Places of the particularity that no response on its theme is in.
    public let placesLeft: [String]
  }

  /// In the order of the particularities.
  public let rows: [Row]
  /// Responses that match none of them, in order of identifier.
  public let withoutFinding: [LocalResponse]
  public let source: Source

  public func count(_ coverage: Coverage) -> Int { rows.count { $0.coverage == coverage } }
}
