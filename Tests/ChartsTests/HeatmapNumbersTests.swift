import Charts
import Drawing
import Testing
import Units

/// Numbers in cells too narrow for some of them.
@Suite struct HeatmapNumbersTests {
  /// Two columns of 16 mm, the widest that a cell gets: 45.35 points less 1.5 for air.
  private func strings(
    _ cells: [Heatmap.Cell], _ numbers: Heatmap.Numbers = .all
  ) -> [String] {
    var chart = Heatmap(
      rows: ["r"], columns: cells.map { _ in "" }, cells: [cells],
      classes: [
        Heatmap.Class(from: 0, label: "bas"), Heatmap.Class(from: 1_000, label: "haut"),
      ])
    chart.numbers = numbers
    // Every glyph is as wide as its size, 7.5 points: five of them take 37.5, six 45.
    return chart.shapes(
      in: Rect(x: 0, y: 0, width: 400, height: 100), context: context(share: 1)
    ).strings
  }

  @Test func printsAllNumbersWhenTheWidestHasRoom() {
    let strings = strings([.value(7), .value(1_234)])
    #expect(strings.contains("7") && strings.contains("1\u{202F}234"))
  }

  @Test func printsNoSmallNumberBesideALargeOneWithoutRoom() {
    // « 12 345 » has six glyphs.
    let strings = strings([.value(7), .value(12_345)])
    #expect(!strings.contains("7") && !strings.contains("12\u{202F}345"))
  }

  @Test func judgesOnlyTheNumbersThatWouldBePrinted() {
    // The lower class prints none; of the top class the widest decides.
    #expect(strings([.value(7), .value(1_234)], .topClass).contains("1\u{202F}234"))
    #expect(!strings([.value(1_234), .value(12_345)], .topClass).contains("1\u{202F}234"))
  }

  @Test func keepsTheWordOfWhatIsNotKnown() {
    #expect(strings([.missing, .value(12_345)]).contains("n.d."))
  }
}
