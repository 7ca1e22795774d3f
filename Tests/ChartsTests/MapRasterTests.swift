import Drawing
import Testing
import Units

@testable import Charts

@Suite struct MapRasterTests {
  private let palette = Palette()

  private func grid(_ columns: Int, _ rows: Int, squares: [Int]? = nil) -> MapGrid {
    MapGrid(
      origin: MapPoint(x: 1_000, y: 2_000), side: 100, columns: columns, rows: rows,
      squares: squares ?? Array(0..<columns * rows))
  }

  private func surface(
    _ grid: MapGrid, _ values: [Double?], breaks: [Double]
  ) -> MapSurface {
    MapSurface(
      title: "Faits par km²", grid: grid, values: values, breaks: breaks,
      labels: (0...breaks.count).map { "classe \($0)" }, hiddenLabel: "trop peu de faits")
  }

  /// Square metres under the even-odd rule, of rings that lie in one another.
  private func area(_ area: MapArea) -> Double {
    let sums = area.rings.map { ring in
      zip(ring, ring.dropFirst() + ring.prefix(1)).reduce(0) {
        $0 + ($1.0.x * $1.1.y - $1.1.x * $1.0.y) / 2
      }
    }
    return abs(sums.reduce(0, +))
  }

  // MARK: Outlines

  @Test func outlinesSquaresAlongTheirSides() {
    // An L of three squares: six corners, 3 × 100 × 100 m².
    let outline = grid(3, 2).outline(of: [0, 1, 3])
    #expect(outline.rings.count == 1)
    #expect(outline.rings.first?.count == 6)
    #expect(outline.rings.first?.first == MapPoint(x: 1_000, y: 2_000))
    #expect(area(outline) == 30_000)
  }

  @Test func leavesAHoleOpen() {
    let ring = (0..<9).filter { $0 != 4 }
    let outline = grid(3, 3).outline(of: ring)
    #expect(outline.rings.map(\.count).sorted() == [4, 4])
    #expect(area(outline) == 80_000)
  }

  @Test func keepsSquaresApartThatTouchByACorner() {
    let outline = grid(2, 2).outline(of: [0, 3])
    #expect(outline.rings.map(\.count) == [4, 4])
  }

  @Test func outlinesNothingWithoutSquares() {
    #expect(grid(2, 2).outline(of: []).rings.isEmpty)
    #expect(grid(0, 0).outline(of: []).rings.isEmpty)
  }

  // MARK: Contour lines

  @Test func crossesBetweenNodesInProportion() throws {
    // 0, 4, 0 in a row of three nodes: the level 1 lies a quarter of the way up on each side.
    let rings = ContourLines([0, 4, 0], columns: 3, rows: 1).rings(above: 1)
    let ring = try #require(rings.first)
    #expect(rings.count == 1)
    // Across the row, half a node to the frame, which is below every level.
    let xs = ring.map(\.x).sorted()
    #expect(xs.first == 0.25 && xs.last == 1.75)
    #expect(ring.map(\.y).min() == -0.5 && ring.map(\.y).max() == 0.5)
  }

  @Test func goesAroundAHoleTheOtherWay() {
    // Nine nodes at 1, the middle one at 0.
    let rings = ContourLines([1, 1, 1, 1, 0, 1, 1, 1, 1], columns: 3, rows: 3).rings(above: 0.5)
    let turns = rings.map { ring in
      zip(ring, ring.dropFirst() + ring.prefix(1)).reduce(0.0) {
        $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y
      } > 0
    }
    #expect(turns.count == 2 && Set(turns) == [true, false])
  }

  @Test(arguments: [
    // Middle of the saddle: (3 + 3) / 4 = 1.5, above 1: one piece of ground; under 2: two.
    (1.0, 1), (2.0, 2),
  ])
  func joinsTheHighCornersOfASaddleByItsMiddle(level: Double, pieces: Int) {
    #expect(ContourLines([3, 0, 0, 3], columns: 2, rows: 2).rings(above: level).count == pieces)
  }

  @Test func drawsNoLineWhereAllIsLower() {
    #expect(ContourLines([1, 1], columns: 2, rows: 1).rings(above: 1).isEmpty)
    #expect(ContourLines([], columns: 0, rows: 0).rings(above: 1).isEmpty)
  }

  @Test func cutsCornersWithinTheRing() {
    let square = [(0.0, 0.0), (4, 0), (4, 4), (0, 4)].map { MapPoint(x: $0.0, y: $0.1) }
    let cut = square.cornersCut()
    #expect(cut.count == 8)
    #expect(cut[0] == MapPoint(x: 1, y: 0) && cut[1] == MapPoint(x: 3, y: 0))
  }

  // MARK: Bands

