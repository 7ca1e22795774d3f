public import Dossier

/// What the recorded facts say of the territory, by family of indicators.
public struct Malveillance: Hashable, Sendable {
  public let edition: Edition
  public let source: Source
  /// In the order of `IndicatorFamily`, without empty ones.
  public let families: [FamilyStudy]
  /// Physical violence inside and outside the family, the only sum that the SSMSI allows.
  public let physicalViolence: RateSeries?

  /// Every indicator, family after family.
  public var indicators: [IndicatorStudy] { families.flatMap(\.indicators) }

  public func study(of indicator: Indicator) -> IndicatorStudy? {
    indicators.first { $0.indicator == indicator }
  }
}

/// Indicators that are looked at together, never added up.
public struct FamilyStudy: Hashable, Sendable {
  public let family: IndicatorFamily
  /// In the order of `Indicator`.
  public let indicators: [IndicatorStudy]
}

/// All that is computed for one indicator.
public struct IndicatorStudy: Hashable, Sendable {
  public let indicator: Indicator
  public let series: RateSeries
  /// One a kind, in the order of `ReferenceKind`.
  public let references: [Reference]
  /// Against each reference that could be used, in the same order.
  public let comparisons: [LevelComparison]
  public let trend: Availability<Trend, TrendAbsence>
  public let change: Availability<YearChange, ChangeAbsence>
  public let funnel: Availability<FunnelPosition, FunnelAbsence>
  public let strip: Strip?
  /// What holds for every figure of this indicator.
  public let caveats: [Caveat]

  public func reference(_ kind: ReferenceKind) -> Reference? {
    references.first { $0.kind == kind }
  }

  public func comparison(with kind: ReferenceKind) -> LevelComparison? {
    comparisons.first { $0.kind == kind }
  }
}
