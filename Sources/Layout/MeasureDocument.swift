import Document
import Drawing

extension Compositor {
  /// Whole chapters as parts: sections in elements of their own, chapters on new pages but those
  /// that follow on.
  func documentParts(of nodes: [Node]) -> [Part] {
    var parts: [Part] = []
    var openSections = 0
    // The level of the section that turned the sheets.
    var turnedLevel: Int?
    defer { format = .portrait }
    for group in nodes.bySections {
      let level = group.level ?? 0
      if let turned = turnedLevel, level > 0, level <= turned { turnedLevel = nil }
      if group.isLandscape, turnedLevel == nil { turnedLevel = level }
      let before = format
      format = turnedLevel == nil ? .portrait : .landscape
      let page = Setting(place: .page, width: format.width, body: scale.body)
      if level > 0 {
        // A section closes the one before it; a chapter closes both.
        while openSections >= level {
          parts.append(.end)
          openSections -= 1
        }
      }
      let measured = self.parts(of: group.nodes, in: page)
      switch level {
      case _ where before != format: parts.append(.pageFormat(format))
      case 1: parts.append(group.followsOn ? .section(height: measured.height) : .pageBreak)
      case 2: parts.append(.section(height: measured.height))
      default: break
      }
      if level > 0 {
        parts.append(.begin(.section))
        openSections += 1
      }
      parts += measured
    }
    return parts + Array(repeating: .end, count: openSections)
  }
}

/// Blocks from one chapter or section heading to the next.
struct SectionNodes {
  /// 1 for a chapter, 2 for a section, nil before the first heading.
  var level: Int?
  var nodes: [Node]

  /// A chapter that says so begins where a section would.
  var followsOn: Bool { heading?.followsOn == true }
  var isLandscape: Bool { heading?.isLandscape == true }

  private var heading: Heading? {
    guard case .heading(let heading)? = nodes.first?.block else { return nil }
    return heading
  }
}

extension [Node] {
  var bySections: [SectionNodes] {
    var groups: [SectionNodes] = []
    for node in self {
      if let level = node.sectionLevel {
        groups.append(SectionNodes(level: level, nodes: [node]))
      } else if groups.isEmpty {
        groups.append(SectionNodes(level: nil, nodes: [node]))
      } else {
        groups[groups.count - 1].nodes.append(node)
      }
    }
    return groups
  }
}

extension [Node] {
  /// Where the chapter begins that holds the first index; the end without an index.
  var startOfIndexChapter: Int {
    guard let index = firstIndex(where: { if case .index = $0.block { true } else { false } })
    else { return endIndex }
    return self[...index].lastIndex { $0.sectionLevel == 1 } ?? endIndex
  }
}

extension Node {
  /// 1 or 2 for a block that opens a chapter or a section, bare or marked in the margin.
  fileprivate var sectionLevel: Int? {
    switch block {
    case .heading(let heading): heading.level <= 2 ? heading.level : nil
    case .sheetHead: 2
    case .marked: children.first?.first?.sectionLevel
    default: nil
    }
  }
}
