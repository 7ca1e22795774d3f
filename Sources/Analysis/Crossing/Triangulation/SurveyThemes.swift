import Dossier
import Units

/// What the victimation survey says of a theme.
///
/// Established: surely as many victims as the printed share (lower limit of the interval), a
/// district above the rest; for the feeling, surely a quarter of inhabitants; for an expectation,
/// surely a fifth. A figure whose interval holds the threshold tells nothing either way.
struct SurveyThemes {
  let survey: SurveyResults
  let words: ThemeWords
  let parameters: CrossingParameters

  var themes: Set<Theme> {
    var found = Set(survey.victimisations.map(theme))
    if !survey.feelings.isEmpty { found.insert(.known(.insecurity)) }
    return found
  }

  /// The indicator that the dossier names decides, then the words.
  func theme(of victimisation: VictimisationResult) -> Theme {
    if let theme = victimisation.indicator.flatMap(KnownTheme.init(indicator:)) {
      return .known(theme)
    }
    return words.knownTheme(in: victimisation.label).map(Theme.known)
      ?? words.theme(of: victimisation.key)
  }

  func reading(of theme: Theme) -> SourceReading {
    var facts = survey.victimisations.filter { self.theme(of: $0) == theme }.flatMap {
      self.facts(of: $0, theme.gravity)
    }
    if theme == .known(.insecurity) { facts += survey.feelings.flatMap(self.facts) }
    facts += expectations(of: theme)
    guard !facts.isEmpty else { return .silent(.survey) }
    let signals = [ThemeFact.Kind.frequent, .surveyDistrict, .feeling, .expectation].compactMap {
      kind in facts.first { $0.kind == kind }
    }
    guard signals.isEmpty else {
      return SourceReading(.survey, facts: signals, isMeasured: true)
    }
    return SourceReading(
      .survey, facts: facts, isMeasured: facts.contains { $0.kind == .surveyQuiet })
  }

  /// As the survey's own findings are named.
  private func slug(_ key: String) -> String { String(key.map { $0 == "_" ? "-" : $0 }) }

  private func facts(
    of victimisation: VictimisationResult, _ gravity: KnownTheme.Gravity
  ) -> [ThemeFact] {
    let subject = ThemeFact.Subject.words(victimisation.label)
    let prevalence = judged(
      victimisation.prevalence.value, against: parameters.frequentShare(gravity), subject,
      .frequent, finding: "enquete.\(slug(victimisation.key)).prevalence")
    return prevalence
      + districts(victimisation.districts, subject, "enquete.\(slug(victimisation.key)).quartiers")
  }

  private func facts(of question: QuestionResult) -> [ThemeFact] {
    let subject = ThemeFact.Subject.words(question.label)
    return judged(
      question.negative?.value, against: parameters.feelingShare, subject, .feeling,
      finding: "enquete.\(slug(question.key))")
      + districts(question.districts, subject, "enquete.\(slug(question.key)).quartiers")
  }

  /// Modalities of a question on what people expect, whose words mean the theme.
  private func expectations(of theme: Theme) -> [ThemeFact] {
    survey.questions.filter { $0.role == .expectation }.flatMap { question in
      question.answers.compactMap { answer -> ThemeFact? in
        guard let meant = words.knownTheme(in: answer.modality), .known(meant) == theme,
          let share = answer.share.value, let lower = share.interval?.lower,
          lower >= parameters.expectationShare
        else { return nil }
        return ThemeFact(
          .expectation, .words(answer.modality), value: share.value, interval: share.interval)
      }
    }
  }

  private func judged(
    _ figure: SurveyFigure?, against threshold: Double, _ subject: ThemeFact.Subject,
    _ kind: ThemeFact.Kind, finding: String
  ) -> [ThemeFact] {
    guard let figure, let interval = figure.interval else {
      return [ThemeFact(.surveyUnknown, subject)]
    }
    let found: ThemeFact.Kind =
      interval.lower >= threshold
      ? kind : interval.upper < threshold ? .surveyQuiet : .surveyUnknown
    return [
      ThemeFact(
        found, subject, value: figure.value, interval: interval,
        finding: found == kind ? finding : nil)
    ]
  }

  private func districts(
    _ figures: [DistrictFigure], _ subject: ThemeFact.Subject, _ finding: String
  ) -> [ThemeFact] {
    figures.filter { $0.difference?.verdict == .above }.map { figure in
      ThemeFact(
        .surveyDistrict, subject, value: figure.share.value?.value,
        interval: figure.share.value?.interval, place: figure.district, finding: finding)
    }
  }
}

extension SurveyThemes {
  /// Every district that a signal of the theme names.
  func places(of theme: Theme) -> [String] {
    let figures =
      survey.victimisations.filter { self.theme(of: $0) == theme }.flatMap(\.districts)
      + (theme == .known(.insecurity) ? survey.feelings.flatMap(\.districts) : [])
    return figures.filter { $0.difference?.verdict == .above }.map(\.district)
  }

  /// How many of those asked are surely hit, at most over the kinds of facts of the theme.
  func prevalence(of theme: Theme) -> Double? {
    survey.victimisations.filter { self.theme(of: $0) == theme }
      .compactMap { $0.prevalence.value?.value }.max()
  }
}
