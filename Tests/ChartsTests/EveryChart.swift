import Charts
import Drawing
import Units

/// Charts of every kind from seeded numbers, the strange ones on purpose.
enum EveryChart: String, CaseIterable, Sendable {
  case lineChart, smallMultiples, groupedBars, horizontalBars, dotInterval, rankedStrips, funnel
  case heatmap, distribution, profileStrips, map, cover, stackedShares, pyramid, quadrants, matrix,
    bridge
  case rasterMap
  case objectiveTree, treeSummary, gantt, indicatorTracks, fundingBar, organigram
  case hourHeatmap, monthlyChart

  func plot(seed: UInt64, isHostile: Bool = false) -> any Plot {
    var numbers = SeededNumbers(seed: seed, isHostile: isHostile)
    switch self {
    case .lineChart: return numbers.lineChart()
    case .smallMultiples: return numbers.smallMultiples()
    case .groupedBars: return numbers.groupedBars()
    case .horizontalBars: return numbers.horizontalBars()
    case .dotInterval: return numbers.dotInterval()
    case .rankedStrips: return numbers.rankedStrips()
    case .funnel: return numbers.funnel()
    case .heatmap: return numbers.heatmap()
    case .distribution: return numbers.distribution()
    case .profileStrips: return numbers.profileStrips()
    case .map: return numbers.map()
    case .rasterMap: return numbers.rasterMap()
    case .monthlyChart: return numbers.monthlyChart()
    case .cover: return CoverMap(ground: numbers.map().ground)
    case .stackedShares: return numbers.stackedShares()
    case .pyramid: return numbers.pyramid()
    case .quadrants: return numbers.quadrants()
    case .matrix: return numbers.matrix()
    case .bridge: return numbers.bridge()
    case .objectiveTree: return numbers.objectiveTree()
    case .treeSummary: return numbers.objectiveTree().summary
    case .gantt: return numbers.gantt()
    case .indicatorTracks: return numbers.indicatorTracks()
    case .fundingBar: return numbers.fundingBar()
    case .organigram: return numbers.organigram()
    case .hourHeatmap: return numbers.hourHeatmap()
    }
  }
}

extension SeededNumbers {
  mutating func estimate(negative: Bool = true) -> Estimate {
    if chance(0.15) { return Estimate(nil) }
    let value = value(negative: negative)
    guard chance(0.6) else { return Estimate(value) }
    let spread = abs(value) * share() + 0.01
    let upper = chance(0.03) ? Double.infinity : value + spread
    return Estimate(
      value,
      interval: Interval(lower: negative ? value - spread : max(0, value - spread), upper: upper))
  }

  mutating func series(from first: Int, count: Int, negative: Bool) -> YearSeries {
    let isEmpty = chance(0.05)
    let size = value(negative: false)
    return YearSeries(
      name: label(),
      values: (0..<count).map { index in
        if isEmpty || chance(0.12) { return YearValue(first + index, nil) }
        let value = size * within(negative ? -0.5...1 : 0...1)
        let spread = size * share() * 0.4
        let hasInterval = chance(0.8)
        return YearValue(
          first + index, value,
          interval: hasInterval ? Interval(lower: value - spread, upper: value + spread) : nil)
      })
  }

  mutating func lineChart() -> LineChart {
    let count = integer(1...integer(1...30))
    let isNegative = chance(0.2)
    let marks: [LineChart.Event.Mark] = [.leader, .vertical]
    return LineChart(
      main: series(from: 2000, count: count, negative: isNegative),
      references: (0..<integer(0...2)).map { index in
        LineChart.Reference(
          series(from: 2000, count: count, negative: isNegative),
          line: index == 0 ? .solid : .dashed)
      },
      events: (0..<integer(0...4)).map { _ in
        LineChart.Event(
          year: within(2000...Double(2000 + count)), label: label(), mark: marks[integer(0...1)])
      },
      breaks: chance(0.3)
        ? [LineChart.SeriesBreak(firstYear: 2000 + integer(0...count), label: label())] : [],
      places: integer(0...2))
  }

  mutating func smallMultiples() -> SmallMultiples {
    let verdicts: [Verdict] = [.higher, .lower, .undetermined]
    return SmallMultiples(
      panels: (0..<integer(0...8)).map { _ in
        SmallMultiples.Panel(
          series(from: 2016, count: integer(1...10), negative: false),
          reference: chance(0.7) ? series(from: 2016, count: 10, negative: false) : nil,
          verdict: verdicts[integer(0...2)], word: label())
      }, sharesScale: chance(0.3))
  }

  mutating func groupedBars() -> GroupedBars {
    let count = integer(1...3)
    return GroupedBars(
      series: (0..<count).map { _ in label() },
      groups: (0..<integer(0...7)).map { _ in
        GroupedBars.Group(label(), (0..<count).map { _ in estimate() })
      }, unit: chance(0.5) ? " %" : "")
  }

  mutating func horizontalBars() -> HorizontalBars {
    HorizontalBars(
      rows: (0..<integer(0...10)).map { _ in
        HorizontalBars.Row(
          label(), estimate(), reference: chance(0.5) ? value() : nil, isEmphasized: chance(0.3))
      }, unit: " %", referenceName: chance(0.5) ? label() : nil)
  }

  mutating func dotInterval() -> DotInterval {
    DotInterval(
      rows: (0..<integer(0...9)).map { _ in
        DotInterval.Row(label(), estimate(), isEstablished: chance(0.5))
      }, scale: chance(0.4) ? .logarithmic : .linear,
      reference: chance(0.5) ? DotInterval.Reference(value(), label: label()) : nil,
      unit: " %", showsIntervals: chance(0.5))
  }

