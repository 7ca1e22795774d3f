import Analysis
import Document
import Dossier
import Problems
import Templates
import Units

extension ObservatoryMaterial {
  /// What the coverage, the cells and the pairs of facts say of a source.
  func spaceSentences(_ observed: SourceObservation) throws(Problem) -> [[Inline]] {
    guard let found = space(of: observed), let space else { return [] }
    let view = found.overall
    let scope = try scope(of: observed)
    var sentences = [try coverageSentence(found.coverage, scope)]
    sentences.append(try areasSentence(view, scope))
    guard hasOwnPlaces(observed) else {
      return try
        (sentences + [phrase("observatoire.espace.lieux-nommes", scope)] + spotList(view, scope))
        .filter { !$0.isEmpty }
    }
    if let concentration = view.concentration.value {
      sentences.append(
        try phrase(
          "observatoire.espace.concentration",
          scope.adding([
            "part_surface": .text(share(concentration.areaShare)),
            "part": .text(share(concentration.factShare)),
            "carreaux": .integer(concentration.cellsForHalf),
            "sur": .integer(concentration.cells), "cote": .integer(Int(space.grid.side)),
          ])))
    }
    if let prediction = view.prediction.value {
      sentences.append(
        try phrase(
          "observatoire.espace.prediction",
          scope.adding([
            "part_surface": .text(share(prediction.areaShare)),
            "part": .text(share(prediction.hitRate)),
            "indice": .number(prediction.accuracyIndex, places: 1),
          ])))
    }
    sentences.append(try repeatsSentence(view, scope))
    return sentences.filter { !$0.isEmpty }
  }

  /// The hot spots of a source without maps, in one sentence.
  private func spotList(_ view: SpaceView, _ scope: TemplateScope) throws(Problem) -> [[Inline]] {
    guard !view.hotSpots.isEmpty else { return [] }
    let spots = try view.hotSpots.mapTyped { spot throws(Problem) in
      let usual = try name(of: spot)
      return try words(
        "observatoire.espace.point",
        scope.adding([
          "lieu": .text(spot.place.nearest?.name ?? usual),
          "nombre": .text(printed(spot.facts)), "part": .text(share(spot.shareOfFacts)),
        ]))
    }
    return [
      try phrase(
        "observatoire.espace.points", scope.adding(["liste": .text(spots.joined(separator: " ; "))])
      )
    ]
  }

  private func coverageSentence(
    _ coverage: SpaceCoverage, _ scope: TemplateScope
  ) throws(Problem) -> [Inline] {
    try phrase(
      "observatoire.espace.couverture\(coverage.isBelowAcceptableRate ? "-basse" : "")",
      scope.adding([
        "taux": .text(share(coverage.geocodingRate)), "total": .integer(coverage.total),
        "hors": .integer(coverage.outside), "a_part": .integer(coverage.setApart),
        "non_situes": .integer(coverage.unlocated),
        "quartier_seul": .integer(coverage.districtOnly),
        "seuil": .text(share(SpaceCoverage.acceptableRate)),
      ]))
  }

  /// Districts whose rate is above that of the rest, else that none is.
  private func areasSentence(
    _ view: SpaceView, _ scope: TemplateScope
  ) throws(Problem) -> [Inline] {
    guard let layer = view.layers.first(where: { $0.kind == .districts }), layer.tests > 0 else {
      return []
    }
    let above = layer.areas.filter { $0.againstRest.value?.verdict == .above }
    guard !above.isEmpty else { return try phrase("observatoire.espace.aucun-quartier", scope) }
    var parts: [[Inline]] = []
    for area in above {
      guard let ratio = area.againstRest.value else { continue }
      parts.append(
        try phrase(
          "observatoire.espace.quartier",
          scope.adding([
            "quartier": .text(area.name), "rapport": .number(ratio.ratio, places: 2),
            "intervalle": .interval(ratio.interval, places: 2),
          ])))
    }
    return Array(parts.joined(separator: [.text(" ")]))
  }

  private func repeatsSentence(
    _ view: SpaceView, _ scope: TemplateScope
  ) throws(Problem) -> [Inline] {
    guard let repeats = view.nearRepeats.value else { return [] }
    let key = repeats.isEstablished && repeats.ratio != nil ? "etablies" : "non-etablies"
    return try phrase(
      "observatoire.espace.repetitions.\(key)",
      scope.adding([
        "metres": .number(repeats.metres, places: 0), "jours": .integer(repeats.days),
        "paires": .text(printed(repeats.pairs)),
        "attendues": .number(repeats.expected, places: 0),
        "rapport": .optional(repeats.ratio) { .number($0, places: 2) },
        "permutations": .integer(repeats.permutations),
        "p": .number(repeats.pValue, places: 3),
      ]))
  }
}
