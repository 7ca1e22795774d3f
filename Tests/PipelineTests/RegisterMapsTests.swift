import Analysis
import CairoRenderer
import Charts
import Document
import Dossier
import Drawing
import Foundation
import Geography
import Inputs
import Problems
import Templates
import Testing
import Units

@testable import Reports

/// The maps of a register over the contour of Valmont, from facts scattered by a congruence.
@Suite struct RegisterMapsTests {
  private struct Words: ReportMaterial {
    let dossier: Dossier
    let wording: Wording
    let edition: DocumentEdition
  }

  private struct Scatter {
    private var state: UInt64 = 7

    mutating func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / 9_007_199_254_740_992
    }

    /// Within half a side of a place, in degrees, at any moment of a period.
    mutating func facts(
      _ count: Int, around center: (Double, Double), side: Double, in period: Range<Int>
    ) -> [LocalFact] {
      (0..<count).map { _ in
        LocalFact(
          start: period.lowerBound + Int(next() * Double(period.count)), category: 0, source: 0,
          location: .given, longitude: center.0 + (next() - 0.5) * side * 1.45,
          latitude: center.1 + (next() - 0.5) * side)
      }
    }
  }

  private static let day = 86_400
  /// 2024 and 2025, to the hour that a zone may shift them by.
  private static let periods = SpacePeriods(
    current: 20_089 * day..<20_454 * day, earlier: [19_723 * day..<20_089 * day])

  /// One hot spot at the station, one at the border in the north-east; one of 2024 in the south.
  private static func facts(thin: Bool = false) -> [LocalFact] {
    var scatter = Scatter()
    let (now, before) = (periods.current, periods.earlier[0])
    if thin { return scatter.facts(40, around: (3.345, 46.524), side: 0.04, in: now) }
    return scatter.facts(900, around: (3.345, 46.524), side: 0.06, in: now)
      + scatter.facts(260, around: (3.348, 46.520), side: 0.0022, in: now)
      + scatter.facts(140, around: (3.3895, 46.524), side: 0.0022, in: now)
      + scatter.facts(900, around: (3.345, 46.524), side: 0.06, in: before)
      + scatter.facts(260, around: (3.348, 46.520), side: 0.0022, in: before)
      + scatter.facts(150, around: (3.352, 46.503), side: 0.0022, in: before)
  }

  private struct Maps {
    let material: Words
    let study: SpaceStudy
    var view: SpaceView { study.sources[0].overall }
    var caption: SpaceCaption {
      SpaceCaption(
        subject: "Interventions de la police municipale", unit: "interventions",
        period: "en 2025", source: [.text("Police municipale, main courante.")],
        coverage: study.sources[0].coverage, anchor: "police-municipale")
    }
  }

  private func maps(
    _ facts: [LocalFact] = RegisterMapsTests.facts(), for edition: DocumentEdition = .publishable
  ) throws -> Maps {
    var dossier = try readDossier(at: Repository.fixture("valmont").path).value
    dossier.register = FactRegister(
      sources: [FactSource(name: "police municipale", unit: "interventions")],
      categories: [FactCategory(name: "Nuisances sonores", isMapped: true)], facts: facts)
    var parameters = SpaceParameters()
    (parameters.repeatSamples, parameters.changeSamples) = (19, 19)
    let study = try #require(
      studySpace(of: dossier, over: Self.periods, for: edition, parameters: parameters).value)
    let folder = Repository.root.appendingPathComponent("templates").path
    let wording = try TemplateLibrary(folders: [folder]).wording().value
    return Maps(
      material: Words(dossier: dossier, wording: wording, edition: edition), study: study)
  }

  /// A figure's drawing alone on a page 174 mm wide.
  private func page(_ figure: Figure, _ setter: TypeSetter) -> Page {
    let context = ChartContext(measurer: setter, theme: Theme())
    let width = 174.mm
    let height = figure.chart.plot.height(forWidth: width, in: context)
    let room = Rect(x: 0, y: 0, width: width, height: height)
    return Page(
      size: Size(width: width, height: height),
      shapes: figure.chart.plot.shapes(in: room, context: context), label: "")
  }

  private func bytes(_ figure: Figure) throws -> Int {
    let setter = try TypeSetter(theme: Theme())
    let metadata = Publication.Metadata(
      title: "Carte", author: "", subject: "", keywords: [], language: "fr-FR",
      date: "2026-01-01")
    let publication = Publication(pages: [page(figure, setter)], outline: [], metadata: metadata)
    let words = Publication(
      pages: [Page(size: Page.a4, shapes: [], label: "")], outline: [], metadata: metadata)
    let renderer = CairoRenderer(typeSetter: setter)
    return try renderer.pdf(publication).count - renderer.pdf(words).count
  }

  @Test func drawsADensityInFewBytes() throws {
    let maps = try maps()
    let figure = try #require(
      try maps.material.densityMap(maps.view, of: maps.study, maps.caption))
    #expect(try bytes(figure) < 150_000)
    #expect(figure.anchor == "carte-densite-police-municipale")
    let source = figure.source.plainText
    #expect(source.contains("Projection Lambert-93."))
    #expect(source.contains("Police municipale, main courante."))
    // Every square of the grid is in one class of the table, or hidden.
    let squares = figure.chart.values.rows.compactMap { row in
      row.last.flatMap { Int($0.filter(\.isNumber)) }
    }
    #expect(squares.reduce(0, +) == maps.study.grid.cells.count)
  }

  @Test func saysInWordsWhatItsPictureShows() throws {
    let maps = try maps()
    let figure = try #require(
      try maps.material.hotCellMap(maps.view, of: maps.study, maps.caption))
    #expect(maps.view.hotSpots.count == 2)
    #expect(figure.title.plainText.contains("2 points chauds établis"))
    #expect(figure.chart.alternativeText.contains("n° 1, Centre-Gare"))
    #expect(figure.chart.alternativeText.hasSuffix("."))
    #expect(figure.chart.values.rows.map { $0[0] } == ["1", "2"])
    let plot = try #require(figure.chart.plot as? MapPlot)
    #expect(plot.spots.map(\.label) == ["1", "2", "A"])
    #expect(plot.spots.map(\.standing) == [.current, .current, .gone])
  }

  @Test func showsAHotSpotWholeInItsSurroundings() throws {
    let maps = try maps()
    // The second lies at the border.
    for spot in maps.view.hotSpots {
      let figure = try #require(
        try maps.material.hotSpotMap(
          spot, in: maps.view, of: maps.study, maps.caption,
          places: [
            NamedPoint(name: "Gare", coordinate: Coordinate(longitude: 3.349, latitude: 46.519))
          ]))
      let plot = try #require(figure.chart.plot as? MapPlot)
      let frame = try #require(plot.focus?.rings.first)
      let own = try #require(plot.spots.first { $0.label == String(spot.rank) })
      for point in own.area.rings.flatMap({ $0 }) {
        #expect(point.x >= frame[0].x + 249 && point.x <= frame[2].x - 249)
        #expect(point.y >= frame[0].y + 249 && point.y <= frame[2].y - 249)
      }
      #expect(try bytes(figure) < 150_000)
    }
  }

  @Test func drawsNoCellThatTheEditionHides() throws {
    let maps = try maps()
    let cells = try #require(maps.view.cells.value)
    let figure = try #require(
      try maps.material.hotCellMap(maps.view, of: maps.study, maps.caption))
    let plot = try #require(figure.chart.plot as? MapPlot)
    let drawn = try #require(plot.cells)
    #expect(zip(drawn.levels, cells.levels).allSatisfy { ($0 == .hidden) == ($1 == nil) })
    #expect(drawn.levels.contains(.hidden))
    let density = try #require(
      try maps.material.densityMap(maps.view, of: maps.study, maps.caption))
    // Classes only: no value of a density is in the drawing.
    let surface = try #require((density.chart.plot as? MapPlot)?.surface)
    #expect(surface.values.compactMap { $0 }.allSatisfy { $0 == $0.rounded() && $0 < 5 })
  }

  @Test func marksAHiddenCountHollow() throws {
    let maps = try maps(Self.facts(thin: true))
    let layer = try #require(maps.view.layers.first { $0.kind == .districts })
    let figure = try #require(
      try maps.material.areaCountMap(layer, of: maps.study, maps.caption))
    let plot = try #require(figure.chart.plot as? MapPlot)
    let hidden = layer.areas.filter { $0.facts == .hidden }.map(\.name)
    #expect(!hidden.isEmpty)
    #expect(plot.symbols.filter { $0.count == nil }.map(\.name) == hidden)
    let text = figure.chart.alternativeText
    for name in hidden { #expect(text.contains("\(name) : masqué")) }
  }

  @Test func comparesRatesInThreeClasses() throws {
    let maps = try maps(for: .restricted)
    let layer = try #require(maps.view.layers.first { $0.kind == .districts })
    let figure = try #require(
      try maps.material.areaRateMap(layer, of: maps.study, maps.caption))
    let plot = try #require(figure.chart.plot as? MapPlot)
    let station = try #require(plot.districts.first { $0.name == "Centre-Gare" })
    #expect(station.classIndex == 2)
    #expect(figure.title.plainText.contains("Centre-Gare"))
  }

  @Test func drawsEachLayerOfTheDossierByItsKind() throws {
    let line = [
      Coordinate(longitude: 3.33, latitude: 46.51), Coordinate(longitude: 3.36, latitude: 46.53),
    ]
    let square = try #require(readDossier(at: Repository.fixture("valmont").path).value.map)
    let map = TerritoryMap(
      outline: square.outline, neighbours: [], priorityDistricts: nil,
      grounds: ["Avenues", "rues", "plan-d-eau", "Bureaux", "voie-ferree"].map {
        TerritoryMap.Ground(name: $0, lines: [line], areas: [square.outline])
      }, sources: [])
    let dossier = try readDossier(at: Repository.fixture("valmont").path).value
    let ground = MapGround(map, of: dossier, Projector(.lambert93))
    #expect(
      ground.lines.map(\.kind) == [
        .mainStreet, .street, .water(breadth: 60), .street, .railway,
      ])
    // « Bureaux » holds the letters of « eau » and is no water.
    #expect(ground.waters.count == 1 && ground.patches.count == 4)
  }

  @Test func drawsNoMapOfNothing() throws {
    let maps = try maps(Array(Self.facts(thin: true).prefix(6)))
    #expect(try maps.material.densityMap(maps.view, of: maps.study, maps.caption) == nil)
    #expect(try maps.material.hotCellMap(maps.view, of: maps.study, maps.caption) == nil)
  }
}
