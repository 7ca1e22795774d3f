import Dossier
import Statistics

extension ViewStudy {
  func cellMap(_ found: LocalConcentration, _ disclosure: SpaceDisclosure) -> CellMap {
    let inSpots = Set(spots.flatMap(\.cells))
    let hot = Set(found.cells(above: true, under: parameters.significance))
    let cold = Set(found.cells(above: false, under: parameters.significance))
    let levels = counts.indices.map { cell -> CellMap.Level? in
      guard disclosure.showsCell(counts[cell]) else { return nil }
      // With few facts only a confirmed concentration is one.
      if isSparse ? inSpots.contains(cell) : hot.contains(cell) { return .hot }
      return cold.contains(cell) ? .cold : .notEstablished
    }
    return CellMap(
      counts: disclosure.isPublishable ? nil : counts, levels: levels,
      hotCells: levels.count { $0 == .hot }, coldCells: levels.count { $0 == .cold },
      tests: found.adjustedPValues.count { $0 != nil }, isSparse: isSparse)
  }

  /// The cells of most facts, and how much they hold.
  func cellConcentration(
    _ disclosure: SpaceDisclosure
  ) -> Availability<CellConcentration, SpaceAbsence> {
    guard current.count >= parameters.minimumFacts else { return .unavailable(tooFew) }
    let accuracy = sound { () throws(InvalidInput) in
      try predictiveAccuracy(
        scores: counts.map(Double.init), counts: counts, areaShare: parameters.patrolledShare)
    }
    guard let share = accuracy.hitRate, let half = accuracy.cellsForHalf,
      let gini = accuracy.generalisedGini
    else { return .unavailable(.unbounded) }
    guard shows(share, disclosure) else { return .unavailable(.hidden) }
    return .available(
      CellConcentration(
        areaShare: parameters.patrolledShare, factShare: share, cellsForHalf: half,
        cells: counts.count, generalisedGini: gini))
  }

  /// The density of the most recent earlier period, against the facts of this one.
  ///
  /// The map of then may have been published: a hit rate is a count of facts at known places.
  func prediction(
    _ disclosure: SpaceDisclosure
  ) -> Availability<MapPrediction, SpaceAbsence> {
    guard let earlier = study.periods.earlier.first, let range = facts.earlier.first else {
      return .unavailable(.noEarlierPeriod)
    }
    guard current.count >= parameters.minimumFacts else { return .unavailable(tooFew) }
    let before = facts.mapped(range, category: category)
    guard let density = DensityStudy(self, counts: before) else {
      return .unavailable(
        .tooFewFacts(found: before.count, minimum: parameters.minimumFacts))
    }
    let accuracy = sound { () throws(InvalidInput) in
      try predictiveAccuracy(
        scores: density.values, counts: counts, areaShare: parameters.patrolledShare)
    }
    guard let hitRate = accuracy.hitRate, let index = accuracy.accuracyIndex,
      let efficiency = accuracy.efficiencyIndex
    else { return .unavailable(.unbounded) }
    guard shows(hitRate, disclosure) else { return .unavailable(.hidden) }
    return .available(
      MapPrediction(
        earlier: earlier, areaShare: parameters.patrolledShare, hitRate: hitRate,
        accuracyIndex: index, efficiencyIndex: efficiency))
  }

  /// Whether a share of the facts of the map gives away neither a few of them nor all but a few.
  private func shows(_ share: Double, _ disclosure: SpaceDisclosure) -> Bool {
    disclosure.showsPart(Int((share * Double(current.count)).rounded()), of: current.count)
  }
}
