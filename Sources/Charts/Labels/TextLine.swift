import Drawing

/// One line of text in one or more styles, measured as a whole.
struct TextLine {
  struct Run {
    var text: String
    var style: TextStyle
  }

  var runs: [Run]

  init(_ text: String, _ style: TextStyle) { self.init([(text, style)]) }

  init(_ runs: [(String, TextStyle)]) {
    self.runs = runs.filter { !$0.0.isEmpty }.map { Run(text: $0.0, style: $0.1) }
  }

  /// A space of the style on its left parts two runs.
  func gap(after index: Int, in measurer: any TextMeasurer) -> Double {
    index + 1 < runs.count ? measurer.width(of: " ", in: runs[index].style) : 0
  }

  func width(in measurer: any TextMeasurer) -> Double {
    runs.indices.reduce(0) { sum, index in
      sum + measurer.width(of: runs[index].text, in: runs[index].style)
        + gap(after: index, in: measurer)
    }
  }

  func capHeight(in measurer: any TextMeasurer) -> Double {
    runs.map { measurer.capHeight(of: $0.style) }.max() ?? 0
  }

  /// What hangs under the baseline, as a share of the body: g, p and commas of Noto Sans.
  static let descent = 0.22

  var depth: Double { (runs.map(\.style.size).max() ?? 0) * Self.descent }

  /// The room of the ink when the line stands on this point of the baseline.
  func box(at origin: Point, _ anchor: Anchor, in measurer: any TextMeasurer) -> Rect {
    let width = width(in: measurer)
    let cap = capHeight(in: measurer)
    return Rect(
      x: origin.x - anchor.share * width, y: origin.y - cap, width: width, height: cap + depth)
  }
}

/// Which part of a line stands on its point.
enum Anchor {
  case leading
  case middle
  case trailing

  var share: Double {
    switch self {
    case .leading: 0
    case .middle: 0.5
    case .trailing: 1
    }
  }
}
