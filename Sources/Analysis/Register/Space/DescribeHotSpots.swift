import Dossier
import Geography
import Statistics

/// Says of each hot spot where it is, what happens there, when, and since when.
struct SpotDescriber {
  let view: ViewStudy
  let disclosure: SpaceDisclosure

  /// The facts of each described hot spot.
  private var members: [[Int]] {
    let spots = view.spotOfCell
    var members = [[Int]](repeating: [], count: view.listedSpots.count)
    for index in view.current {
      let spot = spots[Int(view.facts.cells[index])]
      if spot >= 0 { members[spot].append(index) }
    }
    return members
  }

  func hotSpots() -> [HotSpot] {
    guard !view.spots.isEmpty else { return [] }
    let members = members
    let categories = categories(members)
    let times = SpotTimes(view: view, disclosure: disclosure)
    let history = SpotHistory(view: view, disclosure: disclosure)
    return view.listedSpots.enumerated().map { number, spot in
      let facts = disclosure.spot(number, view.category, spot.facts)
      let shown = categories[number].filter { $0.facts != .hidden }
      return HotSpot(
        rank: number + 1, place: place(spot, counts: view.counts), facts: facts,
        shareOfFacts: facts.ratio(to: .shown(view.current.count)),
        shareOfArea: area(spot) / view.plane.contour.area,
        categories: shown, hiddenCategories: categories[number].count - shown.count,
        times: times.times(of: members[number], isShown: facts != .hidden),
        history: history.history(of: number, isShown: facts != .hidden))
    }
  }

  func gone() -> [GoneHotSpot] {
    SpotHistory(view: view, disclosure: disclosure).gone.map { spot in
      GoneHotSpot(
        place: place(spot, counts: view.earlierCounts[0]),
        factsThen: disclosure.unlinked(spot.facts),
        factsNow: disclosure.unlinked(spot.cells.reduce(0) { $0 + view.counts[$1] }))
    }
  }
}

// MARK: - Where

extension SpotDescriber {
  private func area(_ spot: FoundSpot) -> Double {
    let grid = view.plane.grid
    return stableSum(spot.cells.map { grid.shares[$0] }) * grid.cellAreaSquareMetres
  }

  private func place(_ spot: FoundSpot, counts: [Int]) -> HotSpotPlace {
    let centre = view.plane.centre(of: spot, counts)
    let nearest = view.plane.places.map { ($0, distance($0.point, centre)) }
      .min { $0.1 < $1.1 }
    return HotSpotPlace(
      district: name(of: spot, in: .districts, from: 0),
      priorityDistrict: name(of: spot, in: .priorityDistricts, from: 0.5),
      nearest: nearest.map {
        HotSpotPlace.Nearest(name: $0.0.name, metres: Int(($0.1 / 10).rounded()) * 10)
      }, centre: centre, areaSquareMetres: area(spot),
      cells: spot.cells.filter { disclosure.showsCell(counts[$0]) })
  }

  /// The area that holds most of the centres of the cells, and at least a share of them.
  private func name(
    of spot: FoundSpot, in kind: AreaLayer.Kind, from share: Double
  ) -> String? {
    guard let layer = view.plane.layer(kind) else { return nil }
    var held = [Int](repeating: 0, count: layer.areas.count)
    for cell in spot.cells {
      if let area = layer.locator.area(at: view.plane.grid.centre(of: cell)) { held[area] += 1 }
    }
    guard let most = held.max(), most > 0, Double(most) >= share * Double(spot.cells.count)
    else { return nil }
    return held.firstIndex(of: most).map { layer.areas[$0].name }
  }
}

extension TerritoryPlane {
  /// The middle of the facts of a hot spot, rounded to the side of the cells.
  func centre(of spot: FoundSpot, _ counts: [Int]) -> PlanarPoint {
    let total = Double(spot.cells.reduce(0) { $0 + counts[$1] })
    let centres = spot.cells.map { (grid.centre(of: $0), Double(counts[$0]) / total) }
    func rounded(_ value: Double) -> Double { (value / grid.side).rounded() * grid.side }
    return PlanarPoint(
      x: rounded(stableSum(centres.map { $0.0.x * $0.1 })),
      y: rounded(stableSum(centres.map { $0.0.y * $0.1 })))
  }
}

// MARK: - What

extension SpotDescriber {
  /// The mix of each hot spot against the rest of the map; one family for all of them.
  private func categories(_ members: [[Int]]) -> [[HotSpotCategory]] {
    guard view.category == nil else { return members.map { _ in [] } }
    let whole = counts(view.current)
    let here = members.map(counts)
    let pairs = here.indices.flatMap { spot in
      here[spot].indices.filter { here[spot][$0] > 0 }.map { (spot: spot, category: $0) }
    }
    let ratios = pairs.map { spot, category -> RateRatio? in
      let rest = view.current.count - members[spot].count
      guard rest > 0 else { return nil }
      return sound { () throws(InvalidInput) in
        try rateRatio(
          (here[spot][category], Double(members[spot].count)),
          over: (whole[category] - here[spot][category], Double(rest)),
          level: view.parameters.level)
      }
    }
    let adjusted = sound { () throws(InvalidInput) in
      try benjaminiHochberg(ratios.map { $0?.centralPValue })
    }
    var result = members.map { _ in [HotSpotCategory]() }
    for (number, pair) in pairs.enumerated() {
      result[pair.spot].append(
        category(
          pair.category, here[pair.spot][pair.category], of: pair.spot,
          members[pair.spot].count, ratios[number].map { ($0, adjusted[number] ?? 1) }))
    }
    return result.map { $0.sorted(by: Self.precedes) }
  }

  private func counts(_ indices: [Int]) -> [Int] {
    var counts = [Int](repeating: 0, count: view.facts.register.categories.count)
    for index in indices { counts[Int(view.facts.facts[index].category)] += 1 }
    return counts
  }

  private func category(
    _ category: Int, _ count: Int, of spot: Int, _ size: Int,
    _ ratio: (found: RateRatio, adjusted: Double)?
  ) -> HotSpotCategory {
    let facts = disclosure.spotCategory(spot, category, count)
    let total = disclosure.spot(spot, nil, size)
    let against = ratio.flatMap {
      AreaRatio($0.found, $0.adjusted, view.parameters.significance)
    }
    return HotSpotCategory(
      category: category, facts: facts, share: facts.ratio(to: total),
      againstRest: facts.value == nil || total.value == nil
        ? .unavailable(.hidden) : against.map { .available($0) } ?? .unavailable(.unbounded))
  }

  private static func precedes(_ first: HotSpotCategory, _ second: HotSpotCategory) -> Bool {
    (-(first.facts.value ?? -1), first.category) < (-(second.facts.value ?? -1), second.category)
  }
}
