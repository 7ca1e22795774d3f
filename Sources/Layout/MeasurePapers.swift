import Document
import Drawing
import Units

// What is completed by hand: places left free, signatures.
extension Compositor {
  /// Dotted lines are this far apart: room for handwriting.
  private static let handwriting = 8.mm
  private static let shortestRule = 30.mm

  /// A label and a dotted line beside it, or under it where little room is left.
  func blankParts(_ blank: Blank, in setting: Setting) -> [Part] {
    let width = setting.textWidth
    let style = setting.body
    let label = text(blank.label)
    let lines = setter.lines(of: label, style: style, fit: LineFit(width: width))
    let lastWidth = lines.last?.width ?? 0
    let start = lastWidth > 0 ? lastWidth + Space.kicker : 0
    let isBeside = start + Self.shortestRule <= width
    let textHeight = Double(lines.count) * style.leading
    var parts: [Part] = [.begin(.paragraph)]
    let head = Strip(
      height: max(textHeight, isBeside ? Self.handwriting : 0), keepsWithNext: true,
      notes: lines.flatMap(\.notes)
    ) { [self] point, sheet in
      let top = point.offset(y: max(0, isBeside ? Self.handwriting - textHeight : 0))
      draw(lines, style: style, at: top, isNested: label.hasNestedElements, &sheet)
      guard isBeside else { return }
      let last = top.offset(y: max(textHeight, style.leading) - style.leading)
      let foot = last.offset(x: start, y: baseline(of: style) + 1.5)
      sheet.add(.artifact([dottedLine(from: foot, width: width - start)]))
    }
    parts.append(.strip(head))
    let below = blank.lines - (isBeside ? 1 : 0)
    for index in 0..<max(below, 0) {
      var strip = Strip(height: Self.handwriting) { [self] point, sheet in
        let foot = point.offset(y: Self.handwriting - 3)
        sheet.add(.artifact([dottedLine(from: foot, width: width)]))
      }
      strip.keepsWithNext = index + 1 < below
      parts.append(.strip(strip))
    }
    return parts.keptTogether() + [.end]
  }

  private func dottedLine(from start: Point, width: Double) -> Shape {
    .stroke(
      .line(from: start, to: start.offset(x: width)),
      Stroke(palette.gris, width: Rule.strong, dashes: [0.75, 2.25]))
  }

  /// Three signers in a row at most, in rows of equal length, each with white to sign in and a rule under it.
  func signatureParts(_ signatures: Signatures, in setting: Setting) -> [Part] {
    var parts = self.parts(
      of: text(signatures.opening), tag: .paragraph, style: setting.body,
      width: setting.textWidth
    ).keptTogether(withNext: true)
    guard !signatures.signers.isEmpty else { return parts }
    if !parts.isEmpty { parts.append(.gap(Space.afterTitle)) }
    let signers = signatures.signers
    let most = setting.width < Grid.columns(4) ? 2 : 3
    let rows = (signers.count + most - 1) / most
    let across = (signers.count + rows - 1) / rows
    parts.append(.begin(.list))
    for start in stride(from: 0, to: signers.count, by: across) {
      if start > 0 { parts.append(.gap(Space.afterTitle)) }
      let row = Array(signers[start..<min(start + across, signers.count)])
      parts.append(.strip(signatureRow(row, across: max(across, 2), width: setting.width)))
    }
    // A row of signatures is not left alone on a page of its own.
    return (parts.height < format.bodyHeight / 2 ? parts.keptTogether() : parts) + [.end]
  }

  private static let signingHeight = 24.mm

  private func signatureRow(
    _ signers: [Signatures.Signer], across: Int, width: Double
  ) -> Strip {
    let gutter = 4.8.mm
    let column = (width - Double(across - 1) * gutter) / Double(across)
    let fit = LineFit(width: column)
    let roles = signers.map { setter.lines(of: text($0.role), style: signerRole, fit: fit) }
    let names = signers.map { setter.lines(of: text($0.name), style: scale.keyLabel, fit: fit) }
    let leading = scale.keyLabel.leading
    let textHeight =
      zip(roles, names).map { Double($0.count + $1.count) * leading }.max() ?? 0
    let height = Space.block + textHeight + Self.signingHeight
    return Strip(height: height, notes: (roles + names).flatMap { $0.flatMap(\.notes) }) {
      [self] point, sheet in
      for index in signers.indices {
        let corner = point.offset(x: Double(index) * (column + gutter))
        sheet.addRule(from: corner, width: column, Stroke(palette.encre, width: Rule.thin))
        sheet.add(.listItem) { sheet in
          sheet.add(.listBody) { sheet in
            let top = corner.offset(y: Space.block)
            sheet.add(.paragraph) {
              draw(roles[index], style: signerRole, at: top, isNested: false, &$0)
              draw(
                names[index], style: scale.keyLabel,
                at: top.offset(y: Double(roles[index].count) * leading), isNested: false, &$0)
            }
          }
        }
        let foot = corner.offset(y: height - Rule.thin)
        sheet.add(.artifact([dottedLine(from: foot, width: column)]))
      }
    }
  }

  private var signerRole: TextStyle { scale.keyLabel.bold() }
}
