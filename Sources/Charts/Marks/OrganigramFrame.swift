import Drawing
import Units

/// Where the boxes of an organigram and the lines between them stand.
struct OrganigramFrame {
  private struct Placed {
    var box: Organigram.Box
    var rect: Rect
    /// Counted from the top over all levels.
    var row: Int
    var title: [String]
    var detail: [String]
  }

  private let chart: Organigram
  private let context: ChartContext
  private let room: Rect
  private var placed: [Placed] = []
  /// Lines past a row run at the left of all boxes, when there are any.
  private var margin = 0.0
  let bottom: Double

  private static let mostAcross = 4
  private static let gutter = 5.mm
  private static let gap = 9.mm
  private static let padding = 2.2.mm

  init(_ chart: Organigram, in room: Rect, context: ChartContext) {
    self.chart = chart
    self.context = context
    self.room = room
    let rows = chart.levels.flatMap { $0.inRows(of: Self.mostAcross) }
    let rowOf = rows.enumerated().reduce(into: [String: Int]()) { result, row in
      for box in row.element { result[box.identifier] = row.offset }
    }
    let isAnyLong = chart.links.contains { link in
      guard let from = rowOf[link.from], let to = rowOf[link.to] else { return false }
      return abs(from - to) > 1
    }
    margin = isAnyLong ? 5.mm : 0
    let across = Double(rows.map(\.count).max() ?? 1)
    let inner = room.width - margin
    let width = min((inner - (across - 1) * Self.gutter) / across, 0.35 * inner)
    var top = room.top
    for (index, row) in rows.enumerated() {
      let total = Double(row.count) * (width + Self.gutter) - Self.gutter
      let left = room.left + margin + (inner - total) / 2
      var boxes = row.enumerated().map { column, box in
        Self.place(
          box, at: Point(x: left + Double(column) * (width + Self.gutter), y: top), row: index,
          width: width, context)
      }
      let height = boxes.map(\.rect.height).max() ?? 0
      for column in boxes.indices { boxes[column].rect.height = height }
      placed += boxes
      top += height + Self.gap
    }
    bottom = rows.isEmpty ? room.top : top - Self.gap
  }

  private static func place(
    _ box: Organigram.Box, at corner: Point, row: Int, width: Double, _ context: ChartContext
  ) -> Placed {
    let inner = width - 2 * padding
    let titleStyle = titleStyle(box, context.theme)
    let title = context.measurer.lines(box.title, in: titleStyle, width: inner, atMost: 4)
    let detail = context.measurer.lines(
      box.detail, in: detailStyle(context.theme), width: inner, atMost: 6)
    let height =
      2 * padding + Double(title.count) * titleStyle.leading
      + (detail.isEmpty ? 0 : 2 + Double(detail.count) * detailStyle(context.theme).leading)
    return Placed(
      box: box, rect: Rect(x: corner.x, y: corner.y, width: width, height: height), row: row,
      title: title, detail: detail)
  }

  private static func titleStyle(_ box: Organigram.Box, _ theme: Theme) -> TextStyle {
    box.kind == .main ? theme.serif(11, leading: 14.6) : theme.sans(8.5, leading: 11.5).bold()
  }

  private static func detailStyle(_ theme: Theme) -> TextStyle {
    theme.sans(7.5, leading: 10, theme.palette.ardoise)
  }

  func draw(in sketch: inout Sketch) {
    let places = placed.reduce(into: [String: Placed]()) { $0[$1.box.identifier] = $1 }
    // What answers stands over what informs where both take the same way.
    let links =
      chart.links.filter { $0.kind == .exchange } + chart.links.filter { $0.kind != .exchange }
    for link in links {
      guard let from = places[link.from], let to = places[link.to], link.from != link.to else {
        continue
      }
      let isExchange = link.kind == .exchange
      sketch.stroke(
        .polyline(route(from, to)), isExchange ? sketch.palette.repere : sketch.palette.bleu3, 1,
        dashes: isExchange ? [2.2, 2] : [])
    }
    for item in placed { draw(item, in: &sketch) }
  }

