import Document
import Drawing

/// A block with its number and the name of its place.
struct Node {
  var block: Block
  /// « 3.2 », « A », « 7 »; empty without number.
  var number = ""
  /// Empty when nothing can lead there.
  var destination = ""
  /// Blocks inside the block: the items of a list, the fields of a sheet, the two sides of a pair.
  var children: [[Node]] = []
  /// Index among the headings of the document.
  var heading: Int?
}

/// A chapter, a section or a smaller heading, as the contents and the running head know it.
struct HeadingEntry {
  var level: Int
  var number: String
  var isAnnex: Bool
  var topic: RichText
  var finding: RichText
  /// Of the chapter the heading belongs to; empty for a chapter.
  var chapterTopic: RichText
  var destination: String
  /// The level in the structure, where none is skipped.
  var tagLevel: Int
  /// The contents do not list themselves.
  var isListed = true
}

/// A figure, a map or a table in the lists of them.
struct ExhibitEntry {
  /// « Figure 7 ».
  var label: String
  var title: RichText
  var destination: String
}

/// The blocks of a document in order, numbered, and what can be listed of them.
struct CollectedBlocks {
  var nodes: [Node] = []
  var headings: [HeadingEntry] = []
  var figures: [ExhibitEntry] = []
  var tables: [ExhibitEntry] = []
  var anchors: Set<String> = []
  /// Words that stand somewhere in small letters.
  var smallWords: Set<String> = []
}

/// Numbers headings, figures, maps and tables through the document.
func collectBlocks(of document: Document, words: LayoutWords) -> CollectedBlocks {
  var collector = BlockCollector(words: words)
  collector.collected.nodes = collector.collect(document.blocks, isTopLevel: true)
  return collector.collected
}

private struct BlockCollector {
  let words: LayoutWords
  var collected = CollectedBlocks()
  private var chapters = 0
  private var annexes = 0
  private var sections = 0
  private var chapterNumber = ""
  private var chapterTopic = RichText()
  private var lastTagLevel = 0
  private var figures = 0
  private var maps = 0
  private var tables = 0

  init(words: LayoutWords) { self.words = words }

  mutating func collect(_ blocks: [Block], isTopLevel: Bool = false) -> [Node] {
    var nodes: [Node] = []
    for block in blocks {
      if isTopLevel, case .contents(let contents) = block, !followsHeading(nodes) {
        nodes.append(collect(heading(for: contents)))
      }
      nodes.append(collect(block))
    }
    return nodes
  }

  private func followsHeading(_ nodes: [Node]) -> Bool {
    if case .heading = nodes.last?.block { true } else { false }
  }

  /// Contents that come without a heading bring their own.
  private func heading(for contents: Contents) -> Block {
    let title =
      switch contents {
      case .chapters: words.contents
      case .figures: words.figures
      case .tables: words.tables
      }
    return .heading(
      Heading(
        level: contents == .chapters ? 1 : 3, topic: [.text(title)], numbering: .none, anchor: ""))
  }

  private mutating func collect(_ block: Block) -> Node {
    var node = Node(block: block)
    switch block {
    case .heading(let heading): collect(heading, &node)
    case .paragraph(let paragraph):
      noteWords(of: paragraph.text)
      node.destination = place(paragraph.anchor)
    case .list(let list): node.children = list.items.map { collect($0) }
    case .table(let table): collect(table, &node)
    case .figure(let figure): collect(figure, &node)
    case .keyFigures, .chart, .blank, .signatures, .index, .pageBreak: break
    case .sheetHead(let head): collect(head.heading, &node)
    case .marked(_, let blocks): node.children = [collect(blocks)]
    case .callout(let callout):
      node.destination = place(callout.anchor)
      node.children = [collect(callout.blocks)]
    case .fieldTable(let fields): node.children = fields.fields.map { collect($0.content) }
    case .beside(let proof, let comment): node.children = [collect(proof), collect(comment)]
    case .columns(let columns): node.children = columns.map { collect($0) }
    case .contents(let contents):
      if contents == .chapters { unlistChapter() }
    }
    return node
  }

