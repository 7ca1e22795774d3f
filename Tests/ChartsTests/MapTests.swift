import Drawing
import Testing
import Units

@testable import Charts

@Suite struct MapTests {
  private let palette = Palette()

  private func square(_ x: Double, _ y: Double, side: Double) -> MapArea {
    MapArea(rings: [
      [
        MapPoint(x: x, y: y), MapPoint(x: x + side, y: y), MapPoint(x: x + side, y: y + side),
        MapPoint(x: x, y: y + side),
      ]
    ])
  }

  @Test func fitsTheGroundNorthUp() {
    // 2,000 m in 100 points, the height being what limits.
    let fit = MapFit(
      square(500_000, 6_600_000, side: 2_000), in: Rect(x: 10, y: 20, width: 300, height: 100))
    #expect(abs(fit.scale - 0.05) < 1e-12)
    let southWest = fit.point(MapPoint(x: 500_000, y: 6_600_000))
    #expect(abs(southWest.x - 110) < 1e-6 && abs(southWest.y - 120) < 1e-6)
  }

  @Test func dropsVerticesThatPrintAsOne() {
    let fit = MapFit(square(0, 0, side: 1_000), in: Rect(x: 0, y: 0, width: 100, height: 100))
    // A metre is a tenth of a point here: 1 m is dropped, 2 m is kept.
    let line = fit.polyline([0.0, 1, 2, 100].map { MapPoint(x: $0, y: 0) })
    #expect(line.count == 3)
  }

  @Test func hatchesInsideThePolygonOnly() {
    let polygon = Polygon(rings: [
      [Point(x: 0, y: 0), Point(x: 60, y: 0), Point(x: 60, y: 60), Point(x: 0, y: 60)],
      [Point(x: 20, y: 20), Point(x: 40, y: 20), Point(x: 40, y: 40), Point(x: 20, y: 40)],
    ])
    let ends = polygon.hatching(every: 5).points
    #expect(ends.count.isMultiple(of: 2) && ends.count > 20)
    for index in stride(from: 0, to: ends.count, by: 2) {
      let (start, end) = (ends[index], ends[index + 1])
      // At 45°, and its middle neither outside nor in the hole.
      #expect(abs((end.x - start.x) - (end.y - start.y)) < 1e-9)
      let middle = Point(x: (start.x + end.x) / 2, y: (start.y + end.y) / 2)
      #expect(polygon.contains(middle))
    }
  }

  @Test func drawsALimitThatTwoAreasShareOnce() {
    var limits = Boundaries(in: Rect(x: 0, y: 0, width: 100, height: 100))
    let left = Polygon(rings: [
      [Point(x: 10, y: 10), Point(x: 50, y: 10), Point(x: 50, y: 50), Point(x: 10, y: 50)]
    ])
    // The same side from x = 50, with one vertex more, as another file would have it.
    let right = Polygon(rings: [
      [
        Point(x: 50, y: 10), Point(x: 90, y: 10), Point(x: 90, y: 50), Point(x: 50, y: 50),
        Point(x: 50, y: 30),
      ]
    ])
    #expect(limits.add(left).count == 1)
    let points = limits.add(right).flatMap { $0 }
    #expect(!points.isEmpty)
    #expect(!points.contains { $0.x < 50.5 && $0.y > 12 && $0.y < 48 })
  }

  private var map: MapPlot {
    MapPlot(
      ground: MapGround(
        contour: square(0, 0, side: 3_000),
        neighbours: [MapGround.Neighbour(name: "Orvaux", area: square(3_000, 0, side: 3_000))]),
      districts: [
        MapPlot.District(name: nil, area: square(0, 0, side: 1_500), classIndex: 0),
        MapPlot.District(name: nil, area: square(1_500, 0, side: 1_500), classIndex: 1),
      ],
      hatched: [MapPlot.Hatched(name: "Les Coteaux", area: square(200, 1_700, side: 800))],
      symbols: [
        MapPlot.Symbol(name: "Gare", at: MapPoint(x: 700, y: 700), count: 400),
        MapPlot.Symbol(name: "Rives", at: MapPoint(x: 2_200, y: 700), count: 100),
      ],
      key: MapPlot.Key(
        symbols: "Appels", classes: "Taux", classLabels: ["peu", "beaucoup"], hatched: "QPV"))
  }

