public import Dossier

/// The communes of an intercommunality whose counts of an indicator are published in every year of
/// the series, added up: the same communes from one year to the next, never the whole.
///
/// What is hidden is neither estimated nor found by subtraction: nothing is printed that holds it.
public struct PublishedPerimeter: Hashable, Sendable {
  public let indicator: Indicator
  /// In order of code.
  public let codes: [String]
  /// Under secrecy in one year at least, or without a row.
  public let leftOut: [String]
  public let years: [Year]

  public struct Year: Hashable, Sendable {
    public let year: Int
    public let rate: Rate
    /// Exact for a Poisson count (Garwood 1936).
    public let interval: RateInterval
  }

  public var latest: Year? { years.last }

  /// Nil for suspects, counted once in each commune, and when no commune is published throughout.
  public init?(of indicator: Indicator, among members: [Findings]) {
    guard indicator.isAdditiveOverAreas, let parameters = members.first?.context.parameters else {
      return nil
    }
    let known = members.map { member in
      (
        code: member.context.territoryCode,
        series: member.malveillance?.study(of: indicator)?.series
      )
    }
    let years = Set(known.flatMap { $0.series?.published.map(\.year) ?? [] }).sorted()
    let whole = known.filter { member in
      !years.isEmpty && years.allSatisfy { member.series?[$0]?.rate != nil }
    }
    guard let first = whole.first?.series else { return nil }
    self.indicator = indicator
    codes = whole.map(\.code)
    leftOut = known.map(\.code).filter { code in !whole.contains { $0.code == code } }
    self.years = years.compactMap { year in
      let terms = whole.compactMap { member in
        member.series?[year]?.count.map {
          CountedFacts(
            indicator: indicator, areaCode: member.code, year: year, edition: first.edition,
            count: $0)
        }
      }
      let exposure = whole.reduce(0) { $0 + ($1.series?[year]?.rate?.exposure ?? 0) }
      guard let facts = (try? sum(of: terms))?.value else { return nil }
      let rate = Rate(facts: facts, exposure: exposure, denominator: indicator.denominator)
      return Year(
        year: year, rate: rate, interval: RateInterval(rate, .garwood, level: parameters.level))
    }
  }
}
