import Charts
import Drawing
import Testing
import Units

/// What holds for every chart, whatever is asked of it.
@Suite struct EveryChartTests {
  private static let widths = [54.8, 84.6, 114.4, 174].map(\.mm)

  /// One after the other through the widths of the page's grid.
  @Test(arguments: EveryChart.allCases, [false, true])
  func writesNoTextOverAnotherNorOutsideItsRoom(kind: EveryChart, isHostile: Bool) {
    let context = context()
    for seed in 1...UInt64(kind.isSlow || isHostile ? 60 : 150) {
      let widths = Self.widths.filter { $0 > 60.mm || kind.fitsOneColumn }
      let width = widths[Int(seed) % widths.count]
      let plot = kind.plot(seed: seed, isHostile: isHostile)
      let height = plot.height(forWidth: width, in: context)
      let room = Rect(x: 51, y: 97, width: width, height: height)
      let shapes = plot.shapes(in: room, context: context)
      let faults =
        overlaps(shapes, context.measurer) + outside(shapes, room, context.measurer)
        + illegible(shapes) + nowhere(shapes)
      for fault in faults { Issue.record("seed \(seed), \(width) pt wide: \(fault)") }
    }
  }

  @Test(arguments: EveryChart.allCases)
  func drawsTheSameTwice(kind: EveryChart) {
    let context = context()
    for seed in 1...UInt64(4) {
      let room = Rect(x: 51, y: 97, width: 174.mm, height: 120.mm)
      let first = kind.plot(seed: seed).shapes(in: room, context: context)
      #expect(first == kind.plot(seed: seed).shapes(in: room, context: context))
      #expect(!first.isEmpty || !kind.alwaysDraws, "seed \(seed)")
    }
  }

  private func overlaps(_ shapes: [Shape], _ measurer: any TextMeasurer) -> [String] {
    let texts = shapes.texts
    let boxes = texts.map { $0.box(measurer).inset(by: 0.01) }
    return boxes.indices.flatMap { index in
      boxes.indices
        .filter { $0 > index && boxes[index].intersects(boxes[$0]) }
        .map { "« \(texts[index].text) » touches « \(texts[$0].text) »" }
    }
  }

  private func outside(
    _ shapes: [Shape], _ room: Rect, _ measurer: any TextMeasurer
  ) -> [String] {
    // Half a stroke may stand on the edge.
    shapes.boxes(measurer).filter { !room.contains($0, tolerance: 1.05) }
      .map { "\($0) leaves \(room)" }
  }

  /// A drawing library stops at the first coordinate that is no number.
  private func nowhere(_ shapes: [Shape]) -> [String] {
    let points =
      shapes.texts.map(\.origin) + shapes.fills.flatMap(\.path.points)
      + shapes.strokes.flatMap(\.path.points)
    return points.filter { !$0.x.isFinite || !$0.y.isFinite }.map { "\($0) is nowhere" }
  }

  private func illegible(_ shapes: [Shape]) -> [String] {
    shapes.texts.filter { $0.style.size < 7 || $0.text.isEmpty }
      .map { "« \($0.text) » at \($0.style.size) pt" }
  }
}

extension EveryChart {
  fileprivate var fitsOneColumn: Bool {
    switch self {
    case .horizontalBars, .smallMultiples, .groupedBars, .lineChart, .monthlyChart: true
    default: false
    }
  }

  fileprivate var isSlow: Bool { [.map, .rasterMap, .cover].contains(self) }

  /// Others may have been given no row at all.
  fileprivate var alwaysDraws: Bool {
    [
      .lineChart, .funnel, .heatmap, .hourHeatmap, .monthlyChart, .map, .rasterMap, .cover,
    ].contains(self)
  }
}
