/// A series taken apart into what returns every year, where it is heading, and the rest.
public struct SeasonalDecomposition: Sendable {
  public let seasonal: [Double]
  public let trend: [Double]
  public let remainder: [Double]
}

/// The settings of a decomposition; what is not given has the value of R's `stl`.
public struct DecompositionOptions: Hashable, Sendable {
  public enum Season: Hashable, Sendable {
    /// The same every year.
    case periodic
    /// Moves slowly: how many years weigh, odd, 7 or more.
    case window(Int)
  }

  public var period = 12
  public var season = Season.periodic
  /// Gives less weight to the months that do not fit.
  public var isRobust = false
  /// Degrees of the local fits, 0 or 1.
  public var seasonDegree = 0
  public var trendDegree = 1
  public var lowPassDegree = 1
  /// Nil for the next odd number from 1.5 period / (1 - 1.5 / season window).
  public var trendWindow: Int?

  public init() {}
}

/// The decomposition of Cleveland, Cleveland, McRae & Terpenning 1990 (R's `stl`).
///
/// For display, with at least four full years; R is the reference, because statsmodels' robust mode
/// differs by up to 0.8 %.
///
/// - Parameters:
///   - values: one a month, without a gap, more than two periods.
///   - options: period, windows, degrees.
/// - Returns: three series that add up to the values.
/// - Throws: `InvalidInput` for a series of two periods or less, values that are not finite, a
///   window or a degree out of range.
public func seasonalDecomposition(
  _ values: [Double], options: DecompositionOptions = DecompositionOptions()
) throws(InvalidInput) -> SeasonalDecomposition {
  try check(values, options)
  let steps = DecompositionSteps(options: options, count: values.count)
  var (seasonal, trend) = steps.decompose(values)
  if options.season == .periodic {
    let means = (0..<options.period).map { month in
      mean(stride(from: month, to: values.count, by: options.period).map { seasonal[$0] })
    }
    for index in seasonal.indices { seasonal[index] = means[index % options.period] }
  }
  let remainder = values.indices.map { values[$0] - seasonal[$0] - trend[$0] }
  return SeasonalDecomposition(seasonal: seasonal, trend: trend, remainder: remainder)
}

private func check(_ values: [Double], _ options: DecompositionOptions) throws(InvalidInput) {
  guard options.period >= 2 else {
    throw InvalidInput(.outside(lower: 2, upper: .infinity), argument: "period")
  }
  try requireAtLeast(2 * options.period + 1, values.count, "values")
  try requireFinite(values, "values")
  if case .window(let window) = options.season, window < 3 {
    throw InvalidInput(.outside(lower: 3, upper: .infinity), argument: "season")
  }
  if let window = options.trendWindow, window < 3 {
    throw InvalidInput(.outside(lower: 3, upper: .infinity), argument: "trendWindow")
  }
  for degree in [options.seasonDegree, options.trendDegree, options.lowPassDegree]
  where !(0...1).contains(degree) {
    throw InvalidInput(.outside(lower: 0, upper: 1), argument: "degree")
  }
}

/// The loops of the Fortran: inner ones that refine, outer ones that weigh.
private struct DecompositionSteps {
  let period: Int
  let season: Loess
  let trend: Loess
  let lowPass: Loess
  let innerLoops: Int
  let outerLoops: Int

  init(options: DecompositionOptions, count: Int) {
    var window = 10 * count + 1
    var degree = 0
    if case .window(let asked) = options.season {
      window = asked
      degree = options.seasonDegree
    }
    let cycle = Double(options.period)
    let trendWindow =
      options.trendWindow
      ?? nextOdd(Int((1.5 * cycle / (1 - 1.5 / Double(window))).rounded(.up)))
    period = options.period
    season = Loess(steppedWindow: window, degree: degree)
    trend = Loess(steppedWindow: trendWindow, degree: options.trendDegree)
    lowPass = Loess(steppedWindow: nextOdd(options.period), degree: options.lowPassDegree)
    innerLoops = options.isRobust ? 1 : 2
    outerLoops = options.isRobust ? 15 : 0
  }

  func decompose(_ values: [Double]) -> (seasonal: [Double], trend: [Double]) {
    var state = (seasonal: values.map { _ in 0.0 }, trend: values.map { _ in 0.0 })
    refine(&state, values, weights: nil)
    for _ in 0..<outerLoops {
      let fitted = zip(state.seasonal, state.trend).map(+)
      let weights = robustnessWeights(zip(values, fitted).map { abs($0 - $1) })
      refine(&state, values, weights: weights)
    }
    return state
  }

  private func refine(
    _ state: inout (seasonal: [Double], trend: [Double]), _ values: [Double], weights: [Double]?
  ) {
    for _ in 0..<innerLoops {
      let detrended = zip(values, state.trend).map(-)
      let cycles = smoothCycles(detrended, weights: weights)
      let level = lowPass.smooth(
        average(average(average(cycles, period), period), 3), weights: nil)
      state.seasonal = values.indices.map { cycles[$0 + period] - level[$0] }
      state.trend = trend.smooth(zip(values, state.seasonal).map(-), weights: weights)
    }
  }

  /// Smooths each month's years, extended by one year at both ends.
  private func smoothCycles(_ values: [Double], weights: [Double]?) -> [Double] {
    var result = [Double](repeating: 0, count: values.count + 2 * period)
    for month in 0..<period {
      let indices = stride(from: month, to: values.count, by: period)
      let years = indices.map { values[$0] }
      let yearWeights = weights.map { weights in indices.map { weights[$0] } }
      let smooth = season.smooth(years, weights: yearWeights)
      let count = years.count
      let before = season.estimate(
        years, at: 0, over: 1...min(season.window, count), weights: yearWeights)
      let after = season.estimate(
        years, at: Double(count + 1), over: max(1, count - season.window + 1)...count,
        weights: yearWeights)
      let extended = [before ?? smooth[0]] + smooth + [after ?? smooth[count - 1]]
      for (year, value) in extended.enumerated() { result[year * period + month] = value }
    }
    return result
  }
}

extension Loess {
  /// The window made odd and at least 3, with a step of a tenth of it, as R does.
  fileprivate init(steppedWindow window: Int, degree: Int) {
    self.init(
      window: nextOdd(max(3, window)), degree: degree,
      jump: Int((Double(window) / 10).rounded(.up)))
  }
}

private func nextOdd(_ number: Int) -> Int { number.isMultiple(of: 2) ? number + 1 : number }

/// The moving average, shorter than the series by the window less one.
private func average(_ values: [Double], _ window: Int) -> [Double] {
  var sum = values[..<window].reduce(0, +)
  var result = [sum / Double(window)]
  for index in window..<values.count {
    sum += values[index] - values[index - window]
    result.append(sum / Double(window))
  }
  return result
}

/// Bisquare weights that vanish at six times the median residual, as R finds it.
private func robustnessWeights(_ residuals: [Double]) -> [Double] {
  let middle = residuals.count / 2 + 1
  let middles = PartialSort.values(of: residuals, at: [middle, residuals.count - middle + 1])
  let limit = 3 * (middles[0] + middles[1])
  return residuals.map { residual in
    if residual <= 0.001 * limit { return 1 }
    guard residual <= 0.999 * limit else { return 0 }
    let ratio = residual / limit
    return (1 - ratio * ratio) * (1 - ratio * ratio)
  }
}
