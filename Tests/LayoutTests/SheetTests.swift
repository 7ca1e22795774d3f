import Charts
import Document
import Drawing
import Layout
import Testing
import Units

/// A plot of rows that go on over sheets, each with its number written.
private struct Rows: PagedPlot {
  var rows: Range<Int>
  var isHead = false
  var hasHeads = true
  static let rowHeight = 20.mm

  func height(forWidth width: Double, in context: ChartContext) -> Double {
    isHead ? 5.mm : Double(rows.count) * Self.rowHeight
  }

  func shapes(in room: Rect, context: ChartContext) -> [Shape] {
    let style = context.theme.sans(8)
    if isHead {
      return [.text(PlacedText("tête", at: Point(x: room.x, y: room.y + 9), style: style))]
    }
    return rows.enumerated().map { index, row in
      let y = room.y + Double(index) * Self.rowHeight + 9
      return .text(PlacedText("rang \(row)", at: Point(x: room.x, y: y), style: style))
    }
  }

  func sheets(
    forWidth width: Double, heights: SheetHeights, in context: ChartContext
  ) -> [PlotSheet] {
    guard !isHead else { return [PlotSheet(self)] }
    return rows.map { row in
      PlotSheet(
        Rows(rows: row..<row + 1),
        head: row == 0 || !hasHeads ? nil : Rows(rows: 0..<0, isHead: true))
    }
  }
}

/// A plot of two sheets as high as they may be.
private struct Filling: PagedPlot {
  var ownHeight = 1_000.0
  var word = ""

  func height(forWidth width: Double, in context: ChartContext) -> Double { ownHeight }

  func shapes(in room: Rect, context: ChartContext) -> [Shape] {
    let origin = Point(x: room.x, y: room.y + room.height)
    return [.text(PlacedText(word, at: origin, style: context.theme.sans(8)))]
  }

  func sheets(
    forWidth width: Double, heights: SheetHeights, in context: ChartContext
  ) -> [PlotSheet] {
    [
      PlotSheet(Filling(ownHeight: heights.first, word: "premier")),
      PlotSheet(Filling(ownHeight: heights.others, word: "second")),
    ]
  }
}

@Suite struct SheetTests {
  private func chart(_ count: Int) -> Chart {
    Chart(
      plot: Rows(rows: 0..<count), alternativeText: "Des rangs.",
      values: ValueTable(columns: [], rows: []))
  }

  private func head(_ number: String) -> SheetHead {
    SheetHead(
      number: number, label: [.text("Fiche")], title: [.text("Une équipe")], anchor: "fiche-1",
      path: [[.text("Axe 1")]], version: [.text("v3")],
      facts: [.init(name: [.text("Statut")], value: [.text("engagée")], mark: .running)])
  }

  private func items(_ count: Int) -> Block {
    .list(BulletList(items: (0..<count).map { [Sample.paragraph(3 + $0 % 3)] }))
  }

  @Test func opensASectionWithItsNumberAndTitle() throws {
    let pages = read([
      .contents(.chapters), .heading(Heading(level: 1, topic: [.text("Les fiches")], anchor: "f")),
      .sheetHead(head("F01")), Sample.paragraph(20),
    ])
    let title = try #require(pages.body().first { $0.text.text == "Une équipe" })
    #expect(title.path.last == .heading(level: 2))
    #expect(pages.destinations["fiche-1"] == title.page)
    let link = pages.links.first { $0.target == .destination("fiche-1") }
    #expect(link?.text.contains("F01") == true)
    // Three signs of 30 points and 4 mm right of the margin: more than the usual 34.8 mm.
    #expect(abs(title.text.origin.x - (22.mm + 90)) < 0.01)
  }

  @Test func cutsAFieldOverPagesWhereItsListAllows() throws {
    let fields = FieldTable(fields: [
      .init(name: [.text("Un")], content: [items(6)]),
      .init(name: [.text("Deux")], content: [items(60)]),
    ])
    let pages = read([.fieldTable(fields)])
    let second = try #require(pages.body().first { $0.text.text == "Deux" })
    // It begins under the first field instead of leaving half of the page empty.
    #expect(second.page == 2 && pages.count > 2)
    #expect(pages.unbalanced == 0)
  }

  @Test func neverLeavesTheLastRuleAlone() {
    for count in stride(from: 30, through: 50, by: 1) {
      let fields = FieldTable(fields: [.init(name: [.text("Un")], content: [items(count)])])
      let pages = read([.fieldTable(fields)])
      let last = pages.body(ofPage: pages.count).filter { !$0.isDecoration }
      #expect(!last.isEmpty, "\(count) items")
    }
  }

