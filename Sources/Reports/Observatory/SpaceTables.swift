import Analysis
import Document
import Dossier
import Problems
import Templates
import Units

extension ObservatoryMaterial {
  func space(of observed: SourceObservation) -> SourceSpace? {
    space?.study(ofSource: observed.source)
  }

  /// Whether the facts of a source have places of their own: maps of stops or of estates, that many
  /// facts share by their name, say no more than their list.
  func hasOwnPlaces(_ observed: SourceObservation) -> Bool {
    guard let coverage = space(of: observed)?.coverage else { return false }
    return coverage.given > coverage.named
  }

  /// What the maps of a source say of it.
  func caption(
    _ observed: SourceObservation, category: Int? = nil
  ) throws(Problem) -> SpaceCaption? {
    guard let found = space(of: observed) else { return nil }
    let source = source(of: observed)
    let subject = category == nil ? source.name : try name(ofCategory: category)
    let suffix = category == nil ? "" : "-principale"
    return SpaceCaption(
      subject: subject, unit: source.unit, period: try inPeriod(period),
      source: try citation(of: observed), coverage: found.coverage,
      anchor: "observatoire-\(key(of: observed))\(suffix)")
  }

  /// Districts, priority districts or IRIS: counts, shares, rates, the rest beside each.
  func areasTable(
    _ layer: AreaLayer, _ observed: SourceObservation
  ) throws(Problem) -> Table? {
    guard layer.areas.contains(where: { $0.facts != .shown(0) }) else { return nil }
    let kind = layer.kind.rawValue
    let sorted = layer.areas.sorted {
      (-($0.facts.value ?? -1), $0.name) < (-($1.facts.value ?? -1), $1.name)
    }
    let listed = sorted.prefix(25)
    let hasRates = listed.contains { $0.rate.value != nil }
    var rows: [Table.Row] = []
    for area in listed { rows.append(try row(of: area, hasRates: hasRates)) }
    let scope = try scope(of: observed)
    var notes = [
      try phrase(
        "observatoire.espace.\(hasRates ? "taux" : "sans-taux")", ["n": .integer(layer.tests)]),
      try phrase(
        "observatoire.espace.reste",
        scope.adding([
          "ailleurs": .text(printed(layer.elsewhere)), "non_situes": .integer(layer.unlocated),
        ])), try maskNote(if: layer.hidesSomething),
    ]
    if sorted.count > listed.count {
      notes.insert(
        try phrase("observatoire.espace.suite", ["n": .integer(sorted.count - listed.count)]), at: 0
      )
    }
    return try table(
      kind, columns(kind, hasRates: hasRates), rows, scope: scope,
      anchor: "\(kind)-\(key(of: observed))",
      source: try citation(of: observed, noting: notes))
  }

  private func columns(_ kind: String, hasRates: Bool) -> [ObservatoryColumn] {
    let counts: [ObservatoryColumn] = [.name(kind), .number("nombre"), .number("part")]
    guard hasRates else { return counts }
    return counts + [
      .number("taux", under: "taux-pour-mille"), .interval(under: "taux-pour-mille"),
      .number("rapport", under: "au-reste"), .interval(under: "au-reste"),
      .verdict(under: "au-reste"),
    ]
  }

  private func row(of area: AreaCount, hasRates: Bool) throws(Problem) -> Table.Row {
    let counts = [[.text(area.name)], cell(area.facts), [.text(share(area.share))]]
    guard hasRates else { return Table.Row(counts) }
    let rate = area.rate.value
    let ratio = area.againstRest.value
    return Table.Row(
      counts + [
        text(rate.map { French.decimal($0.perThousand, places: 1) }),
        text(rate.map { French.interval($0.interval, places: 1) }),
        text(ratio.map { French.decimal($0.ratio, places: 2) }),
        text(ratio.map { French.interval($0.interval, places: 2) }),
        [.text(try words(for: ratio, else: area.againstRest.reason))],
      ], isKey: ratio.map { $0.verdict != .notEstablished } ?? false)
  }

  /// Points that hold a share of the facts hard to believe.
  func defaultPlacesTable(_ observed: SourceObservation) throws(Problem) -> Table? {
    // A stop or an estate holds many facts by its nature.
    guard hasOwnPlaces(observed), let found = space(of: observed) else { return nil }
    var rows: [Table.Row] = []
    for place in found.defaultPlaces {
      rows.append(
        Table.Row([
          [.text(try name(of: place))], cell(place.facts), [.text(share(place.share, places: 1))],
          [.text(try words("observatoire.geocodes.\(place.standing.key)"))],
        ]))
    }
    return try table(
      "geocodes",
      [
        .name("point"), .number("nombre"), .number("part"), .name("decision", stretch: 1.5),
      ], rows, scope: try scope(of: observed), anchor: "geocodes-\(key(of: observed))",
      source: try citation(
        of: observed, noting: [try phrase("observatoire.geocodes.note")]))
  }

  private func name(of place: DefaultPlace) throws(Problem) -> String {
    switch place.match {
    case .named(let name): name
    case .centroidOfTerritory: try words("observatoire.geocodes.centre-territoire")
    case .centroidOfDistrict(let name):
      try words("observatoire.geocodes.centre-quartier", ["quartier": .text(name)])
    case nil: try words("observatoire.geocodes.sans-nom")
    }
  }
}

extension DefaultPlace.Standing {
  fileprivate var key: String {
    switch self {
    case .declared: "declare"
    case .recognised: "reconnu"
    case .toVerify: "a-verifier"
    }
  }
}
