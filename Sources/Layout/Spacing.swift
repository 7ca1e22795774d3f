import Document
import Drawing
import Units

extension Compositor {
  /// Blocks that ask for the same white around them.
  enum Kind {
    case title, sheetHead, lead, heading, minorHeading, text, small, callout, exhibit

    var isHeading: Bool {
      self == .title || self == .sheetHead || self == .heading || self == .minorHeading
    }

    init(_ node: Node) {
      if case .marked = node.block, let first = node.children.first?.first {
        self.init(first)
        return
      }
      self =
        switch node.block {
        case .heading(let heading):
          heading.level <= 2 ? .title : heading.level == 3 ? .heading : .minorHeading
        case .paragraph(let paragraph):
          switch paragraph.role {
          case .lead: .lead
          case .body: .text
          case .source, .reading: .small
          }
        case .list, .blank, .marked, .pageBreak: .text
        case .sheetHead: .sheetHead
        case .callout: .callout
        case .table, .figure, .keyFigures, .fieldTable, .chart, .signatures, .beside, .columns,
          .contents, .index:
          .exhibit
        }
    }
  }

  /// The white between two blocks, in points.
  func gap(after first: Kind, before second: Kind, in setting: Setting) -> Double {
    switch setting.place {
    case .callout, .item: return Space.inside
    case .field: return Space.field
    case .comment:
      if first.isHeading { return first == .minorHeading ? 0 : Space.block }
      return first == .text && second == .text ? Space.paragraph : Space.comment
    case .page: break
    }
    switch (first, second) {
    case (.title, .lead): return Space.block
    case (.title, _), (.lead, _): return Space.afterTitle
    case (.sheetHead, _): return Space.paragraph
    case (.heading, _): return Space.block
    case (.minorHeading, .exhibit): return Space.block
    case (.minorHeading, _): return 0
    case (.exhibit, .small), (.small, .small): return Space.block
    case (.exhibit, _), (_, .exhibit), (.small, _): return Space.exhibit
    case (_, .heading): return 5.mm
    case (_, .minorHeading): return 3.5.mm
    case (.callout, _), (_, .callout): return Space.comment
    default: return Space.paragraph
    }
  }
}
