/// What the law asks of a territory, one obligation a subject, in the order of a legal frame.
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

/// Inhabitants above which a local council is mandatory (CSI L132-4; 10 000 before the loi
/// 2021-646).
let localCouncilThreshold = 5_000
/// Inhabitants above which a coordinator is mandatory (CSI L132-4).
let coordinatorThreshold = 15_000
/// Agents from which a convention is mandatory (CSI L512-4).
let conventionThreshold = 3

private func communalObligations(_ situation: Situation) -> [Obligation] {
  let council = localCouncil(situation)
  return [
    council, coordinator(situation),
    Obligation(.yearlyMeeting, .conditional, .whereCouncilExists, [l("132-4"), d("132-9")]),
    intercommunalCouncil(situation), policeConvention(situation),
    Obligation(.fipdReport, .conditional, .whereFunded, [r("132-10-1")]),
  ]
}

private func localCouncil(_ situation: Situation) -> Obligation {
  let here = [l("132-4"), d("132-7")]
  if situation.hasIntercommunalCouncil == true {
    return Obligation(
      .localCouncil, .optional, .intercommunalCouncilExists, here + [l("132-13")])
  }
  if let districts = situation.priorityDistricts, districts > 0 {
    return Obligation(.localCouncil, .mandatory, .priorityDistrict, here)
  }
  switch position(of: situation, against: localCouncilThreshold) {
  case .above: return Obligation(.localCouncil, .mandatory, .populationAbove, here)
  case .around: return Obligation(.localCouncil, .toCheck, .populationsDisagree, here)
  case .unknown: return Obligation(.localCouncil, .toComplete, .missingPopulation, here)
  case .below where situation.priorityDistricts == nil:
    return Obligation(.localCouncil, .toComplete, .missingPriorityDistricts, here)
  case .below: return Obligation(.localCouncil, .optional, .populationBelow, here)
  }
}

private func coordinator(_ situation: Situation) -> Obligation {
  let here = [l("132-4")]
  return switch position(of: situation, against: coordinatorThreshold) {
  case .above: Obligation(.coordinator, .mandatory, .populationAbove, here)
  case .below: Obligation(.coordinator, .optional, .populationBelow, here)
  case .around: Obligation(.coordinator, .toCheck, .populationsDisagree, here)
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
    Obligation(.yearlyMeeting, .conditional, .whereCouncilExists, [l("132-13"), d("132-11")]),
    Obligation(.fipdReport, .conditional, .whereFunded, [r("132-12-1")]),
  ]
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

private enum Position { case above, below, around, unknown }

private func position(of situation: Situation, against threshold: Int) -> Position {
  let known = [situation.municipalPopulation, situation.totalPopulation].compactMap { $0 }
  guard !known.isEmpty else { return .unknown }
  if known.allSatisfy({ $0 > threshold }) { return .above }
  return known.allSatisfy { $0 <= threshold } ? .below : .around
}

private func l(_ number: String) -> LegalReference { LegalReference(.csi, "L" + number) }

private func d(_ number: String) -> LegalReference { LegalReference(.csi, "D" + number) }

private func r(_ number: String) -> LegalReference { LegalReference(.csi, "R" + number) }
