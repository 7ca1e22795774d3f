import Analysis
import Charts
import Document
import Dossier
import Problems
import Templates
import Units

extension ObservatoryMaterial {
  /// The hot spots that get a page, the source with most facts first.
  func hotSpots() -> [(observed: SourceObservation, spot: HotSpot)] {
    study.sources.filter(hasOwnPlaces).flatMap { observed in
      (space(of: observed)?.overall.hotSpots ?? []).map { (observed, $0) }
    }
  }

  /// What a page about a hot spot says: where, what, when, since when.
  func values(
    of spot: HotSpot, _ observed: SourceObservation
  ) throws(Problem) -> TemplateScope {
    let scope = try spotScope(spot, observed)
    return try [
      "source": .text(key(of: observed)), "rang": .integer(spot.rank),
      "sujet": .text(words("observatoire.point.sujet", scope)),
      "titre": .rich(phrase("observatoire.point.titre", scope)),
      "ou": .rich(whereSentence(spot, observed, scope)), "quoi": .rich(whatSentence(spot, scope)),
      "quand": .rich(whenSentence(spot, scope)),
      "depuis": .rich(sinceSentence(spot, scope)),
    ]
  }

  func spotScope(
    _ spot: HotSpot, _ observed: SourceObservation
  ) throws(Problem) -> TemplateScope {
    try scope(of: observed).adding([
      "rang": .integer(spot.rank), "lieu": .text(try name(of: spot)),
      "nombre": .text(printed(spot.facts)), "part": .text(share(spot.shareOfFacts)),
      "part_surface": .text(share(spot.shareOfArea, places: 1)),
      "surface": .text(try surface(of: spot)),
      "quartier": .optional(spot.place.district, TemplateValue.text),
      "qpv": .optional(spot.place.priorityDistrict, TemplateValue.text),
      "pres": .optional(spot.place.nearest?.name, TemplateValue.text),
      "metres": .optional(spot.place.nearest?.metres, TemplateValue.integer),
    ])
  }

  private func surface(of spot: HotSpot) throws(Problem) -> String {
    let hectares = spot.place.areaSquareMetres / 10_000
    // French counts as one what is less than two.
    return try words(
      "observatoire.point.surface.\(hectares.rounded() < 2 ? "un" : "plusieurs")",
      ["hectares": .number(hectares, places: 0)])
  }

  private func whereSentence(
    _ spot: HotSpot, _ observed: SourceObservation, _ scope: TemplateScope
  ) throws(Problem) -> [Inline] {
    var parts = [try phrase("observatoire.point.ou", scope)]
    if spot.place.district != nil { parts.append(try phrase("observatoire.point.quartier", scope)) }
    if spot.place.priorityDistrict != nil {
      parts.append(try phrase("observatoire.point.qpv", scope))
    }
    if spot.place.nearest != nil { parts.append(try phrase("observatoire.point.pres", scope)) }
    if isDoubtful(spot, observed) { parts.append(try phrase("observatoire.point.douteux", scope)) }
    return Array(parts.joined(separator: [.text(" ")]))
  }

  /// Whether a point that may be a default geocode lies there: many facts without an address may
  /// stand at it.
  private func isDoubtful(_ spot: HotSpot, _ observed: SourceObservation) -> Bool {
    (space(of: observed)?.defaultPlaces ?? []).contains { place in
      guard !place.isSetApart, case .named(let name) = place.match else { return false }
      return spot.place.nearest?.name == name
    }
  }

  /// Categories whose share is above that of the rest, established.
  private func whatSentence(_ spot: HotSpot, _ scope: TemplateScope) throws(Problem) -> [Inline] {
    let above = spot.categories.filter { $0.againstRest.value?.verdict == .above }
    guard !above.isEmpty else { return try phrase("observatoire.point.quoi-aucun", scope) }
    var parts: [[Inline]] = []
    for category in above {
      guard let ratio = category.againstRest.value else { continue }
      parts.append(
        try phrase(
          "observatoire.point.quoi",
          scope.adding([
            "categorie": .text(try name(ofCategory: category.category)),
            "part_categorie": .text(share(category.share)),
            "rapport": .number(ratio.ratio, places: 2),
            "intervalle": .interval(ratio.interval, places: 2),
          ])))
    }
    return Array(parts.joined(separator: [.text(" ")]))
  }