  private func drawn(_ plot: any Plot) -> (shapes: [Shape], room: Rect) {
    let width = 174.mm
    let height = plot.height(forWidth: width, in: context())
    let room = Rect(x: 0, y: 0, width: width, height: height)
    return (plot.shapes(in: room, context: context()), room)
  }

  @Test func givesCirclesTheAreaOfTheirCounts() {
    let radii = drawn(map).shapes.dots(palette.bleu).map(\.radius)
    // Four times the count, twice the radius; 7.6 mm for the largest.
    #expect(radii.count == 2)
    #expect(abs(radii[0] - 7.6.mm) < 1e-9 && abs(radii[1] - 3.8.mm) < 1e-9)
  }

  @Test func writesACountInsideALargeCircleAndUnderTheNameOfASmallOne() throws {
    let shapes = drawn(map).shapes
    let inside = try #require(shapes.texts.first { $0.text == "400" && $0.style.color == .white })
    let under = try #require(
      shapes.texts.first { $0.text == "100" && $0.style.color == palette.bleu })
    let name = try #require(shapes.text("Rives"))
    #expect(inside.style.isBold && under.origin.y > name.origin.y)
  }

  @Test func leavesTheCommuneUncoveredByItsKey() throws {
    let (shapes, room) = drawn(map)
    let outline = try #require(
      shapes.strokes.first { $0.stroke.color == palette.encre && $0.stroke.width == 1.3 }
    ).path.bounds
    let key = try #require(
      shapes.fills.first { fill in
        guard fill.color == .white, let bounds = fill.path.bounds else { return false }
        return bounds.right == room.right || bounds.left == room.left
      }
    ).path.bounds
    #expect(try !#require(outline).intersects(try #require(key)))
  }

  @Test func namesNeighboursInItalic() throws {
    let name = try #require(drawn(map).shapes.text("Orvaux"))
    #expect(name.style.isItalic && name.style.color == palette.gris)
  }

  @Test func measuresARoundDistanceWithItsScaleBar() throws {
    let bar = ScaleBar(scale: 0.1, room: 100, words: ChartWords(), context())
    // (100 − 22) / 2 / 0.1 = 390 m at most for a segment.
    #expect(bar.segment == 250)
    #expect(bar.length == 25)
    #expect(bar.labels == ["0", "250", "500\u{202F}m"])
  }

  @Test func fitsTheCommuneOfTheCoverWhereTheMaquetteHasIt() throws {
    let room = Rect(x: 0, y: 128.mm, width: 210.mm, height: 169.mm)
    let shapes = CoverMap(ground: map.ground).shapes(in: room, context: context())
    let commune = try #require(
      shapes.fills.first { $0.color == palette.bleu }?.path.bounds)
    // 118 × 112 mm from (62, 158): a square takes the height, in the middle of the width.
    #expect(abs(commune.top - 158.mm) < 1e-6 && abs(commune.height - 112.mm) < 1e-6)
    #expect(abs(commune.left - 65.mm) < 1e-6)
    #expect(shapes.texts.isEmpty)
  }

  @Test func drawsACoverWithoutNeighboursOnAPlainGround() {
    let plot = CoverMap(ground: MapGround(contour: square(0, 0, side: 900)))
    let room = Rect(x: 0, y: 0, width: 210.mm, height: 169.mm)
    let shapes = plot.shapes(in: room, context: context())
    #expect(shapes.fills.map(\.color) == [palette.couverture, palette.bleu])
    #expect(shapes.strokes.count == 1)
  }

  @Test func leavesAnOutlinedTerritoryWhiteOnItsCover() {
    let plot = CoverMap(
      ground: MapGround(contour: square(0, 0, side: 900)), isOutlined: true)
    let room = Rect(x: 0, y: 0, width: 210.mm, height: 169.mm)
    let shapes = plot.shapes(in: room, context: context())
    #expect(shapes.fills.map(\.color) == [palette.couverture, .white])
    #expect(shapes.strokes.map(\.stroke.color) == [palette.bleu])
  }

  @Test func survivesAContourWithoutArea() {
    let plot = MapPlot(
      ground: MapGround(contour: MapArea(rings: [[MapPoint(x: 5, y: 5)], []])))
    let (shapes, room) = drawn(plot)
    #expect(!shapes.isEmpty)
    #expect(shapes.boxes(Ruler()).allSatisfy { room.contains($0, tolerance: 1.05) })
  }
}
