public import Drawing

/// How far something planned has come; the fill says it, colour only doubles it.
public enum StatusMark: Int, Hashable, Sendable, CaseIterable, Comparable {
  /// An empty grey circle.
  case proposed
  /// An empty blue circle.
  case accepted
  /// Half blue.
  case running
  /// Half brick, always with its word.
  case late
  /// Full blue.
  case done
  /// An empty grey circle, struck through: it was planned, and will not be.
  case dropped

  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }

  /// The mark around a point.
  public func shapes(at center: Point, radius: Double, palette: Palette) -> [Shape] {
    let color = color(in: palette)
    if self == .done { return [.fill(.circle(center: center, radius: radius), color)] }
    let line = 0.9
    var shapes: [Shape] = [.fill(.circle(center: center, radius: radius), .white)]
    if self == .running || self == .late {
      shapes.append(.fill(.leftHalfDisc(center: center, radius: radius), color))
    }
    let edge = Path.circle(center: center, radius: radius - line / 2)
    shapes.append(.stroke(edge, Stroke(color, width: line)))
    if self == .dropped {
      let reach = radius * 0.7
      let stroke = Path.line(
        from: center.offset(x: -reach, y: reach), to: center.offset(x: reach, y: -reach))
      shapes.append(.stroke(stroke, Stroke(color, width: line)))
    }
    return shapes
  }

  private func color(in palette: Palette) -> Color {
    switch self {
    case .proposed, .dropped: palette.gris
    case .accepted, .running, .done: palette.bleu
    case .late: palette.brique
    }
  }
}

/// What each mark is called, in the caller's words.
public struct StatusWords: Hashable, Sendable {
  private let words: [String]

  /// - Parameter words: one for each case of `StatusMark`, in their order.
  public init(_ words: [String]) {
    precondition(words.count == StatusMark.allCases.count, "a word for each mark")
    self.words = words
  }

  public subscript(mark: StatusMark) -> String { words[mark.rawValue] }
}

extension Path {
  /// The left half of a disc, from two quarter arcs (Bézier handle 0.5523 of the radius).
  static func leftHalfDisc(center: Point, radius: Double) -> Path {
    let handle = 0.5523 * radius
    return Path([
      .move(center.offset(y: -radius)),
      .curve(
        center.offset(x: -handle, y: -radius), center.offset(x: -radius, y: -handle),
        center.offset(x: -radius)),
      .curve(
        center.offset(x: -radius, y: handle), center.offset(x: -handle, y: radius),
        center.offset(y: radius)),
      .close,
    ])
  }
}
