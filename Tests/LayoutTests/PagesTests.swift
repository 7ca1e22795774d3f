import Charts
import Document
import Drawing
import Testing
import Units

@testable import Layout

/// What holds on the pages of any document.
@Suite struct PagesTests {
  @Test(arguments: RandomSample.all)
  func showsEachWordOnceAndInOrder(sample: RandomSample) {
    let texts = sample.pages.body().map(\.text.text)
    let found = texts.flatMap { $0.split(whereSeparator: \.isWhitespace) }.map(String.init)
    #expect(found.filter { $0.hasPrefix("mot") } == sample.words)
    #expect(found.filter { $0.hasPrefix("note") }.sorted() == sample.noteWords)
  }

  @Test(arguments: RandomSample.all)
  func keepsTextApartAndInsideTheMargins(sample: RandomSample) {
    let body = Rect(x: 18.mm, y: 24.mm, width: 174.mm, height: 252.mm)
    for page in 2...sample.pages.count {
      let rects = sample.pages.body(ofPage: page).map(\.rect).sorted { $0.y < $1.y }
      for (index, rect) in rects.enumerated() {
        #expect(body.contains(rect, tolerance: 0.01), "page \(page)")
        let small = rect.inset(by: 0.01)
        for other in rects[(index + 1)...] {
          if other.y > rect.bottom { break }
          #expect(!small.intersects(other.inset(by: 0.01)), "page \(page): \(rect) \(other)")
        }
      }
    }
  }

  @Test(arguments: RandomSample.all)
  func leavesNoPageEmptyAndNoHeadingAtTheFoot(sample: RandomSample) {
    for page in 2...sample.pages.count {
      let texts = sample.pages.body(ofPage: page).filter { !$0.path.contains(.note) }
      #expect(!texts.isEmpty, "page \(page) is empty")
      guard page < sample.pages.count, let last = texts.last else { continue }
      let isInHeading = last.path.contains { if case .heading = $0 { true } else { false } }
      #expect(!isInHeading, "« \(last.text.text) » ends page \(page)")
    }
  }

  @Test(arguments: RandomSample.all)
  func leavesNoLineOfAParagraphAlone(sample: RandomSample) {
    let paragraphs = sample.pages.body().filter { $0.path.last == .paragraph }
    let lines = Dictionary(grouping: paragraphs, by: \.element)
    for texts in lines.values where texts.count > 1 {
      let perPage = Dictionary(grouping: texts, by: \.page)
      for (page, texts) in perPage {
        #expect(perPage.count == 1 || texts.count >= 2, "page \(page): \(texts[0].text.text)")
      }
      let pages = perPage.keys.sorted()
      #expect(pages == Array(pages[0]...pages[pages.count - 1]), "a paragraph leaves a page out")
    }
  }

  @Test(arguments: RandomSample.all)
  func balancesElementsAndSkipsNoHeadingLevel(sample: RandomSample) {
    #expect(sample.pages.unbalanced == 0)
    #expect(sample.pages.duplicates.isEmpty)
    var level = 0
    for case .heading(let next) in sample.pages.tags {
      #expect(next <= level + 1)
      level = next
    }
  }

  @Test(arguments: RandomSample.all.prefix(5))
  func givesTheSamePagesTwice(sample: RandomSample) {
    var again = RandomDocument(seed: sample.seed)
    #expect(layOutForTest(Sample.document(again.blocks())).publication == sample.publication)
  }

  @Test func hyphenatesWithoutLosingLetters() {
    let words = Sample.words(60)
    let comment = Block.paragraph(Paragraph([.text(words)]))
    let document = Sample.document([.beside(proof: [], comment: [comment])])
    let pages = ReadPages(layOutForTest(document, isHyphenated: true).publication)
    let lines = pages.body().filter { $0.page > 1 && $0.path.last == .paragraph }.map(\.text.text)
    let joined = lines.map { $0.hasSuffix("-") ? String($0.dropLast()) : $0 + " " }.joined()
    #expect(joined == frenchSpacing(words) + " ")
    #expect(lines.contains { $0.hasSuffix("-") })
  }
}

/// A random document and its pages, made once for all tests.
struct RandomSample: Sendable, CustomTestStringConvertible {
  let seed: Int
  let words: [String]
  let noteWords: [String]
  let publication: Publication
  let pages: ReadPages

  var testDescription: String { "document \(seed)" }

  static let all: [RandomSample] = (0..<40).map { seed in
    var sample = RandomDocument(seed: seed)
    let document = Sample.document(sample.blocks())
    let publication = layOutForTest(document).publication
    return RandomSample(
      seed: seed, words: sample.words, noteWords: sample.noteWords, publication: publication,
      pages: ReadPages(publication))
  }
}

