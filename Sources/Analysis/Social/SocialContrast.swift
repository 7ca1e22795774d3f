public import Dossier

/// How far a territory stands from its comparables on one measure.
///
/// In standard deviations of all the communes of the table (n − 1), so that euros and percents stand
/// on one axis: the usual unit of a gap between areas that are grouped by likeness. It is no test:
/// the tables count everyone, and the comparables were often chosen to be near.
public struct SocialContrast: Hashable, Sendable {
  public let variable: SocialVariable
  public let value: Double
  public let vintage: Int?
  public let source: Source
  /// The territory, from the mean of all communes.
  public let score: Double
  /// Each comparable with a value, in ascending order, from the same mean.
  public let comparables: [Double]
  /// Median of the comparables, in the unit of the measure.
  public let median: Double
  /// The territory less the median of its comparables.
  public let gap: Double
  /// Communes that the mean and the deviation are taken over.
  public let communes: Int
}

extension SocialStudy {
  /// One a measure that has a place among communes; none without comparables.
  func contrasts(_ measures: [SocialMeasure]) -> [SocialContrast] {
    guard let comparables else { return [] }
    return measures.compactMap { measure in
      guard measure.variable.hasPlace, measure.variable.block != nil,
        let base = dossier.newestTable(of: measure.variable)
      else { return nil }
      return contrast(measure, base, comparables)
    }
  }

  /// Nil when the communes don't vary, or under three comparables have a value.
  private func contrast(
    _ measure: SocialMeasure, _ base: SocialBase, _ comparables: Comparables
  ) -> SocialContrast? {
    let all = study.ordering(of: measure.variable, in: base, CityForm(for: dossier.territory))
    let others = Ordering(comparables.codes.map { base.value(measure.variable, area: $0) })
    guard let spread = all.spread, let median = others.median,
      others.values.count >= Self.fewestComparables
    else { return nil }
    func score(_ value: Double) -> Double { (value - spread.mean) / spread.deviation }
    return SocialContrast(
      variable: measure.variable, value: measure.value, vintage: measure.vintage,
      source: measure.source, score: score(measure.value),
      comparables: others.values.map(score), median: median,
      gap: (measure.value - median) / spread.deviation, communes: all.values.count)
  }

  /// Under three, the median is one of them, or stands between two.
  private static let fewestComparables = 3
}
