import Charts
import Drawing
import Testing
import Units

@Suite struct LineChartTests {
  private let palette = Palette()
  private let room = Rect(x: 0, y: 0, width: 400, height: 200)

  private func series(_ name: String, from year: Int, _ values: [Double?]) -> YearSeries {
    YearSeries(name: name, values: values.enumerated().map { YearValue(year + $0, $1) })
  }

  private func shapes(_ chart: LineChart) -> [Shape] {
    chart.shapes(in: room, context: context(share: 1))
  }

  @Test func placesEachValueAtItsYearAndHeight() throws {
    let dots = shapes(LineChart(main: series("V", from: 2016, [0, 5, 10]))).dots(palette.bleu)
    try #require(dots.count == 3)
    // The widest tick, « 10 », takes 15 points; 2.5 mm and half a point more to the plot.
    let left = 15 + 2.5.mm + 0.5
    // 31 mm are kept for the name on a figure of 100 mm and more.
    let right = 400 - 31.mm
    let top = 2.mm
    let bottom = 200 - 6.mm
    for (index, dot) in dots.enumerated() {
      #expect(abs(dot.center.x - (left + Double(index) / 2 * (right - left))) < 1e-9)
      #expect(abs(dot.center.y - (bottom - Double(index) / 2 * (bottom - top))) < 1e-9)
    }
  }

  @Test func joinsNothingAcrossAYearThatIsNotPublished() {
    let shapes = shapes(LineChart(main: series("V", from: 2016, [4, 5, nil, 6, 7, 8])))
    let lines = shapes.strokes.filter { $0.stroke.width == 2 }.map(\.path.points.count)
    #expect(lines == [2, 3])
    #expect(shapes.strings.filter { $0 == "n.d." }.count == 1)
  }

  @Test func joinsNothingAcrossABreakAndNamesIt() {
    let chart = LineChart(
      main: series("V", from: 2016, [4, 5, 6, 7]),
      breaks: [LineChart.SeriesBreak(firstYear: 2018, label: "unité")])
    let lines = shapes(chart).strokes.filter { $0.stroke.width == 2 }.map(\.path.points.count)
    #expect(lines == [2, 2])
    #expect(shapes(chart).strings.contains("unité"))
  }

  @Test func showsTheZeroLineUnderRatesAndBetweenGainsAndLosses() throws {
    for values in [[50.0, 60], [-5, 5]] {
      let shapes = shapes(LineChart(main: series("V", from: 2020, values)))
      let zero = try #require(shapes.text("0"))
      let line = try #require(
        shapes.strokes.first { $0.stroke.color == palette.encre && $0.stroke.width == 0.75 })
      // The middle of the figure stands on the line: 0.7 × 7.5 high.
      #expect(abs((line.path.points[0].y) - (zero.origin.y - 0.35 * 7.5)) < 1e-9)
    }
  }

  @Test func keepsTheOrderOfValuesInItsLabels() throws {
    let chart = LineChart(
      main: series("V", from: 2020, [1, 4.0]),
      references: [
        LineChart.Reference(series("A", from: 2020, [1, 4.1]), line: .solid),
        LineChart.Reference(series("B", from: 2020, [1, 3.9]), line: .dashed),
      ])
    let shapes = shapes(chart)
    let heights = try ["A", "V", "B"].map { try #require(shapes.text($0)).origin.y }
    #expect(heights == heights.sorted())
    // 3.7 mm at least between the baselines.
    #expect(heights[1] - heights[0] >= 3.7.mm - 0.02)
  }

  @Test func saysTheYearOfALastValueThatIsOld() {
    let chart = LineChart(
      main: series("V", from: 2020, [1, 2, nil]),
      references: [LineChart.Reference(series("A", from: 2020, [1, 1, 1]), line: .solid)])
    #expect(shapes(chart).strings.contains("2,0 (2021)"))
    #expect(shapes(chart).strings.contains("1,0"))
  }

  @Test func makesUpNoScaleForASeriesWithoutValues() {
    let strings = shapes(LineChart(main: series("V", from: 2020, [nil, nil]))).strings
    #expect(strings.sorted() == ["2020", "2021", "V", "n.d.", "n.d."])
  }

  @Test func fillsTheBandBetweenTheEndsOfTheIntervals() throws {
    let main = YearSeries(
      name: "V",
      values: [
        YearValue(2020, 5, interval: Interval(lower: 2, upper: 8)),
        YearValue(2021, 6, interval: Interval(lower: 4, upper: 10)),
      ])
    let shapes = shapes(LineChart(main: main))
    let band = try #require(shapes.fills.first { $0.color == palette.bande }).path.points
    let bottom = 200 - 6.mm
    let unit = (bottom - 2.mm) / 10
    #expect(band.count == 4)
    for (point, value) in zip(band, [8.0, 10, 4, 2]) {
      #expect(abs(point.y - (bottom - value * unit)) < 1e-9)
    }
    #expect(shapes.strings.contains("[4,0\u{202F}; 10,0]"))
  }

  @Test func takesYearsInAnyOrder() {
    let values = [YearValue(2020, 1), YearValue(2021, 3), YearValue(2022, 2)]
    let straight = LineChart(main: YearSeries(name: "V", values: values))
    let shuffled = LineChart(main: YearSeries(name: "V", values: values.reversed()))
    #expect(shapes(straight) == shapes(shuffled))
  }
}
