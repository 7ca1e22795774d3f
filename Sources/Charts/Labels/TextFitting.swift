import Drawing

extension TextMeasurer {
  /// The text in lines no wider than this, the last one cut with « … » when they don't suffice.
  ///
  /// Lines break at spaces and after hyphens; a no-break space holds. A first word that is too
  /// wide is cut.
  func lines(_ text: String, in style: TextStyle, width: Double, atMost count: Int) -> [String] {
    var lines: [String] = []
    var pieces = breakable(text)[...]
    while !pieces.isEmpty, lines.count < count {
      var line = ""
      while let piece = pieces.first, fits(line + piece, in: style, width) {
        line += piece
        pieces.removeFirst()
      }
      let isLast = lines.count == count - 1
      if line.isEmpty || (isLast && !pieces.isEmpty) {
        line = cut(line + (isLast ? pieces.joined() : pieces.removeFirst()), in: style, to: width)
      }
      lines.append(trimmed(line))
      if isLast { break }
    }
    return lines
  }

  /// The text, cut with « … » when it is wider than this.
  func cut(_ text: String, in style: TextStyle, to width: Double) -> String {
    guard !fits(text, in: style, width) else { return trimmed(text) }
    var kept = text
    while !kept.isEmpty, self.width(of: trimmed(kept) + "…", in: style) > width {
      kept.removeLast()
    }
    let whole = trimmed(kept)
    return whole.isEmpty ? "" : whole + "…"
  }

  private func fits(_ text: String, in style: TextStyle, _ width: Double) -> Bool {
    // A hundredth of a point is the noise of sums, not a line too long.
    self.width(of: trimmed(text), in: style) <= width + 0.01
  }

  private func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.last == " " { text.removeLast() }
    while text.first == " " { text.removeFirst() }
    return String(text)
  }

  /// Words with the space or the hyphen that follows them; a dash alone stays with what precedes.
  private func breakable(_ text: String) -> [String] {
    var pieces: [String] = []
    var piece = ""
    for character in text {
      piece.append(character)
      guard character == " " || character == "-" else { continue }
      if ["- ", "– ", "-", "· "].contains(piece), !pieces.isEmpty {
        pieces[pieces.count - 1] += piece
      } else {
        pieces.append(piece)
      }
      piece = ""
    }
    return piece.isEmpty ? pieces : pieces + [piece]
  }
}
