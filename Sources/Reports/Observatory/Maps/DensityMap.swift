import Analysis
import Charts
import Document
import Dossier
import Geography
import Problems
import Templates
import Units

extension ReportMaterial {
  /// Where facts are dense, in classes, with the outlines of the hot spots; nil without a density.
  func densityMap(
    _ view: SpaceView, of study: SpaceStudy, _ caption: SpaceCaption
  ) throws(Problem) -> Figure? {
    guard let density = view.density.value,
      let layers = DossierLayers(dossier, study.projection)
    else { return nil }
    let surface = try surface(density, study, caption)
    let scope = scope(caption).adding([
      "noyau": .integer(Int(density.bandwidth.rounded())),
      "points_chauds": .text(try spotsInTitle(view)),
      "liste": .text(try spotSentences(view, caption)),
    ])
    return Figure(
      kind: .map,
      title: try phrase("cartes-faits.densite.titre", scope),
      subtitle: try phrase("cartes-faits.densite.sous-titre", scope),
      chart: Chart(
        plot: MapPlot(
          ground: layers.ground, districts: layers.districts, hatched: layers.priority,
          surface: surface, spots: study.spots(of: view, withGone: false),
          key: try key(withGone: false)),
        alternativeText: try words("cartes-faits.densite.texte", scope),
        values: try classTable(surface)),
      reading: try spotReading(view.hotSpots.first, caption),
      source: try source(caption, layers), anchor: "carte-densite-\(caption.anchor)")
  }

  /// The bands of a density, as values where the edition has them, else as classes.
  func surface(
    _ density: DensitySurface, _ study: SpaceStudy, _ caption: SpaceCaption
  ) throws(Problem) -> MapSurface {
    let steps = density.breaks.indices.map { Double($0) + 0.5 }
    return MapSurface(
      title: try words("cartes-faits.densite.classes", scope(caption)), grid: MapGrid(study.grid),
      values: density.values ?? density.classes.map { $0.map(Double.init) },
      breaks: density.values == nil ? steps : density.breaks,
      labels: try classLabels(density.breaks),
      hiddenLabel: try words("cartes-faits.densite.masque"))
  }

  /// « jusqu’à 12 », « 12 à 40 », « plus de 40 ».
  private func classLabels(_ breaks: [Double]) throws(Problem) -> [String] {
    let numbers = breaks.map(roundNumber)
    guard let first = numbers.first, let last = numbers.last else {
      return [try words("cartes-faits.densite.toutes")]
    }
    var labels = [try words("cartes-faits.densite.jusque", ["haut": .text(first)])]
    for (low, high) in zip(numbers, numbers.dropFirst()) {
      labels.append(
        try words("cartes-faits.densite.entre", ["bas": .text(low), "haut": .text(high)]))
    }
    return labels + [try words("cartes-faits.densite.au-dessus", ["bas": .text(last)])]
  }

  /// Two significant digits, as the breaks have them.
  private func roundNumber(_ value: Double) -> String {
    let places = [0, 1, 2, 3].first { places in
      let scaled = (0..<places).reduce(value) { scaled, _ in scaled * 10 }
      return abs(scaled - scaled.rounded()) < 1e-6 * max(1, scaled)
    }
    return French.decimal(value, places: places ?? 3)
  }

  /// Each class and how many squares of the grid it takes.
  private func classTable(_ surface: MapSurface) throws(Problem) -> ValueTable {
    let known = surface.values.compactMap { $0 }
    var rows = surface.labels.enumerated().map { index, label in
      let count = known.count { value in
        (surface.breaks.firstIndex { value <= $0 } ?? surface.breaks.count) == index
      }
      return [label, French.integer(count)]
    }
    let hidden = surface.values.count - known.count
    if hidden > 0 { rows.append([surface.hiddenLabel, French.integer(hidden)]) }
    return ValueTable(
      columns: [surface.title, try words("cartes-faits.colonnes.carreaux")], rows: rows)
  }
}