  private mutating func unlistChapter() {
    if let last = collected.headings.lastIndex(where: { $0.level == 1 }) {
      collected.headings[last].isListed = false
    }
  }

  private mutating func collect(_ heading: Heading, _ node: inout Node) {
    let topic = text(heading.topic)
    node.number = number(of: heading)
    if heading.level == 1 {
      chapterTopic = topic
      chapterNumber = node.number
    }
    let index = collected.headings.count
    node.heading = index
    node.destination = place(heading.anchor, otherwise: "titre-\(index + 1)")
    lastTagLevel = min(heading.level, lastTagLevel + 1)
    collected.headings.append(
      HeadingEntry(
        level: heading.level, number: node.number,
        isAnnex: heading.level == 1 && heading.numbering == .annex, topic: topic,
        finding: text(heading.finding),
        chapterTopic: heading.level == 1 ? RichText() : chapterTopic,
        destination: node.destination, tagLevel: lastTagLevel))
    noteWords(of: heading.topic)
    noteWords(of: heading.finding)
  }

  private mutating func number(of heading: Heading) -> String {
    if heading.level == 1 { sections = 0 }
    guard heading.isNumbered else { return "" }
    switch heading.level {
    case 1 where heading.numbering == .annex:
      annexes += 1
      return letter(annexes)
    case 1:
      chapters += 1
      return "\(chapters)"
    case 2 where !chapterNumber.isEmpty:
      sections += 1
      return "\(chapterNumber).\(sections)"
    default: return ""
    }
  }

  /// A to Z, then AA.
  private func letter(_ number: Int) -> String {
    let letters = (UInt8(ascii: "A")...UInt8(ascii: "Z")).map { String(Unicode.Scalar($0)) }
    let rest = (number - 1) / letters.count
    return (rest > 0 ? letter(rest) : "") + letters[(number - 1) % letters.count]
  }

  private mutating func collect(_ figure: Figure, _ node: inout Node) {
    let label: String
    switch figure.kind {
    case .figure:
      figures += 1
      node.number = "\(figures)"
      label = "\(words.figure) \(figures)"
      node.destination = place(figure.anchor, otherwise: "figure-\(figures)")
    case .map:
      maps += 1
      node.number = "\(maps)"
      label = "\(words.map) \(maps)"
      node.destination = place(figure.anchor, otherwise: "carte-\(maps)")
    }
    collected.figures.append(
      ExhibitEntry(label: label, title: text(figure.title), destination: node.destination))
    noteWords(of: figure.title + figure.subtitle + figure.reading + figure.source)
  }

  private mutating func collect(_ table: Table, _ node: inout Node) {
    noteWords(of: table.title + table.reading + table.source)
    var table = table
    for index in table.rows.indices {
      table.rows[index].anchor = place(table.rows[index].anchor)
    }
    node.block = .table(table)
    guard !table.title.isEmpty else {
      node.destination = place(table.anchor)
      return
    }
    tables += 1
    node.number = "\(tables)"
    node.destination = place(table.anchor, otherwise: "tableau-\(tables)")
    collected.tables.append(
      ExhibitEntry(
        label: "\(words.table) \(tables)", title: text(table.title),
        destination: node.destination))
  }

  /// The first place of a name keeps it; the empty name is given another, or none.
  private mutating func place(_ anchor: String, otherwise fallback: String = "") -> String {
    for name in [anchor, fallback] where !name.isEmpty {
      if collected.anchors.insert(name).inserted { return name }
    }
    guard !fallback.isEmpty else { return "" }
    var attempt = 2
    while !collected.anchors.insert("\(fallback)-\(attempt)").inserted { attempt += 1 }
    return "\(fallback)-\(attempt)"
  }

  /// Titles are repeated in lists, without their links and notes.
  private func text(_ inlines: [Inline]) -> RichText { RichText(inlines.plainText) }

  private mutating func noteWords(of inlines: [Inline]) {
    for word in inlines.plainText.split(whereSeparator: { !$0.isLetter })
    where word.first?.isLowercase == true {
      collected.smallWords.insert(String(word))
    }
  }
}
