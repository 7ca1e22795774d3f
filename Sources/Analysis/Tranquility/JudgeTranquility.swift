import Statistics
import Units

/// A result of a test, before it is judged among those of its family.
struct TestDraft {
  let value: Double
  let interval: Interval
  let p: Double
}

typealias DraftOrAbsence = Availability<TestDraft, TranquilityAbsence>

/// Corrects the p-values of one family of one table (Benjamini & Hochberg 1995).
struct TranquilityFamily {
  let tests: Int
  private let adjusted: [Double?]

  init(_ drafts: [DraftOrAbsence]) {
    tests = drafts.count { $0.value != nil }
    adjusted = sound { () throws(InvalidInput) in
      try benjaminiHochberg(drafts.map { $0.value?.p })
    }
  }

  /// One where no test was made.
  func adjustedP(_ index: Int) -> Double { adjusted[index] ?? 1 }
}

extension TestDraft {
  /// Two counts over their exposures, by the exact conditional binomial; nil without a finite
  /// interval.
  init?(
    _ first: (count: Int, exposure: Double), over second: (count: Int, exposure: Double),
    level: Double
  ) {
    let result = sound { () throws(InvalidInput) in
      try rateRatio(first, over: second, level: level)
    }
    guard let ratio = result.ratio, let upper = result.upper else { return nil }
    self.init(
      value: ratio, interval: Interval(lower: result.lower, upper: upper),
      p: result.centralPValue)
  }
}

extension TranquilityRatio {
  /// Established when the interval excludes one and the adjusted p is under the threshold.
  init(
    _ draft: TestDraft, adjustedP: Double, above: Finding.Verdict, below: Finding.Verdict,
    _ parameters: AnalysisParameters
  ) {
    let isSmall = adjustedP < parameters.significance
    let verdict: Finding.Verdict =
      isSmall && draft.interval.lower > 1
      ? above : isSmall && draft.interval.upper < 1 ? below : .notEstablished
    self.init(
      ratio: draft.value, interval: draft.interval, p: draft.p, adjustedP: adjustedP,
      verdict: verdict)
  }
}

extension TranquilityTrend {
  init(_ draft: TestDraft, adjustedP: Double, span: MonthSpan, _ parameters: AnalysisParameters) {
    let margin = parameters.stableWithinPercentPerYear
    let isSmall = adjustedP < parameters.significance
    let verdict: Finding.Verdict =
      if isSmall, draft.interval.lower > 0 {
        .rising
      } else if isSmall, draft.interval.upper < 0 {
        .falling
      } else if draft.interval.lower >= -margin, draft.interval.upper <= margin {
        .stable
      } else {
        .notEstablished
      }
    self.init(
      percentPerYear: draft.value, interval: draft.interval, p: draft.p, adjustedP: adjustedP,
      verdict: verdict, span: span)
  }
}
