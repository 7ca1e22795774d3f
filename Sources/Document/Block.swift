public import Charts
import Drawing

/// What a document is made of, in reading order.
public indirect enum Block: Sendable {
  case heading(Heading)
  case paragraph(Paragraph)
  case list(BulletList)
  case table(Table)
  case figure(Figure)
  case keyFigures([KeyFigure])
  case callout(Callout)
  case fieldTable(FieldTable)
  /// A small drawing inside the text or a field, without number, title or source.
  case chart(Chart)
  /// What stands over the fields of a sheet; counts as a heading of level 2.
  case sheetHead(SheetHead)
  /// Something to be filled in by hand.
  case blank(Blank)
  case signatures(Signatures)
  /// Blocks with a word beside their beginning, in the margin.
  case marked(MarginMark, [Block])
  /// Proof on the left over four columns of the grid, comment on the right over two.
  case beside(proof: [Block], comment: [Block])
  /// Blocks side by side in columns of equal width.
  case columns([[Block]])
  case contents(Contents)
  /// Names the pages of the chapters before its own.
  case index(TermIndex)
  case pageBreak
}

/// A numbered heading: what it is about, and what it finds.
public struct Heading: Sendable {
  public enum Numbering: Hashable, Sendable {
    /// 1, 1.1…
    case chapter
    /// A, A.1…
    case annex
    case none
  }

  /// 1 a chapter, 2 a section with a page of its own, 3 and 4 inside the page.
  public var level: Int
  /// What it is about: « Atteintes aux biens ».
  public var topic: [Inline]
  /// What it finds, set large; without it the topic is set large.
  public var finding: [Inline]
  public var numbering: Numbering
  /// Name of the place, for links.
  public var anchor: String
  /// Whether a chapter begins where the one before ends, when it fits there.
  public var followsOn = false
  /// Whether a chapter or section stands on sheets of its own, turned sideways.
  public var isLandscape = false

  public init(
    level: Int, topic: [Inline], finding: [Inline] = [], numbering: Numbering = .chapter,
    anchor: String
  ) {
    precondition((1...4).contains(level))
    self.level = level
    self.topic = topic
    self.finding = finding
    self.numbering = numbering
    self.anchor = anchor
  }

  public var isNumbered: Bool { numbering != .none }
}

/// Running text.
public struct Paragraph: Sendable {
  public enum Role: Sendable {
    case body
    /// A larger opening paragraph.
    case lead
    /// Small and grey: sources, notes under a table.
    case source
    /// The sentence that reads one mark of a figure aloud.
    case reading
  }

  public var role: Role
  public var text: [Inline]
  /// Name of the place, for links; empty for none.
  public var anchor: String

  public init(_ text: [Inline], role: Role = .body, anchor: String = "") {
    self.text = text
    self.role = role
    self.anchor = anchor
  }
}

/// A list with dashes or numbers.
public struct BulletList: Sendable {
  public var isOrdered: Bool
  public var items: [[Block]]

  public init(items: [[Block]], isOrdered: Bool = false) {
    self.items = items
    self.isOrdered = isOrdered
  }
}

/// A chart or a map with its title, its proof and its caution.
public struct Figure: Sendable {
  public enum Kind: Sendable { case figure, map }

  public var kind: Kind
  /// The finding, one line, no full stop.
  public var title: [Inline]
  /// Measure, denominator, field, period, interval.
  public var subtitle: [Inline]
  public var chart: Chart
  /// One mark read aloud with its numbers, without the word « Lecture ».
  public var reading: [Inline]
  /// Source, vintage, geography, caution, without the word « Source ».
  public var source: [Inline]
  /// Name of the place, for links.
  public var anchor: String

  public init(
    kind: Kind = .figure, title: [Inline], subtitle: [Inline], chart: Chart, reading: [Inline],
    source: [Inline], anchor: String
  ) {
    self.kind = kind
    self.title = title
    self.subtitle = subtitle
    self.chart = chart
    self.reading = reading
    self.source = source
    self.anchor = anchor
  }
}

/// A value set large: « 24 310 » « habitants en 2023 ».
public struct KeyFigure: Sendable {
  public var value: String
  public var label: [Inline]
  /// Its interval, threshold or vintage, under the label.
  public var note: [Inline]

  public init(value: String, label: [Inline], note: [Inline] = []) {
    self.value = value
    self.label = label
    self.note = note
  }
}

/// A short text set apart on a tint.
public struct Callout: Sendable {
  public enum Kind: Sendable { case finding, caution, alert }

  public var kind: Kind
  public var label: [Inline]
  public var blocks: [Block]
  /// Name of the place, for links; empty for none.
  public var anchor: String

  public init(_ kind: Kind, label: [Inline], blocks: [Block], anchor: String = "") {
    self.kind = kind
    self.label = label
    self.blocks = blocks
    self.anchor = anchor
  }
}

/// Named fields, one under the other: an action sheet, an identity card.
public struct FieldTable: Sendable {
  public struct Field: Sendable {
    public var name: [Inline]
    public var content: [Block]

    public init(name: [Inline], content: [Block]) {
      self.name = name
      self.content = content
    }
  }

  public var fields: [Field]

  public init(fields: [Field]) { self.fields = fields }
}

/// A list of places made by the layout from the document itself.
public enum Contents: Hashable, Sendable {
  case chapters
  case figures
  case tables
}

extension Block {
  /// The blocks inside it, group by group in reading order.
  public var children: [[Block]] {
    switch self {
    case .list(let list): list.items
    case .callout(let callout): [callout.blocks]
    case .fieldTable(let table): table.fields.map(\.content)
    case .beside(let proof, let comment): [proof, comment]
    case .columns(let columns): columns
    case .marked(_, let blocks): [blocks]
    case .heading, .paragraph, .table, .figure, .keyFigures, .chart, .sheetHead, .blank,
      .signatures, .contents, .index, .pageBreak:
      []
    }
  }
}
