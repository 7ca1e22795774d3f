import Document
import Drawing
import Units

extension Compositor {
  func tableParts(_ table: Table, _ node: Node, in setting: Setting) -> [Part] {
    let title = text(table.title)
    guard !table.columns.isEmpty else { return [] }
    let texts = texts(of: table)
    var (size, columns) = fitColumns(of: table, texts, in: setting)
    // In a field, columns without names are lines of text side by side.
    let isBare = setting.place == .field && table.columns.allSatisfy(\.isNameless)
    columns.hasRules = !isBare
    let head = TableHead(
      rows: headRows(of: table, texts, columns),
      number: node.number.isEmpty ? "" : "\(words.table) \(node.number) \(words.continued)")
    var parts: [Part] = [.begin(.table)]
    if !title.isEmpty {
      let label = "\(words.table) \(node.number)"
      let title = exhibitTitle(label: label, title, width: setting.width)
      parts += [.strip(titleStrip(title)), .gap(Space.block)]
    }
    let headStrip = strip(of: head, columns)
    let isRepeated = headStrip.height < format.bodyHeight / 3
    if !isBare { parts.append(.strip(headStrip)) }
    let rows = bodyStrips(of: table, texts, columns, size: size, below: headStrip.height)
    let repeated = isRepeated && !isBare ? repeatedHead(head, columns) : nil
    parts += rows.map { strip in
      var row = strip
      row.repeatedHead = repeated
      return .strip(row)
    }
    parts.append(.end)
    parts.name(node.destination)
    let foot = readingParts(table.reading, table.source, in: setting)
    guard !foot.isEmpty else { return parts }
    return parts.keptTogetherAtEnd + [.gap(Space.block)] + foot
  }

  private func titleStrip(_ title: ExhibitTitle) -> Strip {
    Strip(height: title.height, keepsWithNext: true, notes: title.notes) { [self] point, sheet in
      sheet.add(.caption) { title.draw(self, point, &$0) }
    }
  }

  // MARK: Head

  private func headRows(
    of table: Table, _ texts: TableTexts, _ setting: TableSetting
  ) -> [TableSetting.Row] {
    var rows: [TableSetting.Row] = []
    if table.columns.contains(where: { !$0.spanner.isEmpty }) {
      rows.append(spannerRow(of: table, setting))
    }
    let cells = table.columns.indices.map { column in
      cell(
        texts.names[column], column, style: scale.tableHead, setting,
        tag: .tableHeader(scope: .column, columns: 1))
    }
    rows.append(TableSetting.Row(cells: cells, style: scale.tableHead))
    return rows
  }

  private func spannerRow(of table: Table, _ setting: TableSetting) -> TableSetting.Row {
    let cells = spanners(of: table).map { group in
      cell(
        RichText(group.name, RichText.Run(isBold: true)), group.columns.lowerBound,
        span: group.columns.count, style: scale.tableHead, setting,
        tag: .tableHeader(scope: .column, columns: group.columns.count))
    }
    return TableSetting.Row(cells: cells, style: scale.tableHead)
  }

  private func strip(of head: TableHead, _ setting: TableSetting) -> Strip {
    let notes = head.rows.flatMap { $0.cells.flatMap { $0.lines.flatMap(\.notes) } }
    return Strip(
      height: height(of: head, setting), keepsWithNext: true, notes: notes
    ) { [self] point, sheet in
      draw(head, setting, at: point, &sheet)
    }
  }

  private func height(of head: TableHead, _ setting: TableSetting) -> Double {
    head.rows.reduce(0) { $0 + setting.height(of: $1) }
  }

  private func draw(
    _ head: TableHead, _ setting: TableSetting, at point: Point, _ sheet: inout Sheet
  ) {
    let strong = Stroke(palette.encre, width: Rule.strong)
    let thin = Stroke(palette.encre, width: Rule.thin)
    sheet.addRule(from: point, width: setting.width, strong)
    var top = point
    for row in head.rows {
      setting.draw(
        row, at: top, baseline: baseline(of: row.style), isBottomAligned: true, &sheet)
      top = top.offset(y: setting.height(of: row))
    }
    sheet.addRule(from: top, width: setting.width, thin)
  }

  /// The head on the next page: seen, but read once only.
  private func repeatedHead(_ head: TableHead, _ setting: TableSetting) -> RepeatedHead {
    let label = frenchSpacing(head.number)
    let style = scale.exhibitLabel
    let labelHeight = label.isEmpty ? 0 : style.leading + Space.block
    return RepeatedHead(
      height: labelHeight + height(of: head, setting)
    ) { [self] point, sheet in
      var quiet = Sheet(folios: sheet.folios)
      if !label.isEmpty {
        let origin = point.offset(y: baseline(of: style))
        quiet.add(.text(PlacedText(label, at: origin, style: style)))
      }
      draw(head, setting, at: point.offset(y: labelHeight), &quiet)
      sheet.add(.artifact(quiet.inks.flatMap(\.untagged)))
    }
  }

