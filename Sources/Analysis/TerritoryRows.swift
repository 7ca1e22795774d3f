import Dossier

/// The rows of the territory in one base: one for a commune, several for an intercommunality.
struct TerritoryRows {
  let base: RecordedBase
  /// Sorted, in step with the rows.
  let codes: [String]
  let rows: [Int]

  /// What the file says of an indicator in a year; nil when a row is not there.
  ///
  /// Members of an intercommunality are added when the indicator allows it; the whole is under
  /// secrecy as soon as one of them is, since the rest of the members would give it away.
  func count(_ indicator: Int, year: Int) -> RecordedCount? {
    var terms: [CountedFacts] = []
    for (code, row) in zip(codes, rows) {
      guard let count = base.count(area: row, indicator: indicator, year: year) else { return nil }
      terms.append(
        CountedFacts(
          indicator: base.indicators[indicator], areaCode: code, year: year,
          edition: base.edition, count: count))
    }
    return try? sum(of: terms)
  }

  func exposure(_ denominator: Denominator, year: Int) -> Double? {
    var total = 0.0
    for row in rows {
      guard let part = base.soundExposure(row, denominator, year) else { return nil }
      total += part
    }
    return total
  }

  func rate(_ indicator: Int, year: Int) -> Rate? {
    let denominator = base.indicators[indicator].denominator
    guard let facts = count(indicator, year: year)?.value,
      let exposure = exposure(denominator, year: year)
    else { return nil }
    return Rate(facts: facts, exposure: exposure, denominator: denominator)
  }
}

extension TerritoryRows {
  /// Looks for the territory in a base, or says why it can't be used.
  static func find(
    _ territory: Territory, in base: RecordedBase
  ) -> Availability<TerritoryRows, Absence.Reason> {
    let codes = territory.memberCodes
    if MunicipalArrondissements.clash(in: codes) != nil {
      return .unavailable(.cityWithItsArrondissements)
    }
    let rows = codes.compactMap(base.index(ofArea:))
    guard rows.count == codes.count, !rows.isEmpty else {
      return .unavailable(rows.isEmpty ? .territoryAbsent : .memberAbsent)
    }
    return .available(TerritoryRows(base: base, codes: codes, rows: rows))
  }
}

extension Territory {
  /// Codes of the communes or of the arrondissement that make it, sorted, each once.
  var memberCodes: [String] {
    if case .intercommunality(let members) = kind { return Set(members).sorted() }
    return [code]
  }

  var isIntercommunality: Bool {
    if case .intercommunality = kind { true } else { false }
  }
}

extension RecordedBase {
  /// An exposure that can stand under a fraction.
  func soundExposure(_ area: Int, _ denominator: Denominator, _ year: Int) -> Double? {
    guard let value = exposure(area: area, denominator: denominator, year: year),
      value.isFinite
    else { return nil }
    return value
  }

  /// The rate of one area, nil when it is not published.
  func rate(area: Int, indicator: Int, year: Int) -> Rate? {
    let denominator = indicators[indicator].denominator
    guard let facts = count(area: area, indicator: indicator, year: year)?.value,
      let exposure = soundExposure(area, denominator, year)
    else { return nil }
    return Rate(facts: facts, exposure: exposure, denominator: denominator)
  }
}
