import Inputs

/// One of the parts that a batch is dealt into, so that several machines share it.
public struct BatchPart: Hashable, Sendable {
  /// From 1.
  public let number: Int
  public let count: Int

  /// Reads `2/5`; nil when it is no part of anything.
  public init?(_ text: String) {
    let words = text.split(separator: "/", omittingEmptySubsequences: false)
    guard words.count == 2, let number = Int(words[0]), let count = Int(words[1]),
      (1...100_000).contains(count), (1...count).contains(number)
    else { return nil }
    self.number = number
    self.count = count
  }

  var text: String { "\(number)/\(count)" }

  /// For names of files: `2-sur-5`.
  var fileMark: String { "\(number)-sur-\(count)" }

  /// The dossiers of this part, in the order of the batch.
  ///
  /// Dealt like cards in order of code: whatever the order of the list, each dossier goes to the
  /// same part and no part has two more than another.
  func entries(of plan: BatchPlan) -> [BatchPlan.Entry] {
    let order = plan.entries.indices.sorted { left, right in
      (plan.entries[left].code ?? "", plan.entries[left].name)
        < (plan.entries[right].code ?? "", plan.entries[right].name)
    }
    let own = order.enumerated().filter { $0.offset % count == number - 1 }.map(\.element)
    return own.sorted().map { plan.entries[$0] }
  }
}
