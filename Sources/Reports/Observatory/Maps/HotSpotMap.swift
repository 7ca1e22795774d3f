import Analysis
import Charts
import Document
import Dossier
import Geography
import Problems
import Templates
import Units

extension ReportMaterial {
  /// One hot spot seen near, over the density, and where it lies in the territory.
  ///
  /// The view gives the density and the other hot spots around; the places, the dossier's list, are
  /// named squares.
  func hotSpotMap(
    _ spot: HotSpot, in view: SpaceView, of study: SpaceStudy, _ caption: SpaceCaption,
    places: [NamedPoint] = []
  ) throws(Problem) -> Figure? {
    guard let layers = DossierLayers(dossier, study.projection) else { return nil }
    var surface: MapSurface?
    if let density = view.density.value {
      surface = try self.surface(density, study, caption)
    }
    let scope = scope(caption).adding([
      "rang": .integer(spot.rank), "lieu": .text(try name(of: spot)),
      "liste": .text(try sentence(of: spot, caption)), "cote": .integer(Int(study.grid.side)),
    ])
    return Figure(
      kind: .map,
      title: try phrase("cartes-faits.point-chaud.titre", scope),
      subtitle: try phrase(
        "cartes-faits.point-chaud.sous-titre\(isWhole(spot, study.grid) ? "" : "-partiel")", scope),
      chart: Chart(
        plot: MapPlot(
          ground: layers.ground, districts: layers.districts, hatched: layers.priority,
          landmarks: layers.landmarks(places), surface: surface,
          spots: study.spots(of: view, withGone: false), focus: study.surroundings(of: spot),
          key: try key(withGone: false)),
        alternativeText: try words("cartes-faits.point-chaud.texte", scope),
        values: try spotTable([spot], caption)),
      reading: try spotReading(spot, caption), source: try source(caption, layers),
      anchor: "carte-point-chaud-\(caption.anchor)-\(spot.rank)")
  }

  /// How many facts a hot spot holds, on how little ground.
  func spotReading(_ spot: HotSpot?, _ caption: SpaceCaption) throws(Problem) -> [Inline] {
    guard let spot, let facts = spot.facts.value else { return [] }
    return try phrase(
      "cartes-faits.points-chauds.lecture",
      scope(caption).adding([
        "rang": .integer(spot.rank), "lieu": .text(try name(of: spot)),
        "nombre": .integer(facts), "surface": .percent(spot.shareOfArea * 100, places: 1),
      ]))
  }

  /// Whether the edition draws all of its cells.
  private func isWhole(_ spot: HotSpot, _ grid: SpaceGrid) -> Bool {
    Double(spot.place.cells.count) * grid.side * grid.side >= spot.place.areaSquareMetres
  }

  func key(withGone: Bool) throws(Problem) -> MapPlot.Key {
    MapPlot.Key(
      hatched: try words("figures.carte.hachures"),
      railway: try words("figures.carte.voie-ferree"),
      spots: try words("cartes-faits.points-chauds.legende"),
      goneSpots: withGone ? try words("cartes-faits.points-chauds.disparus") : nil)
  }

  /// « 3 points chauds établis »; none, or one.
  func spotsInTitle(_ view: SpaceView) throws(Problem) -> String {
    let key =
      switch view.hotSpotCount {
      case 0: "aucun"
      case 1: "un"
      case view.hotSpots.count: "plusieurs"
      default: "dont"
      }
    return try words(
      "cartes-faits.points-chauds.\(key)",
      ["n": .integer(view.hotSpotCount), "montres": .integer(view.hotSpots.count)])
  }

  /// What a text without a picture says of the hot spots, one after the other, with the space
  /// before it.
  func spotSentences(_ view: SpaceView, _ caption: SpaceCaption) throws(Problem) -> String {
    let sentences = try view.hotSpots.mapTyped { spot throws(Problem) in
      try sentence(of: spot, caption)
    }
    return sentences.isEmpty ? "" : " " + sentences.joined(separator: " ; ") + "."
  }

  func spotTable(_ view: SpaceView, _ caption: SpaceCaption) throws(Problem) -> ValueTable {
    try spotTable(view.hotSpots, caption)
  }

  /// Its district, else the nearest named place, else nothing but its number.
  func name(of spot: HotSpot) throws(Problem) -> String {
    if let district = spot.place.district { return district }
    guard let nearest = spot.place.nearest else {
      return try words("cartes-faits.points-chauds.sans-nom")
    }
    return try words("cartes-faits.points-chauds.pres", ["lieu": .text(nearest.name)])
  }

  private func sentence(of spot: HotSpot, _ caption: SpaceCaption) throws(Problem) -> String {
    try words(
      "cartes-faits.points-chauds.phrase",
      [
        "rang": .integer(spot.rank), "lieu": .text(try name(of: spot)),
        "nombre": .text(printed(spot.facts)), "unite": .text(caption.unit),
      ])
  }

  private func spotTable(_ spots: [HotSpot], _ caption: SpaceCaption) throws(Problem) -> ValueTable
  {
    ValueTable(
      columns: [
        try words("cartes-faits.colonnes.rang"), try words("cartes-faits.colonnes.lieu"),
        caption.unit.uppercasedFirst, try words("cartes-faits.colonnes.part"),
        try words("cartes-faits.colonnes.surface"),
      ],
      rows: try spots.mapTyped { spot throws(Problem) in
        [
          String(spot.rank), try name(of: spot), printed(spot.facts),
          spot.shareOfFacts.map { French.percent($0 * 100, places: 1) } ?? "–",
          French.percent(spot.shareOfArea * 100, places: 1),
        ]
      })
  }
}

extension SpaceStudy {
  /// Fewest metres of ground beside a hot spot, so that one finds one's way.
  private static let margin = 250.0
  /// Half of the least height of what is shown, in metres.
  private static let least = 400.0
  /// Width over height; the key stands beside.
  private static let aspect = 0.75

  /// A frame around the cells of a hot spot, or around its centre when none may be drawn.
  fileprivate func surroundings(of spot: HotSpot) -> MapArea {
    let boxes = spot.place.cells.map { grid.box(of: $0) }
    let west = boxes.map(\.minX).min() ?? spot.place.centre.x
    let east = boxes.map(\.maxX).max() ?? spot.place.centre.x
    let south = boxes.map(\.minY).min() ?? spot.place.centre.y
    let north = boxes.map(\.maxY).max() ?? spot.place.centre.y
    let half = max(
      Self.least, (north - south) / 2 + Self.margin,
      ((east - west) / 2 + Self.margin) / Self.aspect)
    let (x, y) = ((west + east) / 2, (south + north) / 2)
    return MapArea(
      from: MapPoint(x: x - Self.aspect * half, y: y - half),
      to: MapPoint(x: x + Self.aspect * half, y: y + half))
  }
}
