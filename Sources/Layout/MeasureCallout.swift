import Document
import Drawing
import Units

extension Compositor {
  func calloutParts(_ callout: Callout, _ node: Node, in setting: Setting) -> [Part] {
    let look = look(of: callout.kind)
    let width = setting.textWidth
    let inner = setting.inside(
      .callout, width: width - 2 * CalloutBox.side, body: scale.calloutText)
    let label = parts(
      of: text(callout.label), tag: .paragraph, style: scale.calloutLabel.colored(look.label),
      width: inner.width
    ).keptTogether(withNext: true)
    let blocks = parts(of: node.children.first ?? [], in: inner)
    let gap: [Part] = label.isEmpty || blocks.isEmpty ? [] : [.gap(Space.inside)]
    let room = format.highestPart - CalloutBox.top - CalloutBox.bottom
    var parts: [Part] = []
    for piece in pieces(of: label + gap + blocks, notHigherThan: room) {
      if !parts.isEmpty { parts.append(.gap(Space.inside)) }
      parts.append(.strip(box(around: piece, look: look, width: width)))
    }
    parts.name(node.destination)
    return parts
  }

  private func look(of kind: Callout.Kind) -> CalloutBox {
    switch kind {
    case .finding: CalloutBox(ground: palette.bleu1, rule: palette.bleu, label: palette.bleu)
    case .caution:
      CalloutBox(ground: palette.ocre1, rule: palette.ocre, label: palette.ocreTexte)
    case .alert:
      CalloutBox(ground: palette.brique1, rule: palette.brique, label: palette.brique)
    }
  }

  private func box(around piece: Filled, look: CalloutBox, width: Double) -> Strip {
    let height = CalloutBox.top + piece.bottom + CalloutBox.bottom
    let placed = piece.placed.withoutDestinations
    var strip = Strip(height: height, notes: placed.notes) { point, sheet in
      let ground = Rect(x: point.x, y: point.y, width: width, height: height)
      let rule = Rect(x: point.x, y: point.y, width: width, height: Rule.callout)
      sheet.add(.artifact([.fill(.rect(ground), look.ground), .fill(.rect(rule), look.rule)]))
      let corner = point.offset(x: CalloutBox.side, y: CalloutBox.top)
      sheet.add(.section) { placed.draw(from: corner, &$0) }
    }
    strip.destinations = piece.placed.destinations
    return strip
  }
}

/// Colours and padding of a text set apart.
struct CalloutBox {
  var ground: Color
  var rule: Color
  var label: Color

  static let side = 3.2.mm
  static let top = 2.6.mm
  static let bottom = 3.2.mm
}
