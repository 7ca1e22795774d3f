/// Which theme the words of a file mean: a category of a log, a theme of an interview, a question.
///
/// The dossier's own words come first, whole; then the nomenclature's, whole; then the longest of
/// the nomenclature's that stands in the text, whole words only.
public struct ThemeWords: Hashable, Sendable {
  /// Folded words of the dossier, each with its theme.
  public let own: [String: KnownTheme]

  public init(own: [String: KnownTheme] = [:]) { self.own = own }

  /// The theme of a text that is about one thing; its own words when nothing matches.
  public func theme(of text: String) -> Theme {
    let words = folded(text)
    return known(words).map(Theme.known) ?? .free(words)
  }

  /// Nil when no word matches: a question or a label that may be about anything.
  public func knownTheme(in text: String) -> KnownTheme? { known(folded(text)) }

  private func known(_ words: String) -> KnownTheme? {
    if let theme = own[words] { return theme }
    if let theme = KnownTheme.allCases.first(where: { $0.synonyms.contains(words) }) {
      return theme
    }
    let inside = KnownTheme.allCases.flatMap { theme in
      theme.synonyms.filter { stands($0, in: words) }.map { (theme: theme, length: $0.count) }
    }
    // The first of equals, in the order of the nomenclature.
    let longest = inside.map(\.length).max()
    return inside.first { $0.length == longest }?.theme
  }

  private func stands(_ word: String, in words: String) -> Bool {
    ("-" + words + "-").contains("-" + word + "-")
  }
}

/// Words as they are compared: case, accents and plurals don't count.
public func folded(_ text: String) -> String { FoldedName(text).key }
