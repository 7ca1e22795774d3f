import Analysis
import Document
import Dossier
import Problems
import Templates
import Units

extension ObservatoryMaterial {
  /// Total, change over one year, share of what is known: a source in a few lines.
  func overviewSentences(_ observed: SourceObservation) throws(Problem) -> [[Inline]] {
    var scope = try scope(of: observed).adding(["nombre": .text(printed(observed.facts))])
    guard observed.facts != .shown(0) else { return [try phrase("observatoire.vue.aucun", scope)] }
    guard let total = observed.comparisons.first(where: { $0.category == nil }) else { return [] }
    scope["avant"] = .text(printed(total.earlier.first?.facts))
    guard let ratio = total.change.value else {
      return [
        try phrase(
          "observatoire.vue.sans-comparaison",
          scope.adding(["motif": .text(try words(for: total.change.reason))]))
      ]
    }
    scope["rapport"] = .number(ratio.ratio, places: 2)
    scope["intervalle"] = .interval(ratio.interval, places: 2)
    var sentences = [try phrase("observatoire.vue.\(ratio.verdict.rawValue)", scope)]
    let years = total.earlier.compactMap { earlier in
      earlier.facts.map { "\(earlier.year) : \(printed($0))" }
    }
    if years.count > 1 {
      sentences.append(
        try phrase(
          "observatoire.vue.annees",
          scope.adding(["annees": .text(years.joined(separator: " ; "))])))
    }
    return sentences
  }

  /// « +6 % [−7 ; +21] en un an ».
  func changeNote(_ observed: SourceObservation) throws(Problem) -> String {
    let total = observed.comparisons.first { $0.category == nil }
    guard let ratio = total?.change.value else {
      return try words("observatoire.chiffres.sans-comparaison")
    }
    func percent(_ value: Double) -> String { French.signed((value - 1) * 100, places: 0) }
    return try words(
      "observatoire.chiffres.evolution",
      [
        "evolution": .text(percent(ratio.ratio) + French.narrowSpace + "%"),
        "intervalle": .text(
          "[\(percent(ratio.interval.lower))\(French.narrowSpace); \(percent(ratio.interval.upper))]"
        ),
      ])
  }

  /// The slot of the whole, where no figure shows it, then those of the categories.
  func hourSentences(_ observed: SourceObservation) throws(Problem) -> [[Inline]] {
    var sentences: [[Inline]] = []
    if let hours = overallHours(observed), let week = hours.week.value, !isTelling(week) {
      let found = framedSlot(observed)
      var scope = try scope(of: observed).adding(["repartis": .integer(week.facts)])
      if let found { scope = scope.adding(try self.scope(of: found.slot)) }
      sentences.append(
        try phrase(
          "observatoire.semaine.sans-figure.\(found?.standing.rawValue ?? "sans-creneau")", scope))
    }
    var parts: [String] = []
    for hours in observed.hours {
      guard let category = hours.category, let slot = hours.week.value?.slot.value,
        standing(of: slot) == .established
      else { continue }
      parts.append(
        try words(
          "observatoire.creneaux.phrase",
          scope(of: observed).adding(self.scope(of: slot)).adding([
            "categorie": .text(try name(ofCategory: category).lowercasedFirst)
          ])))
    }
    if !parts.isEmpty {
      sentences.append(
        try phrase(
          "observatoire.creneaux.etablis", ["liste": .text(parts.joined(separator: " ; "))]))
    } else if observed.hours.count > 1 {
      sentences.append(try phrase("observatoire.creneaux.aucun-etabli"))
    }
    return sentences
  }

  /// What the series of a source show: trend, season, break.
  func seriesSentences(_ observed: SourceObservation) throws(Problem) -> [[Inline]] {
    guard let series = overallSeries(observed), !series.counts.isEmpty else { return [] }
    let scope = try scope(of: observed).adding(["mois": .text(try span(of: series.months))])
    var sentences = [try trendSentence(series, scope)]
    if let season = series.season.value {
      let months = French.list(season.peaks.map { CalendarDate.monthNames[$0 - 1] })
      let isThere = season.isEstablished && !season.peaks.isEmpty
      sentences.append(
        try phrase(
          "observatoire.serie.saison.\(isThere ? "etablie" : "aucune")",
          scope.adding(["pics": .text(months)])))
    } else {
      sentences.append(
        try phrase(
          "observatoire.serie.saison.absente",
          scope.adding(["motif": .text(try words(for: series.season.reason))])))
    }
    if let change = series.change.value {
      sentences.append(
        try phrase(
          "observatoire.serie.rupture.\(change.isEstablished ? "etablie" : "aucune")",
          scope.adding([
            "premier": .text(monthName(change.firstMonth)),
            "rapport": .number(change.ratio, places: 2),
          ])))
    }
    return sentences
  }

