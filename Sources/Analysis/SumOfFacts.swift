public import Dossier

/// A count with all that decides whether it may be added to another.
public struct CountedFacts: Hashable, Sendable {
  public let indicator: Indicator
  public let areaCode: String
  public let year: Int
  public let edition: Edition
  public let count: RecordedCount

  public init(
    indicator: Indicator, areaCode: String, year: Int, edition: Edition, count: RecordedCount
  ) {
    self.indicator = indicator
    self.areaCode = areaCode
    self.year = year
    self.edition = edition
    self.count = count
  }
}

/// Why counts can't be added up.
public enum SumRefusal: Error, Hashable, Sendable {
  case nothingToAdd
  case differentUnits(CountingUnit, CountingUnit)
  /// The same facts would be counted twice.
  case overlapping(Indicator, Indicator)
  /// The SSMSI allows one sum of indicators: physical violence inside and outside the family.
  case notAuthorised(Indicator, Indicator)
  /// Suspects are counted once in each area where they were implicated.
  case notAdditiveOverAreas(Indicator)
  case cityWithItsArrondissement(city: String, arrondissement: String)
  case sameAreaTwice(String)
  /// Indicators are added within one area, areas within one indicator.
  case severalIndicatorsAndAreas
  case differentEditions
  case differentYears(Int, Int)
}

/// The sum of counts that may be added, not published as soon as one of them is not.
///
/// Either two indicators of one area, which must be the two kinds of physical violence (SSMSI,
/// documentation of the communal base), or one additive indicator over areas apart.
///
/// - Throws: `SumRefusal` that says which rule forbids it.
public func sum(of terms: [CountedFacts]) throws(SumRefusal) -> RecordedCount {
  guard let first = terms.first else { throw .nothingToAdd }
  for term in terms.dropFirst() {
    guard term.edition == first.edition else { throw .differentEditions }
    guard term.year == first.year else { throw .differentYears(first.year, term.year) }
  }
  let indicators = Set(terms.map(\.indicator)).sorted { $0.rawValue < $1.rawValue }
  if indicators.count > 1 {
    try checkIndicators(indicators, of: terms)
  } else {
    try checkAreas(of: terms, first.indicator)
  }
  var total = 0
  for term in terms {
    guard let count = term.count.value else { return .notPublished }
    total += count
  }
  return .published(total)
}

private let authorisedSums: [Set<Indicator>] = [
  [.intrafamilyViolence, .nonFamilyViolence],
  // The same two parts before July 2025.
  [.formerIntrafamilyAssaults, .formerOtherAssaults],
]

private func checkIndicators(
  _ indicators: [Indicator], of terms: [CountedFacts]
) throws(SumRefusal) {
  for (position, indicator) in indicators.enumerated() {
    for other in indicators[(position + 1)...] {
      guard indicator.unit == other.unit else {
        throw .differentUnits(indicator.unit, other.unit)
      }
      guard !indicator.overlaps(other) else { throw .overlapping(indicator, other) }
      guard authorisedSums.contains([indicator, other]) else {
        throw .notAuthorised(indicator, other)
      }
    }
  }
  if terms.count > indicators.count || Set(terms.map(\.areaCode)).count > 1 {
    throw .severalIndicatorsAndAreas
  }
}

private func checkAreas(of terms: [CountedFacts], _ indicator: Indicator) throws(SumRefusal) {
  guard terms.count > 1 else { return }
  var seen: Set<String> = []
  for term in terms where !seen.insert(term.areaCode).inserted {
    throw .sameAreaTwice(term.areaCode)
  }
  if let clash = MunicipalArrondissements.clash(in: seen) {
    throw .cityWithItsArrondissement(city: clash.city, arrondissement: clash.arrondissement)
  }
  guard indicator.isAdditiveOverAreas else { throw .notAdditiveOverAreas(indicator) }
}
