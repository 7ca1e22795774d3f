import CairoRenderer
import Charts
import Drawing
import Foundation
import Testing

/// Small pictures of the marks of a map, held against those that were looked at.
///
/// `VIGIE_REFERENCE=densite` writes the one of that name anew; it is then to be looked at.
@Suite struct MapPictureTests {
  enum Picture: String, CaseIterable, Sendable {
    case density = "densite"
    case cells = "carreaux"
    case symbols = "symboles"
    case near = "loupe"
  }

  /// A tower of 800 m cut off at one corner, with two districts.
  private static let contour = MapArea(rings: [
    [(0.0, 0.0), (1_600, 0), (2_000, 400), (2_000, 1_400), (0, 1_400)].map {
      MapPoint(x: $0.0, y: $0.1)
    }
  ])

  private static let grid = MapGrid(
    origin: MapPoint(x: 0, y: 0), side: 100, columns: 20, rows: 14, squares: Array(0..<280))

  /// Falls from a summit at (700, 700) by one every 150 m.
  private static let heights = (0..<280).map { square -> Double in
    let (x, y) = (Double(square % 20) * 100 - 650, Double(square / 20) * 100 - 650)
    return 5 - (x * x + y * y).squareRoot() / 150
  }

  private static var surface: MapSurface {
    MapSurface(
      title: "Faits par km²", grid: grid, values: heights.map { $0 < -3 ? nil : $0 },
      breaks: [0, 1.5, 3, 4], labels: ["0", "1", "2", "3", "4"], hiddenLabel: "non montré")
  }

  private static func plot(_ picture: Picture) -> MapPlot {
    let districts = [
      MapPlot.District(
        name: "Ouest", area: MapArea(from: MapPoint(x: 0, y: 0), to: MapPoint(x: 1_000, y: 1_400))),
      MapPlot.District(
        name: "Est",
        area: MapArea(from: MapPoint(x: 1_000, y: 0), to: MapPoint(x: 2_000, y: 1_400))),
    ]
    let spots = [MapSpot(label: "1", area: grid.outline(of: [126, 127, 146, 147, 148]))]
    var plot = MapPlot(
      ground: MapGround(
        contour: contour,
        lines: [MapLine(.street, points: [MapPoint(x: 0, y: 300), MapPoint(x: 2_000, y: 900)])]),
      districts: districts, key: MapPlot.Key(spots: "Point chaud"))
    switch picture {
    case .density: (plot.surface, plot.spots) = (surface, spots)
    case .cells:
      plot.cells = MapCells(
        grid: grid,
        levels: heights.map {
          $0 > 4 ? .hot : $0 < -3 ? .hidden : $0 < -2 ? .cold : .notEstablished
        },
        words: MapCells.Words(
          title: "Carreaux", hot: "plus", cold: "moins", notEstablished: "rien", hidden: "masqué"))
      plot.spots = spots
    case .symbols:
      plot.symbols = [
        MapPlot.Symbol(name: "Gare", at: MapPoint(x: 500, y: 900), count: 400),
        MapPlot.Symbol(name: "Bois", at: MapPoint(x: 1_500, y: 900), count: nil),
        MapPlot.Symbol(name: "Rives", at: MapPoint(x: 1_300, y: 300), count: 100),
      ]
      plot.districts = districts.map { MapPlot.District(name: nil, area: $0.area) }
      plot.key = MapPlot.Key(symbols: "Appels", hiddenSymbols: "masqué")
    case .near:
      (plot.surface, plot.spots) = (surface, spots)
      plot.focus = MapArea(from: MapPoint(x: 300, y: 400), to: MapPoint(x: 1_200, y: 1_000))
    }
    return plot
  }

  @Test(arguments: Picture.allCases)
  func looksAsItDid(picture: Picture) throws {
    let setter = try TypeSetter(theme: Theme())
    let context = ChartContext(measurer: setter, theme: Theme())
    let plot = Self.plot(picture)
    let size = Size(width: 320, height: plot.height(forWidth: 320, in: context))
    let shapes = plot.shapes(
      in: Rect(x: 0, y: 0, width: size.width, height: size.height), context: context)
    let png = try CairoRenderer(typeSetter: setter)
      .png(Page(size: size, shapes: shapes, label: ""), dotsPerInch: 72)
    #expect(png.count < 20_000)
    let reference = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("References/cartes/\(picture.rawValue).png")
    if ProcessInfo.processInfo.environment["VIGIE_REFERENCE"] == picture.rawValue {
      try FileManager.default.createDirectory(
        at: reference.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(png).write(to: reference)
    }
    // Half a percent: another version of a font moves the edges of letters.
    let seen = try Pixels(png: Array(Data(contentsOf: reference)))
    #expect(try Pixels(png: png).difference(from: seen) < 0.005)
  }

  /// A large town: 20,000 squares of 100 m, waves every kilometre, a third of the ground hidden in
  /// pieces.
  @Test func drawsALargeDensityInFewBytes() throws {
    let side = 141
    let squares = Array(0..<side * side)
    let values = squares.map { square -> Double? in
      let (x, y) = (Double(square % side), Double(square / side))
      let height = sin(x / 1.6) * cos(y / 1.6) + sin(x / 19) * cos(y / 23)
      return height < -0.5 ? nil : height.rounded()
    }
    let area = MapArea(from: MapPoint(x: 0, y: 0), to: MapPoint(x: 14_100, y: 14_100))
    let plot = MapPlot(
      ground: MapGround(contour: area),
      surface: MapSurface(
        title: "Faits par km²",
        grid: MapGrid(
          origin: MapPoint(x: 0, y: 0), side: 100, columns: side, rows: side, squares: squares),
        values: values, breaks: [0.5, 1.5], labels: ["0", "1", "2"], hiddenLabel: "non montré"))
    let setter = try TypeSetter(theme: Theme())
    let context = ChartContext(measurer: setter, theme: Theme())
    let size = Size(width: 493, height: plot.height(forWidth: 493, in: context))
    let shapes = plot.shapes(
      in: Rect(x: 0, y: 0, width: size.width, height: size.height), context: context)
    let bytes = try CairoRenderer(typeSetter: setter).pdf(
      Publication(
        pages: [Page(size: size, shapes: shapes, label: "")], outline: [],
        metadata: Sample.metadata))
    #expect(bytes.count < 150_000, "\(bytes.count) bytes")
  }
}
