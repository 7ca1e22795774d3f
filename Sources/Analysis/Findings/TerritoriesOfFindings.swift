public import Dossier

extension Findings {
  /// The codes of the areas whose own figures are among the findings: the territory or its members,
  /// those it is compared with, its département, its région.
  ///
  /// The communes of a distribution, which no page names, are not among them; nor are the régions
  /// that make France.
  public var areaCodes: Set<String> {
    var codes: Set = [context.territoryCode]
    for study in malveillance?.indicators ?? [] {
      codes.formUnion(study.series.codes)
      for reference in study.references where reference.kind != .france {
        codes.formUnion(reference.series.value?.codes ?? [])
      }
    }
    codes.formUnion(malveillance?.physicalViolence?.codes ?? [])
    codes.formUnion(social?.measures.map(\.areaCode) ?? [])
    codes.formUnion(comparables.value?.codes ?? [])
    return codes
  }

  /// Those that nothing ties to a dossier: its figures would be somebody else's.
  public func areaCodes(undeclaredBy dossier: Dossier) -> Set<String> {
    let territory = dossier.territory
    var declared: Set = [territory.code]
    switch territory.kind {
    case .commune: break
    case .arrondissement(let city): declared.insert(city)
    case .intercommunality(let members): declared.formUnion(members)
    }
    declared.formUnion(dossier.comparison.namedTerritories)
    // Similar communes are those of the findings of this very territory, or of another's.
    if context.territoryCode == territory.code {
      declared.formUnion(comparables.value?.codes ?? [])
    }
    let parents = dossier.gazetteer.parents[territory.code]
    declared.formUnion(
      [
        territory.department?.code, parents?.department,
        AreaReferences.department(of: territory.code),
        territory.region?.code, parents?.region,
      ].compactMap { $0 })
    return members.reduce(into: areaCodes.subtracting(declared)) { codes, member in
      codes.formUnion(member.areaCodes(undeclaredByMemberOf: dossier))
    }
  }

  /// Those of one commune of an intercommunality, which its dossier has to name.
  private func areaCodes(undeclaredByMemberOf dossier: Dossier) -> Set<String> {
    let member = dossier.members.first { $0.code == context.territoryCode }
    guard let member else { return areaCodes }
    return areaCodes(undeclaredBy: dossier.dossier(ofMember: member))
  }
}
