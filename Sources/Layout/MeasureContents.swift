import Document
import Drawing
import Units

// Lists of chapters, figures and tables. Folios are looked up when the page is drawn: their column
// is as wide whatever they are, so they move no line and pages are broken only once.
extension Compositor {
  func contentsParts(_ contents: Contents, in setting: Setting) -> [Part] {
    switch contents {
    case .chapters: chapterList(width: setting.textWidth)
    case .figures: exhibitList(collected.figures, width: setting.textWidth)
    case .tables: exhibitList(collected.tables, width: setting.textWidth)
    }
  }

  /// Room for a folio and the white before it.
  private static let folioWidth = 12.mm
  /// From the number of a chapter to its topic.
  private static let numberWidth = 9.mm

  private func chapterList(width: Double) -> [Part] {
    let entries = collected.headings.filter { $0.isListed && $0.level <= 2 }
    guard !entries.isEmpty else { return [] }
    let strong = Stroke(palette.filet, width: Rule.thin)
    var parts: [Part] = [.begin(.contents)]
    for (index, entry) in entries.enumerated() {
      let previous = index > 0 ? entries[index - 1] : nil
      let next = index + 1 < entries.count ? entries[index + 1] : nil
      if entry.level == 1 {
        // Annexes are one group under one rule.
        let isFirstOfGroup = !(entry.isAnnex && previous?.isAnnex == true)
        if previous != nil, isFirstOfGroup { parts.append(.gap(2.2.mm)) }
        if isFirstOfGroup { parts.append(.strip(rule(strong, width: width))) }
        parts += chapterParts(entry, width: width, hasSections: next?.level == 2)
      } else {
        let isFirst = previous?.level == 1
        if isFirst { parts.append(.gap(Space.inside)) }
        // No section stands alone under or over its chapter.
        parts.append(
          .strip(sectionStrip(entry, width: width, isKept: isFirst && next?.level == 2)))
      }
    }
    return parts + [.end]
  }

  private func rule(_ stroke: Stroke, width: Double) -> Strip {
    Strip(height: Space.block, keepsWithNext: true) { point, sheet in
      sheet.addRule(from: point, width: width, stroke)
    }
  }

  private func chapterParts(
    _ entry: HeadingEntry, width: Double, hasSections: Bool
  ) -> [Part] {
    let topicStyle = entry.isAnnex ? scale.contentsSection : scale.contentsChapter
    let numberStyle = scale.contentsChapter.colored(entry.isAnnex ? palette.gris : palette.bleu)
    let room = LineFit(width: width - Self.numberWidth - Self.folioWidth)
    let topic = setter.lines(of: entry.topic, style: topicStyle, fit: room)
    let finding = setter.lines(of: entry.finding, style: scale.contentsFinding, fit: room)
    let row = ContentsRow(
      number: entry.number, numberStyle: numberStyle,
      folioStyle: entry.isAnnex ? scale.contentsSection.colored(palette.gris) : topicStyle,
      texts: [(topic, topicStyle), (finding, scale.contentsFinding)],
      destination: entry.destination)
    return [.strip(strip(of: row, width: width, isKept: hasSections))]
  }

  private func sectionStrip(_ entry: HeadingEntry, width: Double, isKept: Bool) -> Strip {
    let style = scale.contentsSection
    let room = LineFit(width: width - Self.numberWidth - Self.folioWidth)
    let topic = setter.lines(of: entry.topic, style: style, fit: room)
    let row = ContentsRow(
      number: entry.number, numberStyle: style.colored(palette.gris),
      folioStyle: style.colored(palette.gris), texts: [(topic, style)],
      destination: entry.destination)
    return strip(of: row, width: width, isKept: isKept)
  }

  private func exhibitList(_ entries: [ExhibitEntry], width: Double) -> [Part] {
    guard !entries.isEmpty else { return [] }
    let style = scale.contentsSection
    let labels = entries.map { frenchSpacing($0.label) }
    let widest = labels.map { measurer.width(of: $0, in: style) }.max() ?? 0
    let offset = widest + Space.paragraph
    let room = LineFit(width: max(width - offset - Self.folioWidth, 1))
    var parts: [Part] = [.begin(.contents)]
    for (label, entry) in zip(labels, entries) {
      let lines = setter.lines(of: entry.title, style: style, fit: room)
      let row = ContentsRow(
        number: label, numberStyle: style.colored(palette.gris),
        folioStyle: style.colored(palette.gris), texts: [(lines, style)],
        destination: entry.destination, textOffset: offset)
      parts.append(.strip(strip(of: row, width: width, isKept: false)))
    }
    return parts + [.end]
  }

  private func strip(of row: ContentsRow, width: Double, isKept: Bool) -> Strip {
    let offset = row.textOffset ?? Self.numberWidth
    let height = row.texts.reduce(0) { $0 + Double($1.lines.count) * $1.style.leading }
    return Strip(height: height, keepsWithNext: isKept) { [self] point, sheet in
      var inside = Sheet(folios: sheet.folios)
      let first = point.offset(y: baseline(of: row.folioStyle))
      if !row.number.isEmpty {
        inside.add(.text(PlacedText(row.number, at: first, style: row.numberStyle)))
      }
      var top = point.offset(x: offset)
      for (lines, style) in row.texts {
        draw(lines, style: style, at: top, isNested: false, &inside)
        top = top.offset(y: Double(lines.count) * style.leading)
      }
      let folio = sheet.folios[row.destination] ?? ""
      let folioWidth = measurer.width(of: folio, in: row.folioStyle)
      let end = first.offset(x: width - folioWidth)
      inside.add(.text(PlacedText(folio, at: end, style: row.folioStyle)))
      let area = Rect(x: point.x, y: point.y, width: width, height: height)
      sheet.add(.contentsItem) { sheet in
        let shapes = inside.inks.flatMap(\.untagged)
        sheet.add(.link(.destination(row.destination), area: area, shapes))
      }
    }
  }
}

/// A line of contents: number, texts one under the other, folio at the right.
private struct ContentsRow {
  var number: String
  var numberStyle: TextStyle
  var folioStyle: TextStyle
  var texts: [(lines: [Line], style: TextStyle)]
  var destination: String
  /// Where the texts begin when it is not the column of chapter numbers.
  var textOffset: Double?
}
