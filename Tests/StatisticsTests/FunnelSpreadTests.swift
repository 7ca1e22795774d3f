import Statistics
import Testing
import Units

@Suite struct FunnelSpreadTests {
  @Test func agreesWithTheFunnelOfEachArea() throws {
    let observed = [19, 56, 10, 29, 29, 90, 39, 12, 50, 0]
    let expected = [13.58, 38.98, 8.94, 25.98, 29.16, 52.17, 62.21, 17.54, 60.37, 5.36]
    let each = try funnel(observed: observed, expected: expected)
    let spread = try funnelSpread(observed: observed, expected: expected)
    #expect(each.betweenVariance > 0)
    #expect(spread.betweenVariance == each.betweenVariance)
    #expect(spread.dispersion == each.dispersion)
    for index in observed.indices {
      let place = try spread.place(observed: observed[index], expected: expected[index])
      #expect(place.band == each.additive[index])
      #expect(abs(place.deviate - each.additiveDeviates[index]) < 1e-12)
    }
  }

  @Test func hasExactLimitsWithoutSpread() throws {
    let spread = try funnelSpread(observed: [10, 20, 30], expected: [10, 20, 30])
    #expect(spread.betweenVariance == 0)
    let place = try spread.place(observed: 20, expected: 20)
    #expect(place.band.limits95 == (try exactFunnelLimits(expected: 20, tail: 0.025)))
    #expect(place.pValue == 1)
  }

  @Test func widensGarwoodsIntervalWithTheDispersion() throws {
    let plain = try poissonCountInterval(count: 40)
    #expect(try quasiPoissonCountInterval(count: 40, dispersion: 1) == plain)
    // 40 facts of dispersion 4 vary as 10 facts do, four times over.
    let ten = try poissonCountInterval(count: 10)
    let wide = try quasiPoissonCountInterval(count: 40, dispersion: 4)
    #expect(abs(wide.lower - 4 * ten.lower) < 1e-9)
    #expect(abs(wide.upper - 4 * ten.upper) < 1e-9)
    #expect(throws: InvalidInput.self) {
      try quasiPoissonCountInterval(count: 40, dispersion: 0.9)
    }
  }
}
