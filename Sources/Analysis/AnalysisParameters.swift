/// The thresholds of the analysis, printed in the chapter on method.
public struct AnalysisParameters: Hashable, Sendable {
  /// Level of every interval.
  public let level: Double
  /// Adjusted p under which a difference is established.
  public let significance: Double
  /// Fewest published years of a trend: at five years the exact test of Mann and Kendall can first
  /// go under 0.05 (2 / 5! = 0.017; at four years the least p is 2 / 4! = 0.083), and the
  /// dispersion still has three degrees of freedom.
  public let minimumTrendYears: Int
  /// Smallest count that a percentage of change may be computed on: under about 20 facts, a
  /// change by half is within chance (practice of the trade, DOMAINE 3.1).
  public let minimumBase: Int
  /// A series is stable when the whole interval of its yearly change lies within ± this percent.
  public let stableWithinPercentPerYear: Double
  /// Share of communes beyond which a social position is extreme: the first and last deciles are
  /// what the Insee itself tabulates.
  public let extremeShare: Double
  /// Fewest communes with a value for a decile to mean something: three communes on each side.
  public let minimumForDeciles: Int
  /// Fewest communes in a funnel: under it the overdispersion, estimated after cutting a tenth on
  /// each side (Spiegelhalter 2005), rests on too few of them.
  public let minimumForFunnel: Int
  /// Fewest published comparables that make a reference; two would reveal each other.
  public let minimumComparables: Int
  /// Fewest respondents that a figure of the survey is printed for: under thirty the interval is
  /// wider than what it tells apart (practice of the CESDIP's surveys and of the ONS).
  public let minimumRespondents: Int
  /// Under so many respondents a figure of the survey is flagged: at a half, ± ten points.
  public let fragileRespondents: Int

  public init(
    level: Double = 0.95, significance: Double = 0.05, minimumTrendYears: Int = 5,
    minimumBase: Int = 20, stableWithinPercentPerYear: Double = 2, extremeShare: Double = 0.1,
    minimumForDeciles: Int = 30, minimumForFunnel: Int = 10, minimumComparables: Int = 3,
    minimumRespondents: Int = 30, fragileRespondents: Int = 100
  ) {
    precondition(level > 0 && level < 1 && significance > 0 && significance < 1)
    self.level = level
    self.significance = significance
    self.minimumTrendYears = minimumTrendYears
    self.minimumBase = minimumBase
    self.stableWithinPercentPerYear = stableWithinPercentPerYear
    self.extremeShare = extremeShare
    self.minimumForDeciles = minimumForDeciles
    self.minimumForFunnel = minimumForFunnel
    self.minimumComparables = minimumComparables
    self.minimumRespondents = minimumRespondents
    self.fragileRespondents = fragileRespondents
  }
}
