public import Drawing

/// Bodies in boxes, level under level, and the lines between them.
public struct Organigram: Hashable, Sendable {
  public struct Box: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
      /// The body that decides: a blue rule, the name in serif.
      case main
      case ordinary
      /// Under someone else's authority: a dashed edge.
      case apart
    }

    /// Told from the other boxes by it.
    public var identifier: String
    public var title: String
    /// Who chairs it, how often it meets.
    public var detail: String
    public var kind: Kind

    public init(
      _ identifier: String, title: String, detail: String = "", kind: Kind = .ordinary
    ) {
      self.identifier = identifier
      self.title = title
      self.detail = detail
      self.kind = kind
    }
  }

  public struct Link: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
      /// One answers to the other.
      case authority
      /// One informs the other: dashed.
      case exchange
    }

    public var from: String
    public var to: String
    public var kind: Kind

    public init(from: String, to: String, kind: Kind = .authority) {
      self.from = from
      self.to = to
      self.kind = kind
    }
  }

  /// From the top; a level of more than four boxes takes several lines.
  public var levels: [[Box]]
  /// Those that name a box that isn't there are not drawn.
  public var links: [Link]

  public init(levels: [[Box]], links: [Link]) {
    let names = levels.flatMap { $0 }.map(\.identifier)
    precondition(Set(names).count == names.count, "one box an identifier")
    self.levels = levels
    self.links = links
  }
}

extension Organigram: Plot {
  public func height(forWidth width: Double, in context: ChartContext) -> Double {
    OrganigramFrame(self, in: Rect(x: 0, y: 0, width: width, height: 0), context: context).bottom
  }

  public func shapes(in room: Rect, context: ChartContext) -> [Shape] {
    var sketch = Sketch(in: room, context: context)
    OrganigramFrame(self, in: room, context: context).draw(in: &sketch)
    return sketch.shapes
  }
}
