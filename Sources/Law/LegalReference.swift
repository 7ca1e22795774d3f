/// An article of a code, cited and never copied; the templates hold its paraphrase.
public struct LegalReference: Hashable, Comparable, Sendable {
  public enum Code: String, CaseIterable, Hashable, Sendable {
    /// Code de la sécurité intérieure.
    case csi = "CSI"
    /// Code général des collectivités territoriales.
    case cgct = "CGCT"
    /// Code pénal.
    case penal = "CP"
    /// Code de procédure pénale.
    case procedure = "CPP"
  }

  public let code: Code
  /// « L132-4 ».
  public let article: String

  public init(_ code: Code, _ article: String) {
    self.code = code
    self.article = article
  }

  /// « CSI.L132-4 »: a key of the wording.
  public var key: String { "\(code.rawValue).\(article)" }

  public static func < (lhs: Self, rhs: Self) -> Bool {
    lhs.code == rhs.code ? lhs.order < rhs.order : lhs.code.rank < rhs.code.rank
  }

  /// Laws before decrees, then by number: L132-4 comes before L132-13.
  private var order: [Int] {
    let parts = article.drop(while: \.isLetter).split(separator: "-").map { Int($0) ?? 0 }
    let letters = ["L": 0, "R": 1, "D": 2]
    return [article.first.flatMap { letters[String($0)] } ?? 0] + parts
  }
}

extension LegalReference.Code {
  /// The code that the whole is about comes first.
  fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension [Int] {
  fileprivate static func < (lhs: Self, rhs: Self) -> Bool { lhs.lexicographicallyPrecedes(rhs) }
}
