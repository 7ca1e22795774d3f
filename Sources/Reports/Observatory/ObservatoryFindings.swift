import Analysis
import Document
import Dossier
import Problems
import Templates
import Units

/// A numbered statement of the observatory with the figures that it rests on.
struct ObservatoryFinding {
  /// What a link to its proof bears: `tendance-standard-2`.
  let anchor: String
  let statement: [Inline]
  let measures: [Measure]
  /// What it was counted from.
  let source: String
  /// Whether the synthesis says it.
  var isPrincipal = false

  struct Measure {
    let name: String
    let value: String
    var interval: String?
    /// Corrected for the tests of its family.
    var adjustedP: Double?
  }
}

extension ObservatoryMaterial {
  /// All that is established of the period, source after source, in the order of the chapters.
  func findings() throws(Problem) -> [ObservatoryFinding] {
    var findings: [ObservatoryFinding] = []
    for observed in study.sources {
      findings += try changeFindings(observed)
      findings += try hourFindings(observed)
      findings += try monthFindings(observed)
      findings += try areaFindings(observed)
      findings += try spotFindings(observed)
    }
    return findings.map { finding in
      var finding = finding
      finding.isPrincipal = isPrincipal(finding)
      return finding
    }
  }

  /// Changes of any source; of the main one, what stands out of the week, the months and the town.
  private func isPrincipal(_ finding: ObservatoryFinding) -> Bool {
    func begins(_ kinds: String...) -> Bool { kinds.contains { finding.anchor.hasPrefix($0) } }
    if begins("evolution-") { return true }
    guard let main = study.main, finding.source == source(of: main).name else { return false }
    return begins("creneau--1-", "tendance-", "lieu-", "point-1-", "saison--1-")
  }

  func finding(
    _ kind: String, _ observed: SourceObservation, _ statement: [Inline],
    _ measures: [ObservatoryFinding.Measure]
  ) -> ObservatoryFinding {
    ObservatoryFinding(
      anchor: "\(kind)-\(key(of: observed))", statement: statement, measures: measures,
      source: source(of: observed).name)
  }

  func measure(
    _ key: String, _ value: String, _ interval: String? = nil, p: Double? = nil
  ) throws(Problem) -> ObservatoryFinding.Measure {
    ObservatoryFinding.Measure(
      name: try words("observatoire.mesures.\(key)"), value: value, interval: interval,
      adjustedP: p)
  }

  /// A ratio that was judged, with its interval and its p.
  func ratioMeasure(
    _ ratio: Double, _ interval: Interval, p: Double?
  ) throws(Problem) -> ObservatoryFinding.Measure {
    try measure(
      "rapport", French.decimal(ratio, places: 2), French.interval(interval, places: 2), p: p)
  }

  /// The whole of a source, then the categories that rose or fell, appeared or vanished.
  private func changeFindings(_ observed: SourceObservation) throws(Problem) -> [ObservatoryFinding]
  {
    var listed = observed.comparisons.filter { $0.category == nil }
    listed += changes(of: observed)
    var findings: [ObservatoryFinding] = []
    for comparison in listed {
      guard let statement = try changeStatement(comparison, observed) else { continue }
      var measures = [
        try measure("periode", printed(comparison.facts)),
        try measure("an-avant", printed(comparison.earlier.first?.facts)),
      ]
      if let ratio = comparison.change.value {
        measures.append(try ratioMeasure(ratio.ratio, ratio.interval, p: ratio.adjustedP))
      }
      findings.append(
        finding("evolution-\(comparison.category ?? -1)", observed, statement, measures))
    }
    return findings
  }

  private func changeStatement(
    _ comparison: CategoryComparison, _ observed: SourceObservation
  ) throws(Problem) -> [Inline]? {
    var scope = try scope(of: observed).adding([
      "categorie": .text(try name(ofCategory: comparison.category)),
      "nombre": .text(printed(comparison.facts)),
      "avant": .text(printed(comparison.earlier.first?.facts)),
    ])
    let kind = comparison.category == nil ? "ensemble" : "categorie"
    switch comparison.standing {
    case .appeared where comparison.category != nil:
      return try phrase("observatoire.constats.apparue", scope)
    case .vanished where comparison.category != nil:
      return try phrase("observatoire.constats.disparue", scope)
    default: break
    }
    guard let ratio = comparison.change.value else { return nil }
    scope["rapport"] = .number(ratio.ratio, places: 2)
    scope["intervalle"] = .interval(ratio.interval, places: 2)
    return try phrase("observatoire.constats.\(kind).\(ratio.verdict.rawValue)", scope)
  }

  private func hourFindings(_ observed: SourceObservation) throws(Problem) -> [ObservatoryFinding] {
    var findings: [ObservatoryFinding] = []
    for hours in observed.hours {
      guard let week = hours.week.value, let slot = week.slot.value,
        standing(of: slot) == .established
      else { continue }
      let scope = try scope(of: observed).adding(self.scope(of: slot)).adding([
        "categorie": .text(try name(ofCategory: hours.category))
      ])
      findings.append(
        finding(
          "creneau-\(hours.category ?? -1)", observed,
          try phrase("observatoire.constats.creneau", scope),
          [
            try measure("nombre", printed(slot.facts)), try measure("part", share(slot.share)),
            try ratioMeasure(slot.ratio, slot.interval, p: min(1, slot.p * Double(slotTests))),
          ]))
    }
    return findings
  }