  // MARK: Rows

  private func bodyStrips(
    of table: Table, _ texts: TableTexts, _ setting: TableSetting, size: Double,
    below headHeight: Double
  ) -> [Strip] {
    let room = format.highestPart - headHeight - scale.exhibitTitle.leading - 2 * Space.block
    var strips: [Strip] = []
    for (index, texts) in texts.rows.enumerated() {
      let row = row(texts, table, setting, size: size)
      let isLast = index == table.rows.count - 1
      let fragments = setting.fragments(of: row, notHigherThan: room)
      for (position, fragment) in fragments.enumerated() {
        let isEnd = isLast && position == fragments.count - 1
        var strip = strip(of: fragment, setting, isLast: isEnd)
        let anchor = table.rows[index].anchor
        if position == 0, !anchor.isEmpty { strip.destinations = [anchor] }
        strip.keepsWithNext =
          texts.isGroup
          || (fragments.count == 1 && isKept(index, of: table.rows.count, height: strip.height))
        strips.append(strip)
      }
    }
    if let last = strips.indices.last { strips[last].keepsWithNext = false }
    return strips
  }

  /// The first two rows stay together, and the last two, unless they are high.
  private func isKept(_ index: Int, of count: Int, height: Double) -> Bool {
    (index == 0 || index == count - 2) && height < format.bodyHeight / 8
  }

  private func row(
    _ row: TableTexts.Row, _ table: Table, _ setting: TableSetting, size: Double
  ) -> TableSetting.Row {
    let style = scale.tableBody(size: size)
    if row.isGroup {
      let text = (row.cells.first ?? RichText()).bold()
      let count = table.columns.count
      var cell = cell(
        text, 0, span: count, style: style, setting,
        tag: .tableHeader(scope: .row, columns: count))
      cell.column = 0
      return TableSetting.Row(cells: [cell], style: style)
    }
    let cells = table.columns.indices.map { column in
      let isSecondary = table.columns[column].isSecondary
      let color = isSecondary ? palette.gris : palette.encre
      let isHeader = column == 0 && table.columns[0].alignment == .left
      return cell(
        row.isKey && !isSecondary ? row.cells[column].bold() : row.cells[column], column,
        style: style.colored(color), setting,
        tag: isHeader ? .tableHeader(scope: .row, columns: 1) : .tableCell(columns: 1))
    }
    return TableSetting.Row(cells: cells, style: style)
  }

  private func cell(
    _ text: RichText, _ column: Int, span: Int = 1, style: TextStyle, _ setting: TableSetting,
    tag: StructureTag
  ) -> TableSetting.Cell {
    var cell = TableSetting.Cell(
      column: column, span: span, lines: [], isNested: text.hasNestedElements, tag: tag)
    // Widths were measured with the same ruler: a cell of exactly this width must stay on a line.
    let width = setting.room(of: cell).width + 1e-6
    cell.lines = setter.lines(of: text, style: style, fit: LineFit(width: width))
    return cell
  }

  private func strip(
    of row: TableSetting.Row, _ setting: TableSetting, isLast: Bool
  ) -> Strip {
    let height = setting.height(of: row)
    let notes = row.cells.flatMap { $0.lines.flatMap(\.notes) }
    return Strip(height: height, notes: notes) { [self] point, sheet in
      setting.draw(row, at: point, baseline: baseline(of: row.style), &sheet)
      let rule =
        isLast
        ? Stroke(palette.encre, width: Rule.strong) : Stroke(palette.filet, width: Rule.row)
      guard setting.hasRules else { return }
      sheet.addRule(from: point.offset(y: height), width: setting.width, rule)
    }
  }
}

extension Table.Column {
  fileprivate var isNameless: Bool { name.isEmpty && spanner.isEmpty }
}

/// The head of a table and what stands over it on the pages that follow.
struct TableHead {
  var rows: [TableSetting.Row]
  /// « Tableau 3 (suite) »; empty for a table without number.
  var number: String
}

extension TableSetting {
  /// The row, or parts of it when it is higher than a page.
  func fragments(of row: Row, notHigherThan room: Double) -> [Row] {
    guard height(of: row) > room else { return [row] }
    let count = max(Int((room - 2 * Self.rowPadding) / row.style.leading), 1)
    return stride(from: 0, to: row.lineCount, by: count).map { start in
      var part = row
      for index in part.cells.indices {
        part.cells[index].lines = Array(part.cells[index].lines.dropFirst(start).prefix(count))
      }
      return part
    }
  }
}

extension Sheet.Ink {
  /// Its shapes without elements, for decoration.
  var untagged: [Shape] {
    switch self {
    case .note, .shape(.begin), .shape(.end), .shape(.destination): []
    case .shape(.link(_, _, let inside)), .shape(.artifact(let inside)): inside
    case .shape(let shape): [shape]
    }
  }
}
