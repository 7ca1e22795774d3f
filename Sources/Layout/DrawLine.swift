import Drawing

/// How the lines of a text stand in their width.
enum LineAlignment { case left, right, center }

extension Sheet {
  /// Draws a line of text whose box begins at the point.
  mutating func add(_ line: Line, at top: Point, baseline: Double, isNested: Bool) {
    for segment in line.segments {
      let origin = Point(x: top.x + segment.offset, y: top.y + baseline - segment.rise)
      let text = Shape.text(
        PlacedText(
          segment.text, at: origin, style: segment.style, wordSpacing: segment.wordSpacing))
      if let link = segment.link {
        let area = Rect(
          x: origin.x, y: top.y, width: segment.width, height: segment.style.leading)
        add(.link(link, area: area, [text]))
      } else if isNested {
        add(.span(language: nil)) { $0.add(text) }
      } else {
        add(text)
      }
      if let note = segment.note { inks.append(.note(note)) }
    }
  }

  /// A horizontal line of decoration.
  mutating func addRule(from start: Point, width: Double, _ stroke: Stroke) {
    add(.artifact([.stroke(.line(from: start, to: start.offset(x: width)), stroke)]))
  }
}

extension Compositor {
  /// From the top of a line's box to the baseline: the capitals stand in the middle of the box.
  func baseline(of style: TextStyle) -> Double {
    (style.leading + measurer.capHeight(of: style)) / 2
  }

  /// Lines as strips, each tagged as part of one paragraph by the caller.
  func strips(
    of lines: [Line], style: TextStyle, isNested: Bool
  ) -> [Strip] {
    let baseline = baseline(of: style)
    return lines.enumerated().map { index, line in
      // Neither the first nor the last line of a paragraph stands alone on a page, and no page
      // ends in the middle of a word.
      let isKept = index == 0 || index == lines.count - 2 || line.endsWithHyphen
      return Strip(
        height: style.leading, keepsWithNext: isKept && index < lines.count - 1, notes: line.notes
      ) { point, sheet in
        sheet.add(line, at: point, baseline: baseline, isNested: isNested)
      }
    }
  }

  /// Tagged lines of one text; no strip when there is nothing to say.
  func parts(
    of text: RichText, tag: StructureTag, style: TextStyle, width: Double,
    isHyphenated: Bool = false, isJustified: Bool = false
  ) -> [Part] {
    let lines = setter.lines(
      of: text, style: style, fit: LineFit(width: width, isJustified: isJustified),
      isHyphenated: isHyphenated)
    guard !lines.isEmpty else { return [] }
    let strips = strips(of: lines, style: style, isNested: text.hasNestedElements)
    return [.begin(tag)] + strips.map { .strip($0) } + [.end]
  }
}
