extension Dossier {
  /// What the dossier of an intercommunality holds of one of its communes: open data.
  ///
  /// What the consultant gathered speaks of the whole, or of places that no commune is named for.
  public func dossier(ofMember member: Territory) -> Dossier {
    Dossier(
      territory: member, mission: mission, isFictitious: isFictitious,
      comparison: Comparison(
        neighbourCount: comparison.neighbourCount,
        minimumCandidates: comparison.minimumCandidates),
      secrecy: secrecy, recorded: recorded, social: social, gazetteer: gazetteer,
      sources: sources)
  }
}
