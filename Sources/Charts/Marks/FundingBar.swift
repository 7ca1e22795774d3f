public import Drawing
import Units

/// One bar of who pays what, each part with its name and amount.
public struct FundingBar: Hashable, Sendable {
  public struct Part: Hashable, Sendable {
    public var name: String
    /// Not known: listed under the bar, not drawn.
    public var amount: Double?
    /// « 60 k€ », or a word for what isn't known.
    public var text: String

    public init(_ name: String, amount: Double?, text: String) {
      self.name = name
      self.amount = amount.flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
      self.text = text
    }

    var label: String { [name, text].filter { !$0.isEmpty }.joined(separator: " ") }
  }

  /// In the order they are drawn, the commune first.
  public var parts: [Part]

  public init(parts: [Part]) { self.parts = parts }
}

extension FundingBar: Plot {
  public func height(forWidth width: Double, in context: ChartContext) -> Double {
    FundingBarFrame(self, in: Rect(x: 0, y: 0, width: width, height: 0), context: context).bottom
  }

  public func shapes(in room: Rect, context: ChartContext) -> [Shape] {
    var sketch = Sketch(in: room, context: context)
    FundingBarFrame(self, in: room, context: context).draw(in: &sketch)
    return sketch.shapes
  }
}

/// Where the parts of the bar stand, and the names of those too small to hold them.
private struct FundingBarFrame {
  private struct Segment {
    var part: FundingBar.Part
    var box: Rect
    var color: Color
    var isNamedInside: Bool
  }

  /// A name under the bar, with the colour of its part.
  private struct Listed {
    var text: String
    var color: Color?
    var origin: Point
  }

  private let segments: [Segment]
  private var listed: [Listed] = []
  private let barBottom: Double
  private let style: TextStyle

  private static let barHeight = 4.6.mm
  private static let padding = 2.mm
  private static let leading = 11.0
  private static let swatch = 5.0

  init(_ chart: FundingBar, in room: Rect, context: ChartContext) {
    let palette = context.theme.palette
    style = context.theme.sans(7.5)
    let total = chart.parts.compactMap(\.amount).reduce(0, +)
    // Neighbours differ in lightness by ten L* at least; the first, the commune's, is the darkest.
    let colors = [palette.bleu, palette.bleu3, palette.bleu2, palette.bleu4, palette.bleu1]
    barBottom = room.top + (total > 0 ? Self.barHeight : 0)
    var segments: [Segment] = []
    var x = room.left
    for part in chart.parts {
      guard let amount = part.amount else { continue }
      let width = amount / total * room.width
      let color = colors[segments.count % colors.count]
      let ink = Self.style(on: color, isFirst: segments.isEmpty, context)
      let fits = context.measurer.width(of: part.label, in: ink) + 2 * Self.padding <= width
      segments.append(
        Segment(
          part: part,
          box: Rect(x: x, y: room.top, width: max(width - 0.8, 0.2), height: Self.barHeight),
          color: color, isNamedInside: fits))
      x += width
    }
    self.segments = segments
    listed = lists(chart, in: room, context)
  }

  private static func style(
    on ground: Color, isFirst: Bool, _ context: ChartContext
  ) -> TextStyle {
    context.theme.sans(7.5, context.ink(on: ground)).bold(isFirst)
  }

  /// Parts whose name didn't fit, then those without amount, in lines under the bar.
  private func lists(
    _ chart: FundingBar, in room: Rect, _ context: ChartContext
  ) -> [Listed] {
    let small = segments.filter { !$0.isNamedInside }.map { ($0.part, Optional($0.color)) }
    let unknown = chart.parts.filter { $0.amount == nil }.map { ($0, Color?.none) }
    var result: [Listed] = []
    var x = room.left
    var y = barBottom + 11
    for (part, color) in small + unknown where !part.label.isEmpty {
      let indent = color == nil ? 0 : Self.swatch + 3
      let text = context.measurer.cut(part.label, in: style, to: room.width - indent)
      let width = indent + context.measurer.width(of: text, in: style)
      if x > room.left, x + width > room.right {
        x = room.left
        y += Self.leading
      }
      result.append(Listed(text: text, color: color, origin: Point(x: x, y: y)))
      x += width + 4.mm
    }
    return result
  }

  var bottom: Double { listed.last.map { $0.origin.y + 2.5 } ?? barBottom }

  func draw(in sketch: inout Sketch) {
    for (index, segment) in segments.enumerated() {
      sketch.fill(.rect(segment.box), segment.color)
      guard segment.isNamedInside else { continue }
      let ink = Self.style(on: segment.color, isFirst: index == 0, sketch.context)
      let y = sketch.centeredBaseline(segment.box.center.y, ink)
      sketch.write(
        segment.part.label, ink, at: Point(x: segment.box.left + Self.padding, y: y))
    }
    for item in listed {
      var x = item.origin.x
      if let color = item.color {
        let box = Rect(
          x: x, y: item.origin.y - Self.swatch, width: Self.swatch, height: Self.swatch)
        sketch.fill(.rect(box), color)
        sketch.stroke(.rect(box.inset(by: 0.2)), sketch.palette.repere, 0.4)
        x += Self.swatch + 3
      }
      sketch.write(item.text, style, at: Point(x: x, y: item.origin.y))
    }
  }
}
