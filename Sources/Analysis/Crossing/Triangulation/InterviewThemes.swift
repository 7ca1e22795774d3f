import Dossier

/// What interviews, groups and walks say of a theme, counted by families of actors: ten tenants
/// heard together are one voice of convergence, a landlord and a teacher are two.
///
/// Strong: three families complain of it, moderate: two. Raised by two families or more, none of
/// which complains: no signal. One family alone is not a signal, nor is it calm.
struct InterviewThemes {
  let perception: PerceptionResults
  let words: ThemeWords
  let parameters: CrossingParameters

  var themes: Set<Theme> { Set(perception.themes.map(theme)) }

  private func theme(_ perceived: PerceivedTheme) -> Theme {
    let theme = words.theme(of: perceived.label)
    return theme.known == nil ? .free(perceived.code) : theme
  }

  /// Several names of a theme may be heard; the one that most families complain of speaks, since
  /// families of two names can't be told to be different.
  func reading(of theme: Theme) -> SourceReading {
    let heard = perception.themes.filter { self.theme($0) == theme }
    guard
      let main = heard.max(by: { first, second in
        (first.families.negative, first.families.total, second.code)
          < (second.families.negative, second.families.total, first.code)
      })
    else { return .silent(.interviews) }
    let complaining = main.families.negative
    func reading(_ signal: SourceReading.Signal, _ kind: ThemeFact.Kind, _ count: Int)
      -> SourceReading
    {
      let fact = ThemeFact(
        kind, .words(main.label), value: Double(count), finding: main.findingIdentifier)
      return SourceReading(.interviews, signal: signal, facts: [fact])
    }
    if complaining >= parameters.strongVoices { return reading(.strong, .voices, complaining) }
    if complaining >= parameters.moderateVoices {
      return reading(.moderate, .voices, complaining)
    }
    if main.families.total >= parameters.moderateVoices, complaining == 0 {
      return reading(.none, .calmVoices, main.families.total)
    }
    return reading(.silent, .aloneVoice, 1)
  }

  /// Where two families of actors at least say that it is.
  func places(of theme: Theme) -> [String] {
    perception.themes.filter { self.theme($0) == theme && $0.families.negative > 0 }
      .flatMap(\.places)
      .filter { $0.families >= parameters.moderateVoices && $0.voices.negative > 0 }
      .map(\.label)
  }
}
