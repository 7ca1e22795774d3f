import Charts
import Drawing
import Testing
import Units

/// Charts made of rows: bars, dots, strips, distributions.
@Suite struct RowChartTests {
  private let palette = Palette()

  private func shapes(_ plot: any Plot, width: Double = 174.mm) -> [Shape] {
    let context = context(share: 0.55)
    let height = plot.height(forWidth: width, in: context)
    return plot.shapes(in: Rect(x: 0, y: 0, width: width, height: height), context: context)
  }

  private func leftToRight(_ shapes: [Shape], among names: [String]) -> [String] {
    shapes.texts.filter { names.contains($0.text) }.sorted { $0.origin.y < $1.origin.y }
      .map(\.text)
  }

  @Test func makesBarsAsLongAsTheirValuesLongestFirst() {
    let chart = HorizontalBars(rows: [
      HorizontalBars.Row("deux", Estimate(2)), HorizontalBars.Row("rien", Estimate(nil)),
      HorizontalBars.Row("quatre", Estimate(4), isEmphasized: true),
      HorizontalBars.Row("moins un", Estimate(-1)),
    ])
    let shapes = shapes(chart)
    let names = ["deux", "rien", "quatre", "moins un"]
    #expect(leftToRight(shapes, among: names) == ["quatre", "deux", "moins un", "rien"])
    let bars = shapes.fills.compactMap { $0.path.bounds }.map(\.width)
    #expect(bars.count == 3)
    #expect(abs(bars[0] / bars[1] - 2) < 1e-9 && abs(bars[1] / bars[2] - 2) < 1e-9)
    #expect(shapes.strings.contains("n.d."))
    #expect(shapes.fills.first?.color == palette.bleu)
  }

  @Test func setsBarsOfAGroupSideBySideOnZero() throws {
    let chart = GroupedBars(
      series: ["ici", "ailleurs"],
      groups: [GroupedBars.Group("vols", [Estimate(3), Estimate(6)])])
    let fills = shapes(chart).fills
    // After the two squares of the key.
    let own = try #require(fills.filter { $0.color == palette.bleu }.last?.path.bounds)
    let other = try #require(fills.filter { $0.color == palette.bleu3 }.last?.path.bounds)
    #expect(abs(own.bottom - other.bottom) < 1e-9)
    #expect(abs(other.height / own.height - 2) < 1e-9)
    #expect(own.right <= other.left)
  }

  @Test func setsAProfileOnOneAxisWithZeroInTheMiddle() throws {
    let headings = ProfileStrips.Headings(
      lower: "bas", middle: "moyenne", higher: "haut", value: "Ici", median: "comp.")
    let chart = ProfileStrips(
      rows: [
        ProfileStrips.Row(
          "un", score: 1, comparables: [-1, 0, 1], valueText: "20", medianText: "16"),
        ProfileStrips.Row(
          "deux", score: -1, comparables: [-2, 0], valueText: "3", medianText: "4"),
      ], headings: headings)
    let shapes = shapes(chart)
    // Rows stand as given; the two dots are as far from zero, which carries the word.
    #expect(leftToRight(shapes, among: ["un", "deux"]) == ["un", "deux"])
    let dots = shapes.dots(palette.bleu)
    let zero = try #require(shapes.texts.first { $0.text == "moyenne" })
    #expect(dots.count == 2)
    let places = dots.map(\.center.x)
    let box = zero.box(context(share: 0.55).measurer)
    #expect(abs((places[0] + places[1]) / 2 - (box.left + box.right) / 2) < 0.6)
    #expect(places[0] > places[1])
    #expect(shapes.strings.contains("20") && shapes.strings.contains("16"))
  }

