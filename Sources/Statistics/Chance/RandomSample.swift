/// Draws a sample without replacement.
///
/// - Parameters:
///   - size: at least zero, at most `count`.
///   - count: how many there are.
///   - seed: the same seed gives the same sample.
/// - Returns: places in 0..<count, ascending; all of them when the sample is the whole.
public func randomSample(_ size: Int, of count: Int, seed: UInt64) -> [Int] {
  precondition(size >= 0 && size <= count, "a sample is a part")
  guard size < count else { return Array(0..<count) }
  var generator = SeededGenerator(seed: seed)
  var places = Array(0..<count)
  for drawn in 0..<size { places.swapAt(drawn, drawn + generator.below(count - drawn)) }
  return places[..<size].sorted()
}
