public import Units

/// An article of a code, cited and never copied; the templates hold its paraphrase.
public struct LegalReference: Hashable, Comparable, Sendable {
  public enum Code: String, Hashable, Sendable {
    /// Code de la sécurité intérieure.
    case csi = "CSI"
    /// Code général des collectivités territoriales.
    case cgct = "CGCT"
  }

  public let code: Code
  /// « L132-4 ».
  public let article: String

  public init(_ code: Code, _ article: String) {
    self.code = code
    self.article = article
  }

  public static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.code.rawValue, lhs.article) < (rhs.code.rawValue, rhs.article)
  }
}

/// The state of the law that the corpus describes.
///
/// Source: the consolidated Code de la sécurité intérieure (LEGI, DILA) at this date. A document
/// of a later date says that what changed since was not looked at.
public enum LegalState {
  public static let date = CalendarDate(year: 2026, month: 4, day: 3)

  /// The day from which membership of the council is in the law (loi 2024-247, article 16).
  ///
  /// The president of the departmental council is no longer a member by right.
  public static let membershipReform = CalendarDate(year: 2024, month: 3, day: 23)
}
