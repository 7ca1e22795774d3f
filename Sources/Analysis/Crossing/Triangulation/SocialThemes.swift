import Dossier

/// What the social profile says of a theme; it measures no fact.
///
/// Whether those it is about, or the housing it takes place in, are more numerous than nearly
/// everywhere.
struct SocialThemes {
  let social: SocialProfile
  let findings: [Finding]

  func reading(of theme: KnownTheme) -> SourceReading {
    let known = theme.socialTraits.compactMap(social.measure)
    guard !known.isEmpty else { return .silent(.social) }
    let extreme = known.compactMap { measure -> ThemeFact? in
      let identifier = "social.\(measure.variable.rawValue).position"
      guard findings.contains(where: { $0.identifier == identifier && $0.verdict == .above })
      else { return nil }
      return ThemeFact(
        .trait, .trait(measure.variable), value: measure.value, finding: identifier)
    }
    guard extreme.isEmpty else {
      return SourceReading(.social, facts: extreme, isMeasured: true)
    }
    return SourceReading(
      .social,
      facts: known.map { ThemeFact(.ordinaryTrait, .trait($0.variable), value: $0.value) },
      isMeasured: true)
  }
}
