import Charts
import Units

/// Seeded inputs of the charts of surveys and of crossed readings.
extension SeededNumbers {
  mutating func stackedShares() -> StackedShares {
    let hasNeutral = chance(0.4)
    let negative = integer(1...2)
    let positive = integer(1...2)
    let count = negative + positive + (hasNeutral ? 1 : 0)
    return StackedShares(
      answers: (0..<count).map { _ in label() }, negativeCount: negative, hasNeutral: hasNeutral,
      rows: (0..<integer(0...7)).map { _ in
        let parts = (0..<count).map { _ in share() + 0.001 }
        let total = parts.reduce(0, +)
        return StackedShares.Row(
          label(), shares: chance(0.1) ? nil : parts.map { $0 / total * 100 },
          total: "\(integer(0...100)) %", margin: "±\(integer(1...9))")
      }, totalHeading: label())
  }

  mutating func pyramid() -> Pyramid {
    Pyramid(
      bands: (0..<integer(0...18)).map { _ in
        Pyramid.Band(
          label(), left: within(0...9), right: within(0...9),
          reference: chance(0.8)
            ? Pyramid.Band.Reference(left: within(0...9), right: within(0...9)) : nil)
      }, leftName: label(), rightName: label(), referenceName: label())
  }

  mutating func quadrants() -> QuadrantChart {
    let corners = QuadrantChart.Corner.allCases
    return QuadrantChart(
      items: (0..<integer(0...12)).map { _ in
        QuadrantChart.Item(label(), x: estimate(negative: false), y: estimate(negative: false))
      }, xMedian: within(0...100), yMedian: within(0...100),
      cornerNames: Dictionary(uniqueKeysWithValues: corners.map { ($0, label()) }),
      highlighted: chance(0.5) ? .topRight : nil, axisName: label())
  }

  mutating func matrix() -> SignalMatrix {
    let sources = integer(0...7)
    let signals = SignalMatrix.Signal.allCases
    let readings: [SignalMatrix.Reading] = [.convergence, .partial, .divergence, .insufficient]
    return SignalMatrix(
      headings: SignalMatrix.Headings(
        theme: label(), sources: (0..<sources).map { _ in label() }, reading: label(),
        reference: label()),
      rows: (0..<integer(0...9)).map { _ in
        SignalMatrix.Row(
          label(), signals: (0..<sources).map { _ in signals[integer(0...3)] },
          reading: readings[integer(0...3)], word: label(), reference: label())
      }, key: (0..<4).map { _ in label() })
  }

  mutating func bridge() -> BridgeChart {
    BridgeChart(
      steps: (0..<integer(0...5)).map { index in
        BridgeChart.Step(
          label(), definition: label(), estimate: estimate(negative: false),
          isRecorded: index == 3)
      })
  }
}
