public import Problems

/// A text in Markdown (CommonMark with tables), cut into blocks that know their lines.
public struct MarkdownDocument: Sendable {
  public let blocks: [MarkdownBlock]
  public let source: SourceText
}

/// A paragraph, a heading, a list… and the lines where it is written.
public struct MarkdownBlock: Sendable {
  public indirect enum Content: Sendable {
    case heading(level: Int, [MarkdownInline])
    case paragraph([MarkdownInline])
    case list(MarkdownList)
    case quote([MarkdownBlock])
    case table(MarkdownTable)
    /// A fenced block: what follows the opening fence, and the text between, line ends included.
    case fence(name: String, text: String)
    /// Text set off by four spaces.
    case indentedCode(String)
    case thematicBreak
  }

  public let content: Content
  /// The lines of the file that it covers; the first line is 1.
  public let lines: ClosedRange<Int>
  let source: SourceText

  /// The first line of the block.
  public var span: SourceSpan { source.span(ofLine: lines.lowerBound) }

  /// The first place in the block where a text is written as such; else its first line.
  public func span(of text: String) -> SourceSpan { source.span(of: text, in: lines) ?? span }
}

public struct MarkdownList: Sendable {
  /// The number of the first item of a numbered list, nil for bullets.
  public let firstNumber: Int?
  /// Whether no blank line separates the items.
  public let isTight: Bool
  public let items: [[MarkdownBlock]]
}

public struct MarkdownTable: Sendable {
  public enum Alignment: Hashable, Sendable {
    case unspecified
    case left
    case center
    case right
  }

  public let alignments: [Alignment]
  public let header: [[MarkdownInline]]
  public let rows: [[[MarkdownInline]]]
}

/// A run of text, or something inside a line.
public struct MarkdownInline: Sendable {
  public indirect enum Content: Sendable {
    case text(String)
    /// The end of a line of the file.
    case softBreak
    /// The end of a line that is to be printed.
    case hardBreak
    case emphasis([MarkdownInline])
    case strong([MarkdownInline])
    case code(String)
    case link(destination: String, [MarkdownInline])
    case image(path: String, title: String, alternative: [MarkdownInline])
  }

  public let content: Content
  /// The line of the file; the first is 1.
  public let line: Int

  /// The text without its marks.
  public var plainText: String {
    switch content {
    case .text(let text), .code(let text): text
    case .softBreak: " "
    case .hardBreak: "\n"
    case .emphasis(let inner), .strong(let inner), .link(_, let inner), .image(_, _, let inner):
      inner.map(\.plainText).joined()
    }
  }
}

extension SourceText {
  /// The first place of some lines where a text is written as such.
  func span(of text: String, in lines: ClosedRange<Int>) -> SourceSpan? {
    for line in lines {
      let lineText = lineText(line)
      guard let range = lineText.firstRange(of: text) else { continue }
      let column = lineText.distance(from: lineText.startIndex, to: range.lowerBound)
      return SourceSpan(
        file: name, line: line, column: column + 1, length: text.count, lineText: lineText)
    }
    return nil
  }
}
