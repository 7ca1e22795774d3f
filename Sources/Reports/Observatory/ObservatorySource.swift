import Analysis
import Document
import Dossier
import Problems
import Templates

/// The values, the figures and the tables of an observatory by name.
func observatorySource(
  _ material: ObservatoryMaterial
) throws(Problem) -> ReportSource<ObservatoryMaterial> {
  ReportSource(
    material: material, values: try material.values(), figures: figures,
    tables: tables.merging(spaceTables) { first, _ in first })
}

private typealias Builder = ReportSource<ObservatoryMaterial>.Builder

private let figures: [String: Builder] = [
  "observatoire.semaine": figure { material, observed throws(Problem) in
    try material.weekHeatmap(observed)
  },
  "observatoire.rapports": figure { material, observed throws(Problem) in
    try material.changeRatios(observed)
  },
  "observatoire.serie": figure { material, observed throws(Problem) in
    try material.monthlyFigure(observed)
  },
  "observatoire.categories": figure { material, observed throws(Problem) in
    try material.categoriesHeatmap(observed)
  },
  "observatoire.densite": map { material, view, space, caption throws(Problem) in
    try material.densityMap(view, of: space, caption)
  },
  "observatoire.carreaux": map { material, view, space, caption throws(Problem) in
    try material.hotCellMap(view, of: space, caption)
  },
  "observatoire.quartiers": map { material, view, space, caption throws(Problem) in
    guard let layer = view.layers.first(where: { $0.kind == .districts }) else { return nil }
    if let rates = try material.areaRateMap(layer, of: space, caption) { return rates }
    return try material.areaCountMap(layer, of: space, caption)
  },
  "observatoire.principale": .init(.source) { material, request throws(Problem) in
    let observed = material.observed(request)
    guard material.hasOwnPlaces(observed), let space = material.space,
      let view = material.space(of: observed)?.mainCategory,
      let caption = try material.caption(observed, category: view.category),
      let figure = try material.hotCellMap(view, of: space, caption)
    else { return [] }
    return [.figure(figure)]
  },
  "observatoire.point-chaud": .init(.source, .rank) { material, request throws(Problem) in
    let observed = material.observed(request)
    guard let space = material.space, let view = material.space(of: observed)?.overall,
      let spot = try material.hotSpot(request, of: observed),
      let caption = try material.caption(observed),
      let figure = try material.hotSpotMap(
        spot, in: view, of: space, caption, places: material.landmarks)
    else { return [] }
    return [.figure(figure)]
  },
]

private let tables: [String: Builder] = [
  "observatoire.chiffres": .init { material, _ throws(Problem) in try material.keyFigures() },
  "observatoire.constats": .init(.principal) { material, request throws(Problem) in
    try material.findingBlocks(principal: request.options["principaux"] != nil)
  },
  "observatoire.preuves": .init { material, _ throws(Problem) in
    blocks(try material.evidenceTable())
  },
  "observatoire.sources": .init { material, _ throws(Problem) in blocks(try material.sourcesTable())
  },
  "observatoire.fichiers": .init { material, _ throws(Problem) in
    [.table(try material.filesTable())]
  },
  "observatoire.mois": .init { material, _ throws(Problem) in blocks(try material.monthsTable()) },
  "observatoire.defauts": .init { material, _ throws(Problem) in blocks(try material.defectsTable())
  },
  "observatoire.partages": .init { material, _ throws(Problem) in blocks(try material.sharedTable())
  },
  "observatoire.indicateurs": .init { material, _ throws(Problem) in
    blocks(try material.indicatorsTable())
  },
  "observatoire.indicateurs-annees": .init { material, _ throws(Problem) in
    blocks(try material.indicatorYearsTable())
  },
  "observatoire.vue": table { material, observed throws(Problem) in
    try material.categoriesTable(observed)
  },
  "observatoire.creneaux": table { material, observed throws(Problem) in
    try material.slotsTable(observed)
  },
  "observatoire.tendances": table { material, observed throws(Problem) in
    try material.trendsTable(observed)
  },
  "observatoire.precedent": table { material, observed throws(Problem) in
    try material.previousTable(observed)
  },
]

private let spaceTables: [String: Builder] = [
  "observatoire.lieux": .init(.source) { material, request throws(Problem) in
    let observed = material.observed(request)
    var blocks: [Block] = []
    for layer in material.space(of: observed)?.overall.layers ?? [] {
      if let table = try material.areasTable(layer, observed) { blocks.append(.table(table)) }
    }
    return blocks
  },
  "observatoire.geocodes": table { material, observed throws(Problem) in
    try material.defaultPlacesTable(observed)
  },
  "observatoire.point": spotTable { material, spot, observed throws(Problem) in
    try material.spotCategoriesTable(spot, observed)
  },
  "observatoire.point-annees": spotTable { material, spot, observed throws(Problem) in
    try material.spotYearsTable(spot, observed)
  },
]

extension ObservatoryMaterial {
  /// The dossier's list of places, to find one's way.
  var landmarks: [NamedPoint] {
    dossier.places.map(NamedPoint.init)
  }
}

private func blocks(_ table: Table?) -> [Block] { table.map { [.table($0)] } ?? [] }

/// A figure about one source.
private func figure(
  _ make: @escaping @Sendable (ObservatoryMaterial, SourceObservation) throws(Problem) -> Figure?
) -> Builder {
  .init(.source) { material, request throws(Problem) in
    try make(material, material.observed(request)).map { [.figure($0)] } ?? []
  }
}

/// A map of all the facts of one source.
private func map(
  _ make:
    @escaping @Sendable (ObservatoryMaterial, SpaceView, SpaceStudy, SpaceCaption)
    throws(Problem) -> Figure?
) -> Builder {
  .init(.source) { material, request throws(Problem) in
    let observed = material.observed(request)
    guard material.hasOwnPlaces(observed), let space = material.space,
      let view = material.space(of: observed)?.overall,
      let caption = try material.caption(observed),
      let figure = try make(material, view, space, caption)
    else { return [] }
    return [.figure(figure)]
  }
}

/// A table about one source.
private func table(
  _ make: @escaping @Sendable (ObservatoryMaterial, SourceObservation) throws(Problem) -> Table?
) -> Builder {
  .init(.source) { material, request throws(Problem) in
    blocks(try make(material, material.observed(request)))
  }
}

/// A table about one hot spot.
private func spotTable(
  _ make:
    @escaping @Sendable (ObservatoryMaterial, HotSpot, SourceObservation)
    throws(Problem) -> Table?
) -> Builder {
  .init(.source, .rank) { material, request throws(Problem) in
    let observed = material.observed(request)
    guard let spot = try material.hotSpot(request, of: observed) else { return [] }
    return blocks(try make(material, spot, observed))
  }
}

extension BlockOption<ObservatoryMaterial> {
  fileprivate static let source = BlockOption("source") { material in
    material.study.sources.map { material.key(of: $0) }
  }
  /// Of a hot spot: nothing is shown under a rank that the source doesn't reach.
  fileprivate static let rank = BlockOption("rang") { _ in (1...99).map(String.init) }
  fileprivate static let principal = BlockOption("principaux", isRequired: false) { _ in ["oui"] }
}
