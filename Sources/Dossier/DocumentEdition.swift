/// Who may read a document.
public enum DocumentEdition: String, CaseIterable, Hashable, Sendable {
  /// For everyone, once small counts are hidden.
  case publishable = "publiable"
  /// For the members of the council.
  case restricted = "restreinte"
}