  mutating func rankedStrips() -> RankedStrips {
    let verdicts: [Verdict] = [.higher, .lower, .undetermined]
    return RankedStrips(
      rows: (0..<integer(0...9)).map { _ in
        RankedStrips.Row(
          label(), ratio: estimate(negative: false),
          comparables: (0..<integer(0...60)).map { _ in within(0...4) },
          verdict: verdicts[integer(0...2)], word: label())
      }, valueHeading: label())
  }

  mutating func funnel() -> Funnel {
    let mean = within(0.5...40)
    let sizes = (0..<integer(2...30)).map { 500.0 + Double($0) * within(300...900) }
    return Funnel(
      commune: Funnel.Point(size: within(500...9_000), value: within(0...60)),
      communeName: label(),
      others: (0..<integer(0...80)).map { _ in
        Funnel.Point(size: within(200...9_000), value: within(0...60))
      },
      limits: sizes.map { size in
        let spread = mean * 30 / size.squareRoot()
        return Funnel.Limit(
          size: size, inner: Interval(lower: max(0, mean - spread), upper: mean + spread),
          outer: Interval(lower: max(0, mean - 1.6 * spread), upper: mean + 1.6 * spread))
      },
      mean: mean, meanName: label(), axisName: label(),
      scale: chance(0.5) ? .logarithmic : .linear)
  }

  mutating func heatmap() -> Heatmap {
    let rows = integer(1...8)
    let columns = integer(1...24)
    let count = integer(2...5)
    return Heatmap(
      rows: (0..<rows).map { _ in label() },
      columns: (0..<columns).map { _ in chance(0.6) ? label() : "" },
      values: (0..<rows).map { _ in
        (0..<columns).map { _ in chance(0.1) ? nil : within(0...30) }
      },
      classes: (0..<count).map { Heatmap.Class(from: Double($0) * 6, label: label()) },
      unit: chance(0.5) ? label() : "", colors: chance(0.5) ? .sequential : .diverging,
      numbers: chance(0.5) ? .all : .topClass,
      columnLabels: chance(0.5) ? .centered : .edges, showsTotals: chance(0.5),
      frame: chance(0.5)
        ? Heatmap.Frame(
          rows: 0...(rows - 1), columns: 0...(columns / 2), title: label(), detail: label())
        : nil)
  }

  mutating func distribution() -> Distribution {
    Distribution(
      rows: (0..<integer(0...6)).map { _ in
        let size = value(negative: false)
        let count = integer(0...300)
        return Distribution.Row(
          label(), value: chance(0.8) ? size * share() : nil,
          all: (0..<count).map { _ in size * share() }, unit: " %", rankText: label())
      })
  }

  mutating func profileStrips() -> ProfileStrips {
    ProfileStrips(
      rows: (0..<integer(0...14)).map { _ in
        ProfileStrips.Row(
          label(), score: within(-4...4),
          comparables: (0..<integer(0...20)).map { _ in within(-3.5...3.5) },
          valueText: "20 630 €", medianText: "17,7 %", isEmphasized: chance(0.2))
      },
      headings: ProfileStrips.Headings(
        lower: "plus bas", middle: "moyenne", higher: "plus haut", value: label(), median: label()))
  }

  mutating func ring(around center: MapPoint, radius: Double) -> [MapPoint] {
    // A square with cut corners, pushed about: straight sides suffice for labels to collide with.
    [(-1.0, -0.6), (-0.5, -1), (0.6, -1), (1, -0.4), (0.9, 0.6), (0.3, 1), (-0.7, 0.9), (-1, 0.2)]
      .map { x, y in
        MapPoint(
          x: center.x + x * radius * within(0.6...1), y: center.y + y * radius * within(0.6...1))
      }
  }

  mutating func map() -> MapPlot {
    let contour = MapArea(rings: [ring(around: MapPoint(x: 0, y: 0), radius: 3_000)])
    let places = (0..<integer(0...9)).map { _ in
      MapPoint(x: within(-2_500...2_500), y: within(-2_500...2_500))
    }
    let classes = chance(0.5) ? (0..<integer(2...5)).map { _ in label() } : []
    return MapPlot(
      ground: MapGround(
        contour: contour,
        neighbours: (0..<integer(0...5)).map { index in
          let side = index.isMultiple(of: 2) ? 1.0 : -1
          return MapGround.Neighbour(
            name: label(),
            area: MapArea(rings: [
              ring(around: MapPoint(x: side * 5_000, y: within(-4_000...4_000)), radius: 2_500)
            ]))
        },
        lines: [MapLine(.railway, points: [MapPoint(x: -9_000, y: 0), MapPoint(x: 9_000, y: 900)])]),
      districts: places.map { place in
        MapPlot.District(
          name: chance(0.7) ? label() : nil,
          area: MapArea(rings: [ring(around: place, radius: 900)]),
          classIndex: classes.isEmpty ? nil : integer(0...(classes.count - 1)))
      },
      hatched: (0..<integer(0...3)).map { _ in
        MapPlot.Hatched(
          name: label(),
          area: MapArea(rings: [
            ring(around: MapPoint(x: within(-2_000...2_000), y: 500), radius: 500)
          ]))
      },
      symbols: places.map { MapPlot.Symbol(name: label(), at: $0, count: integer(0...900)) },
      landmarks: [MapPlot.Landmark(name: label(), at: MapPoint(x: 200, y: -300))],
      key: MapPlot.Key(
        symbols: label(), classes: classes.isEmpty ? nil : label(), classLabels: classes,
        hatched: label(), railway: label()))
  }
}
