import Dossier

extension PerceptionThresholds {
  /// The sentence that stands for a theme: of the tone that the families agree on, of the highest
  /// intensity, then the shortest, then the first in alphabetical order.
  func quote(among voices: [Voice], tone: HeardTone) -> (
    voice: Voice, remark: Remark, text: String
  )? {
    voices.flatMap { voice in
      voice.remarks.compactMap { remark in
        remark.quote.map { (voice: voice, remark: remark, text: $0) }
      }
    }
    .filter { isWholeSentence($0.text) && agrees($0.remark.tone, with: tone) }
    .min { first, second in
      let intensities = (first.remark.intensity ?? 0, second.remark.intensity ?? 0)
      if intensities.0 != intensities.1 { return intensities.0 > intensities.1 }
      if first.text.count != second.text.count { return first.text.count < second.text.count }
      return (first.text, first.voice.interview.identifier)
        < (second.text, second.voice.interview.identifier)
    }
  }

  /// Cut at either end, a sentence may say the contrary of what was said.
  private func isWholeSentence(_ text: String) -> Bool {
    guard quoteSigns.contains(text.count), let first = text.first, let last = text.last else {
      return false
    }
    return (first.isUppercase || first.isNumber) && ".!?".contains(last)
  }

  private func agrees(_ remark: Remark.Tone, with tone: HeardTone) -> Bool {
    switch tone {
    case .negative: remark == .negative
    case .positive: remark == .positive
    case .neutral, .mixed: true
    }
  }
}
