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
    let suppression = sound { () throws(InvalidInput) in
      try cellSuppression(
        table: rows.map { [$0.agreeing, $0.others] }, threshold: threshold, effort: 20_000)
    }
    let primary = Set(suppression.primary.map(\.row))
    guard suppression.isProtectable else {
      return rows.indices.map { primary.contains($0) ? .secrecy : .complement }
    }
    let complementary = Set((suppression.patterns.first ?? []).map(\.row))
    return rows.indices.map { row in
      primary.contains(row) ? .secrecy : complementary.contains(row) ? .complement : nil
    }
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