/// Blocks of all kinds in an order that makes sense, with words that are told apart.
struct RandomDocument {
  private(set) var words: [String] = []
  private(set) var noteWords: [String] = []
  private var random: TestRandom
  private var count = 0

  init(seed: Int) { random = TestRandom(seed: seed) }

  mutating func blocks() -> [Block] {
    var blocks: [Block] = []
    for chapter in 1...random.number(1...4) {
      blocks.append(heading(1, "c\(chapter)"))
      for section in 0...random.number(0...3) {
        if section > 0 { blocks.append(heading(2, "c\(chapter)s\(section)")) }
        blocks += (0..<random.number(1...6)).flatMap { _ in content() }
      }
    }
    return blocks
  }

  private mutating func text(_ length: Int) -> String {
    (0..<length).map { _ in
      count += 1
      let word = "mot\(10_000 + count)"
      words.append(word)
      return word
    }.joined(separator: " ")
  }

  private mutating func heading(_ level: Int, _ anchor: String) -> Block {
    .heading(
      Heading(
        level: level, topic: [.text("t")], finding: [.text(text(random.number(1...6)))],
        anchor: anchor))
  }

  private mutating func paragraph(_ longest: Int = 120) -> Block {
    var inlines: [Inline] = [.text(text(random.number(1...longest)))]
    if random.number(0...5) == 0 {
      noteWords.append("note\(100 + noteWords.count)")
      inlines.append(.footnote([.text(noteWords[noteWords.count - 1])]))
      inlines.append(.text(" " + text(random.number(1...20))))
    }
    return .paragraph(Paragraph(inlines))
  }

  private mutating func figure() -> Block {
    let height = Double(random.number(20...300)).mm
    let chart = Chart(
      plot: TestPlot(height: height), alternativeText: "",
      values: ValueTable(columns: [], rows: []))
    return .figure(
      Figure(
        title: [.text(text(random.number(1...8)))], subtitle: [.text(text(2))], chart: chart,
        reading: [.text(text(6))], source: [.text(text(4))], anchor: ""))
  }

  private mutating func table() -> Block {
    let columns = [
      Table.Column([.text(text(1))], .left), Table.Column([.text(text(1))]),
    ]
    let title = random.number(0...3) == 0 ? [] : [Inline.text(text(3))]
    return table(columns: columns, title: title)
  }

  private mutating func table(columns: [Table.Column], title: [Inline]) -> Block {
    let rows = (0..<random.number(0...60)).map { _ in
      Table.Row([[.text(text(1))], [.text(text(random.number(1...6)))]])
    }
    let source = [Inline.text(text(3))]
    // The title is read before the names of the columns.
    if !title.isEmpty { swapTitle(title.plainText, with: columns) }
    return .table(Table(title: title, columns: columns, rows: rows, source: source))
  }

  private mutating func swapTitle(_ title: String, with columns: [Table.Column]) {
    let names = columns.map(\.name.plainText)
    let titleWords = title.split(separator: " ").map(String.init)
    guard let first = words.firstIndex(of: names[0]) else { return }
    words.replaceSubrange(first..<(first + 2 + titleWords.count), with: titleWords + names)
  }

  /// One block, or a small heading and the block that must follow it.
  private mutating func content() -> [Block] {
    switch random.number(0...12) {
    case 0: return [figure()]
    case 1: return [table()]
    case 2:
      let level = random.number(3...4)
      let topic = [Inline.text(text(random.number(1...12)))]
      let heading = Block.heading(Heading(level: level, topic: topic, anchor: ""))
      return [heading, paragraph()]
    case 3:
      let items = (0..<random.number(1...6)).map { _ in [paragraph(60)] }
      return [.list(BulletList(items: items, isOrdered: random.number(0...1) == 0))]
    case 4:
      let label = [Inline.text(text(1))]
      return [.callout(Callout(.caution, label: label, blocks: [paragraph(40), paragraph(40)]))]
    case 5:
      let proof = [figure()]
      return [.beside(proof: proof, comment: [paragraph(20), paragraph(20)])]
    case 6:
      let value = text(1)
      return [.keyFigures([KeyFigure(value: value, label: [.text(text(4))])])]
    case 7:
      let name = [Inline.text(text(1))]
      return [.fieldTable(FieldTable(fields: [.init(name: name, content: [paragraph(60)])]))]
    case 8: return [.pageBreak, paragraph(10)]
    case 9:
      let label = [Inline.text(text(random.number(1...9)))]
      return [.blank(Blank(label, lines: random.number(1...4))), paragraph(10)]
    default: return [paragraph()]
    }
  }
}
