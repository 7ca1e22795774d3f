import Analysis
import Document
import Dossier
import Problems
import Strategy
import Templates
import Units

extension EvaluationMaterial {
  /// What may be said of each series that a sheet names, and why nothing more.
  func verdictsTable() throws(Problem) -> Table? {
    var rows: [Table.Row] = []
    for indicator in evaluation.recorded {
      guard let verdict = indicator.recorded else { continue }
      let word = Inline.text(try word(of: verdict))
      let isEstablished = verdict.word == .moreFavourable || verdict.word == .lessFavourable
      rows.append(
        Table.Row([
          [.text("\(indicator.reference) – \(try name(of: verdict.series))")],
          [.text(try direction(of: indicator))],
          isEstablished ? [.strong([word])] : [word],
          try reason(of: verdict, indicator) + [.text(" ")]
            + (try phrase("indicateurs.\(verdict.series.rawValue).precaution")),
        ]))
    }
    return try table(
      "verdicts",
      [
        EvaluationColumn(key: "serie", stretch: 1), EvaluationColumn(key: "sens", stretch: 0.4),
        EvaluationColumn(key: "verdict", stretch: 0.9),
        EvaluationColumn(key: "raison", stretch: 2),
      ], rows)
  }

  /// « moins favorable que les communes comparables ».
  func word(of verdict: RecordedVerdict) throws(Problem) -> String {
    try words(
      "evaluation.verdicts.\(verdict.word.rawValue)", ["groupe": .text(try groupName)])
  }

  private func direction(of indicator: DisclosedIndicator) throws(Problem) -> String {
    guard let direction = indicator.direction else { return "–" }
    return try words("evaluation.sens.\(direction.rawValue)")
  }

  private func reason(
    of verdict: RecordedVerdict, _ indicator: DisclosedIndicator
  ) throws(Problem) -> [Inline] {
    switch verdict.answer {
    case .noQuestion(.notEngaged): try phrase("evaluation.raisons.non-engagee")
    case .noQuestion(.noStart): try phrase("evaluation.raisons.sans-debut")
    case .change(.unavailable(let absence)): try reason(of: absence)
    case .change(.available(let change)):
      try reason(
        of: EvaluatedChange(indicator: indicator, verdict: verdict, change: change))
    }
  }

  private func reason(of item: EvaluatedChange) throws(Problem) -> [Inline] {
    let scope = try changeScope(item)
    switch item.change.group {
    case .unavailable(let absence): return try reason(of: absence, scope)
    case .available(let group):
      let isWide = group.ratioInterval.contains(1)
      let key =
        group.verdict != .notEstablished ? "etabli" : isWide ? "intervalle" : "tests-multiples"
      var reason = try phrase("evaluation.raisons.\(key)", scope)
      if group.leftOut > 0 {
        reason += [.text(" ")]
        reason += try phrase(
          "evaluation.raisons.\(group.leftOut == 1 ? "ecartee" : "ecartees")", scope)
      }
      return reason
    }
  }

  private func reason(of absence: BeforeAfterAbsence) throws(Problem) -> [Inline] {
    switch absence {
    case .noSeries: try phrase("evaluation.raisons.sans-serie")
    case .notInEdition: try phrase("evaluation.raisons.source-changee")
    case .notAdditive: try phrase("evaluation.raisons.non-additif")
    case .tooFewYearsBefore(let found, let minimum):
      try phrase(
        "evaluation.raisons.trop-court-avant",
        ["n": .integer(found), "minimum": .integer(minimum)])
    case .noYearAfter(let newest):
      try phrase("evaluation.raisons.trop-court-apres", ["annee": .year(newest)])
    case .notPublished(let years):
      try phrase("evaluation.raisons.non-publiee", ["annees": .text(printed(years))])
    case .tooFewFacts(let mean, let minimum):
      try phrase(
        "evaluation.raisons.petits-nombres",
        ["moyenne": .number(mean, places: 1), "minimum": .integer(minimum)])
    }
  }

  private func reason(
    of absence: GroupChangeAbsence, _ scope: TemplateScope
  ) throws(Problem) -> [Inline] {
    switch absence {
    case .noComparables: try phrase("evaluation.raisons.sans-comparables", scope)
    case .tooFewPublished(let published, let minimum):
      try phrase(
        "evaluation.raisons.peu-de-comparables",
        scope.adding(["publiees": .integer(published), "minimum": .integer(minimum)]))
    case .nothingCounted: try phrase("evaluation.raisons.rien-compte", scope)
    }
  }
}
