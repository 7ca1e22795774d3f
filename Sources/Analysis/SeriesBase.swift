import Dossier

/// Which communal base the series of the territory come from: the newest edition that holds it.
struct SeriesBase {
  let territory: TerritoryRows?
  let absences: [Absence]

  init(of dossier: Dossier) {
    let communal = dossier.recorded.filter { $0.level == .communes }
      .sorted(by: RecordedBase.isNewer)
    var reason = Absence.Reason.sourceNotProvided
    var source: Source?
    for base in communal {
      switch TerritoryRows.find(dossier.territory, in: base) {
      case .available(let rows):
        territory = rows
        absences = []
        return
      case .unavailable(let found):
        // The newest base says why; the older ones are only tried.
        if source == nil { (reason, source) = (found, base.source) }
      }
    }
    territory = nil
    absences = [Absence(subject: "malveillance", reason: reason, source: source)]
  }

  /// What each base served for, in order of level, newest first.
  func uses(in dossier: Dossier, _ malveillance: Malveillance?) -> [BaseUse] {
    let sorted = dossier.recorded.sorted(by: RecordedBase.isNewer)
    return RecordedBase.Level.allCases.flatMap { level in
      sorted.filter { $0.level == level }.map { base in
        BaseUse(
          level: level, edition: base.edition, source: base.source,
          use: use(of: base, malveillance))
      }
    }
  }

  private func use(of base: RecordedBase, _ malveillance: Malveillance?) -> BaseUse.Use {
    guard base.level != .communes else {
      guard let used = territory?.base else { return .areaAbsent }
      let isUsed = used.edition == base.edition && used.source == base.source
      return isUsed ? .series : .newerEditionPreferred
    }
    let kinds: [ReferenceKind] = base.level == .departments ? [.department] : [.region, .france]
    let references = (malveillance?.indicators ?? []).flatMap { study in
      kinds.compactMap { study.reference($0)?.series.value }
    }
    if references.contains(where: { $0.edition == base.edition && $0.source == base.source }) {
      return .reference
    }
    return references.isEmpty ? .areaAbsent : .newerEditionPreferred
  }
}
