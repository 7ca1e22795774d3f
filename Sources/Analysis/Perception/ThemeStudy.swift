import Dossier

/// Gathers what was said by theme, then by family and by place.
struct ThemeStudy {
  let interviews: Interviews
  let families: HeardFamilies
  let hearings: Hearings
  let thresholds: PerceptionThresholds
  let knownPlaces: [FoldedName: String]

  func themes() -> [PerceivedTheme] {
    let remarks = interviews.list.flatMap { interview in
      interview.remarks.map { (interview, $0) }
    }
    return Dictionary(grouping: remarks) { interviews.theme(of: $0.1).name }
      .map { name, said in theme(named: name, said) }
      .sorted { first, second in
        if first.voices.total != second.voices.total {
          return first.voices.total > second.voices.total
        }
        if first.agreement.speaking != second.agreement.speaking {
          return first.agreement.speaking > second.agreement.speaking
        }
        return first.code < second.code
      }
  }

  /// Every place that is named, whatever is said of it.
  func places() -> [PerceivedPlace] {
    places(interviews.list.flatMap { interview in interview.remarks.map { (interview, $0) } })
  }

  private func theme(
    named name: FoldedName, _ said: [(interview: Interview, remark: Remark)]
  ) -> PerceivedTheme {
    let declared = said.first.flatMap { interviews.theme(of: $0.remark).declared }
    let voices = Self.voices(said)
    let families = ToneBalance(of: self.tones(of: voices))
    let agreement = Agreement(of: families)
    let intensity = HeardIntensity(of: voices)
    return PerceivedTheme(
      code: declared?.code ?? name.key, name: name,
      label: declared?.label ?? commonSpelling(of: said.map(\.remark.theme)),
      voices: ToneBalance(of: voices.map(\.tone)), families: families,
      byFamily: familyVoices(voices), agreement: agreement, intensity: intensity,
      places: places(said), quote: quote(voices, agreement, code: declared?.code ?? name.key),
      verdict: thresholds.verdict(of: agreement),
      strength: thresholds.strength(of: agreement, intensity))
  }

  /// One voice an interview, in order of identifier.
  static func voices(_ said: [(interview: Interview, remark: Remark)]) -> [Voice] {
    Dictionary(grouping: said) { $0.interview.identifier }
      .sorted { $0.key < $1.key }
      .map { _, said in
        Voice(
          interview: said[0].interview, family: FoldedName(said[0].interview.actorFamily),
          remarks: said.map(\.remark))
      }
  }

  /// The tone of each true family, named or not: what is hidden still counts.
  private func tones(of voices: [Voice]) -> [HeardTone] {
    Dictionary(grouping: voices, by: \.family).sorted { $0.key < $1.key }.map { _, voices in
      HeardTone(ofFamily: ToneBalance(of: voices.map(\.tone)))
    }
  }

  private func familyVoices(_ voices: [Voice]) -> [FamilyVoice] {
    let groups = Dictionary(grouping: voices) { families.disclosed($0.family) }
    return hearings.byFamily.compactMap { count in
      guard let heard = groups[count.family] else { return nil }
      let balance = ToneBalance(of: heard.map(\.tone))
      return FamilyVoice(
        family: count.family, voices: balance, tone: HeardTone(ofFamily: balance))
    }
  }

  private func places(
    _ said: [(interview: Interview, remark: Remark)]
  ) -> [PerceivedPlace] {
    let located = said.compactMap { item in item.remark.place.map { (place: $0, item: item) } }
    return Dictionary(grouping: located) { FoldedName(place: $0.place) }
      .map { name, located in
        let voices = Self.voices(located.map(\.item))
        return PerceivedPlace(
          label: knownPlaces[name] ?? commonSpelling(of: located.map(\.place)), name: name,
          voices: ToneBalance(of: voices.map(\.tone)), families: Set(voices.map(\.family)).count)
      }
      .sorted { first, second in
        first.voices.total != second.voices.total
          ? first.voices.total > second.voices.total : first.label < second.label
      }
  }

  private func quote(
    _ voices: [Voice], _ agreement: Agreement, code: String
  ) -> SelectedQuote? {
    guard let (voice, remark, text) = thresholds.quote(among: voices, tone: agreement.tone)
    else { return nil }
    let place = remark.place.map { knownPlaces[FoldedName(place: $0)] ?? $0 }
    return SelectedQuote(
      text: text, themeCode: code, place: place, family: families.disclosed(voice.family),
      function: families.disclosedFunction(of: voice.interview))
  }
}
