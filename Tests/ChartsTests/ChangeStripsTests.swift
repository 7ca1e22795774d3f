import Charts
import Drawing
import Testing
import Units

@Suite struct ChangeStripsTests {
  private let palette = Palette()
  private let headings = ChangeStrips.Headings(
    months: "2024–2026", count: "T3 2026", previous: "T3 2025", one: "stable", ratio: "rapport")

  private func row(
    _ label: String = "Bruit", _ count: Observation = .value(60),
    months: [Observation] = [.value(4), .value(8)]
  ) -> ChangeStrips.Row {
    ChangeStrips.Row(label, months: months, count: count, previous: .value(30))
  }

  private func shapes(_ rows: [ChangeStrips.Row], width: Double = 174.mm) -> [Shape] {
    let chart = ChangeStrips(rows: rows, headings: headings, periods: [1..<2])
    return chart.shapes(
      in: Rect(x: 0, y: 0, width: width, height: 200), context: context(share: 0.5))
  }

  @Test func setsRatiosOnALogarithmicAxis() throws {
    let rows = [0.5, 1, 2].map {
      row().compared(
        Estimate($0, interval: Interval(lower: $0 / 2, upper: $0 * 2)), .higher, word: "x")
    }
    let dots = shapes(rows).dots(palette.brique).map(\.center.x)
    try #require(dots.count == 3)
    // Half and double stand as far from one.
    #expect(dots[1] > dots[0] && abs((dots[1] - dots[0]) - (dots[2] - dots[1])) < 1e-9)
  }

  @Test func fillsOnlyWhatIsEstablished() {
    let ratio = Estimate(1.2, interval: Interval(lower: 0.9, upper: 1.6))
    let open = shapes([row().compared(ratio, .undetermined, word: "non établie")])
    #expect(open.dots(palette.brique).isEmpty && open.strings.contains("non établie"))
    // The white disc of an empty dot, 1.35 mm.
    #expect(open.dots(.white).contains { abs($0.radius - 1.35.mm) < 1e-9 })
    #expect(open.text("Bruit")?.style.isBold == false)
  }

  @Test func printsBothCountsAndTheRatioWithItsInterval() {
    let ratio = Estimate(2, interval: Interval(lower: 1.29, upper: 3.1))
    for width in [174.mm, 84.6.mm] {
      let strings = shapes([row().compared(ratio, .higher, word: "en hausse")], width: width)
        .strings
      #expect(strings.contains("60") && strings.contains("30"))
      #expect(strings.contains("×\u{A0}2,00") && strings.contains("[1,29\u{202F}; 3,10]"))
      #expect(strings.contains("en hausse"))
    }
  }

  @Test func givesTheReasonWhereThereIsNoRatio() {
    let shapes = shapes([
      row("Bruit", .hidden).compared(Estimate(nil), .undetermined, word: "effectifs faibles")
    ])
    #expect(shapes.strings.contains("masqué") && shapes.strings.contains("n.d."))
    #expect(shapes.strings.contains("effectifs faibles"))
    #expect(!shapes.strings.contains { $0.hasPrefix("×\u{A0}0") })
  }

  @Test func leavesGapsInTheSmallLine() throws {
    let months: [Observation] = [
      .value(4), .value(8), .hidden, .value(2), .missing, .value(8), .value(0),
    ]
    let shapes = shapes([row(months: months)])
    let lines = shapes.strokes.filter { $0.stroke.width == 0.8 && $0.path.points.count > 1 }
    #expect(lines.map(\.path.points.count) == [2, 2])
    let first = try #require(lines.first?.path.points)
    let last = try #require(lines.last?.path.points)
    // 8 is the largest: 4.6 mm over zero; 4 is at half of it.
    #expect(abs((last[1].y - first[1].y) - 4.6.mm) < 1e-9)
    #expect(abs((last[1].y - first[0].y) - 2.3.mm) < 1e-9)
    // 26 mm for seven months: the ground of the second one is a seventh wide.
    let ground = try #require(shapes.fills.first { $0.color == palette.sable2 }?.path.bounds)
    #expect(abs(ground.width - 26.mm / 7) < 1e-9)
  }

  @Test func tellsItsRowsInATable() {
    let ratio = Estimate(2, interval: Interval(lower: 1.29, upper: .infinity))
    let table = ChangeStrips(
      rows: [
        row().compared(ratio, .higher, word: "en hausse"),
        row("Autres", .hidden).compared(Estimate(nil), .undetermined, word: "trop peu"),
      ], headings: headings
    ).valueTable(
      ChangeStrips.TableHeads(
        category: "Catégorie", ratio: "Rapport", interval: "IC", verdict: "Évolution"))
    #expect(table.columns == ["Catégorie", "T3 2026", "T3 2025", "Rapport", "IC", "Évolution"])
    #expect(
      table.rows == [
        ["Bruit", "60", "30", "2,00", "[1,29\u{202F}; …[", "en hausse"],
        ["Autres", "masqué", "30", "n.d.", "n.d.", "trop peu"],
      ])
  }
}
