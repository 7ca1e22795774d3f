import Dossier
import Statistics

/// Which counts of respondents an edition may print, so that no small one can be deduced.
///
/// In an edition for everyone, one to ten respondents (a parameter of the dossier) are never told
/// apart: their cell is hidden, and with it what would give it back by subtraction.
struct RespondentSecrecy {
  /// Counts from one to this, excluded, are hidden; one hides nothing.
  let threshold: Int

  init(_ thresholds: SecrecyThresholds, edition: DocumentEdition) {
    threshold = edition == .publishable ? thresholds.persons : 1
  }

  func isSmall(_ count: Int) -> Bool { count > 0 && count < threshold }

  /// Why a share may not be printed: few say yes, or few say no.
  func absence(_ draft: SurveyDraft) -> SurveyAbsence? {
    if isSmall(draft.agreeing) || isSmall(draft.respondents) { return .secrecy }
    return isSmall(draft.others) ? .secrecy : nil
  }

  func count(_ count: Int) -> DisclosedCount { isSmall(count) ? .hidden : .shown(count) }

  /// The cells to hide in a list whose total is printed, nil where the cell may be.
  ///
  /// The hidden cells together must hold at least the threshold, and be two or more, else their sum
  /// gives the small one back or bounds it too well. The smallest of the others are added.
  func absences(inList counts: [Int]) -> [SurveyAbsence?] {
    var absences: [SurveyAbsence?] = counts.map { isSmall($0) ? .secrecy : nil }
    guard absences.contains(.secrecy) else { return absences }
    let others = counts.indices.filter { absences[$0] == nil && counts[$0] > 0 }
      .sorted { (counts[$0], $0) < (counts[$1], $1) }
    for index in others {
      let hidden = counts.indices.filter { absences[$0] != nil }
      if hidden.count > 1, hidden.map({ counts[$0] }).reduce(0, +) >= threshold { break }
      absences[index] = .complement
    }
    return absences
  }

  /// The rows to hide in a table of two columns, whose sums by row and by column are printed.
  ///
  /// A row with a hidden cell prints no share, so both of its cells are hidden.
  func absences(inTable rows: [(agreeing: Int, others: Int)]) -> [SurveyAbsence?] {
    guard rows.contains(where: { isSmall($0.agreeing) || isSmall($0.others) }) else {
      return rows.map { _ in nil }
    }
    let plan = plan(ofTable: rows)
    return rows.enumerated().map { row, counts in
      if isSmall(counts.agreeing) || isSmall(counts.others) { return .secrecy }
      let isShown = (0...1).allSatisfy { plan[RespondentCell(row, $0)].value != nil }
      return isShown ? nil : .complement
    }
  }

  /// Sums that may be printed are taken as known: other tables print them too.
  private func plan(ofTable rows: [(agreeing: Int, others: Int)]) -> DisclosurePlan<RespondentCell>
  {
    var cells = LinkedCells<RespondentCell>(threshold: threshold)
    func addSum(_ cell: RespondentCell, _ count: Int) {
      if isSmall(count) { cells.keep(cell, count) } else { cells.know(cell, count) }
    }
    for (row, counts) in rows.enumerated() {
      addSum(RespondentCell(row, nil), counts.agreeing + counts.others)
      cells.print(RespondentCell(row, 0), counts.agreeing)
      cells.print(RespondentCell(row, 1), counts.others)
      cells.link(
        total: RespondentCell(row, nil),
        parts: [RespondentCell(row, 0), RespondentCell(row, 1)])
    }
    for (column, sum) in [rows.map(\.agreeing), rows.map(\.others)].enumerated() {
      addSum(RespondentCell(nil, column), sum.reduce(0, +))
      cells.link(
        total: RespondentCell(nil, column),
        parts: rows.indices.map { RespondentCell($0, column) })
    }
    return cells.plan(for: .publishable)
  }
}

extension RespondentCell {
  /// Of the only table of a plan.
  fileprivate init(_ row: Int?, _ column: Int?) {
    self.init(table: "", row: row, column: column)
  }
}

extension SurveyDraft {
  /// The figure, unless it rests on too few respondents or may not be told.
  func cell(_ parameters: AnalysisParameters, hiddenFor absence: SurveyAbsence? = nil)
    -> SurveyCell
  {
    if let absence { return .unavailable(absence) }
    guard respondents >= parameters.minimumRespondents else {
      return .unavailable(.tooFewRespondents)
    }
    return .available(figure(parameters))
  }
}
