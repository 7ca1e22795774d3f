import Document
import Drawing
import Testing
import Units

@testable import Layout

@Suite struct TableTests {
  @Test func sharesTheRoomThatIsLeft() {
    let demands = [
      ColumnDemand(natural: 40, narrowest: 20, stretch: 0),
      ColumnDemand(natural: 20, narrowest: 20, stretch: 0),
    ]
    // 40 are left: 20 to the first, 10 to each.
    #expect(columnWidths(demands, room: 100) == [70, 30])
  }

  @Test func givesWhatIsLackingInProportion() {
    let demands = [
      ColumnDemand(natural: 100, narrowest: 20, stretch: 0),
      ColumnDemand(natural: 40, narrowest: 20, stretch: 0),
    ]
    // 50 over the narrowest, for 100 that lack: half of each lack.
    #expect(columnWidths(demands, room: 90) == [60, 30])
  }

  @Test func shrinksAllColumnsAlikeWhenNothingElseFits() {
    let demands = [
      ColumnDemand(natural: 100, narrowest: 60, stretch: 0),
      ColumnDemand(natural: 100, narrowest: 20, stretch: 0),
    ]
    #expect(columnWidths(demands, room: 40) == [30, 10])
  }

  @Test func repeatsTheHeadOnEachPageAsDecoration() throws {
    let pages = read([Sample.table(rows: 90)])
    let count = pages.count
    #expect(count >= 4)
    for page in 3...count {
      let quiet = pages.texts.filter { $0.page == page && $0.isDecoration }.map(\.text.text)
      #expect(quiet.contains("Tableau 1 (suite)"))
      #expect(quiet.contains("Atteinte"))
    }
    let read = pages.body().filter { $0.text.text == "Atteinte" }
    #expect(read.count == 1)
    #expect(read.first?.path.last == .tableHeader(scope: .column, columns: 1))
  }

  @Test func leavesNoRowAloneUnderTheHead() {
    for filler in stride(from: 20, through: 60, by: 4) {
      let pages = read([Sample.paragraph(filler * 6), Sample.table(rows: 4, anchor: "t")])
      let rows = pages.body().filter { $0.text.text.hasPrefix("Vols") }
      let perPage = Dictionary(grouping: rows, by: \.page)
      for rows in perPage.values { #expect(rows.count >= 2) }
      #expect(perPage.keys.min() == pages.destinations["t"])
    }
  }

  @Test func alignsNumbersRightAndFlushWithTheMargins() throws {
    let table = Table(
      title: [], columns: [.init([.text("a")], .left, stretch: 1), .init([.text("b")])],
      rows: [.init([[.text("x")], [.text("1")]]), .init([[.text("y")], [.text("100")]])])
    let pages = read([.table(table)])
    for number in ["1", "100"] {
      let text = try #require(pages.body().last { $0.text.text == number })
      #expect(abs(text.rect.right - 192.mm) < 0.01)
    }
    let first = try #require(pages.body().first { $0.text.text == "x" })
    #expect(abs(first.rect.left - 18.mm) < 0.01)
    #expect(first.path.last == .tableHeader(scope: .row, columns: 1))
  }

  @Test func setsTheKeyRowBoldAndIntervalsGrey() throws {
    let pages = read([Sample.table(rows: 2)])
    let key = try #require(pages.body().first { $0.text.text.hasSuffix("véhicules 1") })
    #expect(key.text.style.isBold)
    let interval = try #require(pages.body().last { $0.text.text.hasPrefix("[2,6") })
    #expect(interval.text.style.color == Palette().gris)
  }

  @Test func setsASpannerOverItsColumns() throws {
    let pages = read([Sample.table(rows: 1)])
    let spanner = try #require(pages.first("Nombre"))
    #expect(spanner.path.last == .tableHeader(scope: .column, columns: 2))
    let last = try #require(pages.body().first { $0.text.text == "2025" && $0.page > 1 })
    #expect(abs(spanner.rect.right - last.rect.right) < 0.01)
  }

  @Test func breaksNoWordOfASpannerOverNarrowNumbers() {
    // Long texts take all the room: the column of « 3 » is about as wide as its narrowest content.
    let long = (0..<3).map { Table.Column([.text("Colonne \($0)")], .left, stretch: 1) }
    let cells = (0..<3).map {
      [Inline.text("un texte qui tient sur bien plus de lignes que les autres cellules \($0)")]
    }
    let pages = read([
      .table(
        Table(
          title: [.text("Étroit")],
          columns: long + [Table.Column([.text("a")], spanner: "Comptés")],
          rows: [Table.Row(cells + [[.text("3")]])]))
    ])
    #expect(pages.first("Comptés") != nil)
  }
}
