import Dossier

/// What one interview says of one theme: an interview, a group or a walk is one voice, however
/// many remarks it holds and however many people were there.
struct Voice {
  let interview: Interview
  let family: FoldedName
  /// Of one theme, in the order of the file.
  let remarks: [Remark]

  var tone: HeardTone { HeardTone(ofOneVoice: remarks.map(\.tone)) }

  /// The highest that it gives; nil when it gives none.
  var intensity: Int? { remarks.compactMap(\.intensity).max() }
}

extension HeardTone {
  /// A neutral remark describes and takes no side: it weighs only where nothing else was said.
  init(ofOneVoice tones: [Remark.Tone]) {
    switch (tones.contains(.negative), tones.contains(.positive)) {
    case (true, true): self = .mixed
    case (true, false): self = .negative
    case (false, true): self = .positive
    case (false, false): self = .neutral
    }
  }

  /// What more than half of the voices that take a side say.
  init(ofFamily balance: ToneBalance) {
    let taken = balance.total - balance.neutral
    if taken == 0 {
      self = .neutral
    } else if balance.negative * 2 > taken {
      self = .negative
    } else if balance.positive * 2 > taken {
      self = .positive
    } else {
      self = .mixed
    }
  }
}

extension ToneBalance {
  init(of tones: [HeardTone]) {
    func count(_ tone: HeardTone) -> Int { tones.filter { $0 == tone }.count }
    self.init(
      negative: count(.negative), neutral: count(.neutral), positive: count(.positive),
      mixed: count(.mixed))
  }
}

extension Agreement {
  init(of families: ToneBalance) {
    let tone: HeardTone =
      if families.negative > families.positive {
        .negative
      } else if families.positive > families.negative {
        .positive
      } else {
        families.neutral == families.total ? .neutral : .mixed
      }
    let contradicting =
      switch tone {
      case .negative: families.positive
      case .positive: families.negative
      case .neutral: 0
      case .mixed: min(families.negative, families.positive)
      }
    self.init(
      tone: tone, agreeing: families[tone], speaking: families.total,
      contradicting: contradicting)
  }
}

extension HeardIntensity {
  init?(of voices: [Voice]) {
    let given = voices.compactMap(\.intensity)
    guard let maximum = given.max() else { return nil }
    self.init(
      mean: Double(given.reduce(0, +)) / Double(given.count), maximum: maximum,
      voices: given.count)
  }
}

/// The spelling that most use; of equals, the first in alphabetical order.
func commonSpelling(of spellings: [String]) -> String {
  var counts: [String: Int] = [:]
  for spelling in spellings { counts[spelling, default: 0] += 1 }
  let best = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
  return best?.key ?? ""
}
