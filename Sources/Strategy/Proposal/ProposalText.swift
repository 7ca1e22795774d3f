import Dossier
import Problems

extension StrategyProposal {
  /// The consultant's text with the additions put into it, comments and order kept.
  ///
  /// Only made for a file in blocks, as people write it; the caller reads the result again and
  /// takes `strategy.node.yaml` when it doesn't say the same as `strategy`.
  public func text(addedTo original: String) -> String {
    var insertions: [(line: Int, text: [String])] = []
    // Lines that end as Windows ends them would be one line: « \r\n » is one character.
    let lines = original.replacing("\r\n", with: "\n")
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for axis in addedObjectives {
      guard let line = axis.line, lines.indices.contains(line - 1) else { continue }
      let dash = lines[line - 1].prefix { $0 == " " }.count
      let indent = axis.hasObjectives ? axis.indent(in: lines) ?? dash + 4 : dash + 4
      let head =
        axis.hasObjectives ? [] : ["\(String(repeating: " ", count: dash + 2))objectifs:"]
      insertions.append(
        (
          end(ofBlockAt: line - 1, deeperThan: dash, in: lines),
          head + WrittenNode.list(axis.objectives.map(\.node)).yamlLines(indent: indent)
        ))
    }
    insertions += topLevel("axes", newAxes.map(\.node), in: lines)
    insertions += topLevel("problemes", newProblems.map(\.node), in: lines)
    return inserting(insertions, into: lines)
  }

  private func inserting(_ insertions: [(line: Int, text: [String])], into lines: [String])
    -> String
  {
    var result = lines
    // From the end, so that the lines before keep their numbers; what comes first stays first.
    for insertion in insertions.enumerated().sorted(by: {
      ($0.element.line, $0.offset) > ($1.element.line, $1.offset)
    }) {
      result.insert(contentsOf: insertion.element.text, at: insertion.element.line)
    }
    let text = result.joined(separator: "\n")
    return text.hasSuffix("\n") ? text : text + "\n"
  }

  /// Elements for a list at the top of the file; with its key when the file has none.
  private func topLevel(
    _ key: String, _ nodes: [WrittenNode], in lines: [String]
  ) -> [(line: Int, text: [String])] {
    guard !nodes.isEmpty else { return [] }
    if let start = lines.firstIndex(where: { $0.hasPrefix(key + ":") }) {
      let indent = lines.dropFirst(start + 1).first { $0.drop { $0 == " " }.hasPrefix("- ") }
        .map { $0.prefix { $0 == " " }.count }
      let end = end(ofBlockAt: start, deeperThan: 0, in: lines)
      return [(end, WrittenNode.list(nodes).yamlLines(indent: indent ?? 2))]
    }
    let last = lines.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0
    return [(last, ["\(key):"] + WrittenNode.list(nodes).yamlLines(indent: 2))]
  }

  /// The line after the last that is deeper than a column, blank lines and comments at its end left
  /// out; a list may stand at the column of its key.
  private func end(ofBlockAt start: Int, deeperThan column: Int, in lines: [String]) -> Int {
    var end = start + 1
    for index in lines.indices.dropFirst(start + 1) {
      let text = lines[index].drop { $0 == " " }
      if text.isEmpty || text.hasPrefix("#") { continue }
      let indent = lines[index].count - text.count
      let isItemOfKey = column == 0 && indent == 0 && text.hasPrefix("- ")
      guard indent > column || isItemOfKey else { break }
      end = index + 1
    }
    return end
  }

  private var newAxes: [StrategicAxis] {
    additions.compactMap { addition in
      guard case .axis(let axis) = addition else { return nil }
      return axis
    }
  }

  private var newProblems: [LocalProblem] {
    additions.compactMap { addition in
      guard case .problem(let problem) = addition else { return nil }
      return problem
    }
  }

  /// What is added to an axis that the file has.
  private struct Extended {
    let axis: StrategicAxis
    let objectives: [StrategicObjective]

    /// Where its identifier stands: the line of its dash, in a file that people write.
    var line: Int? { axis.place.span?.line }
    var hasObjectives: Bool { axis.objectives.count > objectives.count }

    /// The column of the dashes of its objectives.
    func indent(in lines: [String]) -> Int? {
      guard let line = axis.objectives.first?.place.span?.line, lines.indices.contains(line - 1)
      else { return nil }
      return lines[line - 1].prefix { $0 == " " }.count
    }
  }

  private var addedObjectives: [Extended] {
    strategy.axes.compactMap { axis in
      let added = additions.compactMap { addition -> StrategicObjective? in
        guard case .objective(let objective, let parent) = addition, parent == axis.identifier
        else { return nil }
        return objective
      }
      return added.isEmpty ? nil : Extended(axis: axis, objectives: added)
    }
  }
}
