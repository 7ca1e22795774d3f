import Analysis
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// A heading that states what was established in the table.
  func title(of table: TranquilityTable) throws(Problem) -> [Inline] {
    guard table.windows?.previous != nil else { return try phrase("tranquillite.section.court") }
    func names(_ verdict: Finding.Verdict) throws(Problem) -> String {
      let found = table.categories.filter { $0.change.value?.verdict == verdict }
      // A title stays on its line.
      return found.count > 2
        ? try words("tranquillite.section.nombreuses", ["n": .text(spelled(found.count))])
        : French.list(found.map(\.labelInSentence))
    }
    let rising = try names(.rising)
    let falling = try names(.falling)
    let scope: TemplateScope = ["hausse": .text(rising), "baisse": .text(falling)]
    switch (rising.isEmpty, falling.isEmpty) {
    case (false, false): return try phrase("tranquillite.section.les-deux", scope)
    case (false, true): return try phrase("tranquillite.section.hausse", scope)
    case (true, false): return try phrase("tranquillite.section.baisse", scope)
    case (true, true): return try phrase("tranquillite.section.aucune")
    }
  }

  /// How many, over which months, compared with which.
  func opening(of table: TranquilityTable) throws(Problem) -> [Inline] {
    guard let windows = table.windows, let total = table.total else {
      return try phrase("tranquillite.phrases.trop-court")
    }
    var scope = try scope(of: table)
    scope["total"] = .integer(total)
    scope["hors"] = .text(
      table.categories.contains { $0.latest == .hidden || $0.previous == .hidden }
        ? try words("tranquillite.phrases.hors") : "")
    scope["n"] = .integer(windows.comparedPeriods)
    scope["sur"] = .integer(windows.periods)
    let comparison =
      windows.previous == nil
      ? "trop-court"
      : windows.comparedPeriods < windows.periods
        ? "periode-reduite" : table.step == 12 ? "annuelle" : "periode-egale"
    return try phrase("tranquillite.phrases.total", scope) + [.text(" ")]
      + (try phrase("tranquillite.phrases.\(comparison)", scope))
  }

  /// How many categories are told one by one; the tables have them all.
  private static let categoriesTold = 6

  /// What changed over twelve months, then what can't be said to.
  func changes(in table: TranquilityTable) throws(Problem) -> [Inline] {
    guard table.windows?.previous != nil else { return [] }
    var sentences: [[Inline]] = []
    let changed = table.categories.filter {
      $0.change.value.map { $0.verdict != .notEstablished } ?? false
    }
    for category in changed.prefix(Self.categoriesTold) {
      guard let ratio = category.change.value else { continue }
      let scope = try scope(of: table).adding(self.scope(of: ratio)).adding([
        "categorie": .text(category.label), "nombre": .text(printed(category.latest)),
        "avant": .text(printed(category.previous)),
      ])
      sentences.append(
        citing(
          category.findingIdentifier,
          in: try phrase("tranquillite.phrases.\(ratio.verdict.rawValue)", scope)))
    }
    if changed.count > Self.categoriesTold {
      sentences.append(
        try phrase(
          "tranquillite.phrases.suite",
          ["n": .integer(changed.count - Self.categoriesTold)]))
    }
    let others = table.categories.filter { $0.change.value?.verdict == .notEstablished }
    if !others.isEmpty {
      sentences.append(
        try phrase(
          "tranquillite.phrases.\(sentences.isEmpty ? "aucune-toutes" : "aucune")",
          ["categories": .text(try listed(others))]))
    }
    let small = table.categories.filter {
      if case .baseTooSmall? = $0.change.reason { true } else { false }
    }
    let hidden = table.categories.filter { $0.change.reason == .hidden }
    for (key, group) in [("petits", small), ("masques", hidden)] where !group.isEmpty {
      sentences.append(
        try phrase("tranquillite.phrases.\(key)", ["categories": .text(try listed(group))]))
    }
    return joined(sentences)
  }

  /// Over the years.
  func trends(in table: TranquilityTable) throws(Problem) -> [Inline] {
    let years = table.categories.map(\.years.count).max() ?? 0
    let scope: TemplateScope = [
      "n": .text(spelled(years)),
      "minimum": .text(spelled(findings.context.parameters.minimumTrendYears)),
    ]
    guard table.categories.contains(where: { $0.trend.value != nil }) else {
      let isLong = years >= findings.context.parameters.minimumTrendYears
      let isHidden = table.categories.contains { $0.trend.reason == .hidden }
      let key = isLong ? (isHidden ? "masques" : "petits") : "court"
      return try phrase("tranquillite.phrases.tendance.\(key)", scope)
    }
    var sentences: [[Inline]] = []
    for category in table.categories {
      guard let trend = category.trend.value,
        trend.verdict == .rising || trend.verdict == .falling
      else { continue }
      let scope = scope.adding(try self.scope(of: trend)).adding([
        "categorie": .text(category.labelInSentence)
      ])
      sentences.append(
        citing(
          category.findingIdentifier + ".evolution",
          in: try phrase("tranquillite.phrases.tendance.\(trend.verdict.rawValue)", scope)))
    }
    return sentences.isEmpty
      ? try phrase("tranquillite.phrases.tendance.aucune", scope) : joined(sentences)
  }

  /// The months of each category that stand out.
  func seasons(in table: TranquilityTable) throws(Problem) -> [Inline] {
    var sentences: [[Inline]] = []
    for category in table.seasonal.prefix(Self.categoriesTold) {
      guard let season = category.season.value, !season.peaks.isEmpty else { continue }
      let months = season.peaks.map { CalendarDate.monthNames[$0 - 1] }
      sentences.append(
        try phrase(
          "tranquillite.phrases.saison",
          ["categorie": .text(category.label), "mois": .text(French.list(months))]))
    }
    return sentences.isEmpty ? try phrase("tranquillite.phrases.saison-aucune") : joined(sentences)
  }

  /// How many sentences of each kind stand beside the map; the findings have them all.
  private static let placesTold = 2

  /// Where: the share of the first places, the districts that stand out most, those that change.
  func placeSentences(of table: TranquilityTable) throws(Problem) -> [[Inline]] {
    guard !table.places.isEmpty else { return [] }
    var sentences: [[Inline]] = []
    if let first = try firstPlaces(of: table) { sentences.append(first) }
    let outstanding = table.categories.filter { $0.outstandingPlace != nil }
      .sorted { ($1.outstandingRatio, $0.slug) < ($0.outstandingRatio, $1.slug) }
    for category in outstanding.prefix(Self.placesTold) {
      if let sentence = try outstandingSentence(category, table) { sentences.append(sentence) }
    }
    var changes: [[Inline]] = []
    for category in table.categories { changes += try placeChanges(category, table) }
    sentences += changes.prefix(Self.placesTold)
    if table.hasRates, outstanding.isEmpty {
      sentences.append(try phrase("tranquillite.phrases.lieux-aucun"))
    }
    return sentences
  }

  private func outstandingSentence(
    _ category: TranquilityCategory, _ table: TranquilityTable
  ) throws(Problem) -> [Inline]? {
    guard let place = category.outstandingPlace, let ratio = place.againstRest.value,
      let rate = place.rate
    else { return nil }
    let decimals = places(for: rate.perThousand)
    let scope = try scope(of: table).adding(self.scope(of: ratio)).adding([
      "categorie": .text(category.label), "lieu": .text(place.name),
      "taux": .number(rate.perThousand, places: decimals),
      "taux-intervalle": .interval(rate.interval, places: decimals),
    ])
    return citing(
      category.findingIdentifier + ".lieux",
      in: try phrase("tranquillite.phrases.lieux", scope))
  }

  /// The two places with the most, when there are more than three and their shares can be said.
  private func firstPlaces(of table: TranquilityTable) throws(Problem) -> [Inline]? {
    let first = table.places.filter { $0.mergedPlaces == 1 }.prefix(2)
    guard let total = table.total, total > 0, first.count == 2, table.places.count > 3 else {
      return nil
    }
    let counts = first.compactMap { $0.latest?.value }
    guard counts.count == 2 else { return nil }
    let share = Double(counts.reduce(0, +)) / Double(total) * 100
    return try phrase(
      "tranquillite.phrases.premiers",
      try scope(of: table).adding([
        "lieux": .text(French.list(first.map(\.name))), "part": .percent(share, places: 0),
      ]))
  }

  private func placeChanges(
    _ category: TranquilityCategory, _ table: TranquilityTable
  ) throws(Problem) -> [[Inline]] {
    var sentences: [[Inline]] = []
    for place in category.places where place.mergedPlaces == 1 {
      guard let ratio = place.change.value, ratio.verdict != .notEstablished else { continue }
      let scope = try scope(of: table).adding(self.scope(of: ratio)).adding([
        "categorie": .text(category.label), "lieu": .text(place.name),
        "nombre": .text(printed(place.latest)), "avant": .text(printed(place.previous)),
      ])
      let direction = ratio.verdict == .rising ? "hausse" : "baisse"
      sentences.append(
        citing(
          category.findingIdentifier + ".lieux." + slug(of: place.name),
          in: try phrase("tranquillite.phrases.lieux-\(direction)", scope)))
    }
    return sentences
  }

  private func joined(_ sentences: [[Inline]]) -> [Inline] {
    Array(sentences.joined(separator: [.text(" ")]))
  }
}

extension TranquilityCategory {
  /// Of its change over twelve months; others begin with it.
  fileprivate var findingIdentifier: String {
    "\(Finding.Domain.tranquility.rawValue).\(slug)"
  }

  /// « nuisances sonores », and « N6 » as it is.
  var labelInSentence: String {
    label.dropFirst().first?.isLowercase ?? false ? label.lowercasedFirst : label
  }

  /// How far the place that stands out is above the others; 0 without one.
  var outstandingRatio: Double { outstandingPlace?.againstRest.value?.ratio ?? 0 }
}
