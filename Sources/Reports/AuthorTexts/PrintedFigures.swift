import Document
import Templates
import Units

/// Every figure that a document prints, with what it is about, to hold an author's figures against.
struct PrintedFigures {
  /// A figure, and the words around it.
  struct Entry {
    let figure: TypedFigure
    /// « Cambriolages de logement, Taux pour 1 000 »; empty for a figure of a sentence.
    let label: String
    let context: String
  }

  private(set) var entries: [Entry] = []
  private var exact: Set<String> = []
  private var rounded: Set<String> = []

  init(_ blocks: [Block]) {
    for block in blocks { add(block) }
    for entry in entries {
      exact.insert(entry.figure.key)
      for places in 0..<entry.figure.places {
        rounded.insert(entry.figure.rounded(to: places))
      }
    }
  }

  /// Whether the document prints it, or a figure that rounds to it.
  ///
  /// Only a rate, a share or a ratio is rounded: « 38 faits » is thirty-eight facts.
  func holds(_ figure: TypedFigure) -> Bool {
    exact.contains(figure.key)
      || (figure.isPercent || figure.places > 0) && rounded.contains(figure.key)
  }

  /// The figures nearest to one that is not there, in texts that speak of the same thing.
  func nearest(to figure: TypedFigure, speakingOf stems: Set<String>) -> [Entry] {
    guard !stems.isEmpty, figure.magnitude > 0 else { return [] }
    var seen: Set<String> = []
    let near = entries.filter { entry in
      let ratio = entry.figure.magnitude / figure.magnitude
      return (0.5...2).contains(ratio) && entry.figure.isClose(to: figure)
        && !stems.isDisjoint(with: WordStems.of(entry.context))
    }.sorted { first, second in
      let (a, b) = (
        abs(first.figure.magnitude - figure.magnitude),
        abs(second.figure.magnitude - figure.magnitude)
      )
      return (a, first.label, first.figure.text) < (b, second.label, second.figure.text)
    }
    return Array(near.filter { seen.insert($0.figure.text).inserted }.prefix(3))
  }
}

extension TypedFigure {
  fileprivate func rounded(to places: Int) -> String {
    French.decimal(magnitude, places: places)
  }

  /// Whether both have decimals, or neither: a rate is no count.
  fileprivate func isClose(to other: TypedFigure) -> Bool {
    isPercent == other.isPercent || (places > 0) == (other.places > 0)
  }
}

extension PrintedFigures {
  private mutating func add(_ block: Block) {
    switch block {
    case .heading(let heading): addText(heading.finding.plainText)
    case .paragraph(let paragraph): addText(paragraph.text.plainText)
    case .table(let table): add(table)
    case .figure(let figure):
      for text in [figure.title, figure.subtitle, figure.reading, figure.source] {
        addText(text.plainText)
      }
    case .keyFigures(let figures):
      for figure in figures {
        let label = figure.label.plainText
        addText(figure.value, label: label)
        addText(figure.note.plainText, label: label)
      }
    case .callout(let callout): addText(callout.label.plainText)
    case .list, .fieldTable, .beside, .columns, .contents, .index, .pageBreak, .chart, .sheetHead,
      .blank, .signatures, .marked:
      break
    }
    for group in block.children { for child in group { add(child) } }
  }

  private mutating func add(_ table: Table) {
    let title = table.title.plainText
    addText(title)
    addText(table.source.plainText)
    for row in table.rows {
      let name = row.cells.first?.plainText ?? ""
      for (column, cell) in zip(table.columns, row.cells) {
        let heads = [name, column.spanner, column.name.plainText].filter { !$0.isEmpty }
        // A row that is named by a year is about what its table is about.
        let isNamed = name.contains(where: \.isLetter)
        addText(
          cell.plainText, label: heads.joined(separator: ", "), about: isNamed ? "" : title)
      }
    }
  }

  private mutating func addText(_ text: String, label: String = "", about title: String = "") {
    for figure in TypedFigure.figures(in: text, .everything) {
      entries.append(
        Entry(
          figure: figure, label: label, context: label.isEmpty ? text : label + " " + title))
    }
  }
}

/// Words by which two texts are known to speak of the same thing.
enum WordStems {
  /// « cambriolage », « cambriolages » and « cambriolés » begin alike.
  private static let length = 7

  static func of(_ text: String) -> Set<String> {
    Set(
      text.lowercased().split { !$0.isLetter }.filter { $0.count >= 5 }
        .map { String($0.prefix(length)) })
  }
}
