import Drawing

// A page that is left nearly empty because what follows is too high for it gets a part of the page
// before.
extension PageBreaker {
  /// Fewest parts of three that a page holds, but before a chapter.
  fileprivate static let leastShare = 1.0 / 3
  /// How many places to end the page before are tried, from the foot up.
  private static let mostTries = 8

  /// Both pages again, the first one shorter and the second one no more nearly empty; nil when no
  /// end of the first page gives two such pages that reach as far as those before.
  func shared(
    from start: Progress, at end: Progress, reaching goal: Progress
  ) -> (pages: [BrokenPage], progress: Progress)? {
    // What notes carry over, or a turned sheet, is not worth moving.
    guard start.carried.isEmpty, end.carried.isEmpty, goal.carried.isEmpty,
      end.format.bottom == goal.format.bottom
    else { return nil }
    var limit: Double?
    for _ in 0..<Self.mostTries {
      var progress = start
      guard let first = nextPage(&progress, upTo: limit), !first.isShort else { return nil }
      let isMoved = limit != nil
      limit = first.lowest - 1
      guard isMoved, progress.stream.position < end.stream.position else { continue }
      guard let second = nextPage(&progress), !second.isShort,
        progress.stream.position >= goal.stream.position, progress.carried.isEmpty
      else { continue }
      return ([first, second], progress)
    }
    return nil
  }
}

extension PageBreaker.Progress {
  /// A chapter, a turned sheet or the end of the document comes next.
  var mayEndShort: Bool {
    guard !stream.isEmpty else { return true }
    var rest = stream
    while !rest.isEmpty {
      switch rest.current {
      case .begin, .end, .gap: rest.skip()
      case .pageBreak, .pageFormat: return true
      case .strip, .lanes, .section: return false
      }
    }
    return true
  }
}

extension BrokenPage {
  var isShort: Bool { lowest - Grid.top < format.bodyHeight * PageBreaker.leastShare }
}
