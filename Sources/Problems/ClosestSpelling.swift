/// The spelling that was probably meant, nil unless we are sure enough to say it.
///
/// Edit distance of Damerau and Levenshtein (restricted form), at most a third of the length.
public func closest(to word: String, among candidates: some Sequence<String>) -> String? {
  let typed = Array(word.lowercased())
  var best: (spelling: String, distance: Int)?
  for candidate in candidates.sorted() {
    let distance = editDistance(typed, Array(candidate.lowercased()))
    if distance < (best?.distance ?? Int.max) { best = (candidate, distance) }
  }
  guard let best, best.distance <= max(1, typed.count / 3) else { return nil }
  return best.spelling
}

/// How many letters to add, drop, change or swap with their neighbour to go from one to the other.
public func editDistance(_ first: [Character], _ second: [Character]) -> Int {
  guard !first.isEmpty, !second.isEmpty else { return max(first.count, second.count) }
  var beforeLast: [Int] = []
  var last = Array(0...second.count)
  for row in 1...first.count {
    var current = [row] + Array(repeating: 0, count: second.count)
    for column in 1...second.count {
      let substitution = first[row - 1] == second[column - 1] ? 0 : 1
      current[column] = min(
        last[column] + 1, current[column - 1] + 1, last[column - 1] + substitution)
      if row > 1, column > 1, first[row - 1] == second[column - 2],
        first[row - 2] == second[column - 1]
      {
        current[column] = min(current[column], beforeLast[column - 2] + 1)
      }
    }
    beforeLast = last
    last = current
  }
  return last[second.count]
}
