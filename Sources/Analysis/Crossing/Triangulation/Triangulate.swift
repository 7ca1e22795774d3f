import Dossier

/// Holds every source against the others, theme by theme.
struct Triangulate {
  let recorded: RecordedThemes?
  let local: LocalThemes?
  let survey: SurveyThemes?
  let interviews: InterviewThemes?
  let social: SocialThemes?

  init(
    _ dossier: Dossier, _ readings: Readings, findings: [Finding],
    _ parameters: AnalysisParameters, _ crossing: CrossingParameters
  ) {
    let words = dossier.themes
    recorded = readings.malveillance.map {
      RecordedThemes(malveillance: $0, expected: readings.expected, parameters: parameters)
    }
    local = readings.tranquility.map {
      LocalThemes(
        tranquility: $0, words: words, parameters: crossing, smallestBase: parameters.minimumBase)
    }
    survey = readings.survey.map {
      SurveyThemes(survey: $0, words: words, parameters: crossing)
    }
    interviews = readings.perception.map {
      InterviewThemes(perception: $0, words: words, parameters: crossing)
    }
    social = readings.social.map { SocialThemes(social: $0, findings: findings) }
  }

  func result() -> Availability<Triangulation, TriangulationAbsence> {
    let given = self.given
    guard given.filter({ $0 != .social }).count > 1 else {
      return .unavailable(.tooFewSources(given: given))
    }
    // A single source that signals nothing has nobody to be held against.
    let rows = themes.map(row).filter { $0.speaking.count > 1 || !$0.agreeing.isEmpty }
    return .available(Triangulation(rows: rows.sorted(by: Self.precedes), given: given))
  }

  var given: [EvidenceSource] {
    EvidenceSource.allCases.filter { source in
      switch source {
      case .recorded: recorded != nil
      case .local: local != nil
      case .survey: survey != nil
      case .interviews: interviews != nil
      case .social: social != nil
      }
    }
  }

  /// Those of the nomenclature, and the free ones that a source raises, in order.
  private var themes: [Theme] {
    var found = Set(KnownTheme.allCases.map(Theme.known))
    found.formUnion(local?.themes ?? [])
    found.formUnion(survey?.themes ?? [])
    found.formUnion(interviews?.themes ?? [])
    return found.sorted()
  }

  func row(_ theme: Theme) -> ThemeRow {
    ThemeRow(
      theme: theme,
      readings: [
        theme.known.flatMap { recorded?.reading(of: $0) } ?? .silent(.recorded),
        local?.reading(of: theme) ?? .silent(.local),
        survey?.reading(of: theme) ?? .silent(.survey),
        interviews?.reading(of: theme) ?? .silent(.interviews),
        theme.known.flatMap { social?.reading(of: $0) } ?? .silent(.social),
      ], places: places(of: theme))
  }

  /// Every place where a signal of the theme is said to be, each once.
  private func places(of theme: Theme) -> [String] {
    let named =
      (local?.places(of: theme) ?? []) + (survey?.places(of: theme) ?? [])
      + (interviews?.places(of: theme) ?? [])
    var names: [FoldedName: String] = [:]
    for name in named {
      let place = FoldedName(place: name)
      names[place] = min(name, names[place] ?? name)
    }
    return names.values.sorted()
  }

  private static func precedes(_ first: ThemeRow, _ second: ThemeRow) -> Bool {
    let (one, other) = (first.verdict.order, second.verdict.order)
    if one != other { return one < other }
    if first.agreeing.count != second.agreeing.count {
      return first.agreeing.count > second.agreeing.count
    }
    if first.speaking.count != second.speaking.count {
      return first.speaking.count > second.speaking.count
    }
    return first.theme < second.theme
  }
}

extension ThemeRow.Verdict {
  /// From what holds to what doesn't.
  fileprivate var order: Int {
    switch self {
    case .convergent: 0
    case .partial: 1
    case .divergent: 2
    case .quiet: 3
    case .insufficient: 4
    }
  }
}
