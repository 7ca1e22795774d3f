import Drawing
import Units

/// A line as small as a word: from zero to its largest value, a dot at its end.
struct Sparkline {
  let values: [Observation]
  /// Runs of values with a ground behind them.
  let grounds: [Range<Int>]
  let room: Rect

  func draw(in sketch: inout Sketch) {
    guard !values.isEmpty else { return }
    let step = room.width / Double(values.count)
    for ground in grounds {
      let held = ground.clamped(to: values.indices)
      guard !held.isEmpty else { continue }
      sketch.fill(
        .rect(
          Rect(
            x: room.left + Double(held.lowerBound) * step, y: room.top,
            width: Double(held.count) * step, height: room.height)), sketch.palette.sable2)
    }
    for piece in pieces(step) {
      if piece.count > 1 {
        sketch.stroke(.polyline(piece), sketch.palette.ardoise, 0.8, round: true)
      } else if let only = piece.first {
        sketch.dot(only, radius: 0.35.mm, sketch.palette.ardoise)
      }
    }
    sketch.line(room.left, room.bottom, room.right, room.bottom, sketch.palette.repere, 0.4)
    if values.last?.value != nil, let end = pieces(step).last?.last {
      sketch.dot(end, radius: 0.6.mm, sketch.palette.bleu)
    }
  }

  /// Neighbours that are told, each in the middle of its step.
  private func pieces(_ step: Double) -> [[Point]] {
    let highest = max(values.compactMap(\.value).max() ?? 0, 1e-12)
    var pieces: [[Point]] = []
    var isOpen = false
    for (index, value) in values.enumerated() {
      guard let number = value.value else {
        isOpen = false
        continue
      }
      let height = room.height * max(number, 0) / highest
      let point = Point(
        x: room.left + (Double(index) + 0.5) * step, y: room.bottom - height)
      if isOpen { pieces[pieces.count - 1].append(point) } else { pieces.append([point]) }
      isOpen = true
    }
    return pieces
  }
}
