import Dossier

/// The département, the région and France, from the files of these levels.
struct AreaReferences {
  let territory: TerritoryRows
  /// Bases of départements and of régions: same edition first, then newest first.
  let departments: [RecordedBase]
  let regions: [RecordedBase]
  let departmentCode: String?
  let regionCode: String?

  init(of dossier: Dossier, for territory: TerritoryRows) {
    self.territory = territory
    let edition = territory.base.edition
    func bases(_ level: RecordedBase.Level) -> [RecordedBase] {
      let sorted = dossier.recorded.filter { $0.level == level }
        .sorted(by: RecordedBase.isNewer)
      return sorted.filter { $0.edition.isSame(as: edition) }
        + sorted.filter { !$0.edition.isSame(as: edition) }
    }
    departments = bases(.departments)
    regions = bases(.regions)
    let code = dossier.territory.code
    let parents = dossier.gazetteer.parents[code]
    departmentCode =
      dossier.territory.department?.code ?? parents?.department ?? Self.department(of: code)
    regionCode = dossier.territory.region?.code ?? parents?.region
  }

  /// The département that a code of commune begins with; three characters overseas.
  static func department(of code: String) -> String? {
    guard code.utf8.count == 5 else { return nil }
    return String(code.prefix(code.hasPrefix("97") || code.hasPrefix("98") ? 3 : 2))
  }

  func reference(
    _ kind: ReferenceKind, for indicator: Indicator
  ) -> Availability<ReferenceSeries, ReferenceAbsence> {
    switch kind {
    case .comparables: preconditionFailure("comparables are no area")
    case .department: area(departmentCode, among: departments, indicator)
    case .region: area(regionCode, among: regions, indicator)
    case .france: france(indicator)
    }
  }

  private func area(
    _ code: String?, among bases: [RecordedBase], _ indicator: Indicator
  ) -> Availability<ReferenceSeries, ReferenceAbsence> {
    guard !bases.isEmpty else { return .unavailable(.noBase) }
    guard let code else { return .unavailable(.parentUnknown) }
    let holding = bases.filter { $0.index(ofArea: code) != nil }
    guard !holding.isEmpty else { return .unavailable(.areaAbsent) }
    return usable(holding, indicator) { self.series([code], in: $0, indicator) }
  }

  private func france(
    _ indicator: Indicator
  ) -> Availability<ReferenceSeries, ReferenceAbsence> {
    guard !regions.isEmpty else { return .unavailable(.noBase) }
    guard indicator.isAdditiveOverAreas else { return .unavailable(.notAdditive) }
    let missing = regions.map { base in
      Self.regionCodes.filter { base.index(ofArea: $0) == nil }
    }
    let whole = regions.indices.filter { missing[$0].isEmpty }.map { regions[$0] }
    guard !whole.isEmpty else { return .unavailable(.incomplete(missing: missing[0])) }
    return usable(whole, indicator) { self.series(Self.regionCodes, in: $0, indicator) }
  }

  /// The régions of 2016 and since, overseas included (Code officiel géographique, INSEE).
  static let regionCodes = [
    "01", "02", "03", "04", "06", "11", "24", "27", "28", "32", "44", "52", "53", "75", "76",
    "84", "93", "94",
  ]

  /// The first base that publishes the indicator under the definition of the territory's series.
  private func usable(
    _ bases: [RecordedBase], _ indicator: Indicator,
    series: (RecordedBase) -> Availability<ReferenceSeries, ReferenceAbsence>
  ) -> Availability<ReferenceSeries, ReferenceAbsence> {
    var reason = ReferenceAbsence.definitionDiffers
    for base in bases {
      guard indicator.isComparable(between: territory.base.edition, and: base.edition) else {
        reason = .redefinedInJuly2025
        continue
      }
      guard base.index(of: indicator) != nil else { continue }
      switch series(base) {
      case .available(let found): return .available(found)
      case .unavailable(let absence): reason = absence
      }
    }
    return .unavailable(reason)
  }
}

extension AreaReferences {
  private func series(
    _ codes: [String], in base: RecordedBase, _ indicator: Indicator
  ) -> Availability<ReferenceSeries, ReferenceAbsence> {
    let rest = restRule(base, indicator)
    let years = territory.base.years.compactMap { year in
      self.year(year, codes, in: base, indicator, isSubtracted: rest == .subtracted)
    }
    guard !years.isEmpty else { return .unavailable(.noCommonYear) }
    guard !years.contains(where: isTheTerritory) else { return .unavailable(.isTheTerritory) }
    return .available(
      ReferenceSeries(
        codes: codes, edition: base.edition, source: base.source,
        editionDiffers: !base.edition.isSame(as: territory.base.edition), years: years,
        rest: rest))
  }

  private func restRule(_ base: RecordedBase, _ indicator: Indicator) -> RestOfArea {
    if !indicator.isAdditiveOverAreas { return .notAdditive }
    return base.edition.isSame(as: territory.base.edition) ? .subtracted : .otherEdition
  }

  /// Nil when an area of the reference has no figure that year.
  private func year(
    _ year: Int, _ codes: [String], in base: RecordedBase, _ indicator: Indicator,
    isSubtracted: Bool
  ) -> ReferenceYear? {
    guard let column = base.index(of: indicator) else { return nil }
    var facts = 0
    var exposure = 0.0
    for code in codes {
      guard let area = base.index(ofArea: code),
        let rate = base.rate(area: area, indicator: column, year: year)
      else { return nil }
      facts += rate.facts
      exposure += rate.exposure
    }
    let whole = Rate(facts: facts, exposure: exposure, denominator: indicator.denominator)
    return ReferenceYear(
      year: year, rate: whole, rest: isSubtracted ? rest(of: whole, indicator, year) : nil,
      contributors: codes, notPublished: [])
  }

  /// The area without the territory; nil when the territory is under secrecy, or when it counts
  /// more than the area.
  private func rest(of whole: Rate, _ indicator: Indicator, _ year: Int) -> Rate? {
    guard let column = territory.base.index(of: indicator),
      let own = territory.rate(column, year: year), whole.facts >= own.facts,
      whole.exposure > own.exposure
    else { return nil }
    return Rate(
      facts: whole.facts - own.facts, exposure: whole.exposure - own.exposure,
      denominator: whole.denominator)
  }

  /// Paris is its own département: there is then nothing to compare with, in any edition.
  private func isTheTerritory(_ year: ReferenceYear) -> Bool {
    guard let own = territory.exposure(year.rate.denominator, year: year.year) else {
      return false
    }
    return own >= 0.99 * year.rate.exposure
  }
}