  @Test func drawsAChartInAFieldWithoutNumber() throws {
    let fields = FieldTable(fields: [.init(name: [.text("Un")], content: [.chart(chart(2))])])
    let pages = read([.fieldTable(fields)])
    let row = try #require(pages.body().first { $0.text.text == "rang 1" })
    #expect(row.path.contains(.figure(alternativeText: "Des rangs.")))
    #expect(abs(row.text.origin.x - 52.8.mm) < 0.01)
    #expect(!pages.body().contains { $0.text.text.hasPrefix("Figure") })
  }

  @Test func repeatsTheHeadOfAPlotThatGoesOn() throws {
    // Twelve rows of 20 mm fill 240 of the 252 mm of a page.
    let pages = read([.chart(chart(20))])
    let firsts = (2...3).map { pages.body(ofPage: $0).map(\.text.text) }
    #expect(firsts[0].first == "rang 0" && firsts[1].first == "tête")
    #expect(firsts[1].dropFirst().first == "rang 12")
    #expect(pages.tags.filter { $0 == .figure(alternativeText: "Des rangs.") }.count == 1)
  }

  @Test func fillsThePageUnderATitleWithTheFirstSheet() throws {
    let values = ValueTable(columns: [], rows: [])
    let chart = Chart(plot: Filling(), alternativeText: "Deux.", values: values)
    let pages = read([
      .heading(Heading(level: 1, topic: [.text("Titre")], anchor: "t")), .chart(chart),
    ])
    let first = try #require(pages.body().first { $0.text.text == "premier" })
    #expect(first.page == 2 && pages.destinations["t"] == 2)
    // To the lower edge of the body, at 276 mm.
    #expect(abs(first.text.origin.y - 276.mm) < 0.01)
    #expect(pages.body().first { $0.text.text == "second" }?.page == 3)
    #expect(pages.count == 3)
  }

  @Test func saysThatAFigureGoesOn() throws {
    let rows = Rows(rows: 0..<20, hasHeads: false)
    let chart = Chart(
      plot: rows, alternativeText: "Des rangs.", values: ValueTable(columns: [], rows: []))
    let figure = Figure(
      title: [.text("Un titre")], subtitle: [], chart: chart, reading: [],
      source: [.text("s")], anchor: "grand")
    let pages = read([.figure(figure)])
    let texts = pages.texts.filter { $0.page == 3 }.map(\.text.text)
    #expect(texts.contains("Figure 1 (suite)"))
    #expect(pages.unbalanced == 0)
  }

  @Test func writesTheMarkInTheMarginBesideTheFirstLine() throws {
    let block = Block.marked(MarginMark(.added, word: "new"), [Sample.paragraph(40)])
    let pages = read([block])
    let mark = try #require(pages.body().first { $0.text.text == "new" })
    let first = try #require(pages.body(ofPage: 2).first { $0.text.text != "new" })
    // Three letters of 7 points that end 2 mm left of the margin of 18.
    #expect(abs(mark.text.origin.x + 21 - 16.mm) < 0.01)
    #expect(abs(mark.text.origin.y - first.text.origin.y) < 0.01)
  }

  @Test func leavesLinesToBeFilledIn() throws {
    let pages = read([.blank(Blank([.text("Nom :")], lines: 3))])
    let dotted = pages.strokes.filter { $0.page == 2 && $0.path.elements.count == 2 }
    let label = try #require(pages.body().first { $0.text.text.hasPrefix("Nom") })
    let below = dotted.compactMap { stroke -> Double? in
      if case .move(let start) = stroke.path.elements[0], start.y > label.text.origin.y {
        start.y
      } else {
        nil
      }
    }
    #expect(below.count == 3)
    #expect(zip(below, below.dropFirst()).allSatisfy { $1 - $0 >= 6.mm })
  }

  @Test func setsSignersInRowsOfEqualLength() throws {
    let signers = ["A", "B", "C", "D"].map { Signatures.Signer(role: [.text($0)]) }
    let pages = read([.signatures(Signatures(opening: [.text("Fait")], signers: signers))])
    let places = try ["A", "B", "C", "D"].map { role in
      try #require(pages.body().first { $0.text.text == role }).text.origin
    }
    #expect(places[0].y == places[1].y && places[2].y == places[3].y)
    #expect(places[0].x == places[2].x && places[1].y < places[2].y)
  }

  @Test func setsColumnsWithoutNamesInAFieldWithoutRules() throws {
    let rows = [Table.Row([[.text("4 déc.")], [.text("validée")]])]
    let table = Table(title: [], columns: [.init([], .left), .init([], .left)], rows: rows)
    let fields = FieldTable(fields: [.init(name: [.text("Suivi")], content: [.table(table)])])
    let pages = read([.fieldTable(fields)])
    let lines = pages.strokes.filter { $0.page == 2 && $0.path.elements.count == 2 }
    // The running head's, and those over and under the field.
    #expect(lines.count == 3)
    #expect(pages.body().contains { $0.text.text.contains("4") })
  }
}
