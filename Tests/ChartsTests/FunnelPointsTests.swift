import Drawing
import Testing
import Units

@testable import Charts

/// A funnel of the whole country shows what one dot a commune would.
@Suite struct FunnelPointsTests {
  private func dots(_ count: Int) -> [FunnelPoints.Dot] {
    var numbers = SeededNumbers(seed: 7)
    return (0..<count).map { _ in
      FunnelPoints.Dot(
        center: Point(x: numbers.within(0...300), y: numbers.within(0...120)),
        isOutside: numbers.chance(0.1))
    }
  }

  @Test func keepsEachDotOfADepartement() {
    let few = FunnelPoints(dots(535))
    #expect(few.dots.count == 535 && !few.isCrowd)
  }

  /// No commune further than a dot's width from a dot of its own side, and none made up.
  @Test func leavesOutOnlyWhatOtherDotsCover() {
    let all = dots(20_000)
    let shown = FunnelPoints(all)
    #expect(shown.isCrowd)
    #expect(shown.dots.count < 18_000)
    for side in [true, false] {
      let kept = shown.dots.filter { $0.isOutside == side }.map(\.center)
      let given = Set(all.filter { $0.isOutside == side }.map { [$0.center.x, $0.center.y] })
      #expect(kept.allSatisfy { given.contains([$0.x, $0.y]) })
      for dot in all.filter({ $0.isOutside == side }).prefix(800) {
        let near = kept.contains {
          abs($0.x - dot.center.x) <= 1.2 && abs($0.y - dot.center.y) <= 1.2
        }
        #expect(near)
      }
    }
  }

  @Test(arguments: [(50.0, 3.0), (100, 3), (150, 4), (200, 5), (999, 7)])
  func findsTheLimitsBetweenTheSizesGiven(size: Double, upper: Double) throws {
    let limits = FunnelLimits(
      [(100.0, 3.0), (200, 5), (400, 7)].map { size, upper in
        Funnel.Limit(
          size: size, inner: Interval(lower: 0, upper: upper),
          outer: Interval(lower: 0, upper: 2 * upper))
      })
    #expect(try #require(limits.inner(at: size)).upper == upper)
    #expect(FunnelLimits([]).inner(at: size) == nil)
  }
}
