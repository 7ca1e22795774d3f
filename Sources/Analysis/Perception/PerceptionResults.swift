public import Dossier
public import Units

/// What inhabitants and professionals say, counted by theme and place.
///
/// Counts of interviews, never shares of inhabitants: those who are heard are chosen, they are not
/// a sample. What an edition must not print is not here: see `HeardFamily`.
public struct PerceptionResults: Hashable, Sendable {
  /// Not yet ordered among those of other readings; one a theme, of identifier
  /// `perception.` followed by the theme's code.
  public let findings: [Finding]
  public let hearings: Hearings
  /// Mentioned by most interviews first, then by most families, then by code.
  public let themes: [PerceivedTheme]
  /// All themes together, named by most interviews first.
  public let places: [PerceivedPlace]
  /// Short sentences that were said, one a theme at most, in the order of `themes`.
  public var quotes: [SelectedQuote] { themes.compactMap(\.quote) }
  public let thresholds: PerceptionThresholds
  public let source: Source

  /// Themes on which a family contradicts another.
  public var divided: [PerceivedTheme] { themes.filter { $0.verdict == .divided } }

  /// The theme with this name, whatever its case, accents and plural.
  public func theme(named name: String) -> PerceivedTheme? {
    let folded = FoldedName(name)
    return themes.first { $0.name == folded || FoldedName($0.label) == folded }
  }
}

/// Who was heard.
public struct Hearings: Hashable, Sendable {
  /// An interview, a group, a walk and a meeting count as one voice each.
  public let voices: Int
  public let families: Int
  public let firstDay: CalendarDate
  public let lastDay: CalendarDate
  /// In the order of the kinds; those that took place.
  public let kinds: [KindCount]
  /// Most heard first; voices that may not be told apart come last, together.
  public let byFamily: [FamilyCount]

  public struct KindCount: Hashable, Sendable {
    public let kind: Interview.Kind
    public let voices: Int
  }

  public struct FamilyCount: Hashable, Sendable {
    public let family: HeardFamily
    public let voices: Int
    /// In the order of `Interview.Kind`, zeros included.
    public let byKind: [Int]
    /// Functions that were heard, sorted; empty in a publishable edition.
    public let functions: [String]
  }
}

/// A family of actors as an edition may name it.
///
/// In a publishable edition a family heard once is `.other`: with one interview, the family is the
/// person (« le bailleur » is one head of agency), and a tone or a sentence beside it would be hers.
/// Function, date and identifier of an interview are never in the results of that edition.
public enum HeardFamily: Hashable, Sendable {
  case named(String)
  case other

  public var name: String? {
    if case .named(let name) = self { name } else { nil }
  }
}

/// What was said of a theme, over all places.
public struct PerceivedTheme: Hashable, Sendable {
  /// What findings are named after: `halls`, or the folded name.
  public let code: String
  public let name: FoldedName
  /// As most interviews write it.
  public let label: String
  public let voices: ToneBalance
  /// Families whose voices mostly give each tone.
  public let families: ToneBalance
  /// What the families say of it, in the order of `Hearings.byFamily`; silent ones left out.
  public let byFamily: [FamilyVoice]
  public let agreement: Agreement
  /// Of the voices that give one; nil when none does.
  public let intensity: HeardIntensity?
  /// Most mentioned first; a remark without place is in none.
  public let places: [PerceivedPlace]
  public let quote: SelectedQuote?
  public let verdict: Finding.Verdict
  public let strength: Finding.Strength

  public var findingIdentifier: String { "\(Finding.Domain.perception.rawValue).\(code)" }
}

/// The tone of one voice, of one family, or of all, on a theme.
public enum HeardTone: String, CaseIterable, Hashable, Sendable {
  case negative
  case neutral = "neutre"
  case positive
  /// Negative and positive at once, or no majority.
  case mixed = "partagee"
}

/// How many give each tone.
public struct ToneBalance: Hashable, Sendable {
  public let negative: Int
  public let neutral: Int
  public let positive: Int
  public let mixed: Int

  public var total: Int { negative + neutral + positive + mixed }

  public subscript(tone: HeardTone) -> Int {
    switch tone {
    case .negative: negative
    case .neutral: neutral
    case .positive: positive
    case .mixed: mixed
    }
  }
}

/// What one family of actors says of a theme.
public struct FamilyVoice: Hashable, Sendable {
  public let family: HeardFamily
  public let voices: ToneBalance
  public let tone: HeardTone
}

/// How far the families that speak of a theme agree: over families, so that ten voices of one
/// family weigh no more than one of another.
public struct Agreement: Hashable, Sendable {
  /// The tone that most families give; `.mixed` when none comes first.
  public let tone: HeardTone
  public let agreeing: Int
  public let speaking: Int
  /// Families of the opposite tone.
  public let contradicting: Int
}

public struct HeardIntensity: Hashable, Sendable {
  /// Each voice counts once, with the highest it gives: from 1 to 3.
  public let mean: Double
  public let maximum: Int
  public let voices: Int
}

/// What was said at one place, of a theme or of all.
public struct PerceivedPlace: Hashable, Sendable {
  /// As the map of the territory writes it, else as most interviews do.
  public let label: String
  public let name: FoldedName
  public let voices: ToneBalance
  public let families: Int
}

/// A sentence that was said, word for word.
public struct SelectedQuote: Hashable, Sendable {
  public let text: String
  public let themeCode: String
  public let place: String?
  public let family: HeardFamily
  /// Nil in a publishable edition.
  public let function: String?
}
