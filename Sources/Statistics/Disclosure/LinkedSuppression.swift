/// The printed cells of linked tables to hide, with the proof that it is enough.
public struct LinkedSuppression: Sendable {
  /// One a cell: whether it is taken off the page.
  public let isHidden: [Bool]
  /// Sensitive cells, by position.
  public let protected: [ProtectedCell]

  public var hidden: [Int] { isHidden.indices.filter { isHidden[$0] } }
}

/// What a sensitive count could as well be, for whoever reads all that is shown.
public struct ProtectedCell: Sendable {
  public let cell: Int
  /// Two sets of whole counts that make every sum, agree with each shown or known cell, and give
  /// this cell its lowest and highest proven values: differences to the true counts, by cell.
  public let lowest: [Int: Int]
  public let highest: [Int: Int]
  /// Between these the true count can't be told apart; the real limits may be farther.
  public let range: ClosedRange<Int>
  /// What the known cells give away, were nothing printed at all, is narrower than what is asked.
  public let isLimitedByKnownCells: Bool
}

/// Primary and complementary suppression over any tables linked by sums (Cox 1980; Fischetti &
/// Salazar 2001 for linked tables).
///
/// Every sensitive cell can be, as far as the page tells, any count from 1 to threshold - 1, and its
/// range is at least as wide as the threshold. The first is asked on top of the second because of
/// whoever knows the rule that hidden counts are small: the rule teaches nothing more about a cell
/// whose range holds all that the rule allows.
///
/// A linear programme would give the limits of fractional counts, which are wider than those of
/// whole ones: a proof on the wrong side. Each range given here is reached by two sets of whole
/// counts, built from the true ones by moves that leave every sum as it is.
///
/// - Parameters:
///   - counts: the cells of all views of a document over one source.
///   - threshold: at least two.
/// - Returns: the cells to hide, few and cheap but not proven fewest.
/// - Throws: `InvalidInput` for a threshold under two.
public func linkedSuppression(
  of counts: LinkedCounts, threshold: Int
) throws(InvalidInput) -> LinkedSuppression {
  try requireAtLeast(2, threshold, "threshold")
  var search = SuppressionSearch(counts: counts, threshold: threshold)
  search.protectAll()
  search.showWhatCanBe()
  return search.result
}

/// Hides cell after cell until every sensitive one is protected.
private struct SuppressionSearch {
  let counts: LinkedCounts
  let threshold: Int
  let moves: BalancedMoves
  /// Unprinted cells are hidden from the start.
  var hidden: [Bool]
  var proofs: [Int: ProtectedCell] = [:]
  /// In the order in which they are protected.
  let sensitive: [Int]
  /// How many proofs may be sought again to show cells that were hidden in vain.
  private static let pruningEffort = 20_000

  init(counts: LinkedCounts, threshold: Int) {
    self.counts = counts
    self.threshold = threshold
    moves = BalancedMoves(counts)
    sensitive = counts.cells.indices.filter { counts.cells[$0].isSensitive }
    hidden = counts.cells.map { cell in
      switch cell.visibility {
      case .printed: cell.isSensitive
      case .known: false
      case .unprinted: true
      }
    }
  }

  var result: LinkedSuppression {
    LinkedSuppression(
      isHidden: counts.cells.indices.map { hidden[$0] && counts.cells[$0].isPrinted },
      protected: sensitive.compactMap { proofs[$0] })
  }

  mutating func protectAll() {
    for cell in sensitive where counts.cells[cell].visibility != .known {
      proofs[cell] = protect(cell, ProofTarget(count: counts.cells[cell].count, threshold))
    }
  }

  /// Protects as asked, else as far as the known cells leave room.
  private mutating func protect(_ cell: Int, _ target: ProofTarget) -> ProtectedCell {
    var trial = hidden
    if let proof = moves.proof(of: cell, target, hidden: &trial, mayHide: true) {
      hidden = trial
      return proof
    }
    var all = counts.cells.map { $0.visibility != .known }
    let room = moves.widest(cell, target, hidden: &all)
    let limited = ProofTarget(down: -room.lowerBound, up: room.upperBound)
    trial = hidden
    if let proof = moves.proof(
      of: cell, limited, hidden: &trial, mayHide: true, isLimited: true)
    {
      hidden = trial
      return proof
    }
    hidden = all
    return moves.proof(of: cell, limited, hidden: &hidden, mayHide: false, isLimited: true)
      ?? ProtectedCell(cell, counts.cells[cell].count, lowest: [:], highest: [:], true)
  }
}

// MARK: - Showing again

extension SuppressionSearch {
  /// Shows each cell that no proof moves, then those whose proofs can do without, dearest first.
  mutating func showWhatCanBe() {
    let needed = Set(proofs.values.flatMap { Array($0.lowest.keys) + Array($0.highest.keys) })
    for cell in hidden.indices where isComplementary(cell) && !needed.contains(cell) {
      hidden[cell] = false
    }
    var effort = Self.pruningEffort
    let dearest = hidden.indices.filter(isComplementary)
      .sorted { (-counts.cells[$0].cost, $0) < (-counts.cells[$1].cost, $1) }
    for cell in dearest where effort > 0 { show(cell, &effort) }
  }

  private func isComplementary(_ cell: Int) -> Bool {
    hidden[cell] && counts.cells[cell].isPrinted && !counts.cells[cell].isSensitive
  }

  private mutating func show(_ cell: Int, _ effort: inout Int) {
    var trial = hidden
    trial[cell] = false
    var renewed: [(Int, ProtectedCell)] = []
    for other in sensitive {
      guard let proof = proofs[other] else { continue }
      guard proof.lowest[cell] != nil || proof.highest[cell] != nil else { continue }
      effort -= 1
      let count = counts.cells[other].count
      let target =
        proof.isLimitedByKnownCells
        ? ProofTarget(down: count - proof.range.lowerBound, up: proof.range.upperBound - count)
        : ProofTarget(count: count, threshold)
      guard
        let new = moves.proof(
          of: other, target, hidden: &trial, mayHide: false,
          isLimited: proof.isLimitedByKnownCells)
      else { return }
      renewed.append((other, new))
    }
    hidden = trial
    for (other, proof) in renewed { proofs[other] = proof }
  }
}

extension LinkedCounts.Cell {
  var isPrinted: Bool { if case .printed = visibility { true } else { false } }

  var cost: Int { if case .printed(let cost) = visibility { cost } else { 0 } }
}
