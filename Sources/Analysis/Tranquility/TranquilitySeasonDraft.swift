import Statistics
import Units

/// The seasonal index of one category, before it is judged among those of its table.
struct TranquilitySeasonDraft {
  let test: DraftOrAbsence
  private let index: SeasonalIndex?
  private let span: MonthSpan?

  /// A chi-square wants five expected counts a cell (Cochran 1954), and there are twelve cells.
  private static let smallestTotal = 60

  /// The longest run of whole years, without a gap, that ends with the last month of the table.
  init(_ cube: TranquilityCube, category: Int, _ parameters: AnalysisParameters) {
    var counts: [Int] = []
    if cube.step == 1 {
      for period in cube.periods.indices.reversed() {
        guard let count = cube.count(category: category, periods: [period]) else { break }
        counts.append(count)
      }
    }
    let length = counts.count / 12 * 12
    counts = Array(counts.prefix(length).reversed())
    guard length >= 24 else {
      self.init(.unavailable(.tooShort(held: length, needed: 24)))
      return
    }
    guard counts.reduce(0, +) >= Self.smallestTotal else {
      self.init(.unavailable(.baseTooSmall(minimum: Self.smallestTotal)))
      return
    }
    let first = cube.periods[cube.periods.count - length]
    let index = sound { () throws(InvalidInput) in
      try seasonalIndex(
        counts: counts, firstYear: first / 12, firstMonth: first % 12 + 1,
        level: parameters.level)
    }
    guard let p = index.pValue, let chiSquare = index.chiSquare else {
      self.init(.unavailable(.unbounded))
      return
    }
    self.init(
      .available(
        TestDraft(value: chiSquare, interval: .init(lower: chiSquare, upper: chiSquare), p: p)),
      index, MonthSpan(first: first, last: first + length - 1))
  }

  private init(
    _ test: DraftOrAbsence, _ index: SeasonalIndex? = nil, _ span: MonthSpan? = nil
  ) {
    self.test = test
    self.index = index
    self.span = span
  }

  func judged(
    _ adjustedP: Double, _ parameters: AnalysisParameters
  ) -> Availability<TranquilitySeason, TranquilityAbsence> {
    guard let draft = test.value, let index, let span else {
      return .unavailable(test.reason ?? .unbounded)
    }
    let months = index.months.compactMap { month -> TranquilitySeason.Month? in
      guard let value = month.index, let interval = month.interval else { return nil }
      return TranquilitySeason.Month(month: month.month, index: value, interval: interval)
    }
    return .available(
      TranquilitySeason(
        span: span, months: months, p: draft.p, adjustedP: adjustedP,
        isEstablished: adjustedP < parameters.significance))
  }
}