  @Test func coversTheWholeContourWithItsLowestBand() throws {
    let grid = grid(4, 4)
    let bands = surface(grid, (0..<16).map { Double($0) }, breaks: [7]).bands
    #expect(bands.count == 2)
    let fit = MapFit(
      MapArea(from: MapPoint(x: 1_000, y: 2_000), to: MapPoint(x: 1_400, y: 2_400)),
      in: Rect(x: 0, y: 0, width: 400, height: 400))
    // Each corner of the frame, where a band that ended at the middles of squares would lack.
    let lowest = fit.polygon(bands[0])
    let corners = [(1.0, 1.0), (399, 1), (1, 399), (399, 399)].map { Point(x: $0.0, y: $0.1) }
    #expect(corners.allSatisfy(lowest.contains))
    // Rows grow to the north: the upper half is above 7, to the very side.
    let upper = fit.polygon(bands[1])
    #expect(upper.contains(Point(x: 2, y: 50)) && upper.contains(Point(x: 398, y: 50)))
    #expect(!upper.contains(Point(x: 200, y: 350)))
  }

  @Test func leavesOutWhatMayNotBeShown() {
    // The western half hidden: nothing of it in any band.
    let values = (0..<16).map { $0 % 4 < 2 ? nil : 5.0 }
    let surface = surface(grid(4, 4), values, breaks: [3])
    let fit = MapFit(
      MapArea(from: MapPoint(x: 1_000, y: 2_000), to: MapPoint(x: 1_400, y: 2_400)),
      in: Rect(x: 0, y: 0, width: 400, height: 400))
    let shown = fit.polygon(surface.bands[0])
    #expect(shown.contains(Point(x: 300, y: 200)) && !shown.contains(Point(x: 150, y: 200)))
    #expect(surface.hidesSomething)
  }

  @Test func givesGroundWithoutAValueNoClassOfItsOwn() {
    // Class 4 beside what is hidden: no rim of the classes between in what is shown.
    let values = (0..<16).map { $0 % 4 < 2 ? nil : 4.0 }
    let bands = surface(grid(4, 4), values, breaks: [0.5, 1.5, 2.5, 3.5]).bands
    let fit = MapFit(
      MapArea(from: MapPoint(x: 1_000, y: 2_000), to: MapPoint(x: 1_400, y: 2_400)),
      in: Rect(x: 0, y: 0, width: 400, height: 400))
    // What is shown begins at 200: every band is there at 205.
    #expect(bands.allSatisfy { fit.polygon($0).contains(Point(x: 205, y: 200)) })
  }

  @Test func keepsTheVerticesThatMatterOfASimplifiedRing() {
    let ring = [(0.0, 0.0), (5, 0.1), (10, 0), (10, 10), (0, 10)].map { Point(x: $0.0, y: $0.1) }
    let simple = Polygon(rings: [ring]).simplified(within: 0.2)
    #expect(simple.rings == [[ring[0], ring[2], ring[3], ring[4]]])
    #expect(Polygon(rings: [ring]).simplified(within: 0.05).rings == [ring])
  }

  @Test func hasNoBandWhenAllIsHidden() {
    #expect(surface(grid(2, 2), [nil, nil, nil, nil], breaks: [1, 2]).bands.isEmpty)
  }

  // MARK: On the map

  private var contour: MapArea {
    MapArea(from: MapPoint(x: 1_000, y: 2_000), to: MapPoint(x: 3_000, y: 4_000))
  }

  private func drawn(_ plot: MapPlot) -> (shapes: [Shape], room: Rect) {
    let width = 174.mm
    let room = Rect(x: 0, y: 0, width: width, height: plot.height(forWidth: width, in: context()))
    return (plot.shapes(in: room, context: context()), room)
  }

  private var cells: MapCells {
    // Twenty by twenty; a hot block of three by two, a row hidden.
    let levels = (0..<400).map { square -> MapCells.Level in
      let (column, row) = (square % 20, square / 20)
      if row == 19 { return .hidden }
      return (5..<8).contains(column) && (5..<7).contains(row) ? .hot : .notEstablished
    }
    return MapCells(
      grid: grid(20, 20), levels: levels,
      words: MapCells.Words(
        title: "Autour du carreau", hot: "plus", cold: "moins", notEstablished: "rien",
        hidden: "masqué"))
  }

  @Test func drawsHotCellsInOneShapeOfTheirArea() throws {
    let (shapes, _) = drawn(MapPlot(ground: MapGround(contour: contour), cells: cells))
    let hot = try #require(shapes.fills.first { $0.color == palette.brique }?.path.bounds)
    #expect(abs(hot.width / hot.height - 1.5) < 1e-9)
    // Four points and the swatch of the key: no shape a cell.
    #expect(shapes.fills.count { $0.color == palette.brique } == 2)
    #expect(shapes.strings.contains("masqué") && !shapes.strings.contains("moins"))
  }

