import Charts
import Document
import Drawing
import Units

// The head of a sheet on one subject, and the words in the margin beside what has changed.
extension Compositor {
  private static let titleOffset = Grid.offset(ofColumn: 1) + 5.mm

  /// Rule, path and version, number and title, facts: never parted from each other.
  func sheetHeadParts(_ head: SheetHead, _ node: Node, in setting: Setting) -> [Part] {
    var path = pathStrip(head, width: setting.width)
    path.destinations = [node.destination]
    let title = titleStrip(head, node, width: setting.width)
    let parts: [Part] =
      [.strip(path), .gap(Space.paragraph), .strip(title)]
      + factParts(head.facts, width: setting.width)
    return parts.keptTogether(withNext: true)
  }

  private func pathStrip(_ head: SheetHead, width: Double) -> Strip {
    let style = scale.sheetPath
    let version = text(head.version)
    let versionWidth = min(setter.width(of: version, style: style), width / 2)
    let versionLines = setter.lines(
      of: version, style: style, fit: LineFit(width: max(versionWidth, 1)))
    let paths = head.path.map { text($0) }
    let fit = LineFit(width: width - versionWidth - Space.comment)
    let lines = paths.map { setter.lines(of: $0, style: style, fit: fit) }
    let count = max(lines.reduce(0) { $0 + $1.count }, versionLines.count)
    let height = Self.underRule + Double(count) * style.leading
    return Strip(height: height) { [self] point, sheet in
      sheet.addRule(from: point, width: width, Stroke(palette.bleu, width: 1.8))
      var top = point.offset(y: Self.underRule)
      for (path, lines) in zip(paths, lines) {
        sheet.add(.paragraph) {
          draw(lines, style: style, at: top, isNested: path.hasNestedElements, &$0)
        }
        top = top.offset(y: Double(lines.count) * style.leading)
      }
      guard !versionLines.isEmpty else { return }
      let right = point.offset(x: width - versionWidth, y: Self.underRule)
      sheet.add(.paragraph) {
        draw(
          versionLines, style: style, at: right, isNested: version.hasNestedElements, &$0)
      }
    }
  }

  private static let underRule = 2.4.mm

  private func titleStrip(_ head: SheetHead, _ node: Node, width: Double) -> Strip {
    let number = RichText(head.number)
    let numberWidth = setter.width(of: number, style: scale.sheetNumber)
    let numberLines = setter.lines(
      of: number, style: scale.sheetNumber, fit: LineFit(width: width))
    let offset = max(min(Self.titleOffset, width / 3), numberWidth + Space.comment)
    let fit = LineFit(width: max(width - offset, 1), isLastLineFree: false)
    let label = setter.lines(of: text(head.label), style: scale.sheetLabel, fit: fit)
    let titleText = text(head.title)
    let title = setter.lines(of: titleText, style: scale.title, fit: fit)
    let labelHeight = Double(label.count) * scale.sheetLabel.leading
    let textHeight = labelHeight + Double(title.count) * scale.title.leading
    let height = max(textHeight, scale.sheetNumber.leading) + Space.paragraph
    let level = node.heading.map { collected.headings[$0].tagLevel } ?? 2
    return Strip(height: height, notes: title.flatMap(\.notes)) { [self] point, sheet in
      let isNested = titleText.hasNestedElements
      sheet.add(.heading(level: level)) { sheet in
        draw(numberLines, style: scale.sheetNumber, at: point, isNested: isNested, &sheet)
        let left = point.offset(x: offset)
        draw(label, style: scale.sheetLabel, at: left, isNested: isNested, &sheet)
        draw(
          title, style: scale.title, at: left.offset(y: labelHeight), isNested: isNested, &sheet)
      }
    }
  }

  /// Rows of four facts at most, a name over its value.
  private func factParts(_ facts: [SheetHead.Fact], width: Double) -> [Part] {
    let offset = min(Self.titleOffset, width / 3)
    var parts: [Part] = []
    for start in stride(from: 0, to: facts.count, by: 4) {
      let row = Array(facts[start..<min(start + 4, facts.count)])
      parts.append(.strip(factStrip(row, offset: offset, width: width - offset)))
    }
    return parts
  }

