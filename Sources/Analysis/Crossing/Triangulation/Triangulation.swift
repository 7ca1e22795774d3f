public import Dossier

/// What each source says of each theme.
public struct Triangulation: Hashable, Sendable {
  /// Agreeing themes first, then those that more sources tell of.
  public let rows: [ThemeRow]
  /// Sources that were given, in order; the others are silent everywhere.
  public let given: [EvidenceSource]

  public func row(_ theme: Theme) -> ThemeRow? { rows.first { $0.theme == theme } }

  public func count(_ verdict: ThemeRow.Verdict) -> Int { rows.count { $0.verdict == verdict } }
}

public enum TriangulationAbsence: Hashable, Sendable {
  /// Social data alone are no second source: they describe people, not facts.
  case tooFewSources(given: [EvidenceSource])
}

/// One theme over all sources.
public struct ThemeRow: Hashable, Sendable {
  /// How to read it; the raw value is a key of the wording.
  public enum Verdict: String, CaseIterable, Hashable, Sendable {
    case convergent
    case partial = "partiel"
    case divergent
    /// Fewer than two sources speak.
    case insufficient = "insuffisant"
    /// Two or more speak, none signals anything.
    case quiet = "sans-signal"
  }

  public let theme: Theme
  /// One a source, in the order of `EvidenceSource`.
  public let readings: [SourceReading]
  /// Where a source says that it is, each once, in alphabetical order.
  public let places: [String]

  public init(theme: Theme, readings: [SourceReading], places: [String] = []) {
    self.theme = theme
    self.readings = readings
    self.places = places
  }

  /// Sources that are not silent.
  public var speaking: [SourceReading] { readings.filter { $0.signal != .silent } }
  public var agreeing: [SourceReading] { readings.filter(\.signal.isSignal) }

  /// Convergent: two signals or more, one of them strong, and no source that sees none.
  ///
  /// Divergent: a strong signal, and as many sources that see none as sources that see one; social
  /// data never contradict, since they measure no fact. Partial: signals that are neither.
  public var verdict: Verdict {
    guard speaking.count > 1 else { return .insufficient }
    guard !agreeing.isEmpty else { return .quiet }
    let isStrong = agreeing.contains { $0.signal == .strong }
    let without = speaking.filter { $0.signal == .none }
    if isStrong, agreeing.count > 1, without.isEmpty { return .convergent }
    let against = without.count { $0.source != .social }
    return isStrong && against > 0 && against >= agreeing.count ? .divergent : .partial
  }

  public func reading(_ source: EvidenceSource) -> SourceReading {
    readings.first { $0.source == source } ?? .silent(source)
  }

  /// Findings that its signals rest on, each once, in the order of the sources.
  public var findings: [String] {
    var seen: Set<String> = []
    return readings.flatMap(\.facts).filter(\.kind.isSignal).compactMap(\.finding)
      .filter { seen.insert($0).inserted }
  }
}
