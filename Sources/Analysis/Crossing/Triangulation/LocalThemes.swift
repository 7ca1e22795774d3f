import Dossier
import Units

/// What local tables say of a theme, each table in its own unit.
///
/// Established: the category is a main one of its table, it rose, a district stands above the
/// others. A category that is hidden, or too small for any test, is not measured.
struct LocalThemes {
  let tranquility: TranquilityResults
  let words: ThemeWords
  let parameters: CrossingParameters
  let smallestBase: Int

  /// Every theme that a category of a table means.
  var themes: Set<Theme> {
    Set(tranquility.tables.flatMap(\.categories).map { words.theme(of: $0.label) })
  }

  func reading(of theme: Theme) -> SourceReading {
    let held = tranquility.tables.flatMap { table in
      table.categories.filter { words.theme(of: $0.label) == theme }.map { (table, $0) }
    }
    guard !held.isEmpty else { return .silent(.local) }
    let signals = held.flatMap(signals)
    guard signals.isEmpty else {
      return SourceReading(.local, facts: kept(signals), isMeasured: true)
    }
    let quiet = held.map(quiet)
    return SourceReading(
      .local, facts: quiet, isMeasured: quiet.contains { $0.kind == .localQuiet })
  }

  /// One a kind: two tables that both rise are one rise.
  ///
  /// Districts are told one by one, and make one fact together.
  private func kept(_ facts: [ThemeFact]) -> [ThemeFact] {
    [.mainCategory, .localRise, .localPlace].compactMap { kind in
      facts.first { $0.kind == kind }
    }
  }

  private func signals(
    _ table: TranquilityTable, _ category: TranquilityCategory
  ) -> [ThemeFact] {
    let subject = ThemeFact.Subject.words(category.label)
    func fact(
      _ kind: ThemeFact.Kind, value: Double? = nil, interval: Interval? = nil,
      place: String? = nil, finding: String? = nil
    ) -> ThemeFact {
      ThemeFact(
        kind, subject, value: value, interval: interval, place: place,
        finding: finding.map { "tranquillite.\(category.slug)\($0)" })
    }
    var facts: [ThemeFact] = []
    if let share = share(of: category, in: table), share >= parameters.mainCategoryShare {
      facts.append(fact(.mainCategory, value: share))
    }
    if let change = category.change.value, change.verdict == .rising {
      facts.append(fact(.localRise, value: change.ratio, interval: change.interval, finding: ""))
    } else if let trend = category.trend.value, trend.verdict == .rising {
      facts.append(fact(.localRise, value: 1 + trend.percentPerYear / 100, finding: ".evolution"))
    }
    facts += category.places.compactMap { place in
      guard let ratio = place.againstRest.value, ratio.verdict == .above else { return nil }
      return fact(
        .localPlace, value: ratio.ratio, interval: ratio.interval, place: place.name,
        finding: ".lieux")
    }
    return facts
  }

  /// Of what the table counts in its latest twelve months; nil where something hides it.
  private func share(of category: TranquilityCategory, in table: TranquilityTable) -> Double? {
    guard let count = category.latest?.value, let total = table.total, total > 0,
      count >= smallestBase
    else { return nil }
    return Double(count) / Double(total)
  }

  private func quiet(
    _ table: TranquilityTable, _ category: TranquilityCategory
  ) -> ThemeFact {
    let count = category.latest?.value
    let subject = ThemeFact.Subject.words(category.label)
    guard let count, count >= smallestBase else {
      return ThemeFact(.localUnknown, subject, value: nil)
    }
    return ThemeFact(.localQuiet, subject, value: Double(count))
  }
}

extension LocalThemes {
  /// Every district that a signal of the theme names.
  func places(of theme: Theme) -> [String] {
    let categories = tranquility.tables.flatMap(\.categories).filter {
      words.theme(of: $0.label) == theme
    }
    return categories.flatMap(\.places).filter { $0.againstRest.value?.verdict == .above }
      .map(\.name)
  }
}