  private func monthFindings(_ observed: SourceObservation) throws(Problem) -> [ObservatoryFinding]
  {
    var findings: [ObservatoryFinding] = []
    for series in observed.series {
      let scope = try scope(of: observed).adding([
        "categorie": .text(try name(ofCategory: series.category)),
        "mois": .text(try span(of: series.months)),
      ])
      let suffix = "\(series.category ?? -1)"
      if let trend = series.trend.value, trend.verdict != .notEstablished {
        findings.append(try trendFinding(trend, scope, observed, suffix))
      }
      if let change = series.change.value, change.isEstablished {
        findings.append(
          finding(
            "rupture-\(suffix)", observed,
            try phrase(
              "observatoire.constats.rupture",
              scope.adding([
                "premier": .text(monthName(change.firstMonth)),
                "rapport": .number(change.ratio, places: 2),
              ])),
            [
              try measure("rapport-niveaux", French.decimal(change.ratio, places: 2), p: change.p)
            ]))
      }
      if let season = series.season.value, season.isEstablished, !season.peaks.isEmpty {
        findings.append(try seasonFinding(season, scope, observed, suffix))
      }
    }
    return findings
  }

  private func trendFinding(
    _ trend: MonthlyTrend, _ scope: TemplateScope, _ observed: SourceObservation, _ suffix: String
  ) throws(Problem) -> ObservatoryFinding {
    let value = French.percent(trend.percentPerYear, places: 1, signed: true)
    let interval = signedInterval(trend.interval)
    return finding(
      "tendance-\(suffix)", observed,
      try phrase(
        "observatoire.constats.tendance.\(trend.verdict.rawValue)",
        scope.adding(["evolution": .text(value), "intervalle": .text(interval)])),
      [try measure("par-an", value, interval, p: trend.adjustedP)])
  }

  private func seasonFinding(
    _ season: TranquilitySeason, _ scope: TemplateScope, _ observed: SourceObservation,
    _ suffix: String
  ) throws(Problem) -> ObservatoryFinding {
    var measures: [ObservatoryFinding.Measure] = []
    for month in season.months where season.peaks.contains(month.month) {
      measures.append(
        ObservatoryFinding.Measure(
          name: try words(
            "observatoire.mesures.indice",
            ["mois": .text(CalendarDate.monthNames[month.month - 1])]),
          value: French.decimal(month.index, places: 2),
          interval: French.interval(month.interval, places: 2), adjustedP: season.adjustedP))
    }
    return finding(
      "saison-\(suffix)", observed,
      try phrase(
        "observatoire.constats.saison",
        scope.adding([
          "pics": .text(French.list(season.peaks.map { CalendarDate.monthNames[$0 - 1] }))
        ])), measures)
  }

  private func areaFindings(_ observed: SourceObservation) throws(Problem) -> [ObservatoryFinding] {
    let layers = space(of: observed)?.overall.layers ?? []
    var findings: [ObservatoryFinding] = []
    for layer in layers where layer.kind != .iris {
      for area in layer.areas {
        guard let ratio = area.againstRest.value, ratio.verdict == .above else { continue }
        let scope = try scope(of: observed).adding([
          "lieu": .text(area.name), "nombre": .text(printed(area.facts)),
          "rapport": .number(ratio.ratio, places: 2),
          "intervalle": .interval(ratio.interval, places: 2),
        ])
        var measures = [try measure("nombre", printed(area.facts))]
        if let rate = area.rate.value {
          measures.append(
            try measure(
              "taux", French.decimal(rate.perThousand, places: 1),
              French.interval(rate.interval, places: 1)))
        }
        measures.append(try ratioMeasure(ratio.ratio, ratio.interval, p: ratio.adjustedP))
        findings.append(
          finding(
            "lieu-\(layer.kind.rawValue)-\(area.area)", observed,
            try phrase("observatoire.constats.lieu.\(layer.kind.rawValue)", scope), measures))
      }
    }
    return findings
  }

  private func spotFindings(_ observed: SourceObservation) throws(Problem) -> [ObservatoryFinding] {
    guard let view = space(of: observed)?.overall else { return [] }
    var findings: [ObservatoryFinding] = []
    for spot in view.hotSpots where hasOwnPlaces(observed) {
      let scope = try spotScope(spot, observed)
      findings.append(
        finding(
          "point-\(spot.rank)", observed, try phrase("observatoire.constats.point", scope),
          [
            try measure("nombre", printed(spot.facts)),
            try measure("part", share(spot.shareOfFacts)),
            try measure("part-surface", share(spot.shareOfArea, places: 1)),
          ]))
    }
    guard let repeats = view.nearRepeats.value, repeats.isEstablished, let ratio = repeats.ratio
    else { return findings }
    let scope = try scope(of: observed).adding([
      "metres": .number(repeats.metres, places: 0), "jours": .integer(repeats.days),
      "rapport": .number(ratio, places: 2),
    ])
    return findings + [
      finding(
        "repetitions", observed, try phrase("observatoire.constats.repetitions", scope),
        [
          try measure("paires", printed(repeats.pairs)),
          try measure("attendues", French.decimal(repeats.expected, places: 1)),
          try measure("rapport", French.decimal(ratio, places: 2), p: repeats.pValue),
        ])
    ]
  }
}
