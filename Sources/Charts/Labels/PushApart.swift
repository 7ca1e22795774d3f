/// Something that takes room on a line: where it would stand, and half of its room.
struct Slot: Hashable {
  var wanted: Double
  var half: Double
}

/// Centres as near as possible to the wanted ones, in the order given, none touching another.
///
/// The sum of squared shifts is the smallest there is (isotonic regression by pooling adjacent
/// violators: Ayer et al., 1955). When the range is too small for all of them they share it.
func pushedApart(_ slots: [Slot], within range: ClosedRange<Double>) -> [Double] {
  guard let first = slots.first, let last = slots.last else { return [] }
  var offsets = [0.0]
  for (previous, next) in zip(slots, slots.dropFirst()) {
    offsets.append((offsets.last ?? 0) + previous.half + next.half)
  }
  let low = range.lowerBound + first.half
  let room = range.upperBound - last.half - low
  let length = offsets.last ?? 0
  let squeeze = length > room && length > 0 ? max(room, 0) / length : 1
  offsets = offsets.map { $0 * squeeze }
  let highest = max(low, low + room - length * squeeze)
  let pooled = isotonic(zip(slots, offsets).map { $0.wanted - $1 })
  return zip(pooled, offsets).map { min(max($0, low), highest) + $1 }
}

/// The never decreasing sequence closest to this one.
private func isotonic(_ values: [Double]) -> [Double] {
  var blocks: [(sum: Double, count: Int)] = []
  for value in values {
    blocks.append((value, 1))
    while let last = blocks.last, let before = blocks.dropLast().last,
      before.sum / Double(before.count) > last.sum / Double(last.count)
    {
      blocks.removeLast(2)
      blocks.append((before.sum + last.sum, before.count + last.count))
    }
  }
  return blocks.flatMap { block in
    [Double](repeating: block.sum / Double(block.count), count: block.count)
  }
}
