import Dossier
import Testing

@testable import Analysis

/// Which theme words mean, and what several sources make of one.
@Suite struct ThemeTests {
  @Test(arguments: [
    ("Cambriolages", KnownTheme.burglary), ("CAMBRIOLAGE", .burglary),
    ("Tapage nocturne", .noise), ("Tapage et nuisances sonores", .noise),
    // The longest of « vol » and « vol de véhicule ».
    ("Vol de véhicule", .vehicles), ("vols", .theft), ("Vols avec armes", .violentTheft),
    ("Occupation de halls d’immeuble", .halls), ("trafic de stupéfiants", .drugs),
    ("Circulation", .traffic),
  ])
  func findsTheThemeOfWords(words: String, theme: KnownTheme) {
    #expect(ThemeWords().theme(of: words) == .known(theme))
  }

  @Test func wordsOfTheDossierComeFirstAndOthersStandAlone() {
    let words = ThemeWords(own: [folded("Marché du jeudi"): .incivilities])
    #expect(words.theme(of: "marche du JEUDI") == .known(.incivilities))
    #expect(words.theme(of: "Chiens errants") == .free("chien-errant"))
    #expect(words.knownTheme(in: "Chiens errants") == nil)
    // « envol » holds « vol » but not as a word.
    #expect(words.theme(of: "envol") == .free("envol"))
  }

  @Test func everySynonymMeansOneTheme() {
    for theme in KnownTheme.allCases {
      #expect(ThemeWords().theme(of: theme.rawValue) == .known(theme))
    }
  }

  typealias Signal = SourceReading.Signal

  private func row(_ signals: [Signal]) -> ThemeRow {
    ThemeRow(
      theme: .known(.burglary),
      readings: zip(EvidenceSource.allCases, signals).map {
        SourceReading($0, signal: $1, facts: [])
      })
  }

  /// Columns: recorded, local, survey, interviews, social.
  @Test(
    arguments: [
      // The rows of the model page, in its order.
      ([.strong, .silent, .strong, .moderate, .silent], ThemeRow.Verdict.convergent),
      ([.silent, .strong, .moderate, .strong, .moderate], .convergent),
      ([.moderate, .strong, .strong, .strong, .silent], .convergent),
      ([.moderate, .silent, .none, .strong, .strong], .partial),
      ([.strong, .moderate, .moderate, .none, .silent], .partial),
      ([.none, .none, .strong, .strong, .silent], .divergent),
      ([.silent, .none, .silent, .none, .silent], .quiet),
      // One speaks.
      ([.strong, .silent, .silent, .silent, .silent], .insufficient),
      ([.silent, .silent, .silent, .silent, .silent], .insufficient),
      // No strong signal: nothing is opposed, nothing converges.
      ([.moderate, .silent, .none, .silent, .silent], .partial),
      ([.moderate, .moderate, .silent, .silent, .silent], .partial),
      // A strong signal against one that sees none, whichever is which.
      ([.strong, .silent, .none, .silent, .silent], .divergent),
      ([.none, .silent, .strong, .silent, .silent], .divergent),
      // Social data measure no fact: they can't contradict.
      ([.strong, .silent, .silent, .silent, .none], .partial),
    ] as [([Signal], ThemeRow.Verdict)])
  func readsSourcesTogether(signals: [Signal], verdict: ThemeRow.Verdict) {
    #expect(row(signals).verdict == verdict)
  }

  @Test func twoEstablishedFactsMakeAStrongSignal() {
    func facts(_ kinds: ThemeFact.Kind...) -> [ThemeFact] {
      kinds.map { ThemeFact($0, .indicator(.burglary)) }
    }
    #expect(
      SourceReading(.recorded, facts: facts(.rising, .aboveAll), isMeasured: true).signal == .strong
    )
    #expect(
      SourceReading(.recorded, facts: facts(.rising), isMeasured: true).signal == .moderate)
    #expect(
      SourceReading(.recorded, facts: facts(.recordedQuiet), isMeasured: true).signal == .none)
    #expect(
      SourceReading(.recorded, facts: facts(.recordedFew), isMeasured: false).signal == .silent)
  }

  @Test func ranksByStrengthGravityAndReach() {
    let strong = Particularity(
      row: row([.strong, .silent, .strong, .silent, .silent]), reach: .prevalence(0.04))
    // 3 (two strong, none against) × 2 (property) × 2 (from 3 to 10 in a hundred).
    #expect(strong.score == 12 && !strong.isSingleSource)
    let single = Particularity(
      row: row([.strong, .silent, .silent, .silent, .silent]), reach: .places(5))
    // 1 × 2 × 3.
    #expect(single.score == 6 && single.isSingleSource)
  }
}
