/// What a fence asks for.
public enum FenceKind: String, CaseIterable, Hashable, Sendable {
  case figure
  case table = "tableau"
  case callout = "constat"
  case prose = "phrase"
}

/// A word that may follow the name of a fence.
public struct FenceOption: Hashable, Sendable {
  public let name: String
  public let isRequired: Bool
  /// What it may be for the dossier at hand; empty for a free text, or when there is nothing.
  public let values: [String]

  public init(_ name: String, isRequired: Bool, values: [String]) {
    self.name = name
    self.isRequired = isRequired
    self.values = values
  }
}
