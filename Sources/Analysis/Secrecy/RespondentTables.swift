import Dossier
import Statistics

/// The respondents behind everything that a document prints of a survey, with what links them.
///
/// Counts are protected, and not shares: a weighted share times its number of respondents comes
/// near the count, by as much as the weights of a few differ from the mean. That is too near to
/// hide four persons behind it, and too far to be reckoned with: whoever hides the count hides the
/// share with it.
struct RespondentTables: Sendable {
  private var cells: LinkedCells<RespondentCell>
  private let threshold: Int
  /// The first cell of each set: two tables often count the same respondents.
  private var firsts: [RespondentSet: RespondentCell] = [:]
  private var small: Set<RespondentCell> = []

  init(threshold: Int) {
    self.threshold = threshold
    cells = LinkedCells(threshold: threshold)
  }

  /// What a reader sees of a cell.
  enum Visibility {
    /// How many times dearer to hide than an ordinary cell.
    case printed(Int)
    /// On no page, and linked to what is.
    case kept
    /// Those who kept silent: how many they are tells nothing of what anyone answered.
    case silent
    /// Of several crossings at once: on no page, and nothing is said of it.
    case joint
    /// Never hidden.
    case given
  }

  func contains(_ cell: RespondentCell) -> Bool { cells.contains(cell) }

  func isSmall(_ count: Int) -> Bool { count > 0 && count < threshold }

  /// The base is those among whom the cell counts: a zero among a few tells of all of them.
  mutating func add(
    _ cell: RespondentCell, _ set: RespondentSet, _ visibility: Visibility,
    in base: RespondentSet? = nil
  ) {
    let isSensitive =
      isSmall(set.count) || (set.count == 0 && base.map { isSmall($0.count) } ?? false)
    switch visibility {
    case .printed(let factor):
      let cost = LinkedCells<RespondentCell>.ordinaryCost + min(set.count, 900)
      cells.print(cell, set.count, cost: factor * cost, isSensitive: isSensitive)
      if isSensitive { small.insert(cell) }
    case .kept: cells.keep(cell, set.count, isSensitive: isSensitive)
    case .silent, .joint: cells.keep(cell, set.count, isSensitive: false)
    case .given: cells.know(cell, set.count)
    }
  }

  /// A cell on no page of which only the number of respondents matters.
  mutating func keep(_ cell: RespondentCell, _ count: Int) {
    cells.keep(cell, count, isSensitive: isSmall(count))
  }

  mutating func link(_ total: RespondentCell, _ parts: RespondentCell...) {
    cells.link(total: total, parts: parts)
  }

  mutating func link(_ total: RespondentCell, _ parts: [RespondentCell]) {
    if !parts.isEmpty { cells.link(total: total, parts: parts) }
  }

  /// Ties a cell to the one of another table that counts the same respondents.
  ///
  /// Said of sets and not of questions: a filter, an equipment and a question often are the same.
  mutating func identify(_ cell: RespondentCell, _ set: RespondentSet) {
    guard set.count > 0 else { return }
    if let first = firsts[set] {
      cells.link(total: first, parts: [cell])
    } else {
      firsts[set] = cell
    }
  }

  func plan() -> RespondentPlan {
    RespondentPlan(cells: cells.plan(for: .publishable), small: small)
  }

  /// With the proof of each small count.
  var linked: LinkedCells<RespondentCell> { cells }
}

/// What a publishable edition shows of the respondents of a survey.
struct RespondentPlan: Sendable {
  private let cells: DisclosurePlan<RespondentCell>
  private let small: Set<RespondentCell>

  init(cells: DisclosurePlan<RespondentCell>, small: Set<RespondentCell>) {
    self.cells = cells
    self.small = small
  }

  subscript(cell: RespondentCell) -> DisclosedCount { cells[cell] }

  /// Why a figure that these cells would give back is not printed; nil when all are shown.
  func absence(_ needed: [RespondentCell]) -> SurveyAbsence? {
    if needed.contains(where: small.contains) { return .secrecy }
    return needed.allSatisfy { cells[$0].value != nil } ? nil : .complement
  }
}
