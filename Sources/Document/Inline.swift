public import Drawing

/// A piece of running text.
public indirect enum Inline: Hashable, Sendable {
  case text(String)
  case strong([Inline])
  case emphasis([Inline])
  case link(LinkTarget, [Inline])
  /// A note at the foot of the page; its number is given by the layout.
  case footnote([Inline])
  case lineBreak
}

extension [Inline] {
  /// The words alone.
  public var plainText: String {
    map { inline in
      switch inline {
      case .text(let text): text
      case .strong(let inner), .emphasis(let inner), .link(_, let inner): inner.plainText
      case .footnote: ""
      case .lineBreak: " "
      }
    }.joined()
  }
}
