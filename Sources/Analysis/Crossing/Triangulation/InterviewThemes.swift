import Dossier

/// What interviews, groups and walks say of a theme, counted by families of actors: ten tenants
/// heard together are one voice of convergence, a landlord and a teacher are two.
///
/// Strong: three families complain of it, moderate: two. Raised by two families or more, none of
/// which complains: no signal. One family alone is not a signal, nor is it calm.
struct InterviewThemes {
  let interviews: Interviews
  let words: ThemeWords
  let parameters: CrossingParameters

  var themes: Set<Theme> {
    Set(interviews.list.flatMap(\.remarks).map { words.theme(of: $0.theme) })
  }

  func reading(of theme: Theme) -> SourceReading {
    let remarks = interviews.list.flatMap { interview in
      interview.remarks.filter { words.theme(of: $0.theme) == theme }.map { (interview, $0) }
    }
    let label = remarks.map(\.1.theme).min() ?? theme.key
    let complaining = families(remarks.filter { $0.1.tone == .negative }.map(\.0))
    let all = families(remarks.map(\.0))
    func reading(_ signal: SourceReading.Signal, _ kind: ThemeFact.Kind, _ count: Int)
      -> SourceReading
    {
      SourceReading(
        .interviews, signal: signal,
        facts: [
          ThemeFact(
            kind, .words(label), value: Double(count), finding: "perception.\(theme.key)")
        ])
    }
    if complaining.count >= parameters.strongVoices {
      return reading(.strong, .voices, complaining.count)
    }
    if complaining.count >= parameters.moderateVoices {
      return reading(.moderate, .voices, complaining.count)
    }
    if all.count >= parameters.moderateVoices, complaining.isEmpty {
      return reading(.none, .calmVoices, all.count)
    }
    return all.isEmpty
      ? .silent(.interviews) : reading(.silent, .aloneVoice, max(1, complaining.count))
  }

  private func families(_ interviews: [Interview]) -> Set<String> {
    Set(interviews.map { folded($0.actorFamily) })
  }

  /// Where families of actors say that it happens, two of them at least.
  func places(of theme: Theme) -> [String] {
    var heard: [String: (name: String, families: Set<String>)] = [:]
    for interview in interviews.list {
      for remark in interview.remarks
      where remark.tone == .negative && words.theme(of: remark.theme) == theme {
        guard let place = remark.place else { continue }
        let key = folded(place)
        var known = heard[key] ?? (place, [])
        known.name = min(known.name, place)
        known.families.insert(folded(interview.actorFamily))
        heard[key] = known
      }
    }
    return heard.values.filter { $0.families.count >= parameters.moderateVoices }.map(\.name)
      .sorted()
  }
}
