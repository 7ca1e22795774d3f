/// Places of a sample without replacement, ascending; all of them when the sample is the whole.
///
/// - Parameters:
///   - size: at least zero, at most `count`.
///   - count: how many there are.
///   - seed: the same seed gives the same sample.
/// - Returns: `size` places under `count`.
public func randomSample(_ size: Int, of count: Int, seed: UInt64) -> [Int] {
  precondition(size >= 0 && size <= count, "a sample is a part")
  guard size < count else { return Array(0..<count) }
  var generator = SeededGenerator(seed: seed)
  var places = Array(0..<count)
  for drawn in 0..<size { places.swapAt(drawn, drawn + generator.below(count - drawn)) }
  return places[..<size].sorted()
}
