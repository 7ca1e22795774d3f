import Dossier

/// Describes a territory by its social measures and their place among communes.
struct SocialStudy {
  let dossier: Dossier
  let comparables: Comparables?
  let study: ReferenceStudy

  /// Nil when no table has a row for the territory.
  func profile() -> SocialProfile? {
    var measures: [SocialMeasure] = []
    var gaps: [SocialGap] = []
    for variable in SocialVariable.allCases {
      guard let base = dossier.newestTable(of: variable) else { continue }
      if let value = base.value(variable, area: dossier.territory.code), value.isFinite {
        measures.append(
          SocialMeasure(
            areaCode: dossier.territory.code, variable: variable, value: value,
            vintage: base.vintage, source: base.source,
            places: variable.hasPlace ? places(of: value, variable, in: base) : []))
      } else {
        gaps.append(SocialGap(variable: variable, vintage: base.vintage, source: base.source))
      }
    }
    guard !measures.isEmpty || !gaps.isEmpty else { return nil }
    let present = Set(measures.compactMap(\.variable.block))
    return SocialProfile(
      measures: measures, missing: gaps, contrasts: contrasts(measures),
      absentBlocks: SocialBlock.allCases.filter { !present.contains($0) })
  }

  private func places(
    of value: Double, _ variable: SocialVariable, in base: SocialBase
  ) -> [SocialPlace] {
    let all = study.ordering(of: variable, in: base, CityForm(for: dossier.territory))
    return [
      SocialPlace(.all, of: value, in: all),
      SocialPlace(.department, of: value, in: department(variable, in: base)),
      SocialPlace(.comparables, of: value, in: comparables(variable, in: base)),
    ].compactMap { $0 }
  }

  /// Communes whose code begins with that of the département, as the territory's does.
  private func department(_ variable: SocialVariable, in base: SocialBase) -> Ordering {
    guard let prefix = AreaReferences.department(of: dossier.territory.code),
      let column = base.columns[variable]
    else { return Ordering([]) }
    let start = base.areas.firstPosition { $0 >= prefix }
    let members = base.areas[start...].prefix { $0.hasPrefix(prefix) }
    let codes = Array(members)
    let form = CityForm(for: dossier.territory)
    return Ordering(form.comparableAreas(among: codes).map { column[start + $0] })
  }

  /// The comparables and the territory.
  private func comparables(_ variable: SocialVariable, in base: SocialBase) -> Ordering {
    guard let comparables else { return Ordering([]) }
    return Ordering(
      (comparables.codes + [dossier.territory.code]).map { base.value(variable, area: $0) })
  }
}

extension SocialVariable {
  /// A number of persons or of dwellings, which says how large a commune is.
  var isSize: Bool {
    switch self {
    case .municipalPopulation: true
    default: !hasPlace
    }
  }

  /// Counts have no place among communes, the population aside: a share says what they would.
  var hasPlace: Bool {
    switch self {
    case .fiscalHouseholds, .fiscalPersons, .totalPopulation, .censusPopulation, .families,
      .households, .dwellings, .mainDwellings, .men0To14, .men15To29, .men30To44, .men45To59,
      .men60To74, .men75Plus, .women0To14, .women15To29, .women30To44, .women45To59,
      .women60To74, .women75Plus:
      false
    default: true
    }
  }
}

extension SocialPlace {
  /// Nil when nobody else has a value.
  init?(_ scope: Scope, of value: Double, in ordering: Ordering) {
    let total = ordering.values.count
    guard total > 1, let median = ordering.median else { return nil }
    let (lower, equal) = ordering.counts(at: value)
    self.init(
      scope: scope, rank: total - lower - equal + 1, communes: total, missing: ordering.missing,
      percentile: 100 * (Double(lower) + Double(equal) / 2) / Double(total), median: median,
      values: ordering.values)
  }
}

extension [String] {
  /// The first position of a sorted array that holds; its end when none does.
  fileprivate func firstPosition(where holds: (String) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