  @Test func numbersSpotsApartFromOneAnother() throws {
    let grid = grid(20, 20)
    let spots = (0..<12).map { index in
      MapSpot(label: String(index + 1), area: grid.outline(of: [index + 100, index + 120]))
    }
    let (shapes, room) = drawn(MapPlot(ground: MapGround(contour: contour), spots: spots))
    let discs = shapes.dots(palette.brique)
    #expect(discs.count == 12)
    for (index, disc) in discs.enumerated() {
      #expect(room.contains(Rect(around: disc.center, disc.center).inset(by: -disc.radius)))
      for other in discs.dropFirst(index + 1) {
        let (dx, dy) = (disc.center.x - other.center.x, disc.center.y - other.center.y)
        #expect((dx * dx + dy * dy).squareRoot() >= disc.radius + other.radius)
      }
    }
    #expect(Set(shapes.strings).isSuperset(of: (1...12).map(String.init)))
  }

  @Test func outlinesASpotAtTheBorderWhole() throws {
    let spot = MapSpot(label: "1", area: grid(20, 20).outline(of: [0, 1, 20]))
    let (shapes, _) = drawn(MapPlot(ground: MapGround(contour: contour), spots: [spot]))
    let outline = try #require(
      shapes.strokes.first { $0.stroke.color == palette.brique && $0.stroke.width == 1.6 })
    #expect(outline.path.points.count == 6)
  }

  @Test func leavesTheCountOfAHiddenSymbolOut() throws {
    let plot = MapPlot(
      ground: MapGround(contour: contour),
      symbols: [
        MapPlot.Symbol(name: "Gare", at: MapPoint(x: 1_500, y: 2_500), count: 100),
        MapPlot.Symbol(name: "Rives", at: MapPoint(x: 2_500, y: 3_500), count: nil),
        MapPlot.Symbol(name: "Bois", at: MapPoint(x: 2_500, y: 2_500), count: 0),
      ], key: MapPlot.Key(symbols: "Appels", hiddenSymbols: "nombre masqué"))
    let (shapes, _) = drawn(plot)
    #expect(shapes.dots(palette.bleu).count == 1)
    #expect(shapes.strings.contains("Rives") && shapes.strings.contains("nombre masqué"))
    #expect(!shapes.strings.contains("Bois"))
    // On the map and in the key.
    let hollow = shapes.strokes.filter { $0.stroke.color == palette.bleu && $0.stroke.width == 1.3 }
    #expect(hollow.count == 2)
  }

  @Test func fitsTheFrameOnAPartAndShowsWhereItLies() throws {
    let part = MapArea(from: MapPoint(x: 1_200, y: 2_200), to: MapPoint(x: 1_700, y: 2_500))
    let whole = MapPlot(ground: MapGround(contour: contour))
    var near = whole
    near.focus = part
    let context = context()
    let room = Rect(x: 0, y: 0, width: 174.mm, height: 110.mm)
    let (far, close) = (MapFrame(whole, in: room, context), MapFrame(near, in: room, context))
    #expect(close.fit.scale > 2 * far.fit.scale)
    #expect(room.contains(close.fit.polygon(part).bounds))
    #expect(!close.keyBox.intersects(close.fit.polygon(part).bounds))
    // A quarter of the territory's width, in the key.
    let frame = try #require(
      near.shapes(in: room, context: context).strokes.first {
        $0.stroke.color == palette.brique && $0.stroke.width == 1.2
      }?.path.bounds)
    #expect(close.keyBox.contains(frame))
  }

  @Test func drawsTwoIslandsAndNothingBetween() {
    let islands = MapArea(
      rings: [
        MapArea(from: MapPoint(x: 1_000, y: 2_000), to: MapPoint(x: 1_300, y: 2_300)),
        MapArea(from: MapPoint(x: 2_700, y: 2_000), to: MapPoint(x: 3_000, y: 2_300)),
      ].flatMap(\.rings))
    let squares = (0..<60).filter { $0 % 20 < 3 || $0 % 20 >= 17 }
    let grid = grid(20, 3, squares: squares)
    let surface = surface(grid, squares.map { Double($0 % 20) }, breaks: [10])
    let (shapes, _) = drawn(MapPlot(ground: MapGround(contour: islands), surface: surface))
    let east = shapes.fills.first { $0.color == palette.bleu }?.path.bounds
    let west = shapes.fills.first { $0.color == palette.bleu1 }?.path.bounds
    #expect(east != nil && west != nil)
    if let east, let west { #expect(east.left > west.center.x) }
    // Nothing leaves the commune: the bands are clipped to its contour.
    #expect(
      shapes.contains { shape in
        if case .clip(_, let inner) = shape { inner.contains { $0.isClip } } else { false }
      })
  }
}

extension Shape {
  fileprivate var isClip: Bool { if case .clip = self { true } else { false } }
}
