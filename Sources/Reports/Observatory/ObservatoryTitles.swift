import Analysis
import Document
import Dossier
import Problems
import Strategy
import Templates
import Units

// The finding of each chapter and section, set large; the title of a figure repeats it in short.
extension ObservatoryMaterial {
  /// The main source over one year.
  func synthesisTitle() throws(Problem) -> [Inline] {
    guard let main = study.main else { return try phrase("observatoire.titres.vide") }
    return try changeTitle(main)
  }

  /// « 1 012 appels au 3ᵉ trimestre 2026 : pas d’évolution établie en un an ».
  func changeTitle(_ observed: SourceObservation) throws(Problem) -> [Inline] {
    let total = observed.comparisons.first { $0.category == nil }
    let scope = try scope(of: observed).adding(["nombre": .text(printed(observed.facts))])
    guard observed.facts != .hidden else {
      return try phrase("observatoire.titres.evolution.masque", scope)
    }
    guard let ratio = total?.change.value else {
      return try phrase("observatoire.titres.evolution.absente", scope)
    }
    return try phrase("observatoire.titres.evolution.\(ratio.verdict.rawValue)", scope)
  }

  /// « En hausse sur un an : dépôts sauvages ; en baisse : rodéos ».
  func title(of observed: SourceObservation) throws(Problem) -> [Inline] {
    func names(_ verdict: Finding.Verdict) throws(Problem) -> [String] {
      try observed.comparisons.filter {
        $0.category != nil && $0.change.value?.verdict == verdict
      }.mapTyped { comparison throws(Problem) in
        try name(ofCategory: comparison.category).lowercasedFirst
      }
    }
    let (rising, falling) = (try names(.rising), try names(.falling))
    let scope: TemplateScope = [
      "hausse": .text(French.list(Array(rising.prefix(4)))),
      "baisse": .text(French.list(Array(falling.prefix(4)))),
      "n_hausse": .integer(rising.count), "n_baisse": .integer(falling.count),
    ]
    let key =
      switch (rising.count, falling.count) {
      case (0, 0): "aucune"
      case (1...4, 0): "hausse"
      case (0, 1...4): "baisse"
      case (1...4, 1...4): "les-deux"
      default: "nombreuses"
      }
    return try phrase("observatoire.titres.categories.\(key)", scope)
  }

  /// « En hausse depuis octobre 2023 : dépôts sauvages », season set apart.
  func trendsTitle(_ observed: SourceObservation) throws(Problem) -> [Inline] {
    // A source of one category has no other series than the whole.
    guard observed.series.contains(where: { $0.category != nil }) else {
      return try trendTitle(observed)
    }
    func names(_ verdict: Finding.Verdict) throws(Problem) -> [String] {
      try observed.series.filter { $0.category != nil && $0.trend.value?.verdict == verdict }
        .mapTyped { series throws(Problem) in
          try name(ofCategory: series.category).lowercasedFirst
        }
    }
    let (rising, falling) = (try names(.rising), try names(.falling))
    let first = overallSeries(observed)?.firstMonth ?? period.firstMonth
    let key =
      switch (rising.isEmpty, falling.isEmpty) {
      case (true, true): "aucune"
      case (false, true): "hausse"
      case (true, false): "baisse"
      case (false, false): "les-deux"
      }
    return try phrase(
      "observatoire.titres.tendances.\(key)",
      [
        "depuis": .text(monthName(first)), "hausse": .text(French.list(rising)),
        "baisse": .text(French.list(falling)),
      ])
  }

  /// « 29 % des appels du jeudi au samedi entre 21 h et 1 h ».
  func hoursTitle(_ observed: SourceObservation) throws(Problem) -> [Inline] {
    let scope = try scope(of: observed)
    guard let hours = overallHours(observed), hours.week.value != nil else {
      return try phrase("observatoire.titres.heures.absentes", scope)
    }
    guard let (slot, standing) = framedSlot(observed) else {
      return try phrase("observatoire.titres.heures.aucun", scope)
    }
    return try phrase(
      "observatoire.titres.heures.\(slot.share == nil ? "masque" : standing.rawValue)",
      scope.adding(try self.scope(of: slot)))
  }

  /// « Hausse de 12 % par an depuis octobre 2023 ».
  func trendTitle(_ observed: SourceObservation) throws(Problem) -> [Inline] {
    let series = overallSeries(observed)
    let scope = try scope(of: observed).adding([
      "mois": .text(try span(of: series?.months ?? 0..<0))
    ])
    guard let trend = series?.trend.value else {
      return try phrase("observatoire.titres.tendance.absente", scope)
    }
    return try phrase(
      "observatoire.titres.tendance.\(trend.verdict.rawValue)",
      scope.adding([
        "evolution": .text(French.percent(trend.percentPerYear, places: 0, signed: true))
      ]))
  }

  func spaceTitle(_ observed: SourceObservation) throws(Problem) -> [Inline] {
    let scope = try scope(of: observed)
    guard let found = space(of: observed) else {
      return try phrase("observatoire.titres.espace.absent", scope)
    }
    let view = found.overall
    guard hasOwnPlaces(observed) else { return try areasTitle(view, scope) }
    let spots = view.hotSpots
    let shares = spots.compactMap(\.shareOfFacts)
    let area = spots.map(\.shareOfArea).reduce(0, +)
    guard !spots.isEmpty else { return try phrase("observatoire.titres.espace.aucun", scope) }
    let isTold = shares.count == spots.count
    let key = spots.count == 1 ? "un" : "plusieurs"
    return try phrase(
      "observatoire.titres.espace.\(isTold ? key : key + "-masque")",
      scope.adding([
        "n": .text(spelled(spots.count)), "part": .text(share(shares.reduce(0, +))),
        "part_surface": .text(share(area, places: area < 0.1 ? 1 : 0)),
      ]))
  }

  /// Districts above the rest, for a source without maps.
  private func areasTitle(_ view: SpaceView, _ scope: TemplateScope) throws(Problem) -> [Inline] {
    let above = view.layers.first { $0.kind == .districts }?.areas.filter {
      $0.againstRest.value?.verdict == .above
    }
    guard let above, !above.isEmpty else {
      return try phrase("observatoire.titres.espace.quartiers-aucun", scope)
    }
    return try phrase(
      "observatoire.titres.espace.quartiers",
      scope.adding(["quartiers": .text(French.list(above.map(\.name)))]))
  }

  func strategyTitle() throws(Problem) -> [Inline] {
    let all = content.indicators
    let reached = all.count { $0.indicator.trend == .reached }
    let scope: TemplateScope = ["n": .integer(all.count), "atteints": .integer(reached)]
    let key =
      all.isEmpty ? "aucun" : reached == 0 ? (all.count == 1 ? "un" : "plusieurs") : "atteints"
    return try phrase("observatoire.titres.strategie.\(key)", scope)
  }

  /// Categories first, then hot spots that were none a year before.
  func changesTitle() throws(Problem) -> [Inline] {
    let count = study.sources.reduce(0) { $0 + changes(of: $1).count }
    let new = hotSpots().count { found in
      switch found.spot.history.standing {
      case .new, .partlyNew, .moved: true
      case .persistent, .unknown: false
      }
    }
    let key =
      switch (count, new) {
      case (0, 0): "aucun"
      case (0, 1): "aucun-nouveau"
      case (0, _): "aucun-nouveaux"
      case (1, _): "un"
      default: "plusieurs"
      }
    return try phrase(
      "observatoire.titres.changements.\(key)",
      [
        "n": .integer(count), "nouveaux": .integer(new),
        "precedent": .text(period.previous.label),
      ])
  }
}
