import Document
import Drawing
import Units

/// A table whose texts are read and whose columns have their widths.
struct TableSetting {
  struct Column {
    var offset: Double
    var width: Double
    var alignment: LineAlignment
  }

  /// A cell cut into lines.
  struct Cell {
    var column: Int
    /// How many columns it stands over.
    var span = 1
    var lines: [Line]
    var isNested: Bool
    var tag: StructureTag
  }

  struct Row {
    var cells: [Cell]
    var style: TextStyle
    var lineCount: Int { cells.map(\.lines.count).max() ?? 0 }
  }

  var columns: [Column]
  var width: Double
  var hasRules = true

  /// White on each side between two columns.
  static let gutter = 2.4.mm
  /// Above and below the lines of a row.
  static let rowPadding = 0.72.mm

  func height(of row: Row) -> Double {
    Double(max(row.lineCount, 1)) * row.style.leading + 2 * Self.rowPadding
  }

  /// The room of a cell: its column, or the columns under a spanner.
  func room(of cell: Cell) -> (offset: Double, width: Double) {
    let last = columns[min(cell.column + cell.span, columns.count) - 1]
    let offset = columns[cell.column].offset
    return (offset, last.offset + last.width - offset)
  }

  /// Draws a row; its lines stand at the top, or at the bottom in a head.
  func draw(
    _ row: Row, at point: Point, baseline: Double, isBottomAligned: Bool = false,
    _ sheet: inout Sheet
  ) {
    sheet.add(.tableRow) { sheet in
      for cell in row.cells {
        let room = room(of: cell)
        let missing = isBottomAligned ? row.lineCount - cell.lines.count : 0
        sheet.add(cell.tag) { sheet in
          for (index, line) in cell.lines.enumerated() {
            let slack = room.width - line.width
            let indent =
              switch columns[cell.column].alignment {
              case .left: 0.0
              case .right: slack
              case .center: slack / 2
              }
            let top = point.offset(
              x: room.offset + indent,
              y: Self.rowPadding + Double(index + missing) * row.style.leading)
            sheet.add(line, at: top, baseline: baseline, isNested: cell.isNested)
          }
        }
      }
    }
  }
}

/// The texts of a table before its widths are known.
struct TableTexts {
  struct Row {
    var cells: [RichText]
    var isKey: Bool
    var isGroup: Bool
  }

  var names: [RichText]
  var rows: [Row]
}

// Widths and lines of a table.
extension Compositor {
  func texts(of table: Table) -> TableTexts {
    TableTexts(
      names: table.columns.map { text($0.name) },
      rows: table.rows.map { row in
        // The type forbids it, but a row read from a file may be short.
        let cells = row.cells.map { text($0) }
        return TableTexts.Row(
          cells: cells, isKey: row.isKey, isGroup: row.isGroup)
      })
  }

  /// Sizes that are tried until no word of the table has to be broken.
  func bodySizes(columnCount: Int) -> [Double] {
    [8, 7.8, 7.4, TypeScale.floor].filter { columnCount <= 9 || $0 < 8 }
  }

  /// What the columns ask for at a size of text.
  func demands(of table: Table, _ texts: TableTexts, size: Double) -> [ColumnDemand] {
    let style = scale.tableBody(size: size)
    var demands = table.columns.indices.map { column in
      var demand = ColumnDemand(
        natural: setter.width(of: texts.names[column], style: scale.tableHead),
        narrowest: setter.narrowestWidth(of: texts.names[column], style: scale.tableHead),
        stretch: table.columns[column].stretch)
      // A long name is broken rather than widen a column of short numbers.
      demand.natural = max(demand.narrowest, min(demand.natural, Self.widestName))
      for row in texts.rows where !row.isGroup {
        let text = row.isKey ? row.cells[column].bold() : row.cells[column]
        demand.natural = max(demand.natural, setter.width(of: text, style: style))
        demand.narrowest = max(demand.narrowest, setter.narrowestWidth(of: text, style: style))
      }
      return demand
    }
    for group in spanners(of: table) where !group.name.isEmpty {
      let name = RichText(group.name, RichText.Run(isBold: true))
      widen(
        &demands[group.columns], by: \.natural,
        to: setter.width(of: name, style: scale.tableHead))
      widen(
        &demands[group.columns], by: \.narrowest,
        to: setter.narrowestWidth(of: name, style: scale.tableHead))
    }
    return demands
  }

  /// Gives columns side by side as much as the name over them lacks, each the same.
  private func widen(
    _ columns: inout ArraySlice<ColumnDemand>, by demand: WritableKeyPath<ColumnDemand, Double>,
    to width: Double
  ) {
    let gutters = TableSetting.gutter * Double(columns.count - 1)
    let missing = width - gutters - columns.reduce(0) { $0 + $1[keyPath: demand] }
    guard missing > 0 else { return }
    for column in columns.indices {
      columns[column][keyPath: demand] += missing / Double(columns.count)
      columns[column].natural = max(columns[column].natural, columns[column].narrowest)
    }
  }

  /// The columns that stand under one name, or alone under none.
  func spanners(of table: Table) -> [(name: String, columns: Range<Int>)] {
    var groups: [(name: String, columns: Range<Int>)] = []
    for (column, name) in table.columns.map(\.spanner).enumerated() {
      if let last = groups.last, last.name == name, !name.isEmpty {
        groups[groups.count - 1].columns = last.columns.lowerBound..<(column + 1)
      } else {
        groups.append((name, column..<(column + 1)))
      }
    }
    return groups
  }

  private static let widestName = 25.mm

  /// The largest size at which the narrowest columns fit, and the widths at that size.
  func fitColumns(
    of table: Table, _ texts: TableTexts, in setting: Setting
  ) -> (size: Double, setting: TableSetting) {
    let count = table.columns.count
    let gutters = TableSetting.gutter * Double(max(count - 1, 0))
    var room = max(setting.width - gutters, 1)
    var size = TypeScale.floor
    var demands: [ColumnDemand] = []
    for candidate in bodySizes(columnCount: count) {
      size = candidate
      demands = self.demands(of: table, texts, size: candidate)
      if demands.reduce(0, { $0 + $1.narrowest }) <= room { break }
    }
    let natural = demands.reduce(0) { $0 + $1.natural }
    // A small table keeps to the columns of running text.
    if setting.place == .page, natural + gutters <= setting.textWidth,
      table.columns.allSatisfy({ $0.stretch == 0 })
    {
      room = setting.textWidth - gutters
    }
    var offset = 0.0
    let columns = zip(table.columns, columnWidths(demands, room: room)).map { column, width in
      defer { offset += width + TableSetting.gutter }
      return TableSetting.Column(
        offset: offset, width: width, alignment: LineAlignment(column.alignment))
    }
    return (size, TableSetting(columns: columns, width: room + gutters))
  }
}

extension LineAlignment {
  init(_ alignment: Table.Alignment) {
    self =
      switch alignment {
      case .left: .left
      case .right: .right
      case .center: .center
      }
  }
}
