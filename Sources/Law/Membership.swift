public import Units

/// Who sits on a council, and on what ground.
public struct Membership: Hashable, Sendable {
  public enum Seat: String, CaseIterable, Hashable, Sendable {
    case state = "representant-etat"
    case prosecutor = "procureur"
    case intercommunality = "president-epci"
    /// Only before the loi 2024-247.
    case department = "president-departement"
    case stateServices = "services-etat"
    case memberMayors = "maires-membres"
    case parliament = "parlementaires"
    case bodies = "organismes"
    case neighbourMayors = "maires-limitrophes"
    /// Before the loi 2024-247: « des maires des communes », whatever their size.
    case interestedMayors = "maires-interesses"
    case intercommunalities = "presidents-epci"
    case qualified = "personnes-qualifiees"
  }

  /// « Membres de droit » since the law says so; before, those that the decree lists by function.
  public let byRight: [Seat]
  public let designated: [Seat]
  public let associated: [Seat]
  public let reference: LegalReference
  /// Whether the law itself gives the members; the decree did until 2024.
  public let isInLaw: Bool
}

/// Which of the two councils a paper is about.
public enum Council: String, Hashable, Sendable {
  case local
  case intercommunal
}

/// Who sits on a council on a day.
///
/// `intercommunalityIsCompetent` is that of the commune's EPCI: when it isn't, its president has no
/// seat; when nobody knows, the seat stays, for the commune to confirm.
public func membership(
  of council: Council, on date: CalendarDate, intercommunalityIsCompetent: Bool?
) -> Membership {
  let isInLaw = date >= LegalState.membershipReform
  return switch council {
  case .local: localMembership(isInLaw, hasSeat: intercommunalityIsCompetent != false)
  case .intercommunal: intercommunalMembership(isInLaw)
  }
}

private func localMembership(_ isInLaw: Bool, hasSeat: Bool) -> Membership {
  let intercommunality: [Membership.Seat] = hasSeat ? [.intercommunality] : []
  guard isInLaw else {
    return Membership(
      byRight: [.state, .prosecutor, .department] + intercommunality,
      designated: [.stateServices, .bodies],
      associated: [.interestedMayors, .intercommunalities, .qualified],
      reference: LegalReference(.csi, "D132-8"), isInLaw: false)
  }
  return Membership(
    byRight: [.state, .prosecutor] + intercommunality,
    designated: [.stateServices, .parliament, .bodies],
    associated: [.neighbourMayors, .intercommunalities, .qualified],
    reference: LegalReference(.csi, "L132-4"), isInLaw: true)
}

private func intercommunalMembership(_ isInLaw: Bool) -> Membership {
  guard isInLaw else {
    return Membership(
      byRight: [.state, .prosecutor, .memberMayors, .department],
      designated: [.stateServices, .bodies], associated: [.intercommunalities, .qualified],
      reference: LegalReference(.csi, "D132-12"), isInLaw: false)
  }
  return Membership(
    byRight: [.state, .prosecutor],
    designated: [.stateServices, .memberMayors, .parliament, .bodies],
    associated: [.intercommunalities, .qualified],
    reference: LegalReference(.csi, "L132-13"), isInLaw: true)
}
