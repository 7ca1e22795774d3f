import Charts
import Drawing
import Testing
import Units

@Suite struct HeatmapTests {
  private let palette = Palette()
  private let room = Rect(x: 0, y: 0, width: 400, height: 200)
  private let classes = zip([0.0, 5, 8], ClassLabels.counts(upTo: [4, 7]))
    .map { Heatmap.Class(from: $0, label: $1) }

  private func chart(_ cells: [[Heatmap.Cell]], _ totals: Heatmap.Totals = .none) -> Heatmap {
    var chart = Heatmap(
      rows: cells.indices.map { "r\($0)" }, columns: cells[0].indices.map { "c\($0)" },
      cells: cells, classes: classes)
    chart.totals = totals
    return chart
  }

  private func shapes(_ chart: Heatmap) -> [Shape] {
    chart.shapes(in: room, context: context(share: 0.5))
  }

  @Test func namesClassesByTheirLimits() {
    #expect(ClassLabels.counts(upTo: [4, 7, 10]) == ["moins de 5", "5–7", "8–10", "11 et plus"])
    #expect(ClassLabels.counts(upTo: [0, 1, 4]) == ["0", "1", "2–4", "5 et plus"])
    #expect(
      ClassLabels.counts(upTo: [999, 9_999])
        == ["moins de 1\u{202F}000", "1\u{202F}000–9\u{202F}999", "10\u{202F}000 et plus"])
    #expect(
      ClassLabels.measures(upTo: [2.5, 5], places: 1) == ["moins de 2,5", "2,5–5,0", "5,0 et plus"])
  }

  @Test func beginsTheDayWhereNoNightIsCut() {
    let hours = HourColumns()
    #expect(hours.count == 24)
    #expect(hours.labels().prefix(4) == ["6\u{202F}h", "", "", "9\u{202F}h"])
    // 15 columns after 6 h it is 21 h, 18 after it midnight.
    #expect(hours.labels()[15] == "21\u{202F}h" && hours.labels()[18] == "0\u{202F}h")
    #expect(hours.names[17] == "23\u{202F}h – 0\u{202F}h")
    #expect(HourColumns(from: 22, step: 2).names[1] == "0\u{202F}h – 2\u{202F}h")
  }

  @Test func printsNoNumberWhereOnlyTheClassIsTold() {
    let open = shapes(chart([[.value(9), .value(3)]]))
    let withheld = shapes(chart([[.classed(2), .classed(0)]]))
    #expect(open.strings.contains("9"))
    #expect(!withheld.strings.contains("9"))
    // Ground and colours are the same: only the number is kept back.
    #expect(open.fills.map(\.color) == withheld.fills.map(\.color))
  }

  @Test func hatchesWhatIsKeptBackAndNamesItInTheKey() {
    let told = shapes(chart([[.value(9), .value(3)]]))
    #expect(!told.strings.contains("masqué"))
    let hidden = shapes(chart([[.value(9), .hidden]]))
    #expect(hidden.strings.filter { $0 == "masqué" }.count == 1)
    // No cell of the first class is left: a hidden one isn't coloured as a small one.
    let first = hidden.fills.filter { $0.color == palette.chaleur1 }
    // The swatch of the key remains.
    #expect(first.map(\.path.points.count) == [4])
  }

  @Test func givesNoTotalThatWouldGiveACellAway() {
    let table = chart([[.value(9), .value(2)], [.value(4), .hidden]], .sums)
      .valueTable(Heatmap.TableHeads(names: "Heure", columns: ["0 h", "1 h"], total: "Total"))
    #expect(table.columns == ["Heure", "r0", "r1", "Total"])
    #expect(
      table.rows == [
        ["0 h", "9", "4", "13"], ["1 h", "2", "masqué", "masqué"],
        ["Total", "11", "masqué", ""],
      ])
  }

  @Test func tellsClassesInTheTableAndTotalsCountedApart() {
    let totals = Heatmap.Totals.given(rows: [.value(12)], columns: [.value(9), .hidden])
    let chart = chart([[.classed(2), .classed(0)]], totals)
    let table = chart.valueTable(
      Heatmap.TableHeads(names: "Heure", columns: ["0 h", "1 h"], total: "Total"))
    #expect(
      table.rows == [
        ["0 h", "8 et plus", "9"], ["1 h", "moins de 5", "masqué"], ["Total", "12", ""],
      ])
    #expect(chart.spokenTotals == "r0\u{202F}: 12")
  }

  @Test func makesBarsAsLongAsTheirTotals() throws {
    let shapes = shapes(
      chart(
        [[.value(1)], [.value(1)]], .given(rows: [.value(10), .value(40)], columns: [.value(50)])))
    let bars = shapes.fills.filter { $0.color == palette.bleu3 }.compactMap(\.path.bounds)
    // That of the column, then those of the rows; the swatch of a class is of the same colour only
    // when there are three: bleu3 is the middle one.
    let rows = bars.filter { abs($0.height - 4.6.mm) < 1e-9 }
    try #require(rows.count == 2)
    #expect(abs(rows[1].width / rows[0].width - 4) < 1e-9)
    // 9 % of 400 points is 36, under 14 mm.
    #expect(abs(rows[1].width - 36) < 1e-9)
  }

  @Test func framesTheSlotOfTheTitle() throws {
    var chart = chart([[Heatmap.Cell]](repeating: [.value(1), .value(9), .value(9)], count: 3))
    chart.frame = Heatmap.Frame(rows: 1...2, columns: 1...2, title: "36 sur 57")
    let shapes = shapes(chart)
    let frame = try #require(
      shapes.strokes.first { $0.stroke.color == palette.brique }?.path.bounds)
    // Two rows of 7.2 mm, two columns of 16 mm, the widest that a cell gets.
    #expect(abs(frame.height - 14.4.mm) < 1e-9 && abs(frame.width - 32.mm) < 1e-9)
    #expect(shapes.text("36 sur 57")?.style.color == palette.brique)
  }

  @Test func keepsNoEmptyBandOverZeros() {
    let zeros = chart([[.value(0), .value(0)]], .sums)
    let ones = chart([[.value(0), .value(1)]], .sums)
    let height = { (chart: Heatmap) in chart.height(forWidth: 400, in: context(share: 0.5)) }
    #expect(abs(height(ones) - height(zeros) - 36) < 1e-9)
  }
}