  private static let markIndent = 4.3.mm
  private static let markRadius = 1.5.mm

  private func factStrip(_ facts: [SheetHead.Fact], offset: Double, width: Double) -> Strip {
    let lefts = factColumns(facts, width: width)
    let columns = lefts.indices.map { index in
      (index + 1 < lefts.count ? lefts[index + 1] - Space.paragraph : width) - lefts[index]
    }
    let set = zip(facts, columns).map { fact, column in
      let indent = fact.mark == nil ? 0 : Self.markIndent
      return (
        name: setter.lines(of: text(fact.name), style: scale.keyNote, fit: LineFit(width: column)),
        value: setter.lines(
          of: text(fact.value), style: scale.factValue,
          fit: LineFit(width: max(column - indent, 1))), indent: indent
      )
    }
    let names = Double(set.map(\.name.count).max() ?? 0) * scale.keyNote.leading
    let values = Double(set.map(\.value.count).max() ?? 0) * scale.factValue.leading
    let top = Space.inside
    return Strip(height: top + names + values + Space.kicker) { [self] point, sheet in
      let corner = point.offset(x: offset)
      sheet.addRule(from: corner, width: width, Stroke(palette.filet, width: Rule.row))
      for (index, fact) in set.enumerated() {
        let left = corner.offset(x: lefts[index], y: top)
        sheet.add(.paragraph) {
          draw(fact.name, style: scale.keyNote, at: left, isNested: false, &$0)
        }
        let valueTop = left.offset(x: fact.indent, y: names)
        if let mark = facts[index].mark {
          let center = left.offset(
            x: Self.markRadius, y: names + scale.factValue.leading / 2)
          sheet.add(
            .artifact(mark.shapes(at: center, radius: Self.markRadius, palette: palette)))
        }
        sheet.add(.paragraph) {
          draw(fact.value, style: scale.factValue, at: valueTop, isNested: false, &$0)
        }
      }
    }
  }

  /// Left edges: the room shared in proportion to what each fact would like, at least a seventh.
  private func factColumns(_ facts: [SheetHead.Fact], width: Double) -> [Double] {
    let wishes = facts.map { fact in
      let value = setter.width(of: text(fact.value), style: scale.factValue)
      let name = setter.width(of: text(fact.name), style: scale.keyNote)
      let mark = fact.mark == nil ? 0 : Self.markIndent
      return max(value + mark, name, width / 7) + Space.exhibit
    }
    let total = wishes.reduce(0, +)
    var left = 0.0
    return wishes.map { wish in
      defer { left += wish / total * width }
      return left
    }
  }

  /// The blocks, and a word in the margin at their first line.
  func markedParts(_ mark: MarginMark, _ node: Node, in setting: Setting) -> [Part] {
    var parts = self.parts(of: node.children.first ?? [], in: setting)
    guard !parts.isEmpty else { return [] }
    let style = scale.marginMark.colored(markColor(mark.kind))
    // The page's own margin, however deep the blocks lie.
    let right = Grid.left - Space.block
    let width = right - Self.edgeOfPaper
    let lines = setter.lines(of: RichText(mark.word), style: style, fit: LineFit(width: width))
    let strip = Strip(height: 0, keepsWithNext: true) { [self] point, sheet in
      guard !lines.isEmpty else { return }
      let first = point.y + baseline(of: scale.body) - baseline(of: style)
      sheet.add(.paragraph) { sheet in
        for (index, line) in lines.enumerated() {
          let y = first + Double(index) * style.leading
          let top = Point(x: right - line.width, y: y)
          draw([line], style: style, at: top, isNested: false, &sheet)
        }
      }
    }
    parts.insert(.strip(strip), at: parts.firstIndex(where: \.isDrawn) ?? 0)
    return parts
  }

  private static let edgeOfPaper = 3.mm

  private func markColor(_ kind: MarginMark.Kind) -> Color {
    switch kind {
    case .added: palette.bleu
    case .changed: palette.encre
    case .ended: palette.gris
    }
  }
}

extension Part {
  fileprivate var isDrawn: Bool {
    switch self {
    case .strip, .lanes: true
    case .gap, .begin, .end, .pageBreak, .pageFormat, .section: false
    }
  }
}
