import Document
import Drawing
import Units

// Key numbers and named fields.
extension Compositor {
  /// Rows with a number set large, its label and its interval.
  func keyFigureParts(_ figures: [KeyFigure], in setting: Setting) -> [Part] {
    guard !figures.isEmpty else { return [] }
    let width = setting.textWidth
    let values = figures.map { RichText($0.value) }
    let widest = values.map { setter.width(of: $0, style: scale.keyNumber) }.max() ?? 0
    let offset = min(max(22.mm, widest + Space.paragraph), width / 2)
    var parts: [Part] = [.begin(.list)]
    for (index, figure) in figures.enumerated() {
      let row = keyRow(
        values[index], figure, offset: offset, width: width,
        rule: index == 0
          ? Stroke(palette.encre, width: Rule.strong) : Stroke(palette.filet, width: Rule.thin))
      parts += [.begin(.listItem), .strip(row), .end]
    }
    // A few numbers are read together.
    return parts.height < format.bodyHeight / 2 ? parts.keptTogether() + [.end] : parts + [.end]
  }

  private static let keyRowHeight = 13.2.mm

  private func keyRow(
    _ value: RichText, _ figure: KeyFigure, offset: Double, width: Double, rule: Stroke
  ) -> Strip {
    let fit = LineFit(width: width - offset)
    let label = text(figure.label)
    let note = text(figure.note)
    let values = setter.lines(
      of: value, style: scale.keyNumber, fit: LineFit(width: max(offset - Space.inside, 1)))
    let labels = setter.lines(of: label, style: scale.keyLabel, fit: fit)
    let notes = setter.lines(of: note, style: scale.keyNote, fit: fit)
    let labelHeight = Double(labels.count) * scale.keyLabel.leading
    let textHeight = labelHeight + Double(notes.count) * scale.keyNote.leading
    let valueHeight = Double(values.count) * scale.keyNumber.leading
    let height = max(Self.keyRowHeight, max(textHeight, valueHeight) + 2 * Space.block)
    return Strip(height: height, notes: (labels + notes).flatMap(\.notes)) { [self] point, sheet in
      sheet.addRule(from: point, width: width, rule)
      let valueTop = point.offset(y: (height - valueHeight) / 2)
      let labelTop = point.offset(x: offset, y: (height - textHeight) / 2)
      sheet.add(.listLabel) {
        draw(values, style: scale.keyNumber, at: valueTop, isNested: false, &$0)
      }
      sheet.add(.listBody) { sheet in
        sheet.add(.paragraph) {
          draw(
            labels, style: scale.keyLabel, at: labelTop, isNested: label.hasNestedElements, &$0)
        }
        guard !notes.isEmpty else { return }
        sheet.add(.paragraph) {
          draw(
            notes, style: scale.keyNote, at: labelTop.offset(y: labelHeight),
            isNested: note.hasNestedElements, &$0)
        }
      }
    }
  }

  /// Fields of a sheet: the name on the left, the content beside it, a rule between two fields.
  ///
  /// A field is one stream of strips, so that a page may end wherever its content allows it.
  func fieldParts(_ table: FieldTable, _ node: Node, in setting: Setting) -> [Part] {
    guard !table.fields.isEmpty else { return [] }
    // One column of the grid for the names; a third of a narrower room.
    let offset = min(Grid.offset(ofColumn: 1) + 5.mm, setting.width / 3)
    var parts: [Part] = [.begin(.list)]
    for (index, field) in table.fields.enumerated() {
      let rule =
        index == 0
        ? Stroke(palette.encre, width: Rule.thin) : Stroke(palette.filet, width: Rule.row)
      let name = fieldName(text(field.name), width: max(offset - 5.mm, 1))
      var content = self.parts(
        of: node.children[index],
        in: setting.inside(.field, width: setting.width - offset, body: scale.fieldText)
      ).shifted(by: offset)
      // The foot of a field stays with its last line.
      let missing = max(name.height - content.height, 0)
      if missing > 0 { content.append(.gap(missing)) }
      if index == table.fields.count - 1 { content = content.keptTogetherAtEnd }
      parts += [.strip(ruleStrip(rule, width: setting.width, height: Space.field))]
      parts += [.begin(.listItem), .begin(.listLabel), .strip(name.strip), .end]
      parts += [.begin(.listBody)] + content + [.gap(Self.underField), .end, .end]
    }
    let last = Stroke(palette.encre, width: Rule.strong)
    return parts + [.end, .strip(ruleStrip(last, width: setting.width, height: 0, isLast: true))]
  }

  private static let underField = 1.mm

  /// Takes no height: the content stands beside it.
  private func fieldName(_ name: RichText, width: Double) -> (strip: Strip, height: Double) {
    let style = scale.fieldName
    let lines = setter.lines(of: name, style: style, fit: LineFit(width: width))
    let strip = Strip(height: 0, keepsWithNext: true, notes: lines.flatMap(\.notes)) {
      [self] point, sheet in
      draw(lines, style: style, at: point, isNested: name.hasNestedElements, &sheet)
    }
    return (strip, Double(lines.count) * style.leading)
  }

  private func ruleStrip(
    _ stroke: Stroke, width: Double, height: Double, isLast: Bool = false
  ) -> Strip {
    Strip(height: height, keepsWithNext: !isLast) { point, sheet in
      sheet.addRule(from: point, width: width, stroke)
    }
  }
}
