import Analysis
import Charts
import Document
import Dossier
import Geography
import Problems
import Templates
import Units

extension ReportMaterial {
  /// The cells that hold more facts than elsewhere, established, and the hot spots that they form;
  /// nil when nothing was tested.
  func hotCellMap(
    _ view: SpaceView, of study: SpaceStudy, _ caption: SpaceCaption
  ) throws(Problem) -> Figure? {
    guard let found = view.cells.value, let layers = DossierLayers(dossier, study.projection)
    else { return nil }
    let cells = try mapCells(found, study)
    let scope = scope(caption).adding([
      "cote": .integer(Int(study.grid.side)), "tests": .integer(found.tests),
      "points_chauds": .text(try spotsInTitle(view)),
      "liste": .text(try spotSentences(view, caption)),
      "chauds": .integer(found.hotCells), "froids": .integer(found.coldCells),
    ])
    return Figure(
      kind: .map,
      title: try phrase("cartes-faits.carreaux.titre", scope),
      subtitle: try phrase("cartes-faits.carreaux.sous-titre", scope),
      chart: Chart(
        plot: MapPlot(
          ground: layers.ground, districts: layers.districts, hatched: layers.priority,
          cells: cells, spots: study.spots(of: view, withGone: true), key: try key(withGone: true)),
        alternativeText: try words("cartes-faits.carreaux.texte", scope),
        values: try spotTable(view, caption)),
      reading: try spotReading(view.hotSpots.first, caption),
      source: try source(caption, layers), anchor: "carte-carreaux-\(caption.anchor)")
  }

  private func mapCells(_ found: CellMap, _ study: SpaceStudy) throws(Problem) -> MapCells {
    MapCells(
      grid: MapGrid(study.grid),
      levels: found.levels.map { level in
        switch level {
        case .hot: .hot
        case .cold: .cold
        case .notEstablished: .notEstablished
        case nil: .hidden
        }
      },
      words: MapCells.Words(
        title: try words("cartes-faits.carreaux.classes"),
        hot: try words("cartes-faits.carreaux.chaud"),
        cold: try words("cartes-faits.carreaux.froid"),
        notEstablished: try words("cartes-faits.carreaux.non-etabli"),
        hidden: try words("cartes-faits.carreaux.masque")))
  }
}
