import Charts

extension SeededNumbers {
  /// A map with a density or cells, spots, hidden counts, now and then a part of it only.
  mutating func rasterMap() -> MapPlot {
    var plot = map()
    let grid = MapGrid(
      origin: MapPoint(x: -3_000, y: -3_000), side: 300, columns: 20, rows: 20,
      squares: (0..<400).filter { _ in chance(0.9) })
    let everythingHides = chance(0.1)
    if chance(0.5) {
      let breaks = (0..<integer(0...4)).map { Double($0) + within(0...0.9) }
      plot.surface = MapSurface(
        title: label(), grid: grid,
        values: grid.squares.map { _ in
          everythingHides || chance(0.1) ? nil : within(0...6)
        }, breaks: breaks, labels: (0...breaks.count).map { _ in label() }, hiddenLabel: label())
    } else {
      let levels = MapCells.Level.allCases
      plot.cells = MapCells(
        grid: grid,
        levels: grid.squares.map { _ in everythingHides ? .hidden : levels[integer(0...3)] },
        words: MapCells.Words(
          title: label(), hot: label(), cold: label(), notEstablished: label(), hidden: label()))
    }
    plot.spots = (0..<integer(0...12)).map { index in
      MapSpot(
        label: String(index + 1),
        area: grid.outline(of: (0..<integer(0...6)).map { _ in integer(0...399) }),
        standing: chance(0.2) ? .gone : .current)
    }
    plot.symbols = plot.symbols.map { symbol in
      MapPlot.Symbol(name: symbol.name, at: symbol.place, count: chance(0.3) ? nil : symbol.count)
    }
    (plot.key.spots, plot.key.goneSpots, plot.key.hiddenSymbols) = (label(), label(), label())
    if chance(0.4) {
      let (x, y) = (within(-3_000...2_500), within(-3_000...2_500))
      plot.focus = MapArea(
        from: MapPoint(x: x, y: y), to: MapPoint(x: x + within(200...1_500), y: y + 500))
    }
    return plot
  }
}
