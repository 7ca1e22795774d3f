import Drawing

/// One line of text that has been broken, from its left edge.
struct Line {
  struct Segment {
    var text: String
    var style: TextStyle
    /// From the left edge of the line.
    var offset: Double
    var width: Double
    /// Above the baseline: the mark of a note.
    var rise: Double
    /// Added to each of its spaces in a justified line; counted in `width`.
    var wordSpacing = 0.0
    var link: LinkTarget?
    var note: Int?
  }

  var segments: [Segment]
  /// The next line goes on with the same word.
  var endsWithHyphen = false

  var width: Double { segments.last.map { $0.offset + $0.width } ?? 0 }
  var notes: [Int] { segments.compactMap(\.note) }
}

/// Sets rich text in lines of one width.
struct LineSetter {
  let measurer: any TextMeasurer
  let hyphenator: (any Hyphenator)?
  let linkColor: Color

  /// Emptier lines are worth the search for hyphens, as a share of the width.
  private static let acceptableEmptiness = 0.16
  /// The same for the spaces of justified lines, in stretches (the `pretolerance` of TeX).
  private static let acceptableRatio = 1.0

  /// The lines of a text; hyphenated only when it is asked for and the lines are better for it.
  func lines(
    of text: RichText, style: TextStyle, fit: LineFit, isHyphenated: Bool = false
  ) -> [Line] {
    guard !text.isEmpty else { return [] }
    let styles = text.runs.map { style.applying($0, linkColor: linkColor) }
    let plain = set(text, styles: styles, fit: fit, hyphenator: nil)
    guard isHyphenated, let hyphenator, plain.contains(where: { isTooEmpty($0, fit) })
    else { return plain.map(\.justified) }
    let hyphenated = set(text, styles: styles, fit: fit, hyphenator: hyphenator)
    if fit.isJustified, hyphenated.contains(where: \.opensRivers) {
      var ragged = fit
      ragged.isJustified = false
      return lines(of: text, style: style, fit: ragged, isHyphenated: true)
    }
    return hyphenated.map(\.justified)
  }

  /// The width of a text on one line.
  func width(of text: RichText, style: TextStyle) -> Double {
    var widest = 0.0
    var edge = 0.0
    for piece in unbrokenPieces(of: text, style: style) {
      edge += piece.width
      widest = max(widest, edge)
      switch piece.breakAfter {
      case .space(let width): edge += width
      case .forced: edge = 0
      case .hyphen, .plain: break
      }
    }
    return widest
  }

  /// The width of the widest part that is not broken.
  func narrowestWidth(of text: RichText, style: TextStyle) -> Double {
    unbrokenPieces(of: text, style: style).map(\.width).max() ?? 0
  }

  private func unbrokenPieces(of text: RichText, style: TextStyle) -> [Piece] {
    let styles = text.runs.map { style.applying($0, linkColor: linkColor) }
    return pieces(of: text, styles: styles, lineWidth: .greatestFiniteMagnitude, hyphenator: nil)
  }

  private func isTooEmpty(_ set: BrokenLine, _ fit: LineFit) -> Bool {
    guard !set.isLast else { return false }
    return fit.isJustified
      ? set.ratio > Self.acceptableRatio : set.missing > Self.acceptableEmptiness * fit.width
  }

  private func set(
    _ text: RichText, styles: [TextStyle], fit: LineFit, hyphenator: (any Hyphenator)?
  ) -> [BrokenLine] {
    let pieces = pieces(of: text, styles: styles, lineWidth: fit.width, hyphenator: hyphenator)
    let composer = SegmentComposer(text: text, styles: styles)
    return bestLines(of: pieces, fit: fit).map { range in
      let line = composer.line(of: pieces[range])
      let room = range.lowerBound == 0 ? fit.width - fit.firstIndent : fit.width
      return BrokenLine(
        line: line, missing: room - line.width, spaces: pieces[range].spaces,
        isLast: range.upperBound == pieces.count
          || pieces[range.upperBound - 1].breakAfter == .forced, isJustified: fit.isJustified)
    }
  }

  private func pieces(
    of text: RichText, styles: [TextStyle], lineWidth: Double, hyphenator: (any Hyphenator)?
  ) -> [Piece] {
    var cutter = PieceCutter(
      text, styles: styles, lineWidth: lineWidth, tools: (measurer, hyphenator))
    return cutter.cut()
  }
}

/// A line at its natural width.
private struct BrokenLine {
  var line: Line
  /// White between its end and the right edge.
  var missing: Double
  /// The white of its spaces.
  var spaces: Double
  var isLast: Bool
  var isJustified: Bool

  var ratio: Double { Glue.ratio(missing: missing, spaces: spaces) }
  var opensRivers: Bool { !isLast && ratio > Glue.widestRatio }

  /// The last line keeps its spaces unless they must be narrowed.
  var justified: Line {
    guard isJustified, missing < 0 || !isLast else { return line }
    return line.widened(by: missing)
  }
}

extension Line {
  /// The same line with the white shared among its spaces.
  fileprivate func widened(by white: Double) -> Line {
    let counts = segments.map { $0.text.utf8.count { $0 == 0x20 } }
    let count = counts.reduce(0, +)
    guard count > 0 else { return self }
    var copy = self
    let share = white / Double(count)
    var before = 0.0
    for (index, spaces) in counts.enumerated() {
      copy.segments[index].offset += before
      copy.segments[index].width += share * Double(spaces)
      copy.segments[index].wordSpacing = share
      before += share * Double(spaces)
    }
    return copy
  }
}

extension ArraySlice<Piece> {
  /// The white of the spaces inside a line of these pieces.
  fileprivate var spaces: Double {
    dropLast().reduce(0) { sum, piece in
      if case .space(let width) = piece.breakAfter { sum + width } else { sum }
    }
  }
}

/// Joins the pieces of a line into as few segments as their runs allow.
private struct SegmentComposer {
  let text: RichText
  let styles: [TextStyle]

  func line(of pieces: ArraySlice<Piece>) -> Line {
    var line = Line(segments: [])
    var lastRun: Int?
    func add(_ string: String, run: Int, width: Double) {
      if run == lastRun, !line.segments.isEmpty {
        line.segments[line.segments.count - 1].text += string
        line.segments[line.segments.count - 1].width += width
      } else {
        line.segments.append(segment(string, run: run, offset: line.width, width: width))
      }
      lastRun = run
    }
    for (index, piece) in zip(pieces.indices, pieces) {
      for fragment in piece.fragments {
        add(fragment.text, run: fragment.run, width: fragment.width)
      }
      let isLast = index == pieces.endIndex - 1
      switch piece.breakAfter {
      case .space(let width) where !isLast: add(" ", run: piece.spaceRun, width: width)
      case .hyphen(let width) where isLast: add("-", run: piece.spaceRun, width: width)
      // Kerning is inside a run: the next piece goes on in it.
      case _ where !isLast && piece.kerning != 0:
        line.segments[line.segments.count - 1].width += piece.kerning
      default: break
      }
    }
    line.endsWithHyphen = pieces.last?.endsWithHyphen ?? false
    return line
  }

  private func segment(_ string: String, run: Int, offset: Double, width: Double) -> Line.Segment {
    let attributes = text.runs[run]
    let isMark = attributes.note != nil
    let style = styles[run]
    return Line.Segment(
      text: string, style: style, offset: offset, width: width,
      rise: isMark ? style.size / RichText.noteMarkScale * RichText.noteMarkRise : 0,
      link: attributes.link, note: attributes.note)
  }
}