  /// From edge to edge, along the white between the rows.
  private func route(_ first: Placed, _ second: Placed) -> [Point] {
    let (upper, lower) = first.row <= second.row ? (first, second) : (second, first)
    let start = Point(x: upper.rect.center.x, y: upper.rect.bottom)
    guard upper.row < lower.row else { return sideways(first, second) }
    let end = Point(x: lower.rect.center.x, y: lower.rect.top)
    let overEnd = end.y - Self.gap / 2
    if lower.row - upper.row == 1 {
      return [start, start.with(y: overEnd), end.with(y: overEnd), end]
    }
    let underStart = start.y + Self.gap / 2
    return [
      start, start.with(y: underStart), Point(x: room.left + 1, y: underStart),
      Point(x: room.left + 1, y: overEnd), end.with(y: overEnd), end,
    ]
  }

  /// Neighbours are joined side to side, others of the same row over their heads.
  private func sideways(_ first: Placed, _ second: Placed) -> [Point] {
    let (left, right) = first.rect.x < second.rect.x ? (first, second) : (second, first)
    if right.rect.left - left.rect.right <= Self.gutter + 0.01 {
      return [
        Point(x: left.rect.right, y: left.rect.center.y),
        Point(x: right.rect.left, y: right.rect.center.y),
      ]
    }
    // The last row has no white under it, the first none over it.
    let isLast = left.rect.bottom >= bottom - 0.01
    let isOnly = isLast && left.row == 0
    let edge = isLast ? left.rect.top : left.rect.bottom
    let y = isOnly ? left.rect.center.y : edge + (isLast ? -1 : 1) * Self.gap / 3
    return [
      Point(x: left.rect.center.x, y: edge), Point(x: left.rect.center.x, y: y),
      Point(x: right.rect.center.x, y: y), Point(x: right.rect.center.x, y: edge),
    ]
  }

  private func draw(_ item: Placed, in sketch: inout Sketch) {
    let palette = sketch.palette
    let rect = item.rect
    switch item.box.kind {
    case .main:
      sketch.fill(.rect(rect), palette.bleu1)
      sketch.fill(
        .rect(Rect(x: rect.x, y: rect.y, width: rect.width, height: 1.8)), palette.bleu)
    case .ordinary:
      sketch.fill(.rect(rect), .white)
      sketch.stroke(.rect(rect.inset(by: 0.375)), palette.bleu, 0.75)
    case .apart:
      sketch.fill(.rect(rect), .white)
      sketch.stroke(.rect(rect.inset(by: 0.375)), palette.gris, 0.75, dashes: [3, 2])
    }
    let title = Self.titleStyle(item.box, context.theme)
    let left = rect.x + Self.padding
    var y = rect.y + Self.padding + title.leading * 0.75
    for line in item.title {
      sketch.write(line, title, at: Point(x: left, y: y))
      y += title.leading
    }
    let detail = Self.detailStyle(context.theme)
    y += 2 - title.leading * 0.75 + detail.leading * 0.75
    for line in item.detail {
      sketch.write(line, detail, at: Point(x: left, y: y))
      y += detail.leading
    }
  }
}

extension Point {
  fileprivate func with(y: Double) -> Point { Point(x: x, y: y) }
}

extension Array {
  /// Rows of nearly equal length, none longer than asked.
  fileprivate func inRows(of most: Int) -> [[Element]] {
    guard !isEmpty else { return [] }
    let rows = (count + most - 1) / most
    let (short, longer) = count.quotientAndRemainder(dividingBy: rows)
    var start = 0
    return (0..<rows).map { index in
      let length = short + (index < longer ? 1 : 0)
      defer { start += length }
      return Array(self[start..<start + length])
    }
  }
}
