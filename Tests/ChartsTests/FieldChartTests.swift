import Charts
import Drawing
import Testing
import Units

/// Charts with two measures: funnels, heatmaps, small multiples.
@Suite struct FieldChartTests {
  private let palette = Palette()
  private let room = Rect(x: 0, y: 0, width: 324, height: 220)

  private var funnel: Funnel {
    Funnel(
      commune: Funnel.Point(size: 3_000, value: 9), communeName: "Valmont",
      others: [Funnel.Point(size: 2_000, value: 5), Funnel.Point(size: 4_000, value: 8)],
      limits: [1_000.0, 5_000].map {
        Funnel.Limit(
          size: $0, inner: Interval(lower: 3, upper: 7), outer: Interval(lower: 1, upper: 10))
      },
      mean: 5, meanName: "moyenne", axisName: "logements")
  }

  @Test func placesCommunesBySizeAndRate() throws {
    let shapes = funnel.shapes(in: room, context: context())
    let commune = try #require(shapes.dots(palette.bleu).first).center
    let inside = try #require(shapes.dots(palette.repere).first).center
    let outside = try #require(shapes.dots(palette.ardoise).first).center
    // 2,000, 3,000 and 4,000 of 1,000 to 5,000: evenly apart; 5, 8 and 9 of the same scale.
    #expect(abs((commune.x - inside.x) - (outside.x - commune.x)) < 1e-9)
    #expect(abs((inside.y - outside.y) - 3 * (outside.y - commune.y)) < 1e-9)
  }

  @Test func dropsALineFromTheCommuneToItsSize() throws {
    let shapes = funnel.shapes(in: room, context: context())
    let commune = try #require(shapes.dots(palette.bleu).first).center
    let drop = try #require(shapes.strokes.first { $0.stroke.dashes == [1.5, 1.5] }).path.points
    #expect(drop.first == commune)
    #expect(drop.last?.x == commune.x)
  }

  @Test func namesTheLimitsAndTheMean() {
    let strings = funnel.shapes(in: room, context: context()).strings
    #expect(strings.contains("limite à 95\u{202F}%"))
    #expect(strings.contains("limite à 99,8\u{202F}%"))
    #expect(strings.contains("moyenne"))
    #expect(strings.contains("Valmont"))
  }

  @Test func coloursCellsByClassAndPrintsTheTopOne() {
    let chart = Heatmap(
      rows: ["a", "b"], columns: ["x", "y"], values: [[0, 4], [5, nil]],
      classes: [
        Heatmap.Class(from: 1, label: "peu"), Heatmap.Class(from: 5, label: "beaucoup"),
      ])
    let shapes = chart.shapes(in: room, context: context())
    // Four points a cell; the value under the first bound belongs to the first class.
    let cells = { (color: Color) in
      shapes.fills.filter { $0.color == color }.first.map { $0.path.points.count / 4 }
    }
    #expect(cells(palette.chaleur1) == 2)
    #expect(cells(palette.bleu) == 1)
    #expect(shapes.strings.contains("5") && !shapes.strings.contains("4"))
    #expect(shapes.strings.contains("n.d."))
  }

  @Test func addsUpTheRowsThatAreKnownToTheEnd() {
    let chart = Heatmap(
      rows: ["a", "b", "c"], columns: ["x", "y"], values: [[1, 4], [5, nil], [7, 0]],
      classes: [Heatmap.Class(from: 0, label: "peu"), Heatmap.Class(from: 9, label: "plus")],
      showsTotals: true)
    let strings = chart.shapes(in: room, context: context()).strings
    // Numbers stand in no cell, all being under 9: what is read is the totals of rows, 1 + 4 and
    // 7 + 0. The row with a gap has none, rather than the sum of what is left of it.
    #expect(strings.filter { $0 == "5" }.count == 1)
    #expect(strings.filter { $0 == "7" }.count == 1)
    // In its cell, beside its row, and in the key for the bar of its column.
    #expect(strings.filter { $0 == "n.d." }.count == 3)
  }

  @Test func givesEachPanelItsScaleOrAllTheSame() {
    func panels(_ shares: Bool) -> [String] {
      SmallMultiples(
        panels: [3.0, 14].map { value in
          SmallMultiples.Panel(
            YearSeries(name: "s", values: [YearValue(2020, 1), YearValue(2021, value)]),
            verdict: .undetermined, word: "non établie")
        }, places: 0, sharesScale: shares
      ).shapes(in: Rect(x: 0, y: 0, width: 174.mm, height: 37.mm), context: context()).strings
    }
    #expect(panels(false).filter { $0 == "15" }.count == 1)
    #expect(panels(true).filter { $0 == "15" }.count == 2)
  }

  @Test func sixPanelsStandOnTheSixColumnsOfThePage() throws {
    let panel = SmallMultiples.Panel(
      YearSeries(name: "vols", values: [YearValue(2020, 1)]), verdict: .higher, word: "en hausse")
    let shapes = SmallMultiples(panels: [SmallMultiples.Panel](repeating: panel, count: 6))
      .shapes(in: Rect(x: 0, y: 0, width: 174.mm, height: 37.mm), context: context())
    let lefts = shapes.texts.filter { $0.text == "vols" }.map(\.origin.x)
    // Columns of 25 mm, gutters of 4.8.
    for (index, left) in lefts.enumerated() {
      #expect(abs(left - (29.8 * Double(index)).mm) < 1e-9)
    }
    #expect(lefts.count == 6)
  }
}
