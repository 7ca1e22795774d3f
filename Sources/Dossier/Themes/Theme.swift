/// What is spoken of: a theme of the nomenclature, or words of the dossier that match none.
public enum Theme: Hashable, Sendable {
  case known(KnownTheme)
  /// The words as folded: `stationnement-de-car`.
  case free(String)

  /// The end of the identifier of its findings: `cambriolages`, `stationnement-de-car`.
  public var key: String {
    switch self {
    case .known(let theme): theme.rawValue
    case .free(let words): words
    }
  }

  /// Nil for words that the nomenclature doesn't hold.
  public var known: KnownTheme? {
    if case .known(let theme) = self { theme } else { nil }
  }

  /// The lowest for words that nobody classed.
  public var gravity: KnownTheme.Gravity { known?.gravity ?? .nuisance }
}

extension Theme: Comparable {
  /// In the order of the nomenclature, free words last in alphabetical order.
  public static func < (first: Theme, second: Theme) -> Bool {
    switch (first, second) {
    case (.known(let one), .known(let other)): one.place < other.place
    case (.known, .free): true
    case (.free, .known): false
    case (.free(let one), .free(let other)): one < other
    }
  }
}

extension KnownTheme {
  fileprivate var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
