/// The difference between two texts, line by line, as a person reads it before they agree.
///
/// Lines taken out begin with `-`, lines put in with `+`, three lines around them with a space;
/// groups are parted by the number of their first line in the new text. Empty when nothing differs.
public func textDifference(from old: String, to new: String) -> String {
  let before = lines(of: old.replacing("\r\n", with: "\n"))
  let after = lines(of: new.replacing("\r\n", with: "\n"))
  var removed: Set<Int> = []
  var inserted: Set<Int> = []
  for change in after.difference(from: before) {
    switch change {
    case .remove(let offset, _, _): removed.insert(offset)
    case .insert(let offset, _, _): inserted.insert(offset)
    }
  }
  let merged = merge(before, after, removed: removed, inserted: inserted)
  return groups(merged)
}

private struct MergedLine {
  let mark: Character
  let text: Substring
  /// Its number in the new text, or that of the line that took its place.
  let number: Int
}

private func lines(of text: String) -> [Substring] {
  var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  if lines.last?.isEmpty ?? false { lines.removeLast() }
  return lines
}

private func merge(
  _ before: [Substring], _ after: [Substring], removed: Set<Int>, inserted: Set<Int>
) -> [MergedLine] {
  var merged: [MergedLine] = []
  var old = 0
  var new = 0
  while old < before.count || new < after.count {
    if old < before.count, removed.contains(old) {
      merged.append(MergedLine(mark: "-", text: before[old], number: new + 1))
      old += 1
    } else if new < after.count, inserted.contains(new) {
      merged.append(MergedLine(mark: "+", text: after[new], number: new + 1))
      new += 1
    } else {
      merged.append(MergedLine(mark: " ", text: after[new], number: new + 1))
      old += 1
      new += 1
    }
  }
  return merged
}

/// How many lines are shown around a change.
private let context = 3

private func groups(_ merged: [MergedLine]) -> String {
  var isShown = [Bool](repeating: false, count: merged.count)
  for (index, line) in merged.enumerated() where line.mark != " " {
    for near in max(0, index - context)...min(merged.count - 1, index + context) {
      isShown[near] = true
    }
  }
  var result = ""
  for (index, line) in merged.enumerated() where isShown[index] {
    if index == 0 || !isShown[index - 1] { result += "@@ ligne \(line.number) @@\n" }
    result += "\(line.mark)\(line.text)\n"
  }
  return result
}
