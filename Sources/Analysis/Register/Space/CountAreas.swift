import Dossier
import Statistics
import Units

/// Counts the facts of a view by district, priority district and IRIS.
struct AreaCounter {
  let view: ViewStudy
  let disclosure: SpaceDisclosure

  func layers() -> [AreaLayer] {
    view.plane.layers.indices.filter {
      disclosure.hasLayer(view.plane.layers[$0].kind, view.category)
    }.map(layer)
  }

  /// What one layer holds, whatever the edition.
  private struct Tally {
    var counts: [Int]
    var byName: [Int]
    var elsewhere = 0

    var total: Int { counts.reduce(elsewhere, +) }
  }

  private func layer(_ number: Int) -> AreaLayer {
    let layer = view.plane.layers[number]
    let tally = tally(number)
    let ratios = tellsRest(number, tally) ? ratios(layer, tally) : nil
    let adjusted = sound { () throws(InvalidInput) in
      try benjaminiHochberg((ratios ?? []).map { $0?.centralPValue })
    }
    let areas = layer.areas.indices.map { area in
      count(area, number, tally, against: ratios.map { judged($0[area], adjusted[area]) })
    }
    let elsewhere = disclosure.elsewhere(number, view.category, tally.elsewhere)
    return AreaLayer(
      kind: layer.kind, areas: areas, elsewhere: elsewhere, unlocated: unlocated(layer.kind),
      tests: (ratios ?? []).count { $0 != nil },
      hidesSomething: elsewhere == .hidden || areas.contains { $0.facts == .hidden })
  }

  private func tally(_ number: Int) -> Tally {
    let layer = view.plane.layers[number]
    let zeros = [Int](repeating: 0, count: layer.areas.count)
    var tally = Tally(counts: zeros, byName: zeros)
    for index in view.counted(in: layer.kind) {
      let area = view.study.membership.area(of: index, layer: number)
      if area < 0 {
        tally.elsewhere += 1
      } else {
        tally.counts[area] += 1
        if view.facts.places[index] == .districtOnly { tally.byName[area] += 1 }
      }
    }
    return tally
  }

  private func unlocated(_ kind: AreaLayer.Kind) -> Int {
    view.facts.current.count { index in
      let place = view.facts.places[index]
      let isUnlocated =
        place == .unlocated || (kind != .districts && place == .districtOnly)
      return isUnlocated
        && (view.category.map { Int(view.facts.facts[index].category) == $0 } ?? true)
    }
  }

  private func count(
    _ area: Int, _ number: Int, _ tally: Tally,
    against rest: Availability<AreaRatio, SpaceAbsence>?
  ) -> AreaCount {
    let known = view.plane.layers[number].areas[area]
    let facts = disclosure.area(area, number, view.category, tally.counts[area])
    let byName = tally.byName[area]
    return AreaCount(
      area: area, code: known.code, name: known.name, population: known.population, facts: facts,
      byNameOnly: facts.value.flatMap { disclosure.showsPart(byName, of: $0) ? byName : nil },
      share: facts.value.flatMap {
        tally.total > 0 ? Double($0) / Double(tally.total) : nil
      },
      rate: rate(facts, known.population),
      againstRest: facts.value == nil ? .unavailable(.hidden) : rest ?? .unavailable(.hidden))
  }

  private func judged(
    _ found: RateRatio?, _ adjusted: Double?
  ) -> Availability<AreaRatio, SpaceAbsence> {
    guard let found else { return .unavailable(.noPopulation) }
    return AreaRatio(found, adjusted ?? 1, view.parameters.significance).map { .available($0) }
      ?? .unavailable(.unbounded)
  }
}

// MARK: - Rates

extension AreaCounter {
  private func rate(
    _ facts: DisclosedCount, _ population: Int?
  ) -> Availability<AreaRate, SpaceAbsence> {
    guard let count = facts.value else { return .unavailable(.hidden) }
    guard let population, population > 0 else { return .unavailable(.noPopulation) }
    let rate = sound { () throws(InvalidInput) in
      try poissonRateInterval(
        count: count, exposure: Double(population) * years, level: view.parameters.level)
    }
    return .available(AreaRate(perThousand: rate.rate, interval: rate.interval))
  }

  /// Twelve months are one, whole months count as such.
  private var years: Double {
    let period = view.study.periods.current
    return MonthLine.wholeMonths(of: period, in: view.facts.zone).map { Double($0) / 12 }
      ?? view.study.periods.days / 365.25
  }

  /// Whether the ratios of a layer give nothing away.
  ///
  /// A ratio and the count of its area give the facts of all areas whose inhabitants are known, and
  /// by what is missing to the whole those of the others and of no area: these must be shown.
  private func tellsRest(_ number: Int, _ tally: Tally) -> Bool {
    let layer = view.plane.layers[number]
    guard layer.kind != .priorityDistricts else { return true }
    return disclosure.elsewhere(number, view.category, tally.elsewhere) != .hidden
      && layer.areas.indices.allSatisfy { area in
        layer.areas[area].population ?? 0 > 0
          || disclosure.area(area, number, view.category, tally.counts[area]) != .hidden
      }
  }

  /// The rate of each area over that of the rest; nil where either has no inhabitants known.
  private func ratios(_ layer: TerritoryPlane.Layer, _ tally: Tally) -> [RateRatio?] {
    let known = layer.areas.indices.filter { layer.areas[$0].population ?? 0 > 0 }
    let people = known.reduce(0) { $0 + (layer.areas[$1].population ?? 0) }
    let facts = known.reduce(0) { $0 + tally.counts[$1] }
    // Priority districts are islands in a town whose rest has no shape of its own.
    let whole =
      layer.kind == .priorityDistricts
      ? (people: view.plane.population ?? 0, facts: tally.total) : (people: people, facts: facts)
    return layer.areas.indices.map { area in
      let count = tally.counts[area]
      guard let population = layer.areas[area].population, population > 0,
        whole.people - population > 0, whole.facts > 0,
        disclosure.showsRest(whole.facts - count)
      else { return nil }
      return sound { () throws(InvalidInput) in
        try rateRatio(
          (count, Double(population)),
          over: (whole.facts - count, Double(whole.people - population)),
          level: view.parameters.level)
      }
    }
  }
}

extension AreaRatio {
  /// Nil where there is no finite estimate.
  init?(_ found: RateRatio, _ adjusted: Double, _ significance: Double) {
    guard let ratio = found.ratio, let upper = found.upper else { return nil }
    let isEstablished = adjusted < significance
    self.init(
      ratio: ratio, interval: Interval(lower: found.lower, upper: upper),
      p: found.centralPValue, adjustedP: adjusted,
      verdict: isEstablished ? (ratio > 1 ? .above : .below) : .notEstablished)
  }
}
