import Document
import Drawing
import Units

extension Compositor {
  func headingParts(_ node: Node, in setting: Setting) -> [Part] {
    guard case .heading(let heading) = node.block, let index = node.heading else { return [] }
    let entry = collected.headings[index]
    if entry.level <= 2, setting.place == .page {
      return titleParts(heading, entry, index: index)
    }
    return smallHeadingParts(heading, entry, in: setting)
  }

  /// H2 and H3 of a page: what it finds, or what it is about.
  private func smallHeadingParts(
    _ heading: Heading, _ entry: HeadingEntry, in setting: Setting
  ) -> [Part] {
    let text = text(heading.finding.isEmpty ? heading.topic : heading.finding)
    let isLarge = entry.level == 3 && setting.place == .page
    let style = isLarge ? scale.heading : scale.minorHeading
    let fit = LineFit(width: setting.textWidth, isLastLineFree: false)
    let lines = setter.lines(of: text, style: style, fit: fit)
    let strips = strips(of: lines, style: style, isNested: text.hasNestedElements)
    var parts: [Part] = strips.map { .strip($0) }
    parts.name(entry.destination)
    parts = parts.keptTogether(withNext: true)
    return [.begin(.heading(level: entry.tagLevel))] + parts + [.end]
  }

  /// A kicker and a large title over the whole width, in one piece.
  private func titleParts(_ heading: Heading, _ entry: HeadingEntry, index: Int) -> [Part] {
    let title = text(heading.finding.isEmpty ? heading.topic : heading.finding)
    let fit = LineFit(width: format.width, isLastLineFree: false)
    let lines = setter.lines(of: title, style: scale.title, fit: fit)
    let kicker = kickerLines(entry, hasFinding: !heading.finding.isEmpty)
    let kickerHeight =
      kicker.isEmpty
      ? Self.airWithoutKicker : Double(kicker.count) * scale.kicker.leading + Space.kicker
    let natural = kickerHeight + Double(lines.count) * scale.title.leading
    var strip = Strip(
      height: lines.count == 2 && !kicker.isEmpty ? max(natural, Self.twoLineHeight) : natural,
      keepsWithNext: true, notes: lines.flatMap(\.notes)
    ) { [self] point, sheet in
      let isNested = title.hasNestedElements
      sheet.add(.heading(level: entry.tagLevel)) { sheet in
        draw(kicker, style: scale.kicker, at: point, isNested: isNested, &sheet)
        draw(
          lines, style: scale.title, at: point.offset(y: kickerHeight), isNested: isNested, &sheet)
      }
    }
    strip.destinations = [entry.destination]
    strip.chapter = entry.level == 1 ? index : nil
    return [.strip(strip)]
  }

  /// A title without kicker hangs a little under the top of the body.
  private static let airWithoutKicker = 2.4.mm
  /// So that the first figure stands at 54 mm.
  private static let twoLineHeight = 24.5.mm

  /// « 3.2  Malveillance : atteintes aux biens ».
  private func kickerLines(_ entry: HeadingEntry, hasFinding: Bool) -> [Line] {
    var about = entry.chapterTopic
    if hasFinding {
      about =
        about.isEmpty
        ? entry.topic : RichText(about.plainText + " : " + continuing(entry.topic.plainText))
    }
    let number = RichText(entry.number, RichText.Run(isBold: true))
    guard !number.isEmpty else {
      return setter.lines(of: about, style: scale.kicker, fit: LineFit(width: format.width))
    }
    let indent = setter.width(of: number, style: scale.kicker) + Self.afterNumber
    let fit = LineFit(width: format.width - indent)
    let numberLine = setter.lines(of: number, style: scale.kicker, fit: fit)
    let lines = setter.lines(of: about, style: scale.kicker, fit: fit)
    guard let first = numberLine.first else { return lines }
    return [first.followed(by: lines.first, at: indent)]
      + lines.dropFirst().map { Line(segments: []).followed(by: $0, at: indent) }
  }

  private static let afterNumber = 2.2.mm

  /// A topic after a colon begins with a small letter, unless its first word is a name: a word
  /// that never stands in small letters in the whole document may be one.
  private func continuing(_ topic: String) -> String {
    let word = String(topic.prefix { $0.isLetter })
    let small = word.lowercased()
    guard word.dropFirst().allSatisfy(\.isLowercase), collected.smallWords.contains(small) else {
      return topic
    }
    return small + topic.dropFirst(word.count)
  }

  /// Draws lines one under the other from the top of the first.
  func draw(
    _ lines: [Line], style: TextStyle, at point: Point, isNested: Bool, _ sheet: inout Sheet
  ) {
    let baseline = baseline(of: style)
    for (index, line) in lines.enumerated() {
      let top = point.offset(y: Double(index) * style.leading)
      sheet.add(line, at: top, baseline: baseline, isNested: isNested)
    }
  }
}

extension Line {
  /// With the segments of another line from an offset on.
  func followed(by other: Line?, at offset: Double) -> Line {
    var line = self
    for var segment in other?.segments ?? [] {
      segment.offset += offset
      line.segments.append(segment)
    }
    return line
  }
}
