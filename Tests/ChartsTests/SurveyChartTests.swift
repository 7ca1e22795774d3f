import Drawing
import Testing
import Units

@testable import Charts

/// Charts of surveys and of crossed readings.
@Suite struct SurveyChartTests {
  private let palette = Palette()

  private func shapes(_ plot: any Plot) -> [Shape] {
    let context = context()
    let width = 174.mm
    let height = plot.height(forWidth: width, in: context)
    return plot.shapes(in: Rect(x: 0, y: 0, width: width, height: height), context: context)
  }

  @Test func splitsAnswersOnACommonAxisMostNegativeFirst() throws {
    let chart = StackedShares(
      answers: ["non", "oui"], negativeCount: 1,
      rows: [
        StackedShares.Row("peu", shares: [20, 80], total: "20 %"),
        StackedShares.Row("beaucoup", shares: [60, 40], total: "60 %"),
      ])
    let shapes = shapes(chart)
    let negative = shapes.fills.filter { $0.color == palette.briqueSombre }
      .compactMap(\.path.bounds)
    // 60 % then 20 %, one above the other, ending together on the axis.
    try #require(negative.count == 2)
    #expect(abs((negative[0].width + 0.6) / (negative[1].width + 0.6) - 3) < 1e-9)
    #expect(abs(negative[0].right - negative[1].right) < 1e-9)
    #expect(negative[0].top < negative[1].top)
  }

  @Test func halvesTheNeutralAnswerOnTheAxis() throws {
    let chart = StackedShares(
      answers: ["non", "bof", "oui"], negativeCount: 1, hasNeutral: true,
      rows: [StackedShares.Row("a", shares: [30, 40, 30], total: "30 %")])
    let shapes = shapes(chart)
    let neutral = try #require(shapes.fills.first { $0.color == palette.neutre }?.path.bounds)
    let axis = try #require(shapes.strokes.first { $0.stroke.color == palette.encre }?.path.points)
    #expect(abs((neutral.left + neutral.right + 0.6) / 2 - axis[0].x) < 1e-9)
  }

  @Test func standsTheSidesOfAPyramidBackToBack() throws {
    let chart = Pyramid(
      bands: [Pyramid.Band("0-14", left: 10, right: 5)], leftName: "Femmes", rightName: "Hommes",
      referenceName: "France")
    let shapes = shapes(chart)
    let left = try #require(shapes.fills.first { $0.color == palette.bleu }?.path.bounds)
    let right = try #require(shapes.fills.first { $0.color == palette.bleu3 }?.path.bounds)
    #expect(abs(left.width - 2 * right.width) < 1e-9)
    #expect(left.right < right.left)
    #expect(!shapes.strings.contains("France"), "no outline, no name")
  }

  @Test func emptiesTheDotThatTheMediansDoNotSettle() {
    func item(_ name: String, _ x: Double, _ spread: Double) -> QuadrantChart.Item {
      QuadrantChart.Item(
        name, x: Estimate(x, interval: Interval(lower: x - spread, upper: x + spread)),
        y: Estimate(80))
    }
    let chart = QuadrantChart(
      items: [item("sûr", 80, 5), item("peut-être", 60, 15)], xMedian: 50, yMedian: 50,
      cornerNames: [:], highlighted: .topRight, axisName: "appels")
    let shapes = shapes(chart)
    #expect(shapes.dots(palette.brique).count == 1)
    #expect(shapes.dots(.white).count == 1)
    #expect(chart.corner(of: chart.items[0]) == .topRight)
    #expect(chart.corner(of: chart.items[1]) == nil)
  }

  @Test func countsTheSourcesThatAgreeAmongThoseThatSpeak() {
    let chart = SignalMatrix(
      headings: SignalMatrix.Headings(
        theme: "Thème", sources: ["a", "b", "c", "d"], reading: "Lecture", reference: "Constat"),
      rows: [
        SignalMatrix.Row(
          "vols", signals: [.strong, .moderate, .none, .silent], reading: .partial,
          word: "partielle")
      ], key: ["fort", "modéré", "aucun", "muette"])
    #expect(shapes(chart).strings.contains("2/3"))
  }

  @Test func writesWhatIsLostBetweenTwoSteps() throws {
    let chart = BridgeChart(steps: [
      BridgeChart.Step(
        "vécus", definition: "enquête",
        estimate: Estimate(190, interval: Interval(lower: 112, upper: 302))),
      BridgeChart.Step(
        "enregistrés", definition: "SSMSI", estimate: Estimate(95), isRecorded: true),
    ])
    let shapes = shapes(chart)
    #expect(shapes.strings.contains("\u{2212}95"))
    let first = try #require(shapes.fills.first { $0.color == palette.bleu3 }?.path.bounds)
    let second = try #require(shapes.fills.first { $0.color == palette.bleu }?.path.bounds)
    #expect(abs(first.height - 2 * second.height) < 1e-9)
    // No whisker on what was counted: one line and two caps.
    #expect(shapes.strokes.filter { $0.stroke.color == palette.bleu }.count == 3)
  }
}