  private func whenSentence(_ spot: HotSpot, _ scope: TemplateScope) throws(Problem) -> [Inline] {
    guard spot.times.timed != .hidden else { return try phrase("observatoire.point.quand-masque") }
    guard !spot.times.peaks.isEmpty else {
      return try phrase("observatoire.point.quand-aucun", scope)
    }
    var parts: [[Inline]] = []
    for peak in spot.times.peaks.prefix(3) {
      parts.append(
        try phrase(
          "observatoire.point.quand",
          scope.adding([
            "moment": .text(try words(of: peak)), "part_ici": .text(share(peak.share)),
            "part_ailleurs": .text(share(peak.shareElsewhere)),
            "rapport": .number(peak.againstRest.ratio, places: 2),
            "intervalle": .interval(peak.againstRest.interval, places: 2),
          ])))
    }
    return Array(parts.joined(separator: [.text(" ")]))
  }

  /// « Le vendredi entre 21 h et 1 h ».
  private func words(of peak: HotSpotTimes.Peak) throws(Problem) -> String {
    var parts: [String] = []
    if let day = peak.weekday { parts.append(try days(day...day)) }
    if let hours = peak.hours { parts.append(try between(hours.lowerBound, hours.upperBound)) }
    return parts.joined(separator: " ").uppercasedFirst
  }

  private func sinceSentence(_ spot: HotSpot, _ scope: TemplateScope) throws(Problem) -> [Inline] {
    var parts: [[Inline]] = []
    switch spot.history.standing {
    case .persistent: parts.append(try phrase("observatoire.point.stable", scope))
    case .moved(_, let metres):
      parts.append(
        try phrase("observatoire.point.deplace", scope.adding(["distance": .integer(metres)])))
    case .new: parts.append(try phrase("observatoire.point.nouveau", scope))
    case .partlyNew: parts.append(try phrase("observatoire.point.en-partie", scope))
    case .unknown: parts.append(try phrase("observatoire.point.inconnu", scope))
    }
    if let change = spot.history.change.value, change.isEstablished {
      parts.append(
        try phrase(
          "observatoire.point.depuis\(change.ratio == nil ? "-rien" : "")",
          scope.adding([
            "mois": .text(monthName(change.firstMonth)),
            "rapport": .optional(change.ratio) { .number($0, places: 2) },
          ])))
    }
    return Array(parts.joined(separator: [.text(" ")]))
  }

  func spotCategoriesTable(
    _ spot: HotSpot, _ observed: SourceObservation
  ) throws(Problem) -> Table? {
    guard spot.categories.count > 1 else { return nil }
    var rows: [Table.Row] = []
    for category in spot.categories {
      let ratio = category.againstRest.value
      rows.append(
        Table.Row(
          [
            [.text(try name(ofCategory: category.category))], cell(category.facts),
            [.text(share(category.share))], text(ratio.map { French.decimal($0.ratio, places: 2) }),
            text(ratio.map { French.interval($0.interval, places: 2) }),
            [.text(try words(for: ratio, else: category.againstRest.reason))],
          ], isKey: ratio?.verdict == .above))
    }
    return try table(
      "point",
      [
        .name("categorie"), .number("nombre"), .number("part"),
        .number("rapport", under: "au-reste"), .interval(under: "au-reste"),
        .verdict(under: "au-reste"),
      ], rows, scope: try spotScope(spot, observed),
      anchor: "point-\(key(of: observed))-\(spot.rank)",
      source: try citation(
        of: observed, noting: [try maskNote(if: spot.hiddenCategories > 0)]))
  }

  /// The same cells in earlier years.
  func spotYearsTable(_ spot: HotSpot, _ observed: SourceObservation) throws(Problem) -> Table? {
    guard !spot.history.earlier.isEmpty else { return nil }
    var rows = [
      Table.Row(
        [
          [.text(period.label)], cell(spot.facts),
          [.text(try words("observatoire.point.chaud.oui"))],
        ], isKey: true)
    ]
    for (index, earlier) in spot.history.earlier.enumerated() {
      rows.append(
        Table.Row([
          [.text(period.yearsBefore(index + 1).label)], cell(earlier.facts),
          [.text(try words("observatoire.point.chaud.\(earlier.continuity.key)"))],
        ]))
    }
    return try table(
      "point-annees",
      [
        .name("periode"), .number("nombre"),
        ObservatoryColumn(key: "point-chaud", alignment: .left),
      ],
      rows, scope: try spotScope(spot, observed),
      anchor: "point-annees-\(key(of: observed))-\(spot.rank)",
      source: try citation(
        of: observed,
        noting: [try maskNote(if: spot.history.earlier.contains { $0.facts == .hidden })]))
  }
}

extension HotSpotHistory.Continuity {
  fileprivate var key: String {
    switch self {
    case .none: "non"
    case .part: "en-partie"
    case .whole: "oui"
    }
  }
}