  private func trendSentence(
    _ series: MonthlySeries, _ scope: TemplateScope
  ) throws(Problem) -> [Inline] {
    guard let trend = series.trend.value else {
      return try phrase(
        "observatoire.serie.tendance.absente",
        scope.adding(["motif": .text(try words(for: series.trend.reason))]))
    }
    return try phrase(
      "observatoire.serie.tendance.\(trend.verdict.rawValue)",
      scope.adding([
        "evolution": .text(French.percent(trend.percentPerYear, places: 1, signed: true)),
        "intervalle": .text(signedInterval(trend.interval)),
      ]))
  }

  /// The largest established break of a source: before and after don't compare.
  func breakSentence(_ observed: SourceObservation) throws(Problem) -> [Inline]? {
    func size(_ series: MonthlySeries) -> Double {
      guard let change = series.change.value, change.isEstablished, change.ratio > 0 else {
        return 0
      }
      return max(change.ratio, 1 / change.ratio)
    }
    // The first of equal ones.
    guard let series = observed.series.reversed().max(by: { size($0) < size($1) }),
      size(series) > 0, let change = series.change.value
    else { return nil }
    return try phrase(
      "observatoire.serie.precaution",
      scope(of: observed).adding([
        "categorie": .text(try name(ofCategory: series.category)),
        "premier": .text(monthName(change.firstMonth)),
        "rapport": .number(change.ratio, places: 2),
      ]))
  }

  /// What is new on the ground: hot spots that appeared, moved, or are no more.
  func movedSentences() throws(Problem) -> [[Inline]] {
    var sentences: [[Inline]] = []
    for observed in study.sources where hasOwnPlaces(observed) {
      guard let view = space(of: observed)?.overall else { continue }
      for spot in view.hotSpots {
        let scope = try spotScope(spot, observed)
        switch spot.history.standing {
        case .new: sentences.append(try phrase("observatoire.changements.nouveau", scope))
        case .moved(_, let metres):
          sentences.append(
            try phrase(
              "observatoire.changements.deplace", scope.adding(["distance": .integer(metres)])))
        case .partlyNew: sentences.append(try phrase("observatoire.changements.en-partie", scope))
        case .persistent, .unknown: continue
        }
      }
      for gone in view.goneHotSpots {
        let isTold = gone.factsThen != .hidden && gone.factsNow != .hidden
        sentences.append(
          try phrase(
            "observatoire.changements.disparu\(isTold ? "" : "-masque")",
            scope(of: observed).adding([
              "lieu": .text(try name(of: gone.place)), "alors": .text(printed(gone.factsThen)),
              "maintenant": .text(printed(gone.factsNow)),
            ])))
      }
    }
    return sentences
  }

  private func name(of place: HotSpotPlace) throws(Problem) -> String {
    if let district = place.district { return district }
    guard let nearest = place.nearest else {
      return try words("cartes-faits.points-chauds.sans-nom")
    }
    return try words("cartes-faits.points-chauds.pres", ["lieu": .text(nearest.name)])
  }

  /// Established changes over one year, source after source.
  func changeSentences() throws(Problem) -> [[Inline]] {
    var sentences: [[Inline]] = []
    for observed in study.sources {
      for comparison in changes(of: observed) {
        let scope = try scope(of: observed).adding([
          "categorie": .text(try name(ofCategory: comparison.category)),
          "nombre": .text(printed(comparison.facts)),
          "avant": .text(printed(comparison.earlier.first?.facts)),
        ])
        switch comparison.standing {
        case .appeared: sentences.append(try phrase("observatoire.constats.apparue", scope))
        case .vanished: sentences.append(try phrase("observatoire.constats.disparue", scope))
        case .known:
          guard let ratio = comparison.change.value else { continue }
          sentences.append(
            try phrase(
              "observatoire.constats.categorie.\(ratio.verdict.rawValue)",
              scope.adding([
                "rapport": .number(ratio.ratio, places: 2),
                "intervalle": .interval(ratio.interval, places: 2),
              ])))
        }
      }
    }
    return sentences
  }
}
