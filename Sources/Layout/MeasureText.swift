import Document
import Drawing
import Units

extension Setting {
  /// Running text leaves two columns of a whole page empty.
  var textWidth: Double { place == .page ? min(width, Grid.textWidth) : width }
}

// Paragraphs and lists.
extension Compositor {
  /// Shorter lines than this many sizes of the text (about fifty letters) have too few spaces to
  /// share the white, and stay ragged whatever the theme wants.
  private static let shortestJustifiedLine = 24.0

  func isJustified(_ style: TextStyle, width: Double) -> Bool {
    theme.alignment == .justified && width >= Self.shortestJustifiedLine * style.size
  }

  func paragraphParts(_ paragraph: Paragraph, _ node: Node, in setting: Setting) -> [Part] {
    var text = text(paragraph.text)
    var style = setting.body
    var width = setting.textWidth
    switch paragraph.role {
    case .body: break
    case .lead:
      style = scale.lead
      if setting.place == .page { width = min(setting.width, Grid.leadWidth) }
    case .source:
      style = scale.source
      width = setting.width
    case .reading:
      style = scale.reading
      width = setting.width
      text = introduced(text, by: words.reading)
    }
    var parts = parts(
      of: text, tag: .paragraph, style: style, width: width, isHyphenated: true,
      isJustified: paragraph.role == .body && isJustified(style, width: width))
    parts.name(node.destination)
    // A lead opens what follows.
    return paragraph.role == .lead ? parts.keptTogether(withNext: true) : parts
  }

  /// « Lecture : » before the text, unless it stands there already.
  func introduced(_ text: RichText, by word: String, isBold: Bool = true) -> RichText {
    guard !text.isEmpty else { return text }
    let spaced = frenchSpacing(word)
    guard !text.plainText.hasPrefix(spaced) else { return text }
    return RichText(spaced + " ", RichText.Run(isBold: isBold)) + text
  }

  func listParts(_ list: BulletList, _ node: Node, in setting: Setting) -> [Part] {
    guard !node.children.isEmpty else { return [] }
    let labels = node.children.indices.map { list.isOrdered ? "\($0 + 1)." : "–" }
    let style = setting.body.colored(palette.bleu)
    let widest = labels.map { measurer.width(of: $0, in: style) }.max() ?? 0
    let indent = max(list.isOrdered ? 5.mm : 3.mm, widest + 1.mm)
    let inner = setting.inside(.item, width: setting.textWidth - indent)
    var parts: [Part] = [.begin(.list)]
    for (index, item) in node.children.enumerated() {
      if index > 0 { parts.append(.gap(setting.place == .field ? Space.inside / 2 : Space.inside)) }
      parts.append(.begin(.listItem))
      parts += [.begin(.listLabel), .strip(label(labels[index], style)), .end]
      parts.append(.begin(.listBody))
      parts += self.parts(of: item, in: inner).shifted(by: indent)
      parts += [.end, .end]
    }
    return parts + [.end]
  }

  /// Takes no height: what it labels stands beside it.
  private func label(_ text: String, _ style: TextStyle) -> Strip {
    let baseline = baseline(of: style)
    return Strip(height: 0, keepsWithNext: true) { point, sheet in
      sheet.add(.text(PlacedText(text, at: point.offset(y: baseline), style: style)))
    }
  }
}
