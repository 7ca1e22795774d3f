import Dossier

/// Keeps what holds, and puts first what weighs most.
struct RankParticularities {
  let triangulation: Triangulation
  let survey: SurveyThemes?
  let malveillance: Malveillance?

  /// Two sources that agree and are not contradicted by as many, or one strong source that no
  /// other speaks against: the latter is marked.
  func ranked() -> [Particularity] {
    triangulation.rows.filter(holds).map { Particularity(row: $0, reach: reach(of: $0)) }
      .sorted { first, second in
        if first.score != second.score { return first.score > second.score }
        if first.strength != second.strength { return first.strength > second.strength }
        return first.theme < second.theme
      }
  }

  private func holds(_ row: ThemeRow) -> Bool {
    switch row.verdict {
    case .convergent: true
    case .partial: row.agreeing.count > 1
    case .insufficient:
      row.agreeing.first?.signal == .strong && row.agreeing.first?.source != .social
    case .divergent, .quiet: false
    }
  }

  /// The widest of what is known.
  private func reach(of row: ThemeRow) -> Particularity.Reach {
    var known: [Particularity.Reach] = []
    if let share = survey?.prevalence(of: row.theme) { known.append(.prevalence(share)) }
    if let recorded = recorded(row.theme) { known.append(recorded) }
    if !row.places.isEmpty { known.append(.places(row.places.count)) }
    // The first of equals: what counts persons before what counts places.
    let widest = known.map(\.degree).max()
    return known.first { $0.degree == widest } ?? .unknown
  }

  /// The most frequent indicator of the theme: they are never added up.
  private func recorded(_ theme: Theme) -> Particularity.Reach? {
    let rates = (theme.known?.indicators ?? []).compactMap { indicator in
      indicator.measuresPoliceActivity
        ? nil : malveillance?.study(of: indicator)?.series.latest
    }
    let highest = rates.compactMap { entry in
      entry.rate.map { (rate: $0.perThousand, year: entry.year) }
    }.max { $0.rate < $1.rate }
    return highest.map { .recorded(perThousand: $0.rate, year: $0.year) }
  }
}
