import Charts
public import Drawing

extension Block {
  /// A picture from a file: a numbered figure when it has a title, a bare drawing otherwise.
  public static func picture(
    png: [UInt8], pixels: Size, alternativeText: String, title: [Inline], anchor: String = ""
  ) -> Block {
    let chart = Chart(
      plot: PicturePlot(png: png, pixels: pixels), alternativeText: alternativeText,
      values: ValueTable(columns: [], rows: []))
    if title.isEmpty { return .chart(chart) }
    return .figure(
      Figure(
        kind: .figure, title: title, subtitle: [], chart: chart, reading: [], source: [],
        anchor: anchor))
  }
}
