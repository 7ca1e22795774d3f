import Problems

/// The problems of a long file: the first ones of each sort, and how many more there are.
struct CappedProblems {
  /// A person mends a file after a few examples; a thousand lines would hide the other files.
  static let limit = 10

  private var kept: [Problem] = []
  private var counts: [String: Int] = [:]
  private var severities: [String: Problem.Severity] = [:]

  /// The problem is made only when it is kept.
  mutating func add(
    _ identifier: String, _ severity: Problem.Severity, _ problem: () -> Problem
  ) {
    let count = counts[identifier, default: 0]
    counts[identifier] = count + 1
    severities[identifier] = severity
    if count < Self.limit { kept.append(problem()) }
  }

  /// Those that were kept, then one for each sort that had more.
  func all(ofFile name: String) -> [Problem] {
    kept
      + counts.sorted { $0.key < $1.key }.compactMap { identifier, count in
        guard count > Self.limit, let severity = severities[identifier] else { return nil }
        return .more(count - Self.limit, severity, identifier, at: SourceSpan(wholeOf: name))
      }
  }
}

extension Problem {
  fileprivate static func more(
    _ count: Int, _ severity: Severity, _ identifier: String, at span: SourceSpan
  ) -> Problem {
    Problem(
      severity, identifier,
      count == 1
        ? "une autre ligne a le même défaut" : "\(count) autres lignes ont le même défaut",
      at: span)
  }
}
