/// What the law asked of a territory on the day of the document, one obligation a subject, in the
/// order of a legal frame.
///
/// Thresholds are strict where the Code says « plus de ». It doesn't say which legal population
/// counts: when the municipal and the total one stand on either side, the answer is « à vérifier ».
public func obligations(in situation: Situation) -> [Obligation] {
  switch situation.kind {
  case .paris: parisObligations()
  case .arrondissement: cityObligations()
  case .intercommunality: intercommunalObligations(situation)
  case .commune: communalObligations(situation)
  }
}

/// Agents from which a convention is mandatory (CSI L512-4).
let conventionThreshold = 3

/// Inhabitants above which the law asks for a council and a coordinator (CSI L132-4).
struct PopulationThresholds {
  let council: Int
  /// Nil when the law asks for none.
  let coordinator: Int?

  init(_ coverage: LegalState.Coverage) {
    // 10,000 from the loi 2007-297 to the loi 2021-646, which brought the coordinator.
    (council, coordinator) = coverage == .before ? (10_000, nil) : (5_000, 15_000)
  }
}

extension Situation {
  var coverage: LegalState.Coverage { LegalState.coverage(of: date) }

  fileprivate var thresholds: PopulationThresholds { PopulationThresholds(coverage) }

  /// Nil when nobody said; no intercommunal council without the competence (CSI L132-13).
  fileprivate var intercommunalCouncilExists: Bool? {
    intercommunalityIsCompetent == false ? false : hasIntercommunalCouncil
  }
}

private func communalObligations(_ situation: Situation) -> [Obligation] {
  let council = localCouncil(situation)
  return [
    council, coordinator(situation, council),
    sinceReform(
      situation,
      Obligation(.yearlyMeeting, .conditional, .whereCouncilExists, [l("132-4"), d("132-9")])),
    sinceReform(situation, intercommunalCouncil(situation)),
    sinceReform(situation, policeConvention(situation)),
    sinceReform(
      situation, Obligation(.fipdReport, .conditional, .whereFunded, [r("132-10-1")])),
  ]
}

/// The answer of today's text, « à vérifier » for a day whose text was not looked at.
private func sinceReform(_ situation: Situation, _ obligation: Obligation) -> Obligation {
  guard situation.coverage == .before else { return obligation }
  return Obligation(obligation.subject, .toCheck, .earlierTexts, obligation.references)
}

private func localCouncil(_ situation: Situation) -> Obligation {
  let here = [l("132-4"), d("132-7")]
  if situation.hasIntercommunalCouncil == true {
    return sinceReform(
      situation,
      Obligation(.localCouncil, .optional, .intercommunalCouncilExists, here + [l("132-13")]))
  }
  let due: Obligation.Ground
  switch position(of: situation, against: situation.thresholds.council) {
  case _ where situation.priorityDistricts.map { $0 > 0 } ?? false: due = .priorityDistrict
  case .above: due = .populationAbove
  case .around(let ground): return Obligation(.localCouncil, .toCheck, ground, here)
  case .unknown: return Obligation(.localCouncil, .toComplete, .missingPopulation, here)
  case .below where situation.priorityDistricts == nil:
    return Obligation(.localCouncil, .toComplete, .missingPriorityDistricts, here)
  case .below: return Obligation(.localCouncil, .optional, .populationBelow, here)
  }
  guard situation.intercommunalCouncilExists != nil else {
    return Obligation(
      .localCouncil, .toComplete, .unknownIntercommunalCouncil, here + [l("132-13")])
  }
  return Obligation(.localCouncil, .mandatory, due, here)
}

private func coordinator(_ situation: Situation, _ council: Obligation) -> Obligation {
  let here = [l("132-4")]
  guard let threshold = situation.thresholds.coordinator else {
    return Obligation(.coordinator, .notConcerned, .notYetAsked, here)
  }
  return switch position(of: situation, against: threshold) {
  case .above where council.verdict == .optional:
    Obligation(.coordinator, .conditional, .aboveWhereCouncilExists, here)
  case .above: Obligation(.coordinator, .mandatory, .populationAbove, here)
  case .below: Obligation(.coordinator, .optional, .populationBelow, here)
  case .around(let ground): Obligation(.coordinator, .toCheck, ground, here)
  case .unknown: Obligation(.coordinator, .toComplete, .missingPopulation, here)
  }
}

private func intercommunalCouncil(_ situation: Situation) -> Obligation {
  // The council of an EPCI is L132-13; L132-14 is about shared cameras.
  let here = [l("132-13"), d("132-11"), d("132-12")]
  return switch situation.intercommunalityIsCompetent {
  case true?: Obligation(.intercommunalCouncil, .conditional, .competentIntercommunality, here)
  case false?:
    Obligation(.intercommunalCouncil, .notConcerned, .intercommunalityNotCompetent, here)
  case nil: Obligation(.intercommunalCouncil, .toComplete, .missingIntercommunality, here)
  }
}

private func policeConvention(_ situation: Situation) -> Obligation {
  let here = [l("512-4"), l("512-6")]
  guard let agents = situation.municipalPoliceAgents else {
    return Obligation(.policeConvention, .toComplete, .missingAgents, here)
  }
  return agents >= conventionThreshold
    ? Obligation(.policeConvention, .mandatory, .agentsReached, here)
    : Obligation(.policeConvention, .optional, .agentsBelow, here)
}

private func intercommunalObligations(_ situation: Situation) -> [Obligation] {
  [
    intercommunalCouncil(situation),
    Obligation(
      .yearlyMeeting, .conditional, .whereCouncilExists,
      [l("132-13"), d("132-9"), d("132-11")]),
    Obligation(.fipdReport, .conditional, .whereFunded, [r("132-12-1")]),
  ].map { sinceReform(situation, $0) }
}

private func parisObligations() -> [Obligation] {
  [
    Obligation(
      .parisCouncil, .mandatory, .parisRegime, [l("132-11"), l("132-12"), d("132-14")])
  ]
}

private func cityObligations() -> [Obligation] {
  [Obligation(.localCouncil, .notConcerned, .cityLevel, [l("132-4")])]
}

private enum Position {
  case above, below, unknown
  case around(Obligation.Ground)
}

/// The total population exceeds the municipal one by the population « comptée à part », rarely more
/// than this part of it: farther from a threshold, one of the two is enough.
private let knownAloneMargin = 0.1

private func position(of situation: Situation, against threshold: Int) -> Position {
  switch (situation.municipalPopulation, situation.totalPopulation) {
  case (nil, nil): return .unknown
  case (let municipal?, let total?):
    guard (municipal > threshold) == (total > threshold) else {
      return .around(.populationsDisagree)
    }
    return municipal > threshold ? .above : .below
  // The total is never under the municipal population.
  case (let municipal?, nil):
    if municipal > threshold { return .above }
    let highest = Double(municipal) * (1 + knownAloneMargin)
    return highest > Double(threshold) ? .around(.onePopulationNear) : .below
  case (nil, let total?):
    if total <= threshold { return .below }
    let lowest = Double(total) / (1 + knownAloneMargin)
    return lowest <= Double(threshold) ? .around(.onePopulationNear) : .above
  }
}

private func l(_ number: String) -> LegalReference { LegalReference(.csi, "L" + number) }

private func d(_ number: String) -> LegalReference { LegalReference(.csi, "D" + number) }

private func r(_ number: String) -> LegalReference { LegalReference(.csi, "R" + number) }
