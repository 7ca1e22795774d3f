import Dossier
import Units

/// The lines that the import and the state of a register share.
enum RegisterWords {
  static func reasons(_ title: String, _ reasons: [FactImport.Refusal]) -> [String] {
    guard !reasons.isEmpty else { return [] }
    let width = reasons.map { French.integer($0.count).count }.max() ?? 0
    return ["  \(title) :"]
      + reasons.map { reason in
        "    \(padded(French.integer(reason.count), to: width))  \(reason.sentence)"
          + " [\(reason.reason)], d’abord à la ligne \(reason.firstLine)"
      }
  }

  /// The words of the file that no mapping leads from, the most frequent first.
  static func unmapped(_ words: [FactImport.WordCount], limit: Int = 30) -> [String] {
    guard !words.isEmpty else { return [] }
    let sorted = words.sorted { ($1.count, $0.word) < ($0.count, $1.word) }
    let width = sorted.prefix(limit).map { French.integer($0.count).count }.max() ?? 0
    let rest = sorted.count - limit
    return ["  Catégories sans correspondance, gardées telles quelles :"]
      + sorted.prefix(limit).map { word in
        "    \(padded(French.integer(word.count), to: width))  \(word.word)"
      } + (rest > 0 ? ["    et \(rest) autres"] : [])
  }

  /// Spaces before, so that figures end in one column.
  static func padded(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