  @Test func fillsTheDotOfWhatIsEstablishedAndEmptiesTheOthers() {
    let interval = Interval(lower: 1, upper: 3)
    let chart = DotInterval(rows: [
      DotInterval.Row("a", Estimate(2, interval: interval), isEstablished: true),
      DotInterval.Row("b", Estimate(2, interval: interval), isEstablished: false),
      DotInterval.Row("c", Estimate(nil), isEstablished: false),
    ])
    let shapes = shapes(chart)
    #expect(shapes.dots(palette.bleu).count == 1)
    #expect(shapes.dots(.white).count == 1)
    #expect(
      shapes.strokes.filter { $0.stroke.width == 1.3 && $0.path.points.count == 2 }.count == 2)
    #expect(shapes.strings.contains("n.d."))
  }

  @Test func putsTheIntervalWhereTheAxisSays() throws {
    let chart = DotInterval(
      rows: [
        DotInterval.Row(
          "a", Estimate(5, interval: Interval(lower: 2, upper: 10)), isEstablished: true)
      ], places: 0)
    let shapes = shapes(chart)
    let line = try #require(
      shapes.strokes.first { $0.stroke.width == 1.3 }.map { $0.path.points.map(\.x) })
    let dot = try #require(shapes.dots(palette.bleu).first).center.x
    let zero = try #require(
      shapes.strokes.first { stroke in
        stroke.stroke.color == palette.encre && stroke.path.bounds?.width == 0
      }?.path.points[0].x)
    // 2, 5 and 10 from zero, on one scale.
    #expect(abs((dot - zero) / (line[0] - zero) - 2.5) < 1e-9)
    #expect(abs((line[1] - zero) / (line[0] - zero) - 5) < 1e-9)
  }

  @Test func ranksStripsByRatioWithWhatIsNotPublishedLast() throws {
    let chart = RankedStrips(rows: [
      RankedStrips.Row(
        "bas", ratio: Estimate(0.5), comparables: [1], verdict: .lower, word: "au-dessous"),
      RankedStrips.Row(
        "secret", ratio: Estimate(nil), comparables: [], verdict: .undetermined,
        word: "secret statistique"),
      RankedStrips.Row(
        "haut", ratio: Estimate(2), comparables: [1], verdict: .higher, word: "au-dessus"),
    ])
    let shapes = shapes(chart)
    #expect(leftToRight(shapes, among: ["bas", "secret", "haut"]) == ["haut", "bas", "secret"])
    #expect(shapes.strings.contains("×\u{A0}2,00"))
    #expect(shapes.strings.contains("secret statistique"))
    // A half and a double lie as far from « attendu », and ± log 2 / log 3 of the half-axis.
    let low = try #require(shapes.dots(palette.bleu).first).center.x
    let high = try #require(shapes.dots(palette.brique).first).center.x
    let expected = try #require(shapes.text("attendu"))
    let one = expected.origin.x + 7 * 0.55 * 7.5 / 2
    #expect(abs((high - one) - (one - low)) < 1e-9)
    let three = try #require(shapes.text("×\u{A0}3"))
    let edge = three.origin.x + 3 * 0.55 * 7.5 / 2
    #expect(abs((high - one) / (edge - one) - 0.630_929_753_571_457_4) < 1e-9)
  }

  @Test func drawsTheSameStripsForComparablesInAnyOrder() {
    func chart(_ comparables: [Double]) -> RankedStrips {
      RankedStrips(rows: [
        RankedStrips.Row(
          "a", ratio: Estimate(1.2), comparables: comparables, verdict: .undetermined, word: "")
      ])
    }
    #expect(shapes(chart([0.5, 2, 1])) == shapes(chart([2, 1, 0.5])))
  }

  @Test func countsEveryCommuneInItsHistogram() throws {
    // A hundred values from 0 to 99: 44 bars, the tallest ones of three.
    let chart = Distribution(rows: [
      Distribution.Row("a", value: 49.5, all: (0..<100).map(Double.init), rankText: "milieu")
    ])
    let shapes = shapes(chart)
    let bars = try #require(shapes.fills.first { $0.color == palette.filet }).path
    let heights = Path(bars.elements).points.map(\.y)
    let foot = try #require(heights.max())
    let tallest = foot - (try #require(heights.min()))
    let tops = stride(from: 0, to: heights.count, by: 4).map { foot - heights[$0] }
    #expect(tops.count == 44)
    #expect(abs(tops.reduce(0) { $0 + $1 / tallest * 3 } - 100) < 1e-6)
    // The commune at the median, in the middle of the strip.
    let dot = try #require(shapes.dots(palette.bleu).first).center.x
    let bounds = try #require(bars.bounds)
    #expect(abs(dot - bounds.center) < 1e-6)
  }

  @Test func showsNothingWhereThereIsNothingToCompareWith() {
    let chart = Distribution(rows: [
      Distribution.Row("a", value: 5, all: [], rankText: "sans comparaison")
    ])
    #expect(shapes(chart).dots(palette.bleu).isEmpty)
    #expect(shapes(chart).strings == ["a", "5,0", "sans comparaison"])
  }
}

extension Rect {
  fileprivate var center: Double { x + width / 2 }
}
